/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/words.h"

#include <string.h>

#include "tests/run.h"

static const struct {
	const char *words;
	const char *word;
	gboolean want;
} words[] = {
	{ "tcp udp 6 17", "tcp", TRUE },
	{ "tcp udp 6 17", "UDP", TRUE },
	{ "tcp udp 6 17", "17", TRUE },
	{ "tcp udp 6 17", "1", FALSE },
	{ "tcp udp 6 17", "tcpudp", FALSE },
	{ "tcp udp 6 17", "tcp udp", FALSE },
	{ "tcp udp 6 17", "dp", FALSE },
	{ "tcp udp 6 17", "", FALSE },
	{ "tcp", "tcp", TRUE },
	{ "", "tcp", FALSE },
	{ "", "", FALSE },
};

START_TEST(a_word_is_one_of_others_as_a_whole)
{
	ck_assert_int_eq(words_have(words[_i].words, words[_i].word,
				    strlen(words[_i].word)),
			 words[_i].want);
}
END_TEST

START_TEST(a_word_is_as_long_as_is_said)
{
	ck_assert(words_have("bulk junk", "junk; and more", 4));
	ck_assert(!words_have("bulk junk", "junk; and more", 5));
}
END_TEST

static const char *const beginnings[] = { "auto:", "Best", "(out", NULL };

static const struct {
	const char *text;
	gboolean want;
} texts[] = {
	{ "auto: away", TRUE }, { "AUTO:", TRUE },   { "best of all", TRUE },
	{ "(Out of", TRUE },	{ "auto", FALSE },   { " auto:", FALSE },
	{ "b", FALSE },		{ "out of", FALSE }, { "", FALSE },
};

START_TEST(a_text_begins_with_one_of_several)
{
	ck_assert_int_eq(words_begin(beginnings, texts[_i].text),
			 texts[_i].want);
}
END_TEST

static const struct {
	const char *a;
	const char *b;
	gboolean same;
} same[] = {
	{ "", "", TRUE },
	{ "a b", "a b", TRUE },
	{ "a  b\nc", " a\tb c \n", TRUE },
	{ "", " \n", TRUE },
	{ "a", "A", FALSE },
	{ "a b", "ab", FALSE },
	{ "a b", "a", FALSE },
	{ "a", "a b", FALSE },
	{ "a", "", FALSE },
};

START_TEST(texts_are_the_same_but_for_blank_space)
{
	ck_assert_int_eq(words_same(same[_i].a, same[_i].b), same[_i].same);
	ck_assert_int_eq(words_same(same[_i].b, same[_i].a), same[_i].same);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("words");
	TCase *tc = tcase_create("words");

	tcase_add_loop_test(tc, a_word_is_one_of_others_as_a_whole, 0,
			    G_N_ELEMENTS(words));
	tcase_add_test(tc, a_word_is_as_long_as_is_said);
	tcase_add_loop_test(tc, a_text_begins_with_one_of_several, 0,
			    G_N_ELEMENTS(texts));
	tcase_add_loop_test(tc, texts_are_the_same_but_for_blank_space, 0,
			    G_N_ELEMENTS(same));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
