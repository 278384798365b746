/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/token.h"

#include <string.h>

#include "tests/run.h"

#define NOW 1089622800

static const struct {
	const char *secret;
	const char *purpose;
	const char *subject;
	gint64 now;
	gint64 age;
} rows[] = {
	{ "s1", "page", "user-2004 192.0.2.1", NOW, 0 },
	{ "s1", "page", "user-2004 192.0.2.1", NOW + 60, 60 },
	{ "s1", "page", "user-2004 192.0.2.1", NOW - 1, -1 },
	{ "s1", "page", "user-2004 192.0.2.1", NOW - 60, -1 },
	{ "s2", "page", "user-2004 192.0.2.1", NOW, -1 },
	{ "s1", "pages", "user-2004 192.0.2.1", NOW, -1 },
	{ "s1", "page", "user-2004 192.0.2.2", NOW, -1 },
	{ "s1", "page", "rfc6335 192.0.2.1", NOW, -1 },
	{ "s1", "", "user-2004 192.0.2.1", NOW, -1 },
};

START_TEST(a_token_is_for_one_thing)
{
	g_autofree char *token =
		token_make("s1", "page", "user-2004 192.0.2.1", "a1", NOW);

	ck_assert_int_eq(token_age(rows[_i].secret, rows[_i].purpose,
				   rows[_i].subject, token, rows[_i].now),
			 rows[_i].age);
}
END_TEST

/* Each character of it counts. */
START_TEST(a_changed_token_is_none)
{
	g_autofree char *token = token_make("s1", "page", "x", "a1", NOW);

	for (gsize i = 0; i < strlen(token); i++) {
		g_autofree char *other = g_strdup(token);

		other[i] = other[i] == '1' ? '2' : '1';
		ck_assert_int_eq(
			token_age("s1", "page", "x", other, NOW + 1000), -1);
		other[i] = '\0';
		ck_assert_int_eq(
			token_age("s1", "page", "x", other, NOW + 1000), -1);
	}
	ck_assert_int_eq(token_age("s1", "page", "x", token, NOW), 0);
	ck_assert_int_eq(token_age("s1", "page", "x", "", NOW), -1);
	ck_assert_int_eq(token_age("s1", "page", "x", ".", NOW), -1);
}
END_TEST

START_TEST(two_pages_of_one_second_differ)
{
	g_autofree char *one = token_make("s1", "page", "x", "a1", NOW);
	g_autofree char *two = token_make("s1", "page", "x", "a2", NOW);

	ck_assert_str_ne(one, two);
	ck_assert_int_eq(token_age("s1", "page", "x", two, NOW + 1), 1);
}
END_TEST

/* What is for one is for no other, however the words are cut. */
START_TEST(aliases_differ)
{
	g_autofree char *one = token_alias("s", "ab", "c");
	g_autofree char *two = token_alias("s", "a", "bc");
	g_autofree char *three = token_alias("t", "ab", "c");
	g_autofree char *again = token_alias("s", "ab", "c");
	g_autofree char *colon = token_alias("s", "ab:c", "d");
	g_autofree char *other = token_alias("s", "ab", "c:d");

	ck_assert_uint_eq(strlen(one), 64);
	ck_assert_str_ne(one, two);
	ck_assert_str_ne(one, three);
	ck_assert_str_eq(one, again);
	ck_assert_str_ne(colon, other);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("token");
	TCase *tc = tcase_create("token");

	tcase_add_loop_test(tc, a_token_is_for_one_thing, 0,
			    G_N_ELEMENTS(rows));
	tcase_add_test(tc, a_changed_token_is_none);
	tcase_add_test(tc, two_pages_of_one_second_differ);
	tcase_add_test(tc, aliases_differ);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
