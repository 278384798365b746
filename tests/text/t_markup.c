/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/markup.h"

#include "tests/run.h"

static const struct {
	const char *text;
	const char *html;
} rows[] = {
	{ "", "" },
	{ "a b", "a b" },
	{ "<script>", "&lt;script&gt;" },
	{ "\"'&", "&#34;&#39;&amp;" },
	{ "&amp;", "&amp;amp;" },
	{ "\xc3\xa4", "\xc3\xa4" },
	{ "a<", "a&lt;" },
};

START_TEST(text_is_nothing_but_text)
{
	g_autoptr(GString) out = g_string_new(NULL);

	markup_append_text(out, rows[_i].text);
	ck_assert_str_eq(out->str, rows[_i].html);
}
END_TEST

static const struct {
	const char *words;
	const char *html;
} places[] = {
	{ "<b>{1}</b>", "<b>&lt;1&gt;</b>" },
	{ "{2}, {1}, {2}", "{1}, &lt;1&gt;, {1}" },
	{ "{3} {0} {a} {", "{3} {0} {a} {" },
	{ "", "" },
};

/* What stands in a place is looked at no more. */
START_TEST(words_have_places)
{
	static const char *const texts[] = { "<1>", "{1}" };
	g_autoptr(GString) out = g_string_new(NULL);

	markup_append_words(out, places[_i].words, texts, 2);
	ck_assert_str_eq(out->str, places[_i].html);
}
END_TEST

/* openssl dgst -sha256 -binary | base64 */
START_TEST(a_source_has_a_hash)
{
	g_autofree char *hash = markup_hash("abc");

	ck_assert_str_eq(hash, "sha256-"
			       "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("markup");
	TCase *tc = tcase_create("markup");

	tcase_add_loop_test(tc, text_is_nothing_but_text, 0,
			    G_N_ELEMENTS(rows));
	tcase_add_loop_test(tc, words_have_places, 0, G_N_ELEMENTS(places));
	tcase_add_test(tc, a_source_has_a_hash);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
