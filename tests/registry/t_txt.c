/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/txt.h"

#include <string.h>

#include "registry/csv.h"
#include "registry/txt_columns.h"
#include "tests/registry/write_back.h"

#define TITLE "   Service Name and Transport Protocol Port Number Registry\n\n"
#define HEADING                                                                \
	" Service Name   Port Number Protocol          Description           " \
	" Assignee       Contact        Date         Date     Reference    "   \
	"Code            Unauthorized                               "          \
	"Assignment Notes\n\n"

/* "7000/tcp sums (Sums) [Ann]", as far as there are; "-" for a raw line. */
static void append_line(GString *text, const ListLine *line)
{
	const Entry *entry = line->entry;

	if (!entry) {
		g_string_append(text, "- ");
		return;
	}
	port_range_append(text, entry->ports);
	g_string_append_printf(
		text, "/%s %s (%s) %s%s; ", entry->field[ENTRY_TRANSPORT],
		entry->field[ENTRY_NAME], entry->field[ENTRY_DESCRIPTION],
		entry->field[ENTRY_CONTACT], entry->field[ENTRY_NOTES]);
}

static const struct {
	const char *rows;
	const char *want; /* of the lines below the heading */
	guint unread;
} tables[] = {
	{ "sums               7000        tcp    Sums\n",
	  "- - - - 7000/tcp sums (Sums) ; ", 0 },
	{ "                   4-40        tcp    Unassigned  \n",
	  "- - - - 4-40/tcp  (Unassigned) ; ", 0 },
	/* A row of two lines: what is below belongs to it. */
	{ "sums               7000        tcp    Sums of all things that\n"
	  "                                      there are\n"
	  "last               7001        udp    Last\n",
	  "- - - - - - 7001/udp last (Last) ; ", 1 },
	/* Not where the columns are. */
	{ "sums              7000         tcp    Sums\n", "- - - - - ", 1 },
	{ "sums               7000       tcp     Sums\n", "- - - - - ", 1 },
	{ "sums               70000       tcp    Sums\n", "- - - - - ", 1 },
	{ "no table at all\n", "- - - - - ", 1 },
};

START_TEST(rows_of_one_line_are_entries)
{
	g_autofree char *text =
		g_strconcat(TITLE, HEADING, tables[_i].rows, NULL);
	g_autoptr(PublishedList) list = txt_read(text, strlen(text));
	g_autoptr(GString) got = g_string_new(NULL);

	for (guint i = 0; i < list->lines->len; i++)
		append_line(got, list_line_at(list, i));
	ck_assert_str_eq(got->str, tables[_i].want);
	ck_assert_uint_eq(list->unread->len, tables[_i].unread);
}
END_TEST

static const struct {
	const char *bytes;
	gsize len;
} any[] = {
	{ TEXT("") },
	{ TEXT("\n") },
	{ TEXT("x") },
	{ TEXT("\n\n") },
	{ TEXT(TITLE HEADING) },
	{ TEXT(HEADING TITLE HEADING
	       "sums               7000        tcp    Sums") },
	{ TEXT(TITLE HEADING "sums               7000        tcp    S\xfc\n") },
	{ TEXT(TITLE HEADING "sums               7000        tcp    S\0\n") },
	{ TEXT("   Service Name and Transport Protocol Port Number "
	       "Registry\r\n" HEADING
	       "sums               7000        tcp    Sums\r\n") },
	{ TEXT(TITLE HEADING
	       "s\xc3\xbcms               7000        tcp    Sums\n") },
	{ TEXT(TITLE HEADING "People\n" HEADING) },
};

static const ListFormat *txt(void)
{
	return list_format_named(TXT_FORMAT);
}

START_TEST(each_byte_comes_back)
{
	assert_comes_back(txt(), any[_i].bytes, any[_i].len);
}
END_TEST

#define TABLE                                                                  \
	TITLE HEADING                                                          \
		"sums               7000        tcp    Sums            "       \
		"             [Ann_Example] [Ann_Example] 2004-07      \n"     \
		"                 7001-7009            Unassigned\n"           \
		"   People\n\n[Ann_Example] Ann\n"

