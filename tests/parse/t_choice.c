/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/choice.h"

#include <string.h>

#include "tests/large.h"
#include "tests/run.h"

static const struct {
	const char *text;
	const char *choice;
	const char *rest;
} choices[] = {
	{ "", "", "" },
	{ " \n\t", "", "" },
	/* words */
	{ "Yes", "yes", "" },
	{ "no", "no", "" },
	{ "YES", "yes", "" },
	{ "y", "yes", "" },
	{ "N", "no", "" },
	{ " \n Yes \n", "yes", "" },
	{ "Yes.", "yes", "" },
	{ "No!", "no", "" },
	{ "\nno", "no", "" },
	{ "yesterday", "", "yesterday" },
	{ "Nobody", "", "Nobody" },
	{ "not yet", "", "not yet" },
	{ "maybe", "", "maybe" },
	{ "None", "", "None" },
	{ "n\xc3\xb6", "", "n\xc3\xb6" },
	{ "no'one", "", "no'one" },
	{ "\xff", "", "\xff" },
	/* words and more */
	{ "Yes, to find servers", "yes", "to find servers" },
	{ "Yes to find servers", "yes", "to find servers" },
	{ "Yes - to find servers", "yes", "to find servers" },
	{ "Yes.\n\nTo find servers.", "yes", "To find servers." },
	{ "Yes\nto find servers\nof ours", "yes", "to find servers\nof ours" },
	{ "No. Never.", "no", "Never." },
	{ "No (unicast only)", "no", "(unicast only)" },
	{ "No multicast is used", "no", "No multicast is used" },
	{ "Yes, no other way", "yes", "no other way" },
	{ "Neither", "no", "" },
	{ " neither.\n", "no", "" },
	{ "Neither broadcast nor multicast is used.", "no",
	  "Neither broadcast nor multicast is used." },
	{ "Yes No\n\nNeither", "no", "" },
	{ "Neither-nor", "no", "Neither-nor" },
	{ "Neithers", "", "Neithers" },
	{ "No, neither is used", "no", "neither is used" },
	{ "Neither\xc3\xbc", "", "Neither\xc3\xbc" },
	{ "Yes, no", "", "" },
	/* boxes before the words */
	{ "[x] Yes [ ] No", "yes", "" },
	{ "[ ] Yes [x] No", "no", "" },
	{ "[X]Yes []No", "yes", "" },
	{ "( ) Yes (*) No", "no", "" },
	{ "(o) Yes / ( ) No", "yes", "" },
	{ "___ Yes _X_ No", "no", "" },
	{ "[_] Yes, [v] No", "no", "" },
	{ "\xe2\x98\x91 Yes \xe2\x98\x90 No", "yes", "" },
	{ "\xe2\x97\x8b Yes \xe2\x97\x89 No", "no", "" },
	{ "[ ] Yes [ ] No", "", "" },
	{ "[x] Yes [x] No", "", "" },
	{ "[x] No", "no", "" },
	{ "[ ] No", "", "" },
	{ "[x] No [ ] Yes", "no", "" },
	{ "[x] Yes [ ] No\nTo find servers", "yes", "To find servers" },
	/* behind them */
	{ "Yes [x] No [ ]", "yes", "" },
	{ "Yes [ ] No [x]", "no", "" },
	{ "Yes( )No(X)", "no", "" },
	{ "Yes ___ No _x_", "no", "" },
	{ "Yes [ ] No [ ]", "", "" },
	{ "Yes [x] No [x]", "", "" },
	{ "Yes [ ] No [x]\nNever.", "no", "Never." },
	/* on lines of their own */
	{ "[x] Yes\n[ ] No", "yes", "" },
	{ "[ ] Yes\n[x] No", "no", "" },
	{ "Yes [ ]\nNo [x]", "no", "" },
	{ "Yes [x]\nNo [ ]", "yes", "" },
	{ "( ) Yes\n\n(x) No\nNever.", "no", "Never." },
	/* with a colon between, or a box that is none of the usual */
	{ "Yes: [x] No: [ ]", "yes", "" },
	{ "Yes: [ ] No: [x]", "no", "" },
	{ "[  ] Yes [x] No", "no", "" },
	{ "[ x ] Yes [ ] No", "yes", "" },
	{ "Yes [  ] No [x]", "no", "" },
	{ "Yes __ No _x_", "no", "" },
	/* the form's own words left in */
	{ "Yes No", "", "" },
	{ "Yes  No\n", "", "" },
	{ "Yes / No", "", "" },
	{ "Yes No\nNo", "no", "" },
	{ "Yes No\n\nYes, to find servers", "yes", "to find servers" },
	{ "Yes No: no", "no", "" },
	{ "Yes No\nYes No\nYes", "yes", "" },
	{ "Yes No\n[x] Yes [ ] No", "yes", "" },
	{ "Yes No\nmaybe", "", "maybe" },
	{ "Yes\nNo", "", "" },
	{ "Y/N", "", "" },
	{ "Y/N n", "no", "" },
	/* one of the printed words stands out */
	{ "Yes *No*", "no", "" },
	{ "*Yes* No", "yes", "" },
	{ "Yes / **No**", "no", "" },
	{ "Yes _No_", "no", "" },
	{ "__Yes__ No", "yes", "" },
	{ "Yes [No]", "no", "" },
	{ "Yes (No)", "no", "" },
	{ "[ Yes ] No", "yes", "" },
	{ "Yes \"No\"", "no", "" },
	{ "Yes >No<", "no", "" },
	{ "Yes \xe2\x80\x9cNo\xe2\x80\x9d", "no", "" },
	{ "Yes\n*No*", "no", "" },
	{ "*Yes*\nNo", "yes", "" },
	{ "Yes *No*\nNever.", "no", "Never." },
	{ "*Yes* *No*", "", "" },
	{ "*Yes* / *No*: no", "no", "" },
	{ "[Yes] [No]", "", "" },
	{ "[Yes] [No]\nYes", "yes", "" },
	/* the only one does */
	{ "*No*", "no", "" },
	{ "**No**.", "no", "" },
	{ "*No.*", "no", "" },
	{ "[No]", "no", "" },
	{ "(yes)", "yes", "" },
	{ "\"No\"", "no", "" },
	{ "'No'", "no", "" },
	{ "'No.'", "no", "" },
	{ "\xe2\x80\x9cYes\xe2\x80\x9d", "yes", "" },
	{ "*Yes*, to find servers", "yes", "to find servers" },
	{ "- No", "no", "" },
	{ "* No", "no", "" },
	{ "-No", "no", "" },
	{ "--> No", "no", "" },
	{ "=> Yes, to find servers", "yes", "to find servers" },
	{ "\xe2\x80\x93 No", "no", "" },
	{ "\xe2\x80\xa2 No", "no", "" },
	{ "\xe2\x86\x92 No", "no", "" },
	{ "No\xc2\xa0", "no", "" },
	{ "(no broadcast)", "", "(no broadcast)" },
	{ "[no broadcast]", "", "[no broadcast]" },
	{ "Yes \xe2\x80\x93 to find servers", "yes", "to find servers" },
	{ "Yes -> to find servers", "yes", "to find servers" },
	/* an X and no box */
	{ "X No", "no", "" },
	{ "x Yes  No", "yes", "" },
	{ "Yes:    No: X", "no", "" },
	{ "Yes: X  No:", "yes", "" },
	{ "Yes: X\nNo:", "yes", "" },
	{ "Yes:\nNo: X", "no", "" },
	{ "Yes  No X", "no", "" },
	{ "Yes XX  No", "yes", "" },
	{ "Yes   X No", "no", "" },
	{ "Yes, X No", "no", "" },
	{ "Yes X No", "", "" },
	{ "Yes x.25 networks", "yes", "x.25 networks" },
	{ "Yes/No X", "", "" },
	/* a box between them belongs to the nearer one */
	{ "Yes [x] No", "", "" },
	{ "Yes [x], No", "yes", "" },
	{ "Yes / [x] No", "no", "" },
	{ "Yes [x]   No", "yes", "" },
	{ "Yes   [x] No", "no", "" },
	{ "Yes[x] No", "yes", "" },
	{ "Yes \xe2\x9c\x93\nNo", "yes", "" },
	{ "Yes \xe2\x9c\x97 No \xe2\x9c\x93", "no", "" },
	{ "Yes - [ ] No - [x]", "no", "" },
	{ "Yes ..... No ..x..", "no", "" },
	{ "Yes ____ No __X__", "no", "" },
	{ "___Yes _X_No", "no", "" },
	{ "[XX] Yes [--] No", "yes", "" },
	{ "Yes { } No {x}", "no", "" },
	{ "\xe2\x98\x91\xef\xb8\x8f Yes \xe2\xac\x9c No", "yes", "" },
	/* one is struck out, or pointed at */
	{ "~~Yes~~ No", "no", "" },
	{ "Yes ~~No~~", "yes", "" },
	{ "~~Yes~~No", "no", "" },
	{ "~~Yes ~~No", "no", "" },
	{ "-Yes- No", "no", "" },
	{ "Y\xcc\xb6"
	  "e\xcc\xb6s\xcc\xb6 No",
	  "no", "" },
	{ "~~Yes~~", "", "" },
	{ "Yes No <--", "no", "" },
	{ "Yes -> No", "no", "" },
	{ "Yes > No", "no", "" },
	{ "> No", "no", "" },
	/* a letter in a box may be a tick or an option */
	{ "Yes [N] No [Y]", "", "" },
	{ "[ ] Yes [Y] No", "", "" },
	{ "Yes / No [Y]", "", "" },
	/* marked as an answer */
	{ "A: No", "no", "" },
	{ "Answer: Yes, to find servers", "yes", "to find servers" },
	{ "Yes No\nAns: no", "no", "" },
	{ "A: none", "", "A: none" },
	/* the form's own words on the line of the answer */
	{ "Yes No -> No", "no", "" },
	{ "Yes No --> Yes, to find servers", "yes", "to find servers" },
	{ "Yes No - No", "no", "" },
	{ "Yes / No => No", "no", "" },
	{ "[Yes/No] No", "no", "" },
	{ "[Yes/No]: Yes", "yes", "" },
	{ "(Yes or No) no", "no", "" },
	{ "No [Yes/No]", "no", "" },
	{ "[Yes/No]", "", "" },
	{ "[y/n] n", "no", "" },
	{ "(y/n)\nYes, to find servers", "yes", "to find servers" },
	{ "Yes or No: no", "no", "" },
	{ "Yes or No? No", "no", "" },
	{ "Yes/No none", "", "none" },
	{ "Yes No maybe", "", "maybe" },
	{ "Yes no other way", "yes", "no other way" },
	{ "Yes and no", "", "" },
	{ "Yes\n* no router is needed", "yes", "* no router is needed" },
	{ "No\nyes, it is so", "no", "yes, it is so" },
	{ "Yes\n- to find servers\n- and clients", "yes",
	  "- to find servers\n- and clients" },
	/* what is no answer is not split */
	{ "n/a", "", "n/a" },
};

