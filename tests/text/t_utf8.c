/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/utf8.h"

#include <string.h>

#include "tests/run.h"

#define ROUNDS 20000

/* What is valid of it is what stands before the bar. */
static const struct {
	const char *valid;
	const char *rest;
} cases[] = {
	{ "", "" },
	{ "abc", "" },
	{ "seven..eight bytes, and more of them", "" },
	{ "\x7f", "\x80" },
	{ "", "\xbf"
	      "a" },
	{ "\xc2\x80", "" },
	{ "M\xc3\xbcller", "" },
	{ "12345678\xc3\xbc", "" },
	{ "1234567\xc3\xbc"
	  "8",
	  "" },
	{ "", "\xc0\x80" },
	{ "", "\xc1\xbf" },
	{ "", "\xe0\x9f\xbf" },
	{ "\xe0\xa0\x80", "" },
	{ "\xed\x9f\xbf", "\xed\xa0\x80" },
	{ "\xee\x80\x80", "\xed\xbf\xbf" },
	{ "\xef\xbf\xbf", "" },
	{ "", "\xf0\x8f\xbf\xbf" },
	{ "\xf0\x90\x80\x80", "" },
	{ "\xf4\x8f\xbf\xbf", "\xf4\x90\x80\x80" },
	{ "", "\xf5\x80\x80\x80" },
	{ "", "\xf8\x88\x80\x80\x80" },
	{ "", "\xff" },
	/* cut off */
	{ "a", "\xc3" },
	{ "a", "\xe2\x82" },
	{ "a", "\xf0\x9f\x98" },
	{ "a", "\xe2\x82"
	       "b" },
};

START_TEST(what_is_valid_is_known)
{
	g_autofree char *all =
		g_strconcat(cases[_i].valid, cases[_i].rest, NULL);

	ck_assert_uint_eq(utf8_valid_length(all, strlen(all)),
			  strlen(cases[_i].valid));
}
END_TEST

START_TEST(a_nul_is_a_character)
{
	ck_assert_uint_eq(utf8_valid_length("a\0b\0\xff", 5), 4);
	ck_assert_uint_eq(utf8_valid_length("\0", 1), 1);
}
END_TEST

/* Bytes that are much like UTF-8, of any length and at any place. */
static gsize make_bytes(GRand *random, char *bytes, gsize max)
{
	static const char some[] = "ab\x7f\x80\x8f\x90\x9f\xa0\xbf\xc2\xdf\xe0"
				   "\xe1\xed\xef\xf0\xf1\xf4";
	gsize len = (gsize)g_rand_int_range(random, 0, (gint32)max + 1);

	for (gsize i = 0; i < len; i++) {
		gsize which =
			(gsize)g_rand_int_range(random, 0, sizeof(some) + 20);

		bytes[i] = which < sizeof(some) - 1 ? some[which] : 'x';
	}
	return len;
}

START_TEST(of_any_bytes_it_says_what_glib_says)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(1);
	char bytes[40];
	guint valid = 0;

	for (guint i = 0; i < ROUNDS; i++) {
		gsize len = make_bytes(random, bytes, sizeof(bytes));
		const char *end;

		valid += g_utf8_validate(bytes, (gssize)len, &end);
		ck_assert_uint_eq(utf8_valid_length(bytes, len), end - bytes);
	}
	/* Both happen. */
	ck_assert_uint_gt(valid, ROUNDS / 50);
	ck_assert_uint_lt(valid, ROUNDS / 2);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("utf8");
	TCase *tcase = tcase_create("utf8");

	tcase_add_loop_test(tcase, what_is_valid_is_known, 0,
			    G_N_ELEMENTS(cases));
	tcase_add_test(tcase, a_nul_is_a_character);
	tcase_add_test(tcase, of_any_bytes_it_says_what_glib_says);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
