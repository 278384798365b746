/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/phrase.h"

#include <string.h>

#include "tests/large.h"
#include "tests/run.h"

static Lines *read_lines(const char *text)
{
	static const LinesOptions options = { 0 };

	return lines_read(text, &options);
}

/* What stands behind the phrase in its line; NULL: it is not met. */
static const struct {
	const char *text;
	const char *phrase;
	const char *behind;
} matches[] = {
	{ "Your Name: Sam", "Your Name:", " Sam" },
	{ "your  NAME:Sam", "Your Name:", "Sam" },
	{ "YourName :Sam", "Your Name:", "Sam" },
	{ "Your Name ....: Sam", "Your Name:", " Sam" },
	{ "Your Name........ Sam", "Your Name:", "Sam" },
	{ "Your Name (in full): Sam", "Your Name:", " Sam" },
	{ "Your Name (in full) Sam", "Your Name:", NULL },
	{ "Your Name (REQUIRED) Sam", "Your Name:", " Sam" },
	{ "Your Name(optional)", "Your Name:", "" },
	{ "**Your Name (REQUIRED)**: Sam", "Your Name:", " Sam" },
	{ "Your Name (required by law) Sam", "Your Name:", NULL },
	{ "Your Name (REQUIRED", "Your Name:", NULL },
	{ "Your Name = Sam", "Your Name:", " Sam" },
	{ "Your Name - Sam", "Your Name:", " Sam" },
	{ "Your Name -- Sam", "Your Name:", " Sam" },
	{ "Your Name  - Sam", "Your Name:", "  - Sam" },
	{ "Your Name      = Sam", "Your Name:", " Sam" },
	{ "Name  = Sam", "Name:", " Sam" },
	{ "Name  =", "Name:", "" },
	{ "Name  =Sam", "Name:", NULL },
	{ "Name  == Sam", "Name:", NULL },
	{ "No.: 6", "No.:", " 6" },
	{ "No. 6", "No.:", NULL },
	{ "Your Name\tSam", "Your Name:", "\tSam" },
	{ "**Your Name:** Sam", "Your Name:", " Sam" },
	{ "What is used? - x", "What is used", " - x" },
	{ "What is used? x", "What is used?", " x" },
	{ "What is used x?", "What is used?", NULL },
	{ "Your Name", "Your Name:", NULL },
	{ "Your Name Sam", "Your Name:", NULL },
	{ "Your Nameserver:", "Your Name:", NULL },
	{ "Your Name2:", "Your Name:", NULL },
	{ "Your Name\xc3\xbc:", "Your Name:", NULL },
	{ "Your Nam", "Your Name:", NULL },
	{ "", "Your Name:", NULL },
	{ "My Name:", "Your Name:", NULL },
	{ "What types are used", "What types are used", "" },
	{ "What types are used?", "What types are used", "" },
	{ "What types are used ? x", "What types are used", " x" },
	{ "What types are used: x", "What types are used", " x" },
	{ "What types are used? : x", "What types are used", " x" },
	{ "What types are used x", "What types are used", " x" },
	{ "*What types* are _used_?* x", "What types are used", " x" },
	{ "What types are usedx", "What types are used", NULL },
	/* wrapped */
	{ "What types\nare used? x", "What types are used", " x" },
	{ "What\n  types\n\tare\nused? x", "What types are used", " x" },
	{ "What ty-\npes are used?", "What types are used", "" },
	{ "What types\n\nare used?", "What types are used", NULL },
	{ "What types\n \nare used?", "What types are used", NULL },
	{ "What types are", "What types are used", NULL },
	/* other marks between */
	{ "What \xe2\x80\x9ctypes\xe2\x80\x9d are\xe2\x80\x94used?",
	  "What types are used", "" },
	{ "E\xe2\x80\x91mail: x", "E-mail:", " x" },
	{ "Email: x", "E-mail:", " x" },
	{ "[At least 2 paragraphs] x", "(At least 2 paragraphs)", " x" },
	{ "(For example: \xe2\x80\x9csums\xe2\x80\x9d) x",
	  "(For example: sums)", " x" },
	{ "\xe2\x80\x9cYour Name\xe2\x80\x9d: Sam", "Your Name:", " Sam" },
	{ "Your Name\xe2\x80\x9d Sam", "Your Name:", NULL },
	{ "At least 2 paragraphs", "(At least 2 paragraphs)", "" },
	{ "At least two paragraphs", "(At least 2 paragraphs)", NULL },
	{ "\xff What types are used", "What types are used", NULL },
};

START_TEST(a_phrase_is_met_however_it_is_wrapped)
{
	g_autoptr(Lines) lines = read_lines(matches[_i].text);
	TextPlace end = { 77, 77 };
	gboolean met = phrase_match(lines, (TextPlace){ 0, 0 },
				    matches[_i].phrase, &end);

	ck_assert_int_eq(met, matches[_i].behind != NULL);
	if (met)
		ck_assert_str_eq(lines_at(lines, end.line)->text + end.column,
				 matches[_i].behind);
	else
		ck_assert_uint_eq(end.line, 77);
}
END_TEST

