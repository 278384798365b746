/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/mojibake.h"

#include "tests/large.h"
#include "tests/run.h"

static const struct {
	const char *text;
	const char *found;
	const char *mended;
} texts[] = {
	{ "plain", NULL, NULL },
	{ "", NULL, NULL },
	{ "Sch\xc3\xa4"
	  "fer, G\xc3\xb6ran \xc3\x85ke",
	  NULL, NULL },
	{ "\xc3\x89"
	  "cole \xe2\x80\x93 na\xc3\xafve",
	  NULL, NULL },
	{ "Mc\xc3\x89wen", NULL, NULL }, /* a capital before a small letter */
	{ "St\xc3\x83\xc2\xa9phane", "St\xc3\x83\xc2\xa9phane",
	  "St\xc3\xa9phane" },
	{ "a \xc3\xa2\xe2\x82\xac\xe2\x80\x9c b",
	  "\xc3\xa2\xe2\x82\xac\xe2\x80\x9c", "\xe2\x80\x93" },
	{ "Peter Sch\xe2\x80\xb0"
	  "fer",
	  "Sch\xe2\x80\xb0"
	  "fer",
	  "Sch\xc3\xa4"
	  "fer" },
	{ "St\xc3\x88phane", "St\xc3\x88phane", "St\xc3\xa9phane" },
	{ "Sch\xef\xbf\xbd"
	  "fer",
	  "Sch\xef\xbf\xbd"
	  "fer",
	  NULL },
};

START_TEST(text_of_another_character_set_is_known)
{
	g_autofree char *mended = NULL;
	g_autofree char *found = mojibake_find(texts[_i].text, &mended);

	ck_assert_pstr_eq(found, texts[_i].found);
	ck_assert_pstr_eq(mended, texts[_i].mended);
}
END_TEST

START_TEST(a_mebibyte_is_quickly_read)
{
	static const char *const pieces[] = { "\xc3\xa4",
					      "a\xe2\x80\xb0"
					      "b ",
					      "\xc3\x83\xc2\xa9" };
	g_autofree char *text = large_text("", pieces[_i]);
	g_autofree char *mended = NULL;
	g_autofree char *found = NULL;
	clock_t start = clock();

	found = mojibake_find(text, &mended);
	assert_quick(start);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("mojibake");
	TCase *tc = tcase_create("mojibake");

	tcase_add_loop_test(tc, text_of_another_character_set_is_known, 0,
			    G_N_ELEMENTS(texts));
	tcase_add_loop_test(tc, a_mebibyte_is_quickly_read, 0, 3);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
