/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/item_mark.h"

#include <string.h>

#include "tests/run.h"

static const struct {
	const char *text;
	gboolean behind;
	const char *rest; /* NULL: it is no mark */
	guint number;
} marks[] = {
	{ "1 What", FALSE, "What", 1 },
	{ "10\tWhat", FALSE, "What", 10 },
	{ "1 - What", FALSE, "What", 1 },
	{ "1- What", FALSE, "What", 1 },
	{ "1 \xe2\x80\x93 What", FALSE, "What", 1 },
	{ "**1 - What", FALSE, "What", 1 },
	{ "<1> What", FALSE, "What", 1 },
	{ "1> What", FALSE, "What", 1 },
	{ "1/ What", FALSE, "What", 1 },
	{ "<a@b>", FALSE, NULL, 0 },
	{ "- What", TRUE, "What", 0 }, /* of "1.- What" */
	{ "What", TRUE, NULL, 0 },
	{ "2 What", TRUE, "What", 2 }, /* of "1.2 What" */
	{ "Question 1 - What", FALSE, "What", 1 },
	{ "QUESTION #1: What", FALSE, "What", 1 },
	{ "Question: What", FALSE, "What", 0 },
	{ "Questions: What", FALSE, NULL, 0 },
	{ "Q1 What", FALSE, "What", 1 },
	{ "Q.1 What", FALSE, "What", 1 },
	{ "Q: What", FALSE, "What", 0 },
	{ "Q What", FALSE, "What", 0 },
	{ "Q1What", FALSE, NULL, 0 },
	{ "No. 1 What", FALSE, "What", 1 },
	{ "No. If yes", FALSE, NULL, 0 },
	{ "Note: What", FALSE, NULL, 0 },
	{ "Item 1: What", FALSE, "What", 1 },
	{ "#1 What", FALSE, "What", 1 },
	{ "N\xc2\xba 1 What", FALSE, "What", 1 },
	{ "\xe2\x84\x96 1 What", FALSE, "What", 1 },
	{ "(a) What", FALSE, "What", 0 },
	{ "[B] What", FALSE, "What", 0 },
	{ "(an) What", FALSE, NULL, 0 },
	{ "II. What", FALSE, "What", 2 },
	{ "viii) What", FALSE, "What", 8 },
	{ "(iv) What", FALSE, "What", 4 },
	{ "I - What", FALSE, "What", 1 },
	{ "I What", FALSE, NULL, 0 },
	{ "IIV. What", FALSE, NULL, 0 },
	{ "Vixen. What", FALSE, NULL, 0 },
	{ "7a. Is", FALSE, "Is", 7 },
	{ "7 a) Is", FALSE, "a) Is", 7 },
	{ "7(b) If", FALSE, "If", 7 },
	{ "7.b If", FALSE, "If", 7 },
	{ "7b If", FALSE, "If", 7 },
	{ "1st What", FALSE, NULL, 0 },
	{ "1What", FALSE, NULL, 0 },
	{ "100 What", FALSE, NULL, 0 },
	{ "2004 What", FALSE, NULL, 0 },
	{ "\xef\xbc\x91\xef\xbc\x8eWhat", FALSE, "What", 1 },
	{ "\xef\xbc\x91\xef\xbc\x90\xef\xbc\x89What", FALSE, "What", 10 },
	{ "\xef\xbc\x91.\xe3\x80\x81 What", FALSE, "What", 1 },
	{ "\xe2\x91\xa0 What", FALSE, "What", 1 },
	{ "\xe2\x91\xb4 What", FALSE, "What", 1 },
	{ "\xe2\x92\x91 What", FALSE, "What", 10 },
	{ "\xe2\x92\x9c What", FALSE, NULL, 0 }, /* a letter */
	{ "\xe2", FALSE, NULL, 0 },
	{ "\xef\xbc", FALSE, NULL, 0 },
	{ "What", FALSE, NULL, 0 },
	{ "", FALSE, NULL, 0 },
	{ "1", FALSE, NULL, 0 },
};

START_TEST(a_number_is_known_in_many_ways)
{
	guint number = 77;
	gsize len = item_mark_length(marks[_i].text, marks[_i].behind, &number);

	ck_assert_pstr_eq(len ? marks[_i].text + len : NULL, marks[_i].rest);
	ck_assert_uint_eq(number, marks[_i].number);
}
END_TEST

static const struct {
	const char *text;
	guint number; /* 0: it is no heading */
	gboolean named;
} headings[] = {
	{ "1", 1, FALSE },
	{ "10.", 10, FALSE },
	{ "(2)", 2, FALSE },
	{ "### 3", 3, FALSE },
	{ "**4**", 4, FALSE },
	{ "IV.", 4, FALSE },
	{ "Question 2:", 2, TRUE },
	{ "Q2", 2, TRUE },
	{ "No. 2", 2, TRUE },
	{ "**Question #2**", 2, TRUE },
	{ "\xef\xbc\x92", 2, FALSE },
	{ "Question:", 0, TRUE },
	{ "2 octets", 0, FALSE },
	{ "TCP (6)", 0, FALSE },
	{ "6/17", 0, FALSE },
	{ "", 0, FALSE },
	{ "Question 2: x", 0, TRUE },
	{ "--- Question 2 ---", 2, TRUE },
	{ "=== Question 2: ===", 2, TRUE },
	{ "--- 2 ---", 2, FALSE },
	{ "7411", 0, FALSE },
};

START_TEST(a_number_alone_is_a_heading)
{
	guint number;
	gboolean named;
	gboolean is_all = item_mark_is_all(headings[_i].text, &number, &named);

	ck_assert_uint_eq(is_all ? number : 0, headings[_i].number);
	ck_assert_int_eq(named, headings[_i].named);
}
END_TEST

static const struct {
	const char *text;
	gsize length;
} bullets[] = {
	{ "* What", 1 }, { "- What", 1 },  { "## What", 2 },
	{ "o What", 2 }, { "-> What", 2 }, { "==>What", 3 },
	{ "= What", 0 }, { "What", 0 },	   { "\xe2\x86\x92 What", 3 },
	{ "", 0 },
};

START_TEST(a_bullet_has_its_length)
{
	ck_assert_uint_eq(item_bullet_length(bullets[_i].text),
			  bullets[_i].length);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("item mark");
	TCase *tc = tcase_create("item mark");

	tcase_add_loop_test(tc, a_number_is_known_in_many_ways, 0,
			    G_N_ELEMENTS(marks));
	tcase_add_loop_test(tc, a_number_alone_is_a_heading, 0,
			    G_N_ELEMENTS(headings));
	tcase_add_loop_test(tc, a_bullet_has_its_length, 0,
			    G_N_ELEMENTS(bullets));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
