/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/span.h"

#include "tests/parse/read_lines.h"
#include "tests/run.h"

static const struct {
	const char *text;
	guint depth;
	gsize limit;
	const char *answer; /* NULL: nothing is left */
} spans[] = {
	{ "\n\n  a\n    b\n\n", 0, 100, "a\n  b" },
	{ "----------\na\n==========\n", 0, 100, "a" },
	{ "----\n", 0, 100, "----" },
	{ "a\n\n * * *\n", 0, 100, "a" },
	{ "- - - -\n_ _ _ \n", 0, 100, NULL },
	{ "* *\n", 0, 100, "* *" },
	{ "* * **\n", 0, 100, "* * **" },
	{ "* * * x\n", 0, 100, "* * * x" },
	{ "a\n> b\n", 0, 100, "a\n> b" },
	{ "> a\n> > b\n", 1, 100, "a\n> b" },
	{ "> a\nb\n", 1, 100, "a\nb" },
	{ "abc\n", 0, 2, "ab" },
	{ "a\xc3\xbc\n", 0, 2, "a" },
	{ "a\nb\n", 0, 2, "a" },
	{ "\n \n", 0, 100, NULL },
	{ "", 0, 100, NULL },
};

START_TEST(an_answer_is_what_its_lines_say)
{
	g_autoptr(Lines) lines = lines_of(spans[_i].text);
	Span span = { lines, { 0, 0 }, lines_count(lines), spans[_i].depth };
	gboolean any = span_trim(&span);
	g_autofree char *text =
		any ? span_text(&span, "\n", spans[_i].limit) : NULL;

	ck_assert_pstr_eq(text, spans[_i].answer);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("span");
	TCase *tc = tcase_create("span");

	tcase_add_loop_test(tc, an_answer_is_what_its_lines_say, 0,
			    G_N_ELEMENTS(spans));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
