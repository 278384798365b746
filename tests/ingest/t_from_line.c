/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/from_line.h"

#include <string.h>

#include "tests/run.h"

static const struct {
	const char *line;
	gboolean is;
	gboolean has_date;
} lines[] = {
	{ "From a@example.org Mon Jul 12 09:00:00 2004\n", TRUE, TRUE },
	{ "From a@example.org  Mon Jul  2 9:00 2004\r\n", TRUE, TRUE },
	{ "From a@example.org Mon Jul 12 09:00:00 CEST 2004", TRUE, TRUE },
	{ "From a@example.org Mon Jul 12 09:00:00 2004 +0200", TRUE, TRUE },
	{ "From a@example.org Mon Jul 12 09:00:00 +0200 (DST) x 2004", TRUE,
	  TRUE },
	{ "From a Mon Jul 12 09:00:00 2004 remote from b", TRUE, TRUE },
	{ "From \"a b\"@example.org mon jul 12 09:00:00 2004", TRUE, TRUE },
	{ "From 8a7a81d7a0d5e2ba Mon Sep 17 00:00:00 2001", TRUE, TRUE },
	{ "From Mon Jul 12 09:00:00 2004", TRUE, TRUE },
	/* What a letter says */
	{ "From now on, in Jul 2004, all is well\n", TRUE, FALSE },
	{ "From 12 to 14:00 in July 2004 we meet\n", TRUE, FALSE },
	{ "From a@example.org Mon Jul 12 09:00:00", TRUE, FALSE },
	{ "From a@example.org Mon Jul 12 09:00:00 a b c d 2004", TRUE, FALSE },
	{ "From a@example.org Mon Jul 123 09:00:00 2004", TRUE, FALSE },
	{ "From a@example.org Mon Jul 12 9:0 2004", TRUE, FALSE },
	{ "From a@example.org Mon Jul 12 09:00:00:00 2004", TRUE, FALSE },
	{ "From a@example.org Mon Jup 12 09:00:00 2004", TRUE, FALSE },
	{ "From ", TRUE, FALSE },
	{ "From", FALSE, FALSE },
	{ "From: a Mon Jul 12 09:00:00 2004", FALSE, FALSE },
	{ "From : a Mon Jul 12 09:00:00 2004", FALSE, FALSE },
	{ ">From a Mon Jul 12 09:00:00 2004", FALSE, FALSE },
	{ "from a Mon Jul 12 09:00:00 2004", FALSE, FALSE },
	{ "", FALSE, FALSE },
};

START_TEST(a_from_line_is_known)
{
	gsize len = strlen(lines[_i].line);

	ck_assert_int_eq(from_line_is(lines[_i].line, len), lines[_i].is);
	ck_assert_int_eq(from_line_has_date(lines[_i].line, len),
			 lines[_i].has_date);
}
END_TEST

/* Neither behind its end nor far behind its beginning is anything read. */
START_TEST(a_long_line_is_none)
{
	g_autoptr(GString) line = g_string_new("From ");
	const char date[] = "a Mon Jul 12 09:00:00 2004";

	for (guint i = 0; i < 300; i++)
		g_string_append(line, "word ");
	g_string_append(line, date);
	ck_assert(!from_line_has_date(line->str, line->len));
	ck_assert(!from_line_has_date("From a Mon Jul 12 09:00:00 2004", 27));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("from_line");
	TCase *tc = tcase_create("from_line");

	tcase_add_loop_test(tc, a_from_line_is_known, 0, G_N_ELEMENTS(lines));
	tcase_add_test(tc, a_long_line_is_none);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
