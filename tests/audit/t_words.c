/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/words.h"

#include "audit/cut.h"
#include "tests/large.h"
#include "tests/run.h"

static const struct {
	const char *a;
	const char *b;
	guint distance; /* 3: more than 2 */
	gboolean error;
} pairs[] = {
	{ "license", "license", 0, TRUE },
	{ "license", "licnese", 1, TRUE },
	{ "licnese", "license", 1, TRUE },
	{ "oracle", "oracel", 1, TRUE },
	{ "encapsulation", "ncapsulation", 1, TRUE },
	{ "service", "sercice", 1, TRUE },
	{ "management", "managmant", 2, TRUE },
	{ "Server", "server", 1, TRUE },
	{ "abcd", "badc", 2, FALSE },
	{ "&", "$", 1, TRUE },
	{ "ab", "ba", 1, FALSE },
	{ "nkd", "nkdn", 1, FALSE },
	{ "transport", "name", 3, FALSE },
	{ "", "abc", 3, FALSE },
	{ "", "", 0, TRUE },
	{ "port1", "port2", 1, FALSE },
	{ "3com-lamp", "com3-lamp", 2, TRUE },
	{ "snmp-tcp", "snmp-udp", 2, FALSE },
	{ "SNMP-TLS", "SNMP-DTLS", 1, FALSE },
	{ "Str\xc3\xa4tling", "Stratling", 1, TRUE },
	{ "ca", "abc", 3, FALSE }, /* no letter is moved twice */
};

START_TEST(a_typing_error_is_told_from_another_word)
{
	ck_assert_uint_eq(typing_distance(pairs[_i].a, pairs[_i].b, 2),
			  pairs[_i].distance);
	ck_assert_uint_eq(typing_distance(pairs[_i].b, pairs[_i].a, 2),
			  pairs[_i].distance);
	ck_assert_int_eq(typing_error(pairs[_i].a, pairs[_i].b),
			 pairs[_i].error);
}
END_TEST

START_TEST(words_are_counted)
{
	g_autoptr(Words) words = words_new();

	words_add(words, "A lamp, \"lamp\" (Lamp) & lamp's\n & &");
	ck_assert_uint_eq(words_count(words, "lamp"), 2);
	ck_assert_uint_eq(words_count(words, "Lamp"), 1);
	ck_assert_uint_eq(words_count(words, "&"), 3);
	ck_assert_uint_eq(words_count(words, "lam"), 0);
	ck_assert_uint_eq(words_distance(words, "$"), 1);
	ck_assert_uint_eq(words_distance(words, "lamps"), 3);
}
END_TEST

static const struct {
	const char *text; /* what the list has */
	const char *start;
	const char *whole;
} completions[] = {
	{ "Protocol Protocol Protoplasm", "Pro", "Protocol" },
	{ "Protoplasm Protocol", "Pro", "Protocol" },
	{ "Protocol Pro Protocol Protocol", "Pro", "Protocol" },
	{ "Protocol pro Protocol", "Pro", NULL },
	{ "Ports", "Port", NULL },
	{ "Portal Portal", "Port", "Portal" },
	{ "", "Port", NULL },
};

START_TEST(a_cut_word_goes_on)
{
	g_autoptr(Words) words = words_new();

	words_add(words, completions[_i].text);
	ck_assert_pstr_eq(words_completion(words, completions[_i].start, 2),
			  completions[_i].whole);
}
END_TEST

static const struct {
	const char *description;
	gboolean possible;
	const char *rest;
} cuts[] = {
	{ "Licklider Transmission Pr", TRUE, "Licklider Transmission " },
	{ "Licklider Transmission P", FALSE, "Licklider Transmission P" },
	{ "Licklider Transmission 12", FALSE, "Licklider Transmission 12" },
	{ "abcdefghijklmnopqrstuvwxy", TRUE, "" },
	{ "Str\xc3\xa4tlings Transmission \xc3\xa4", TRUE,
	  "Str\xc3\xa4tlings Transmission " },
	{ "Str\xc3\xa4tlings Transmissio \xc3\xa4", FALSE,
	  "Str\xc3\xa4tlings Transmissio \xc3\xa4" },
	{ "", FALSE, "" },
};

START_TEST(twenty_five_characters_may_be_cut)
{
	const char *text = cuts[_i].description;
	g_autofree char *rest = cut_without_rest(text);

	ck_assert_int_eq(cut_is_possible(text), cuts[_i].possible);
	ck_assert_str_eq(rest, cuts[_i].rest);
}
END_TEST

START_TEST(a_mebibyte_is_quickly_compared)
{
	g_autofree char *a = large_text("a", "ab");
	g_autofree char *b = large_text("b", "ab");
	g_autoptr(Words) words = words_new();
	clock_t start = clock();

	ck_assert(typing_distance(a, b, 2) <= 3);
	typing_error(a, b);
	words_add(words, a);
	words_distance(words, b);
	assert_quick(start);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("words");
	TCase *tc = tcase_create("words");

	tcase_add_loop_test(tc, a_typing_error_is_told_from_another_word, 0,
			    G_N_ELEMENTS(pairs));
	tcase_add_test(tc, words_are_counted);
	tcase_add_loop_test(tc, a_cut_word_goes_on, 0,
			    G_N_ELEMENTS(completions));
	tcase_add_loop_test(tc, twenty_five_characters_may_be_cut, 0,
			    G_N_ELEMENTS(cuts));
	tcase_add_test(tc, a_mebibyte_is_quickly_compared);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
