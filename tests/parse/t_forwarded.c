/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/forwarded.h"

#include "tests/parse/read_lines.h"
#include "tests/run.h"

static const struct {
	const char *text;
	guint before;
	const char *from;
} forwards[] = {
	{ "From: Ada <a@example.org>\nTo: b\nSubject: c\n\nx\n", 5,
	  "Ada <a@example.org>" },
	{ "Date: a\nFrom: Ada <a@example.org>\nTo: b\n\nx\n", 5,
	  "Ada <a@example.org>" },
	{ "*From:* Ada [mailto:a@example.org]\n*Sent:* b\n*To:* c\n\nx\n", 5,
	  "Ada <a@example.org>" },
	{ "From: a\nTo: b\nSubject: c\n\nFrom: d\nTo: e\nSubject: f\n\nx\n", 9,
	  "d" },
	{ "From: a\nTo: b\nSubject: c\n\nx\nFrom: d\nTo: e\nSubject: f\n", 5,
	  "a" },
	{ "From: here to there\n\nx\n", 3, NULL },
	{ "x\n", 1, NULL },
};

START_TEST(whom_a_text_is_from_stands_above_it)
{
	g_autoptr(Lines) lines = lines_of(forwards[_i].text);
	g_autofree char *from = forwarded_from(lines, forwards[_i].before);

	ck_assert_pstr_eq(from, forwards[_i].from);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("forwarded");
	TCase *tc = tcase_create("forwarded");

	tcase_add_loop_test(tc, whom_a_text_is_from_stands_above_it, 0,
			    G_N_ELEMENTS(forwards));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
