/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/date.h"

#include "tests/run.h"

static const struct {
	const char *words;
	const char *figures; /* NULL: no date */
} dates[] = {
	{ "July 2004", "2004-07" },
	{ "12 July 2004", "2004-07-12" },
	{ "1 December 1999", "1999-12-01" },
	{ "31 January 2010", "2010-01-31" },
	{ "32 July 2004", NULL },
	{ "0 July 2004", NULL },
	{ "Juli 2004", NULL },
	{ "July", NULL },
	{ "July 2004 x", NULL },
	{ "July  2004", NULL },
	{ "", NULL },
	{ "2004", NULL },
	{ "2004-7", NULL },
	{ "2004-13", NULL },
	{ "2004-00", NULL },
	{ "2004-07-32", NULL },
	{ "2004-07-1", NULL },
	{ "2004/07", NULL },
	{ "20040712", NULL },
	{ "2004-07-", NULL },
};

START_TEST(words_are_figures)
{
	g_autofree char *is = date_in_figures(dates[_i].words);
	g_autofree char *again = NULL;

	ck_assert_int_eq(is != NULL, dates[_i].figures != NULL);
	if (!is)
		return;
	ck_assert_str_eq(is, dates[_i].figures);
	again = date_in_figures(is);
	ck_assert_str_eq(again, is);
}
END_TEST

START_TEST(figures_are_words)
{
	const char *figures = dates[_i].figures;
	g_autofree char *is =
		date_in_words(figures ? figures : dates[_i].words);

	ck_assert_str_eq(is, dates[_i].words);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("date");
	TCase *tc = tcase_create("date");

	tcase_add_loop_test(tc, words_are_figures, 0, G_N_ELEMENTS(dates));
	tcase_add_loop_test(tc, figures_are_words, 0, G_N_ELEMENTS(dates));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
