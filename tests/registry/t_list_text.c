/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/list_text.h"

#include <string.h>

#include "registry/list_edit.h"
#include "tests/run.h"

#define TEN	"0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

static const struct {
	ListText kind;
	const char *text;
	const char *want; /* NULL: refused */
	const char *why;  /* a part of it */
} texts[] = {
	{ LIST_TEXT_NAME, "sums", "sums", NULL },
	{ LIST_TEXT_NAME, " sums\n", "sums", NULL },
	{ LIST_TEXT_NAME, "z39.50", "z39.50", NULL },
	{ LIST_TEXT_NAME, "fifteen-letters", "fifteen-letters", NULL },
	{ LIST_TEXT_NAME, "sixteen-letters-", NULL, "16 characters" },
	{ LIST_TEXT_NAME, "two words", NULL, "a blank" },
	{ LIST_TEXT_NAME, "s\xc3\xbcms", NULL, "than ASCII" },
	{ LIST_TEXT_NAME, "", NULL, "empty" },
	{ LIST_TEXT_NAME, " \t", NULL, "empty" },
	{ LIST_TEXT_DESCRIPTION, "Super User", "Super User", NULL },
	{ LIST_TEXT_DESCRIPTION, "  Super \n\t User  ", "Super User", NULL },
	{ LIST_TEXT_DESCRIPTION, "Super\xc2\xa0User", "Super User", NULL },
	{ LIST_TEXT_DESCRIPTION, "M\xc3\xa9t\xc3\xa9o", "Meteo", NULL },
	{ LIST_TEXT_DESCRIPTION, "Why?", "Why?", NULL },
	{ LIST_TEXT_DESCRIPTION, "Why\xe6\xb0\xb4?", NULL, "none like them" },
	{ LIST_TEXT_DESCRIPTION, "a\x1b[31mb", NULL, "do not show" },
	{ LIST_TEXT_DESCRIPTION,
	  "a\xe2\x80\xae"
	  "b",
	  NULL, "do not show" },
	{ LIST_TEXT_DESCRIPTION,
	  "a\xe2\x80\x8b"
	  "b",
	  NULL, "do not show" },
	{ LIST_TEXT_DESCRIPTION, "a\xff", NULL, "do not show" },
	{ LIST_TEXT_DESCRIPTION, TEN TEN TEN TEN TEN TEN TEN TEN "12345678",
	  TEN TEN TEN TEN TEN TEN TEN TEN "12345678", NULL },
	{ LIST_TEXT_DESCRIPTION, TEN TEN TEN TEN TEN TEN TEN TEN "123456789",
	  NULL, "room for 88" },
	{ LIST_TEXT_CONTACT, "J\xc3\xbcrgen <j@example.org>",
	  "Jurgen <j@example.org>", NULL },
	{ LIST_TEXT_CONTACT, HUNDRED, HUNDRED, NULL },
	{ LIST_TEXT_CONTACT, HUNDRED "1", NULL, "room for 100" },
	/* what a letter becomes counts, not what it was */
	{ LIST_TEXT_CONTACT, HUNDRED "\xc3\x9f", NULL, "102 characters" },
};

START_TEST(the_list_holds_one_line_of_ascii)
{
	g_autofree char *why = NULL;
	g_autofree char *got = list_text_fold(
		&classic_editing.limits, texts[_i].kind, texts[_i].text, &why);

	ck_assert_pstr_eq(got, texts[_i].want);
	ck_assert_int_eq(why != NULL, got == NULL);
	if (why)
		ck_assert_msg(strstr(why, texts[_i].why) != NULL, "%s", why);
}
END_TEST

static const struct {
	ListText kind;
	const char *text;
	const char *want;
} modern[] = {
	{ LIST_TEXT_DESCRIPTION, "M\xc3\xa9t\xc3\xa9o", "M\xc3\xa9t\xc3\xa9o" },
	{ LIST_TEXT_DESCRIPTION, "Why\xe6\xb0\xb4?", "Why\xe6\xb0\xb4?" },
	{ LIST_TEXT_DESCRIPTION, " a \n b ", "a b" },
	{ LIST_TEXT_DESCRIPTION, "a\x1b[31mb", NULL },
	{ LIST_TEXT_DESCRIPTION, HUNDRED HUNDRED, HUNDRED HUNDRED },
	{ LIST_TEXT_DESCRIPTION, HUNDRED HUNDRED HUNDRED, NULL },
	{ LIST_TEXT_NAME, "s\xc3\xbcms", NULL },
	{ LIST_TEXT_NAME, "sums", "sums" },
};

START_TEST(the_list_of_today_holds_any_letters)
{
	g_autofree char *why = NULL;
	g_autofree char *got = list_text_fold(
		&csv_editing.limits, modern[_i].kind, modern[_i].text, &why);

	ck_assert_pstr_eq(got, modern[_i].want);
	ck_assert_int_eq(why != NULL, got == NULL);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("list_text");
	TCase *tc = tcase_create("list_text");

	tcase_add_loop_test(tc, the_list_holds_one_line_of_ascii, 0,
			    G_N_ELEMENTS(texts));
	tcase_add_loop_test(tc, the_list_of_today_holds_any_letters, 0,
			    G_N_ELEMENTS(modern));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
