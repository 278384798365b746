/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/words.h"

#include <string.h>

#include "tests/run.h"

static const char *const accepted[] = {
	"", "en", "en-GB,en;q=0.8", "de, en;q=0.5", "*", "xx,yy", ",,,", "e",
};

START_TEST(there_is_always_a_language)
{
	const Language *language = language_for(accepted[_i]);

	ck_assert_str_eq(language->tag, "en");
	ck_assert_str_eq(language->direction, "ltr");
}
END_TEST

START_TEST(each_word_is_there)
{
	const Language *language = language_for("en");

	for (Word word = 0; word < WORD_COUNT; word++)
		ck_assert_msg(language_word(language, word) &&
				      *language_word(language, word),
			      "word %d is missing", (int)word);
}
END_TEST

START_TEST(texts_in_words_are_no_markup)
{
	const Language *language = language_for("en");
	g_autoptr(GString) out = g_string_new(NULL);

	language_append(out, language, WORD_NAME_SIMILAR, "<{2}>", "a & \"b\"");
	ck_assert_str_eq(out->str, "Much like “&lt;{2}&gt;” are: a &amp; "
				   "&#34;b&#34;.");
}
END_TEST

START_TEST(words_of_mails_are_plain)
{
	const Language *language = language_for("en");
	g_autofree char *subject = language_plain(
		language, WORD_CONFIRM_SUBJECT, "A & B {2}", NULL);
	g_autofree char *text = language_plain(language, WORD_CONFIRM_MAIL,
					       "A & B", "https://x.example/");

	ck_assert_str_eq(subject,
			 "Please confirm your application (A & B {2})");
	ck_assert_ptr_nonnull(strstr(text, " at A & B, "));
	ck_assert_ptr_nonnull(strstr(text, "\n  https://x.example/\n"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("words");
	TCase *tc = tcase_create("words");

	tcase_add_loop_test(tc, there_is_always_a_language, 0,
			    G_N_ELEMENTS(accepted));
	tcase_add_test(tc, each_word_is_there);
	tcase_add_test(tc, texts_in_words_are_no_markup);
	tcase_add_test(tc, words_of_mails_are_plain);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
