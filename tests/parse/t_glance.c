/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/glance.h"

#include "tests/run.h"

static const struct {
	const char *text;
	gboolean html;
	gboolean may;
} texts[] = {
	{ "Message types: a\nMessage formats: b\nShort name: c\n", FALSE,
	  TRUE },
	/* Two are not enough, nor are three of two forms. */
	{ "Message types: a\nMessage formats: b\n", FALSE, FALSE },
	{ "Message types: a\nMessage formats: b\nAssignment notes: c\n", FALSE,
	  FALSE },
	{ "> Message\n> ty-\n> pes: a\nMESSAGE FORMATS b short NAME", FALSE,
	  TRUE },
	/* Names of fields: one of them is in few other texts. */
	{ "protocol=tcp&functions=x&short_name=y", FALSE, TRUE },
	{ "contact, description and reference", FALSE, FALSE },
	/* Nothing is seen of tables and files. */
	{ "| a | b |", FALSE, TRUE },
	{ "begin 644 a.txt\n", FALSE, TRUE },
	{ "I begin to see\n", FALSE, FALSE },
	{ "<p>Message types: a<p>Message formats: b<p>Short na<b>me: c", TRUE,
	  TRUE },
	{ "<p>Message types: a | b", TRUE, FALSE },
	{ "<textarea>", TRUE, TRUE },
	{ "", FALSE, FALSE },
	{ "", TRUE, FALSE },
};

START_TEST(a_text_without_its_words_holds_no_form)
{
	ck_assert_int_eq(glance_may_hold_form(texts[_i].text, texts[_i].html),
			 texts[_i].may);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("glance");
	TCase *tc = tcase_create("glance");

	tcase_add_loop_test(tc, a_text_without_its_words_holds_no_form, 0,
			    G_N_ELEMENTS(texts));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