START_TEST(an_answer_is_yes_or_no_and_perhaps_more)
{
	g_autofree char *rest = NULL;
	const char *choice = choice_read(choices[_i].text, &rest);

	ck_assert_str_eq(choice, choices[_i].choice);
	ck_assert_str_eq(rest, choices[_i].rest);
}
END_TEST

static const char *const pieces[] = {
	"~",	     "~~",
	"- ",	     "-",
	"*",	     "[Yes/No]",
	"* ",	     "~~No~~",
	"No [Yes] ", ".",
	"=",	     "<-",
	"->",	     "X ",
	"+",	     "or ",
	"\xcc\xb6",  "{",
	"\xc2\xa0",  "x",
	"yes ",	     "no ",
	"yes no ",   "Yes No\n",
	"[x] ",	     "[ ]",
	"_",	     "\n",
	" ",	     "/",
	"[x] Yes\n", "[",
	"'",	     "\xff",
	"___",	     "yes\n",
	"y",	     "\xe2\x98\x90",
	":",
};

START_TEST(a_mebibyte_of_anything_is_quickly_a_choice)
{
	g_autofree char *text = large_text("", pieces[_i]);
	g_autofree char *rest = NULL;
	clock_t start = clock();
	const char *choice = choice_read(text, &rest);

	assert_quick(start);
	ck_assert_ptr_nonnull(choice);
	ck_assert_ptr_nonnull(rest);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("choice");
	TCase *tc = tcase_create("choice");

	tcase_add_loop_test(tc, an_answer_is_yes_or_no_and_perhaps_more, 0,
			    G_N_ELEMENTS(choices));
	tcase_add_loop_test(tc, a_mebibyte_of_anything_is_quickly_a_choice, 0,
			    G_N_ELEMENTS(pieces));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
