/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/classic_entry.h"

#include <string.h>

#include "registry/classic.h"
#include "tests/run.h"

#define HEAD "-------\n"

static PublishedList *read_text(const char *text)
{
	g_autofree char *whole = g_strconcat(HEAD, text, NULL);

	return classic_read(whole, strlen(whole));
}

static char *written(const ListLine *line)
{
	g_autoptr(GString) out = g_string_new(NULL);

	classic_write(out, line);
	return g_string_free(g_steal_pointer(&out), FALSE);
}

#define A4  "a               2000/tcp   A\n"
#define B4  "b               2001/tcp    B\n" /* one further right */
#define C5  "c               20000/tcp   C\n"
#define T4  "d\t\t2002/tcp\tD\n" /* in 32 */
#define ANN "#                          Ann\n"
#define BEN "#                           Ben\n"

static const struct {
	const char *text;
	guint place;
	guint16 port;
	ClassicColumns want;
} columns[] = {
	{ "", 0, 2003, { 16, 27, 27 } },
	{ A4 ANN, 3, 2003, { 16, 27, 27 } },
	/* line 0 is the heading; the place itself is not asked */
	{ A4 B4 B4 ANN BEN BEN, 7, 2003, { 16, 28, 28 } },
	/* of as many, what the nearer ones do */
	{ A4 B4, 3, 2003, { 16, 28, 27 } },
	{ B4 A4, 3, 2003, { 16, 27, 27 } },
	/* only those of as many digits */
	{ A4 A4 C5, 4, 20001, { 16, 28, 27 } },
	{ A4 A4 C5, 4, 2003, { 16, 27, 27 } },
	{ A4 A4 C5, 4, 200, { 16, 27, 27 } },
	/* a tab is worth as much as it shows */
	{ T4 T4 A4, 4, 2003, { 16, 32, 27 } },
	{ "x                 7/tcp    X\n", 2, 9, { 18, 27, 27 } },
	/* no description, no port of its own: no example */
	{ "a               2000/tcp\n" A4, 1, 2003, { 16, 27, 27 } },
	{ "a               2000-2009/tcp      A\n" A4,
	  2,
	  2003,
	  { 16, 27, 27 } },
};

START_TEST(columns_are_those_of_most_neighbours)
{
	g_autoptr(PublishedList) list = read_text(columns[_i].text);
	ClassicColumns got = classic_columns(list->lines, columns[_i].place,
					     columns[_i].port);

	ck_assert_uint_eq(got.ports, columns[_i].want.ports);
	ck_assert_uint_eq(got.description, columns[_i].want.description);
	ck_assert_uint_eq(got.contact, columns[_i].want.contact);
}
END_TEST

static const struct {
	const char *name;
	const char *description;
	const char *want;
} entries[] = {
	{ "sums", "Super", "sums            2003/tcp   Super" },
	{ "sums", "", "sums            2003/tcp" },
	{ "fifteen-letters", "Super", "fifteen-letters 2003/tcp   Super" },
	{ "sixteen-letters-", "Super", "sixteen-letters- 2003/tcp  Super" },
	{ "", "Reserved", "                2003/tcp   Reserved" },
};

START_TEST(an_entry_stands_in_its_columns_and_is_read_again)
{
	const ClassicColumns at = { 16, 27, 27 };
	Entry *entry = entry_new();
	g_autoptr(ListLine) line = NULL;
	g_autoptr(PublishedList) again = NULL;
	g_autofree char *text = NULL;

	entry->has_port = TRUE;
	entry->ports = (PortRange){ 2003, 2003 };
	entry_set(entry, ENTRY_NAME, entries[_i].name);
	entry_set(entry, ENTRY_TRANSPORT, "tcp");
	entry_set(entry, ENTRY_DESCRIPTION, entries[_i].description);
	if (!*entries[_i].name)
		entry->status = ENTRY_RESERVED;
	line = classic_entry_line(at, entry);
	text = written(line);
	ck_assert_str_eq(text, entries[_i].want);
	again = read_text(text);
	ck_assert(list_line_equal(list_line_at(again, 1), line));
}
END_TEST

