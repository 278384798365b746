/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/classic_text.h"

#include <string.h>

#include "tests/run.h"

#define TEN	"0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

static const struct {
	ClassicText kind;
	const char *text;
	const char *want; /* NULL: refused */
	const char *why;  /* a part of it */
} texts[] = {
	{ CLASSIC_NAME, "sums", "sums", NULL },
	{ CLASSIC_NAME, " sums\n", "sums", NULL },
	{ CLASSIC_NAME, "z39.50", "z39.50", NULL },
	{ CLASSIC_NAME, "fifteen-letters", "fifteen-letters", NULL },
	{ CLASSIC_NAME, "sixteen-letters-", NULL, "16 characters" },
	{ CLASSIC_NAME, "two words", NULL, "a blank" },
	{ CLASSIC_NAME, "s\xc3\xbcms", NULL, "than ASCII" },
	{ CLASSIC_NAME, "", NULL, "empty" },
	{ CLASSIC_NAME, " \t", NULL, "empty" },
	{ CLASSIC_DESCRIPTION, "Super User", "Super User", NULL },
	{ CLASSIC_DESCRIPTION, "  Super \n\t User  ", "Super User", NULL },
	{ CLASSIC_DESCRIPTION, "Super\xc2\xa0User", "Super User", NULL },
	{ CLASSIC_DESCRIPTION, "M\xc3\xa9t\xc3\xa9o", "Meteo", NULL },
	{ CLASSIC_DESCRIPTION, "Why?", "Why?", NULL },
	{ CLASSIC_DESCRIPTION, "Why\xe6\xb0\xb4?", NULL, "none like them" },
	{ CLASSIC_DESCRIPTION, "a\x1b[31mb", NULL, "do not show" },
	{ CLASSIC_DESCRIPTION,
	  "a\xe2\x80\xae"
	  "b",
	  NULL, "do not show" },
	{ CLASSIC_DESCRIPTION,
	  "a\xe2\x80\x8b"
	  "b",
	  NULL, "do not show" },
	{ CLASSIC_DESCRIPTION, "a\xff", NULL, "do not show" },
	{ CLASSIC_DESCRIPTION, TEN TEN TEN TEN TEN TEN TEN TEN "12345678",
	  TEN TEN TEN TEN TEN TEN TEN TEN "12345678", NULL },
	{ CLASSIC_DESCRIPTION, TEN TEN TEN TEN TEN TEN TEN TEN "123456789",
	  NULL, "room for 88" },
	{ CLASSIC_CONTACT, "J\xc3\xbcrgen <j@example.org>",
	  "Jurgen <j@example.org>", NULL },
	{ CLASSIC_CONTACT, HUNDRED, HUNDRED, NULL },
	{ CLASSIC_CONTACT, HUNDRED "1", NULL, "room for 100" },
	/* what a letter becomes counts, not what it was */
	{ CLASSIC_CONTACT, HUNDRED "\xc3\x9f", NULL, "102 characters" },
};

START_TEST(the_list_holds_one_line_of_ascii)
{
	g_autofree char *why = NULL;
	g_autofree char *got =
		classic_text_fold(texts[_i].kind, texts[_i].text, &why);

	ck_assert_pstr_eq(got, texts[_i].want);
	ck_assert_int_eq(why != NULL, got == NULL);
	if (why)
		ck_assert_msg(strstr(why, texts[_i].why) != NULL, "%s", why);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("classic_text");
	TCase *tc = tcase_create("classic_text");

	tcase_add_loop_test(tc, the_list_holds_one_line_of_ascii, 0,
			    G_N_ELEMENTS(texts));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