START_TEST(a_part_of_a_table_comes_back)
{
	assert_cuts_come_back(txt(), TABLE);
}
END_TEST

START_TEST(a_damaged_table_comes_back)
{
	assert_changes_come_back(txt(), TABLE, _i);
}
END_TEST

static const char *const pieces[] = {
	TITLE,
	HEADING,
	"sums               7000        tcp    Sums\n",
	"\n",
	" ",
	"   People\n",
	"\xc3",
	"\xc3\xbc",
	"\r\n",
	"7000",
	"7001-7009",
	"                                      x\n",
	"tcp",
	"Service Name ",
	"                 ",
};

START_TEST(any_soup_comes_back)
{
	assert_soups_come_back(txt(), pieces, G_N_ELEMENTS(pieces), _i);
}
END_TEST

#define CSV                                                                    \
	"Service Name,Port Number,Transport Protocol,Description,Assignee,"    \
	"Contact,Registration Date,Modification Date,Reference,Service Code,"  \
	"Unauthorized Use Reported,Assignment Notes\n"                         \
	"sums,7000,tcp,Sums,[Ann_Example],[Ann_Example],2004-07,,[RFC1],,,\n"  \
	",7001-7009,,Unassigned,,,,,,,,\n"                                     \
	"long,7010,udp,A description that does not fit on one line,,"          \
	"[Ann_Example][Ben_Example],,,,,,One note\n"                           \
	"noted,7011,udp,,,,,,,,,Another note\n"                                \
	"s-umlaut,7012,udp,S\xc3\xbcms,,,,2005-01-02,,,,\n"

static PublishedList *make(GString *out)
{
	g_autoptr(PublishedList) rows = csv_read(CSV, strlen(CSV));
	g_autoptr(Catalogue) catalogue = catalogue_new();
	g_autoptr(Losses) losses = losses_new();

	catalogue_set_updated(catalogue, "2004-07-12");
	csv_collect(catalogue, rows->lines);
	list_format_print(txt(), out, catalogue, losses);
	ck_assert_uint_eq(losses_count(losses), 0);
	return txt_read(out->str, out->len);
}

/* What is made is read again, but for rows of several lines. */
START_TEST(a_made_table_is_read)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(PublishedList) list = make(text);
	g_autoptr(GString) got = g_string_new(NULL);

	ck_assert(txt_recognise(text->str, text->len));
	for (guint i = 0; i < list->lines->len; i++) {
		if (list_line_at(list, i)->entry)
			append_line(got, list_line_at(list, i));
	}
	ck_assert_str_eq(got->str, "7000/tcp sums (Sums) [Ann_Example]; "
				   "7001-7009/  (Unassigned) ; "
				   "7011/udp noted () Another note; "
				   "7012/udp s-umlaut (S\xc3\xbcms) ; ");
	ck_assert_uint_eq(list->unread->len, 1);
}
END_TEST

/* Each cell is centred in its row; labels are broken between brackets. */
START_TEST(a_row_has_as_many_lines_as_it_needs)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(PublishedList) list = make(text);

	ck_assert_ptr_nonnull(
		strstr(text->str, "\nlong               7010        udp    "
				  "A description that does not                "
				  "[Ann_Example] "));
	ck_assert_ptr_nonnull(strstr(
		text->str, "\n                                      fit on "
			   "one line                            "
			   "[Ben_Example]\n"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("txt");
	TCase *tc = tcase_create("txt");

	tcase_add_loop_test(tc, rows_of_one_line_are_entries, 0,
			    G_N_ELEMENTS(tables));
	tcase_add_loop_test(tc, each_byte_comes_back, 0, G_N_ELEMENTS(any));
	tcase_add_test(tc, a_part_of_a_table_comes_back);
	tcase_add_loop_test(tc, a_damaged_table_comes_back, 0, 3);
	tcase_add_loop_test(tc, any_soup_comes_back, 0, 4);
	tcase_add_test(tc, a_made_table_is_read);
	tcase_add_test(tc, a_row_has_as_many_lines_as_it_needs);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