START_TEST(a_phrase_is_not_met_behind_the_lines_or_far_below)
{
	g_autoptr(Lines) lines = read_lines("Your Name:");
	g_autofree char *marks = g_strnfill(30, '-');
	g_auto(GStrv) split = g_strsplit(marks, "-", -1);
	g_autofree char *wide = g_strjoinv("-\n", split);
	g_autofree char *text = g_strconcat("Your", wide, "Name:", NULL);
	g_autoptr(Lines) far = read_lines(text);
	TextPlace end;

	ck_assert(
		!phrase_match(lines, (TextPlace){ 1, 0 }, "Your Name:", &end));
	ck_assert(
		!phrase_match(lines, (TextPlace){ 0, 10 }, "Your Name:", &end));
	ck_assert(!phrase_match(far, (TextPlace){ 0, 0 }, "Your Name:", &end));
}
END_TEST

static const struct {
	const char *text;
	TextPlace from;
	TextPlace to;
} blanks[] = {
	{ "a", { 0, 0 }, { 0, 0 } },	 { " \ta", { 0, 0 }, { 0, 2 } },
	{ "a b", { 0, 1 }, { 0, 2 } },	 { "a\n\n  b", { 0, 1 }, { 2, 2 } },
	{ "a\n\n", { 0, 1 }, { 2, 0 } }, { "a", { 1, 0 }, { 1, 0 } },
};

START_TEST(blanks_are_skipped_up_to_the_end_of_the_lines)
{
	g_autoptr(Lines) lines = read_lines(blanks[_i].text);
	TextPlace to = phrase_skip_blanks(lines, blanks[_i].from);

	ck_assert_uint_eq(to.line, blanks[_i].to.line);
	ck_assert_uint_eq(to.column, blanks[_i].to.column);
}
END_TEST

static const struct {
	const char *text;
	gsize column;
	guint number;
} marks[] = {
	{ " ", 0, 0 },	      { "x", 0, 0 },
	{ "  x", 2, 0 },      { "* x", 2, 0 },
	{ "- x", 2, 0 },      { "\xe2\x80\xa2 x", 4, 0 },
	{ "o x", 2, 0 },      { "of x", 0, 0 },
	{ "1. x", 3, 1 },     { "1) x", 3, 1 },
	{ "(1) x", 4, 1 },    { "[10] x", 5, 10 },
	{ "Q1: x", 4, 1 },    { "q10. x", 5, 10 },
	{ " * 10.x", 6, 10 }, { "10 apples", 0, 0 },
	{ "(10 x", 0, 0 },    { "100. x", 0, 0 },
	{ "Question", 0, 0 }, { "99999999999999999999. x", 0, 0 },
	{ "1.", 2, 1 },	      { "*", 1, 0 },
	{ "0. x", 3, 0 },
};

START_TEST(what_lists_put_before_an_item_is_skipped)
{
	g_autoptr(Lines) lines = read_lines(marks[_i].text);
	guint number = 77;
	TextPlace place = phrase_skip_item_mark(lines, 0, &number);

	ck_assert_uint_eq(place.line, 0);
	ck_assert_uint_eq(place.column, marks[_i].column);
	ck_assert_uint_eq(number, marks[_i].number);
}
END_TEST

static const char *const pieces[] = { "x",   "-",   "?",    " ",
				      "-\n", ".\n", "Y-\n", "\xe2\x80\x98",
				      "\n",  "(",   "1",    "\xff" };

START_TEST(a_mebibyte_of_anything_is_quickly_compared_at_each_line)
{
	g_autofree char *text = large_text("", pieces[_i]);
	g_autofree char *behind = large_text("Your Name:", pieces[_i]);
	g_autoptr(Lines) lines = read_lines(text);
	g_autoptr(Lines) more = read_lines(behind);
	clock_t start = clock();
	TextPlace end;
	guint number;
	int met = 0;

	for (guint i = 0; i < lines_count(lines); i++) {
		TextPlace place = phrase_skip_item_mark(lines, i, &number);

		met += phrase_match(lines, place, "Your Name:", &end);
	}
	ck_assert_int_eq(met, 0);
	ck_assert(phrase_match(more, (TextPlace){ 0, 0 }, "Your Name:", &end));
	ck_assert_uint_eq(end.line, 0);
	assert_quick(start);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("phrase");
	TCase *tc = tcase_create("phrase");

	tcase_add_loop_test(tc, a_phrase_is_met_however_it_is_wrapped, 0,
			    G_N_ELEMENTS(matches));
	tcase_add_test(tc, a_phrase_is_not_met_behind_the_lines_or_far_below);
	tcase_add_loop_test(tc, blanks_are_skipped_up_to_the_end_of_the_lines,
			    0, G_N_ELEMENTS(blanks));
	tcase_add_loop_test(tc, what_lists_put_before_an_item_is_skipped, 0,
			    G_N_ELEMENTS(marks));
	tcase_add_loop_test(
		tc, a_mebibyte_of_anything_is_quickly_compared_at_each_line, 0,
		G_N_ELEMENTS(pieces));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
