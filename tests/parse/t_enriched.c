/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/enriched.h"

#include <string.h>

#include "tests/large.h"
#include "tests/run.h"

/* Longer than a mailer's lines. */
#define LONG                                                                   \
	"It goes on and on, as long as a line of some mailer can be, and so on"

static const struct {
	const char *enriched;
	const char *text;
} rows[] = {
	{ "", "" },
	{ "a", "a" },
	{ "<bold>a</bold> b", "a b" },
	{ "<x-Any>a</X-any>", "a" },
	{ LONG "\nand on", LONG " and on" },
	{ LONG "\n\nb\n\n\nc\n", LONG "\nb\n\nc " },
	{ "a\nb\nc\n", "a\nb\nc\n" }, /* they are meant */
	{ "<nofill>" LONG "\nb</nofill>", LONG "\nb" },
	{ "<color><param>red</param>a</color>", "a" },
	{ "<<a@b.example> <jan@smit.example>",
	  "<a@b.example> <jan@smit.example>" },
	{ "a < b <", "a < b <" },
	{ "a<", "a<" },
	{ "</>", "</>" },
	{ "</bold>a</param>b", "ab" },
	{ "<param>a", "" },
	{ "<excerpt>a\n\nb</excerpt>c", "> a\n> b\nc" },
	{ "x<excerpt><excerpt>a</excerpt></excerpt>", "x\n> > a\n" },
	/* text/richtext */
	{ "a<nl>b<lt>c", "a\nb<c" },
	{ "<paragraph>a</paragraph>b", "\na\n\nb" },
	{ "<comment>a</comment>b", "b" },
};

START_TEST(commands_are_not_the_text)
{
	g_autofree char *text = enriched_to_text(rows[_i].enriched);

	ck_assert_str_eq(text, rows[_i].text);
}
END_TEST

static const char *const pieces[] = { "<",     "<a",   "<<",  "<param>",
				      "<nl>",  "\n",   "a\n", "<excerpt>a\n\n",
				      "<b></", "</a>", " " };

START_TEST(a_mebibyte_of_anything_is_quickly_text)
{
	g_autofree char *enriched = large_text("", pieces[_i]);
	clock_t start = clock();
	g_autofree char *text = enriched_to_text(enriched);

	assert_quick(start);
	ck_assert_uint_le(strlen(text), 8 * LARGE_SIZE);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("enriched");
	TCase *tc = tcase_create("enriched");

	tcase_add_loop_test(tc, commands_are_not_the_text, 0,
			    G_N_ELEMENTS(rows));
	tcase_add_loop_test(tc, a_mebibyte_of_anything_is_quickly_text, 0,
			    G_N_ELEMENTS(pieces));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
