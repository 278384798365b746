/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/squeezed.h"

#include "tests/run.h"

static const struct {
	const char *text;
	const char *letters;
} texts[] = {
	{ "Short-Name:", "shortname" },
	{ "> > 10. What SHORT\n> > name?", "10whatshortname" },
	{ "f\xc3\xbcr 2 Euro", "fr2euro" },
	{ "z{[`@/:", "z" },
	{ "", "" },
};

START_TEST(a_text_is_its_letters)
{
	g_autoptr(GString) letters = squeezed_text(texts[_i].text);

	ck_assert_str_eq(letters->str, texts[_i].letters);
	ck_assert_uint_eq(letters->len, strlen(texts[_i].letters));
}
END_TEST

/* A page's letters; NULL: none are told. */
static const struct {
	const char *html;
	const char *letters;
} pages[] = {
	{ "<p class=x>Short <b>n</b>ame</p>", "shortname" },
	{ "a <!-- b --> c", "ac" },
	{ "<!DOCTYPE html><?xml x?>a", "a" },
	/* What is no tag is text. */
	{ "1 < 2 <3 <b", "123b" },
	{ "a<", "a" },
	/* Too much, but never too little */
	{ "<a title='1 > 2'>b</a>", "2b" },
	{ "<script>if (a<b) c();</script>d", "ifad" },
	/* References */
	{ "&#78;ame &#x4E;ame &#x6e;", "namenamen" },
	{ "&#160;&#8217;&#99999999999999999999;a", "a" },
	{ "&#78ame", "name" },
	{ "&#; &#x; &#", "x" },
	{ "mes&shy;sage&nbsp;a & b", "messageab" },
	{ "fo&nbsp;rmats&amp;types", "formatstypes" },
	{ "a&copy;b&Auml;c", "abc" },
	/* A name without its end, another one, and what is none. */
	{ "a&nbsp b", NULL },
	{ "a&fjlig;b", NULL },
	{ "a&NBSP;b", NULL },
	{ "AT&T", NULL },
	/* What they hold may look like tags, and is shown. */
	{ "<TextArea>a <b</textarea>", NULL },
	{ "<xmp>", NULL },
	{ "a<plaintext>", NULL },
	{ "<iframe>", NULL },
	{ "<noembed>", NULL },
	{ "<noframes>", NULL },
	{ "<svg><![CDATA[ a > b ]]>", NULL },
	/* What somebody has written into them is shown. */
	{ "a<INPUT value=b>", NULL },
	{ "<isindex value=b>", NULL },
	{ "<i>n</i><ins>p</ins>", "np" },
	{ "<table><tr><td>a</td></tr></table><p>", "a" },
	{ "", "" },
};

START_TEST(a_page_is_the_letters_that_it_shows)
{
	g_autoptr(GString) letters = squeezed_page(pages[_i].html);

	if (!pages[_i].letters) {
		ck_assert_ptr_null(letters);
		return;
	}
	ck_assert_ptr_nonnull(letters);
	ck_assert_str_eq(letters->str, pages[_i].letters);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("squeezed");
	TCase *tc = tcase_create("squeezed");

	tcase_add_loop_test(tc, a_text_is_its_letters, 0, G_N_ELEMENTS(texts));
	tcase_add_loop_test(tc, a_page_is_the_letters_that_it_shows, 0,
			    G_N_ELEMENTS(pages));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
