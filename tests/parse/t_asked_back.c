/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/asked_back.h"

#include "tests/run.h"

/* Answers, with a blank line between. */
static const struct {
	const char *answers;
	gboolean asked;
} rows[] = {
	{ "> a\nWhy?\n\n> b\nPlease say more.\n", TRUE },
	{ "> > a\n> Why?\n\n> > b\n> What for?\n", TRUE },
	/* one alone may be the applicant's own question */
	{ "> a\nWhy?\n", FALSE },
	{ "", FALSE },
	/* who says something does not ask */
	{ "> a\nWhy?\n\n> b\nc\n", FALSE },
	{ "> a\nWhy?\n\nb\n", FALSE },
	{ "a\nWhy?\n\nb\nWhat for?\n", FALSE },
	{ "> a\n> Why?\n\n> b\n> What for?\n", FALSE },
	{ "Why?\n\nPlease.\n", FALSE },
};

START_TEST(what_is_asked_about_is_no_answer)
{
	const LinesOptions options = { FALSE, FALSE };
	g_autoptr(Lines) lines = lines_read(rows[_i].answers, &options);
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
	guint begin = 0;

	for (guint line = 0; line <= lines_count(lines); line++) {
		Span span = { lines, { begin, 0 }, line, 0 };

		if (line < lines_count(lines) && !lines_is_blank(lines, line))
			continue;
		if (line > begin)
			g_array_append_val(spans, span);
		begin = line + 1;
	}
	ck_assert_int_eq(answers_are_asked_about(spans), rows[_i].asked);
	/* A question without an answer is none that is asked about. */
	g_array_append_vals(spans, &(Span){ .lines = NULL }, 1);
	ck_assert_int_eq(answers_are_asked_about(spans), rows[_i].asked);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("asked back");
	TCase *tc = tcase_create("asked back");

	tcase_add_loop_test(tc, what_is_asked_about_is_no_answer, 0,
			    G_N_ELEMENTS(rows));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
