/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/tail.h"

#include "tests/parse/read_lines.h"
#include "tests/run.h"

/* The first line of what is none of the answer, from 0. */
static const struct {
	const char *text;
	guint depth;
	guint tail;
} tails[] = {
	{ "a\nb\n", 0, 2 },
	{ "a\n\nRegards,\nAda\n", 0, 2 },
	{ "a\n\nMany thanks\n\nAda Ample\nExample\n", 0, 2 },
	{ "a\nRegards,\nAda\n", 0, 3 },
	{ "a\n\nThanks\nb\nc\nd\ne\nf\ng\n", 0, 9 },
	{ "a\n\nRegards to all\n", 0, 3 },
	{ "a\n____________________\nlist\n", 0, 1 },
	{ "a\n____\nb\n", 0, 3 },
	{ "a\n-----Original Message-----\nb\n", 0, 1 },
	{ "a\n---------- Forwarded message ---------\nb\n", 0, 1 },
	{ "a\nFrom: b\nSent: c\nTo: d\nSubject: e\n", 0, 1 },
	{ "a\nFrom: b\nTo: c\n", 0, 3 },
	{ "a\nOn Monday, b wrote:\n\n> c\n", 0, 1 },
	{ "a\nOn Monday,\nb wrote:\n> c\n", 0, 1 },
	{ "a\nOn Monday, b wrote:\nc\n", 0, 3 },
	{ "> a\n> b\nc\n", 1, 2 },
	{ "> a\n\n> b\n", 1, 3 },
	{ "", 0, 0 },
};

START_TEST(what_is_below_the_last_answer_is_found)
{
	g_autoptr(Lines) lines = lines_of(tails[_i].text);

	ck_assert_uint_eq(
		tail_find(lines, 0, lines_count(lines), tails[_i].depth),
		tails[_i].tail);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("tail");
	TCase *tc = tcase_create("tail");

	tcase_add_loop_test(tc, what_is_below_the_last_answer_is_found, 0,
			    G_N_ELEMENTS(tails));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