START_TEST(a_contact_stands_in_its_column)
{
	const ClassicColumns at = { 16, 27, 28 };
	g_autoptr(ListLine) line =
		classic_contact_line(at, "Ann <ann@example.org> May 2004");
	g_autofree char *text = written(line);

	ck_assert_str_eq(text, "#                           "
			       "Ann <ann@example.org> May 2004");
}
END_TEST

static const struct {
	const char *model;
	PortRange ports;
	const char *want;
} rests[] = {
	{ "#               2000-2009  Unassigned",
	  { 2001, 2009 },
	  "#               2001-2009  Unassigned" },
	{ "#               2000-2009  Unassigned",
	  { 2009, 2009 },
	  "#               2009       Unassigned" },
	{ "#               2009       Unassigned",
	  { 2000, 2009 },
	  "#               2000-2009  Unassigned" },
	{ "#               45967-46998 Unassigned ",
	  { 45968, 45968 },
	  "#               45968       Unassigned " },
	{ "#               9998-10009  Unassigned",
	  { 10000, 10009 },
	  "#               10000-10009 Unassigned" },
	{ "#\t\t802-809    Unassigned",
	  { 803, 809 },
	  "#\t\t803-809    Unassigned" },
	{ "#\t\t802-809\tUnassigned", { 809, 809 }, "#\t\t809     Unassigned" },
	/* no room left: apart in any case */
	{ "#               1-2 Unassigned",
	  { 10000, 10001 },
	  "#               10000-10001 Unassigned" },
};

START_TEST(what_is_left_of_a_line_keeps_its_column)
{
	g_autoptr(PublishedList) list = read_text(rests[_i].model);
	g_autoptr(ListLine) line =
		classic_ports_line(list_line_at(list, 1), rests[_i].ports);
	g_autoptr(PublishedList) again = NULL;
	g_autofree char *text = written(line);

	ck_assert_str_eq(text, rests[_i].want);
	again = read_text(text);
	ck_assert(list_line_equal(list_line_at(again, 1), line));
}
END_TEST

static const struct {
	const char *old;
	const char *want; /* NULL: it has no date */
} dates[] = {
	{ "(last updated 2004-03-17) ", "(last updated 2006-02-05) " },
	{ "(last updated 9 September 2004)", "(last updated 5 February 2006)" },
	{ "(last updated 22 December 2005) ",
	  "(last updated 5 February 2006) " },
	{ "(last updated 09 May 2004)", "(last updated 05 February 2006)" },
	{ "(last updated May 9, 2004)", "(last updated 2006-02-05)" },
	{ "(last updated )", "(last updated 2006-02-05)" },
	{ "(last updated 2004-03-17), by hand",
	  "(last updated 2006-02-05), by hand" },
	{ "(last updated 2004-03-17", NULL },
};

START_TEST(a_date_is_written_in_the_style_of_the_old_one)
{
	g_autoptr(GDateTime) date = g_date_time_new_utc(2006, 2, 5, 9, 0, 0);
	g_autoptr(ListLine) old = list_line_new(LINE_UPDATED);
	g_autoptr(ListLine) line = NULL;
	g_autofree char *text = NULL;

	old->raw = g_bytes_new(dates[_i].old, strlen(dates[_i].old));
	line = classic_updated_line(old, date);
	text = line ? written(line) : NULL;
	ck_assert_pstr_eq(text, dates[_i].want);
}
END_TEST

START_TEST(a_month_is_english_whatever_the_locale)
{
	g_autoptr(GDateTime) date = g_date_time_new_utc(2004, 10, 1, 0, 0, 0);
	g_autofree char *month = classic_month(date);

	ck_assert_str_eq(month, "October 2004");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("classic_entry");
	TCase *tc = tcase_create("classic_entry");

	tcase_add_loop_test(tc, columns_are_those_of_most_neighbours, 0,
			    G_N_ELEMENTS(columns));
	tcase_add_loop_test(tc,
			    an_entry_stands_in_its_columns_and_is_read_again, 0,
			    G_N_ELEMENTS(entries));
	tcase_add_test(tc, a_contact_stands_in_its_column);
	tcase_add_loop_test(tc, what_is_left_of_a_line_keeps_its_column, 0,
			    G_N_ELEMENTS(rests));
	tcase_add_loop_test(tc, a_date_is_written_in_the_style_of_the_old_one,
			    0, G_N_ELEMENTS(dates));
	tcase_add_test(tc, a_month_is_english_whatever_the_locale);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
