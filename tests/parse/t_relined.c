/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/relined.h"

#include "tests/parse/read_lines.h"
#include "tests/run.h"

/* NULL: there is nothing of the kind. */
static const struct {
	const char *text;
	const char *bare;
} margins[] = {
	{ "| a\n| b\n|\n| c\n| d\n", "a\nb\n\nc\nd\n" },
	{ "Ada wrote:\n| a\n| b\n| c\n| d\n| e\nYes.\n",
	  "Ada wrote:\na\nb\nc\nd\ne\nYes.\n" },
	{ "AA> a\nAA> b\nAA> c\nAA> d\nAA> e\n", "a\nb\nc\nd\ne\n" },
	{ "| > a\n| > b\n| > c\n| > d\n| > e\n", "a\nb\nc\nd\ne\n" },
	{ "| a\n| b\n| c\n| d\n", NULL },
	{ "a\nb\nc\nd\ne\n", NULL },
	{ "Robert> a\nRobert> a\nRobert> a\nRobert> a\nRobert> a\n", NULL },
	{ "", NULL },
};

START_TEST(a_margin_goes)
{
	g_autoptr(Lines) lines = lines_of(margins[_i].text);
	g_autoptr(Lines) bare = relined_without_margin(lines);
	g_autofree char *text = bare ? text_of_lines(bare) : NULL;

	ck_assert_pstr_eq(text, margins[_i].bare);
}
END_TEST

/* NULL: there are too few of them. */
static const struct {
	const char *text;
	const char *bare;
} hashes[] = {
	{ "# a\n#\n#b\nc\n# d\n#  e\n", "a\n\nb\nc\nd\n e\n" },
	{ "# > a\n# b\n# c\n# d\n# e\n", "a\nb\nc\nd\ne\n" },
	{ "# a\n# b\n# c\n# d\n", NULL },
	{ " # a\n # b\n # c\n # d\n # e\n", NULL },
	{ "| a\n| b\n| c\n| d\n| e\n", NULL },
	{ "", NULL },
};

START_TEST(hashes_go)
{
	g_autoptr(Lines) lines = lines_of(hashes[_i].text);
	g_autoptr(Lines) bare = relined_without_hashes(lines);
	g_autofree char *text = bare ? text_of_lines(bare) : NULL;

	ck_assert_pstr_eq(text, hashes[_i].bare);
}
END_TEST

#define FOOT "Roe        Expires January 5, 2013        [Page 12]\n"
#define HEAD "Internet-Draft        Diagnostics        July 2012\n"

static const struct {
	const char *text;
	const char *whole;
} pages[] = {
	{ "a\n\n\n" FOOT "\n" HEAD "\n\nb\n", "a\n\nb\n" },
	{ "a\n\n" FOOT "\f\n" HEAD "\nb\n\n" FOOT, "a\n\nb\n\n" },
	{ "a\n\n" FOOT "\n\f" HEAD "b\n", "a\n\nb\n" },
	/* the head line is not always there */
	{ "a\n\n" FOOT "\nb\n", "a\n\nb\n" },
	{ "a\n" FOOT "b\n", NULL },
	{ "a\n\nSee [Page 12]\n\nb\n", NULL },
	{ "a\n\nRoe        [Page by page]\n\nb\n", NULL },
	{ "", NULL },
};

START_TEST(what_is_between_pages_goes)
{
	g_autoptr(Lines) lines = lines_of(pages[_i].text);
	g_autoptr(Lines) whole = relined_without_pages(lines);
	g_autofree char *text = whole ? text_of_lines(whole) : NULL;

	ck_assert_pstr_eq(text, pages[_i].whole);
}
END_TEST

static const struct {
	const char *text;
	const char *rows;
} tables[] = {
	{ "+--+--+\n| a | 1 |\n| b: | 2 |\n| c | |\n+--+--+\n",
	  "a: 1\nb: 2\nc: \n" },
	{ "x\n| a | 1 |\n|   | 2 |\n| b | 3 |\ny\n", "x\na: 1\n2\nb: 3\ny\n" },
	/* a rule behind each row, and so a label of two lines */
	{ "+--+\n| a | 1 |\n| b | 2 |\n+--+\n| c | 3 |\n+--+\n+--+\n",
	  "a b: 1\n2\nc: 3\n" },
	{ "| Field | Value |\n|---|---|\n| a | b | c |\n| d | e |\n",
	  "Field: Value\na: b | c\nd: e\n" },
	{ "| a | -- |\n| b | 1 |\n|   | -- |\n", "a: --\nb: 1\n--\n" },
	{ "| a | 1 |\n| b | 2 |\n", NULL },
	{ "| | a | 1 |\n| | b | 2 |\n| | c | 3 |\n", NULL },
	{ "| a\n| b\n| c | d |\n| e\n| f\n", NULL },
	{ "", NULL },
};

START_TEST(a_table_becomes_labels_and_values)
{
	g_autoptr(Lines) lines = lines_of(tables[_i].text);
	g_autoptr(Lines) rows = relined_without_table(lines);
	g_autofree char *text = rows ? text_of_lines(rows) : NULL;

	ck_assert_pstr_eq(text, tables[_i].rows);
}
END_TEST

