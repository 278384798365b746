/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/ticket.h"

#include <string.h>

#include "tests/large.h"
#include "tests/run.h"

static const struct {
	const char *subject;
	const char *tag;
	const char *want;
} subjects[] = {
	{ NULL, "IANA", "" },
	{ "", "IANA", "" },
	{ "IANA #12", "IANA", "" },
	{ "[IANA #12]", "IANA", "12 " },
	{ "Re: [IANA #12] sums", "IANA", "12 " },
	{ "[iana #12]", "IANA", "12 " },
	{ "[IANA#12]", "IANA", "12 " },
	{ "[IANA  \t#12 ]", "IANA", "12 " },
	{ "[http://IANA #12]", "IANA", "12 " },
	{ "[HTTP://iana #12]", "IANA", "12 " },
	{ "[IANA #12][IANA #7]", "IANA", "12 7 " },
	{ "[IANA #12] [IANA #12] [IANA #012]", "IANA", "12 " },
	{ "[[IANA #12]]", "IANA", "12 " },
	{ "[IANA [IANA #12]", "IANA", "12 " },
	{ "[IANA #999999999999999]", "IANA", "999999999999999 " },
	{ "[example.org #5]", "example.org", "5 " },
	{ "[IANA #5] [PORTS #6]", "PORTS", "6 " },
	{ "[IANA #0]", "IANA", "" },
	{ "[IANA #9999999999999999]", "IANA", "" },
	{ "[IANA #18446744073709551628]", "IANA", "" },
	{ "[IANA #]", "IANA", "" },
	{ "[IANA #-1]", "IANA", "" },
	{ "[IANA #+1]", "IANA", "" },
	{ "[IANA # 1]", "IANA", "" },
	{ "[IANA #1x]", "IANA", "" },
	{ "[IANA #1", "IANA", "" },
	{ "[IANA 1]", "IANA", "" },
	{ "[IANA", "IANA", "" },
	{ "[IANAX #1]", "IANA", "" },
	{ "[XIANA #1]", "IANA", "" },
	{ "[ IANA #1]", "IANA", "" },
	{ "[http://", "IANA", "" },
	{ "[", "IANA", "" },
};

START_TEST(a_subject_names_its_tickets_once)
{
	g_autoptr(GArray) tickets = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GString) got = g_string_new(NULL);

	ticket_find(subjects[_i].subject, subjects[_i].tag, tickets);
	for (guint i = 0; i < tickets->len; i++)
		g_string_append_printf(got, "%" G_GINT64_FORMAT " ",
				       g_array_index(tickets, gint64, i));
	ck_assert_str_eq(got->str, subjects[_i].want);
}
END_TEST

static const char *const pieces[] = { "[",	   "[IANA ",  "[IANA #1",
				      "[IANA #1]", "[IANA #", " ",
				      "1" };

START_TEST(a_mebibyte_of_anything_is_quickly_looked_through)
{
	g_autofree char *subject = large_text("[IANA #5", pieces[_i]);
	g_autoptr(GArray) tickets = g_array_new(FALSE, FALSE, sizeof(gint64));
	clock_t start = clock();

	ticket_find(subject, "IANA", tickets);
	assert_quick(start);
	ck_assert_uint_le(tickets->len, 1);
}
END_TEST

START_TEST(a_hundred_thousand_tickets_are_quickly_found)
{
	g_autoptr(GString) subject = g_string_new(NULL);
	g_autoptr(GArray) tickets = g_array_new(FALSE, FALSE, sizeof(gint64));
	clock_t start;

	for (int i = 1; i <= 100000; i++)
		g_string_append_printf(subject, "[IANA#%d]", i);
	start = clock();
	ticket_find(subject->str, "IANA", tickets);
	assert_quick(start);
	ck_assert_uint_eq(tickets->len, 20);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("ticket");
	TCase *tc = tcase_create("ticket");

	tcase_add_loop_test(tc, a_subject_names_its_tickets_once, 0,
			    G_N_ELEMENTS(subjects));
	tcase_add_loop_test(tc,
			    a_mebibyte_of_anything_is_quickly_looked_through, 0,
			    G_N_ELEMENTS(pieces));
	tcase_add_test(tc, a_hundred_thousand_tickets_are_quickly_found);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
