/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/numbered.h"

#include "tests/parse/read_lines.h"
#include "tests/run.h"

/* The keys whose numbers are found, of the template of the 1990s. */
static const struct {
	const char *text;
	const char *keys; /* NULL: too few */
} rows[] = {
	{ "1) a\n\n2) b\n\n3) c\n", "protocol messages functions " },
	{ "1. a\n2. b\n4. c\n", "protocol messages broadcast " },
	/* a list in an answer, apart from it */
	{ "1) a\n1. x\n2. y\n\n2) b\n\n3) c\n",
	  "protocol messages functions " },
	{ "1) a\n\n2. x\n\n2) b\n\n3) c\n", "protocol messages functions " },
	{ "(1) a\n(2) b\n(6) c\n(3) d\n", "protocol messages functions " },
	{ "1) a\n2) b\n", NULL },
	{ "7) a\n8) b\n9) c\n", NULL },
	{ "", NULL },
};

START_TEST(answers_are_found_by_their_numbers)
{
	const Form *form = form_named("email-1990s");
	g_autoptr(Lines) lines = lines_of(rows[_i].text);
	g_autoptr(GArray) hits =
		numbered_find(lines, form, 0, lines_count(lines));
	g_autoptr(GString) keys = g_string_new(NULL);

	for (guint i = 0; hits && i < hits->len; i++)
		g_string_append_printf(
			keys, "%s ",
			form->questions[g_array_index(hits, Hit, i).question]
				.key);
	ck_assert_pstr_eq(hits ? keys->str : NULL, rows[_i].keys);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("numbered");
	TCase *tc = tcase_create("numbered");

	tcase_add_loop_test(tc, answers_are_found_by_their_numbers, 0,
			    G_N_ELEMENTS(rows));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
