/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/wrapped.h"

#include "tests/run.h"

#define COUNT 5

static const struct {
	const char *before[COUNT];
	const char *after[COUNT];
} rows[] = {
	{ { "*a*", "*b c*", "*d\n\ne*", "f", "" },
	  { "a", "b c", "d\n\ne", "f", "" } },
	{ { "**a**", "*b*", "***c***" }, { "a", "b", "c" } },
	{ { "_a_", "__b_c__", "_ d _" }, { "_a_", "__b_c__", "_ d _" } },
	{ { "_a_", "__b__", "_ d _" }, { "a", "b", "d" } },
	{ { "*a*", "*b*", "c" }, { "*a*", "*b*", "c" } },
	{ { "*a* and *b*", "*c*", "*d*" }, { "*a* and *b*", "*c*", "*d*" } },
	{ { "*a* and *b*", "*c*", "*d*", "*e*" },
	  { "*a* and *b*", "c", "d", "e" } },
	{ { "*", "**", "*a", "b*", "*c*" }, { "*", "**", "*a", "b*", "*c*" } },
	/* a line to write on */
	{ { "____Ada____", "__c__", "d" }, { "Ada", "__c__", "d" } },
	{ { "______", "___a", "b___" }, { "______", "___a", "b___" } },
	{ { "***a***" }, { "***a***" } },
	/* quotes */
	{ { "\"a\"", "\"b\"", "\"c\"", "\"d\"", "e" },
	  { "a", "b", "c", "d", "e" } },
	{ { "\"a\"", "\"b\"", "\"c\"", "d", "e" },
	  { "\"a\"", "\"b\"", "\"c\"", "d", "e" } },
	{ { "\"a\"", "\"b\"", "\"c\", \"d\"" },
	  { "\"a\"", "\"b\"", "\"c\", \"d\"" } },
	{ { "\xe2\x80\x9c"
	    "a\xe2\x80\x9d",
	    "\xe2\x80\x9c"
	    "b\xe2\x80\x9d",
	    "\xe2\x80\x9c"
	    "c\xe2\x80\x9d" },
	  { "a", "b", "c" } },
	{ { "'a'", "'b'", "'c'" }, { "a", "b", "c" } },
	{ { "[a]", "[b]", "[]", "[c d]" }, { "a", "b", "", "c d" } },
	{ { "[x] a", "[ ] b [x] c", "[d]", "[e]" },
	  { "[x] a", "[ ] b [x] c", "[d]", "[e]" } },
	{ { "\"a\"", "\"b\"", "\"\"" }, { "a", "b", "" } },
	{ { "\"\"", "b", "\"" }, { "\"\"", "b", "\"" } },
	{ { "'a'", "'b'", "'it's'" }, { "'a'", "'b'", "'it's'" } },
};

START_TEST(what_stands_around_the_answers_goes)
{
	g_autoptr(Application) application = application_new("user-2004");

	for (guint i = 0; i < COUNT; i++) {
		g_autofree char *key = g_strdup_printf("%u", i);
		Answer *answer = application_add_answer(application, key);
		const char *text = rows[_i].before[i];

		g_free(answer->text);
		answer->text = g_strdup(text ? text : "");
	}
	answers_unwrap(application);
	for (guint i = 0; i < COUNT; i++) {
		const Answer *answer = application->answers->pdata[i];
		const char *text = rows[_i].after[i];

		ck_assert_str_eq(answer->text, text ? text : "");
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("wrapped");
	TCase *tc = tcase_create("wrapped");

	tcase_add_loop_test(tc, what_stands_around_the_answers_goes, 0,
			    G_N_ELEMENTS(rows));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
