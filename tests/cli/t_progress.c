/* SPDX-License-Identifier: BSD-2-Clause */
#include "cli/progress.h"

#include "tests/run.h"

static const struct {
	Progress progress;
	const char *line;
} lines[] = {
	{ { 0, 100, 0, 0 }, "  0 % [....................] 0 mails" },
	{ { 42, 100, 12345, 4 },
	  " 42 % [########............] 12,345 mails, 3,086/s, 6 s left" },
	{ { 99, 100, 999, 1.9 }, " 99 % [###################.] 999 mails" },
	{ { 100, 100, 1000, 10 },
	  "100 % [####################] 1,000 mails, 100/s" },
	/* A file that grew, one whose length nobody knows */
	{ { 200, 100, 7, 0 }, "100 % [####################] 7 mails" },
	{ { 5, 0, 7, 0 }, "  0 % [....................] 7 mails" },
	{ { 10, 100, 50, 100 },
	  " 10 % [##..................] 50 mails, 0/s, 15 min left" },
	{ { 1, 100, 50, 1000 },
	  "  1 % [....................] 50 mails, 0/s, 27 h left" },
};

START_TEST(a_line_says_how_far_it_is)
{
	g_autofree char *line = progress_line(&lines[_i].progress, "mails");

	ck_assert_str_eq(line, lines[_i].line);
}
END_TEST

static const struct {
	guint64 number;
	const char *text;
} numbers[] = {
	{ 0, "0" },
	{ 999, "999" },
	{ 1000, "1,000" },
	{ 100000, "100,000" },
	{ 1234567, "1,234,567" },
};

START_TEST(a_number_has_commas)
{
	g_autofree char *text = progress_number(numbers[_i].number);

	ck_assert_str_eq(text, numbers[_i].text);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("progress");
	TCase *tc = tcase_create("progress");

	tcase_add_loop_test(tc, a_line_says_how_far_it_is, 0,
			    G_N_ELEMENTS(lines));
	tcase_add_loop_test(tc, a_number_has_commas, 0, G_N_ELEMENTS(numbers));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