static const struct {
	const char *text;
	const char *apart;
} persons[] = {
	{ "Your Name: Ada   Your E-mail: ada@example.org\nx\n",
	  "Your Name: Ada\nYour E-mail: ada@example.org\nx\n" },
	{ "Name: Ada Ample, Email: ada@example.org\n",
	  "Name: Ada Ample\nEmail: ada@example.org\n" },
	{ "**Name**: Ada / E-mail address : <ada@example.org>\n",
	  "**Name**: Ada\nE-mail address : <ada@example.org>\n" },
	{ "Assignee Name: Ada\tAssignee E-mail: ada@example.org\n",
	  "Assignee Name: Ada\nAssignee E-mail: ada@example.org\n" },
	{ "Name: Ada Contact E-mail: ada@example.org\n",
	  "Name: Ada\nContact E-mail: ada@example.org\n" },
	{ "Contact: Ada, e-mail: ada@example.org\n", NULL },
	{ "File name: a, e-mail: ada@example.org\n", NULL },
	{ "Name: Ada, e-mail: ada@example.org for more\n", NULL },
	{ "Name: Ada, e-mail: by request\n", NULL },
	{ "Name: Ada ada@example.org\n", NULL },
	{ "Name: hotmail: ada@example.org\n", NULL },
	/* an address of its own */
	{ "Your Name: Ada E-mail: a@example.org\n\n"
	  "Your E-mail: b@example.org\n",
	  NULL },
	/* no colons */
	{ "Your Name Ada\nYour E-mail ada@example.org\n",
	  "Your Name: Ada\nYour E-mail: ada@example.org\n" },
	{ "Your Name\tAda\n\nYour Email address\tada@example.org\n",
	  "Your Name:\tAda\n\nYour Email address:\tada@example.org\n" },
	{ "Your Name Ada\nYour E-mail is ada@example.org\n", NULL },
	{ "Your Name Ada\nYour E-mail: ada@example.org\n", NULL },
	{ "Your names are\nlong\n", NULL },
	{ "Your Name", NULL },
	{ "", NULL },
};

START_TEST(a_person_is_in_lines_of_their_own)
{
	g_autoptr(Lines) lines = lines_of(persons[_i].text);
	g_autoptr(Lines) apart = relined_persons(lines);
	g_autofree char *text = apart ? text_of_lines(apart) : NULL;

	ck_assert_pstr_eq(text, persons[_i].apart);
}
END_TEST

/* NULL: there are none. */
static const struct {
	const char *text;
	const char *rows;
} columns[] = {
	{ "Name:       Ada\n\n1. What is  TCP\n   it?\n\n2. What     a\n"
	  "   else?      b\n\n            c\n3. Why?     d\n4. How?     e\n"
	  "A line that reaches across\n",
	  "Name:\nAda\n\n1. What is\n   it?\nTCP\n\n2. What\n   else?\na\n"
	  "  b\n\nc\n3. Why?\nd\n4. How?\ne\nA line that reaches across\n" },
	{ "Name:  Ada\nMail:  a@b\n1.  A  c\n 2. B  d\n3. C   e\n",
	  "Name:\nAda\nMail:\na@b\n1.  A\nc\n 2. B\nd\n3. C\ne\n" },
	{ "Name:  Ada\nMail:  a@b\nA:     c\nB:     d\nC:     e\n", NULL },
	{ "Name:  Ada\nMail:  a@b\nA:     c\nB:     d\n", NULL },
	{ "a  b\na  b\na  b\na  b\na  b\n", NULL },
	{ "a.  b\n\nc.  d\n", NULL },
	{ "1)  a\n2)  b\n3)  c\n", NULL },
	{ "", NULL },
};

START_TEST(columns_become_rows)
{
	g_autoptr(Lines) lines = lines_of(columns[_i].text);
	g_autoptr(Lines) rows = relined_without_columns(lines);
	g_autofree char *text = rows ? text_of_lines(rows) : NULL;

	ck_assert_pstr_eq(text, columns[_i].rows);
}
END_TEST

START_TEST(a_line_knows_where_it_came_from)
{
	g_autoptr(Lines) lines = lines_of(
		"\n+--+\n| a | 1 |\n|   | 2 |\n| b | 3 |\n| c | 4 |\n");
	g_autoptr(Lines) rows = relined_without_table(lines);

	ck_assert_uint_eq(lines_at(rows, 1)->first, 3);
	ck_assert_uint_eq(lines_at(rows, 2)->last, 4);
	ck_assert_uint_eq(lines_at(rows, 3)->first, 5);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("relined");
	TCase *tc = tcase_create("relined");

	tcase_add_loop_test(tc, a_margin_goes, 0, G_N_ELEMENTS(margins));
	tcase_add_loop_test(tc, hashes_go, 0, G_N_ELEMENTS(hashes));
	tcase_add_loop_test(tc, what_is_between_pages_goes, 0,
			    G_N_ELEMENTS(pages));
	tcase_add_loop_test(tc, a_person_is_in_lines_of_their_own, 0,
			    G_N_ELEMENTS(persons));
	tcase_add_loop_test(tc, a_table_becomes_labels_and_values, 0,
			    G_N_ELEMENTS(tables));
	tcase_add_loop_test(tc, columns_become_rows, 0, G_N_ELEMENTS(columns));
	tcase_add_test(tc, a_line_knows_where_it_came_from);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
