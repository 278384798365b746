/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/html.h"

#include <string.h>

#include "tests/large.h"
#include "tests/run.h"

/* Without white space at both ends, which does not matter. */
static const struct {
	const char *html;
	const char *text;
} pages[] = {
	{ "", "" },
	{ "sums", "sums" },
	{ "<p>a</p><p>b</p>", "a\n\nb" },
	{ "<div>a</div><div>b</div>", "a\nb" },
	/* Word's lines */
	{ "<style>p.MsoNormal {margin:0cm; font-size:12pt}</style>"
	  "<p class=MsoNormal>a</p> <p class=MsoNormal>b</p><p>c",
	  "a\nb\n\nc" },
	{ "<style><!--\np.MsoNormal, li.MsoNormal\n{margin:0in;\n"
	  "margin-bottom:.0001pt;}--></style><p class=MsoNormal>a</p>"
	  "<p class=MsoNormal style='margin-left:2in'>b</p>"
	  "<p class=MsoNormal style='margin-bottom:12.0pt'>c</p>"
	  "<p class=MsoNormal>d</p>",
	  "a\nb\nc\n\nd" },
	{ "<style>p.MsoNormal {margin:0in 0in 10pt}</style>"
	  "<p class=MsoNormal>a</p><p class=MsoNormal>b</p>",
	  "a\n\nb" },
	{ "<style>p.MsoNormalTable {margin:0}</style>"
	  "<p class=MsoNormal>a</p><p class=MsoNormal>b</p>",
	  "a\n\nb" },
	{ "<p class=MsoNormal>a</p><p class=MsoNormal>b</p>", "a\n\nb" },
	{ "<p style='color:red; Margin: 0px 0px;'>a<p style='margin:0'>b",
	  "a\nb" },
	{ "<p style='margin:auto'>a<p style='margin-top:0'>b", "a\n\nb" },
	{ "<p style='margin'>a<p style='margin:'>b", "a\n\nb" },
	{ "<div><div>a</div></div><div>b</div>", "a\nb" },
	{ "a<br>b<br/>c", "a\nb\nc" },
	{ "a<br><br>b", "a\n\nb" },
	{ "a<div>b</div>c", "a\nb\nc" },
	{ "<h1>a</h1>b<hr>c", "a\n\nb\n\nc" },
	{ "a  \n\t b", "a b" },
	{ "  a  ", "a" },
	/* a blank beside an element is a blank */
	{ "a <b>b</b> c", "a b c" },
	{ "a<b>b</b>c", "abc" },
	{ "a<b> b </b>c", "a b c" },
	{ "a <i></i>b", "a b" },
	{ "a <span><b>b</b></span>", "a b" },
	{ "a <!-- x --> b", "a b" },
	{ "a <input> b", "a b" },
	/* boxes, and a line through a word */
	{ "<input type=checkbox checked>TCP<input type=checkbox>UDP",
	  "[*] TCP [ ] UDP" },
	{ "<input type=radio> Yes <input type=RADIO checked=''> No",
	  "[ ] Yes [*] No" },
	{ "a <input type=text> b", "a b" },
	/* what is written into a field */
	{ "a<input type=text value='b\n&lt;c&gt; '>d", "a b <c> d" },
	{ "a <INPUT VALUE=b> c", "a b c" },
	{ "a <input type=Email value='b@example.org'>", "a b@example.org" },
	{ "a <input value=''> b", "a b" },
	{ "a <input type=hidden value=x> b", "a b" },
	{ "a <input type=submit value=x> b", "a b" },
	{ "a <input type=password value=x> b", "a b" },
	{ "a <input type=radio value=x> b", "a [ ] b" },
	{ "a <p value=x>b", "a\n\nb" },
	{ "<s>Yes</s> No", "~~Yes~~ No" },
	{ "Yes <strike>No</strike>", "Yes ~~No~~" },
	{ "<del>Yes</del>No", "~~Yes~~No" },
	{ "<s><b><i>Yes</i></b></s> No", "~~Yes~~ No" },
	{ "<span style='text-decoration:line-through'>Yes</span> No",
	  "~~Yes~~ No" },
	{ "<s>Yes </s>No", "~~Yes ~~No" },
	{ "<s>not this</s> that", "not this that" },
	{ "<s></s>a<s> </s>", "a" },
	/* lists and tables */
	{ "<ul><li>a</li><li>b</li></ul>", "* a\n* b" },
	{ "<ol><li>a<li>b</ol>c", "* a\n* b\n\nc" },
	{ "<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>", "a b\nc" },
	{ "<table><tr><th>a<td>b", "a b" },
	{ "<table><tr><td>a </td> <td></td><td> b", "a b" },
	{ "<dl><dt>a<dd>b</dl>", "a\nb" },
	/* white space that is meant */
	{ "<pre>a\n  b\n\nc</pre>", "a\n  b\n\nc" },
	{ "<pre>\na</pre>b", "a\n\nb" },
	{ "<pre>a <b> b</b></pre>", "a  b" },
	{ "<textarea>a\nb</textarea>", "a\nb" },
	{ "<div style='white-space:pre-wrap'>a\n\nb  c</div>d\ne",
	  "a\n\nb  c\nd e" },
	{ "<p style='color:red; white-space: pre'>a\nb</p>", "a\nb" },
	{ "<b style='white-space:pre-line'>a\nb</b>\nc", "a\nb c" },
	{ "<div style='white-space:normal'>a\nb</div>", "a b" },
	{ "<div style='white-space:'>a\nb</div>", "a b" },
	{ "<div style='white-space:pre'>a<div style=''>b\nc</div></div>",
	  "a\nb\nc" },
	{ "a&nbsp;b", "a\xc2\xa0"
		      "b" },
	/* quotations */
	{ "<blockquote>a</blockquote>b", "> a\n\nb" },
	{ "<blockquote>a<br>b<blockquote>c</blockquote></blockquote>",
	  "> a\n> b\n\n> > c" },
	{ "<blockquote><pre>a\nb</pre></blockquote>", "> a\n> b" },
	{ "</blockquote>a", "a" },
	/* what the page does not show */
	{ "<html><head><title>t</title><style>s</style></head><body>a", "a" },
	{ "a<script>if (b < c) d();</script>e", "ae" },
	{ "a<style>b</style>c<template>d</template>", "ac" },
	{ "<!DOCTYPE html><!-- a --><p>b", "b" },
	/* entities and text that looks like tags */
	{ "&lt;p&gt; &amp;amp; &#65;&#x42;", "<p> &amp; AB" },
	{ "J&uuml;rgen J\xc3\xbcrgen", "J\xc3\xbcrgen J\xc3\xbcrgen" },
	{ "a < b", "a < b" },
	{ "&", "&" },
	{ "&nosuch;", "&nosuch;" },
	/* broken pages */
	{ "<p>a<p>b", "a\n\nb" },
	{ "<b><i>a</b>b</i>", "ab" },
	{ "</p>a", "a" },
	{ "<", "<" },
	{ "<p", "" },
	{ "<!--", "" },
	{ "<p>a</p", "a" },
	{ "a\r\nb", "a b" },
};

START_TEST(a_page_is_the_text_that_a_reader_sees)
{
	g_autofree char *text = html_to_text(pages[_i].html);

	ck_assert_str_eq(g_strstrip(text), pages[_i].text);
}
END_TEST

/* With the marks of cells, here "|". */
static const struct {
	const char *html;
	const char *text;
} cells[] = {
	{ "<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>", "a|b\nc" },
	{ "<table><tr><td> a b </td> <td></td><td> c", "a b|c" },
	{ "<table><tr><td></td><td>a", "a" },
	{ "<table><tr><td>a<td><p>b", "a\n\nb" },
	{ "a&#31;b", "a b" },
	{ "<pre>a&#31;b</pre>", "a b" },
};

START_TEST(a_cell_is_apart_from_its_neighbour)
{
	guint tags = HTML_TAGS;
	g_autofree char *text = html_to_text_within(cells[_i].html, &tags);

	ck_assert_ptr_null(strchr(text, '|'));
	g_strdelimit(text, (char[]){ HTML_CELL, '\0' }, '|');
	ck_assert_str_eq(g_strstrip(text), cells[_i].text);
}
END_TEST

START_TEST(a_nul_by_number_ends_no_text)
{
	g_autofree char *text = html_to_text("a&#0;b&#55296;c&#1114112;d");

	ck_assert(g_utf8_validate(text, -1, NULL));
	ck_assert(g_str_has_suffix(g_strstrip(text), "d"));
}
END_TEST

/* Never many times what came in. */
START_TEST(quotations_in_quotations_do_not_explode)
{
	GString *html = g_string_new(NULL);
	g_autofree char *text = NULL;

	for (int i = 0; i < 5000; i++)
		g_string_append(html, "<blockquote>a");
	text = html_to_text(html->str);
	ck_assert_uint_lt(strlen(text), 20 * html->len);
	g_string_free(html, TRUE);
}
END_TEST

static const char *const pieces[] = {
	"x",
	" ",
	"\n",
	"&",
	"&amp;",
	"<",
	"<p>",
	"<br>",
	"</p>",
	"<!--",
	"<b>",
	"<i></b>",
	"<div>",
	"<span>",
	"<li>",
	"<pre>",
	"<table>",
	"<tr>",
	"<td>",
	"<a>",
	"<svg>",
	"<p a=b>",
	"<ul>",
	"<font>",
	"<s>",
	"<s>a</s>",
	"<del><b>x</del>",
	"<input type=radio>",
	"<script>",
	"<option>",
	"<dd>",
	"<textarea>",
	"<form>",
	"</div>",
};

START_TEST(a_mebibyte_of_anything_is_quickly_text)
{
	g_autofree char *html = large_text("", pieces[_i]);
	clock_t start = clock();
	g_autofree char *text = html_to_text(html);

	assert_quick(start);
	ck_assert_uint_le(strlen(text), 4 * LARGE_SIZE);
}
END_TEST

START_TEST(a_cr_by_number_is_no_line_end)
{
	g_autofree char *text =
		html_to_text("<pre>a&#13;&#10;b&#13;c</pre>d&#13;e");

	ck_assert_ptr_null(strchr(text, '\r'));
	ck_assert_ptr_nonnull(strstr(text, "b c\n"));
	ck_assert_ptr_nonnull(strstr(text, "d e"));
}
END_TEST

/* A number that is negative to gumbo, which writes it all the same. */
START_TEST(a_number_of_many_digits_is_valid_text)
{
	g_autofree char *text = html_to_text("a&#xaaaaaaaa;b");

	ck_assert(g_utf8_validate(text, -1, NULL));
	ck_assert_int_eq(text[0], 'a');
	ck_assert(g_str_has_suffix(text, "b"));
}
END_TEST

/* A thousand pages that are allowed one by one would take half a minute. */
START_TEST(pages_of_one_message_share_their_tags)
{
	const char *page = "<ul><li>a<li>b</ul>";
	guint tags = 4;
	g_autofree char *first = html_to_text_within(page, &tags);
	g_autofree char *second = html_to_text_within(page, &tags);

	ck_assert_uint_eq(tags, 1);
	ck_assert_str_eq(first, "* a\n* b\n\n");
	ck_assert_str_eq(second, "\n\na\nb\n");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("html");
	TCase *tc = tcase_create("html");

	tcase_add_loop_test(tc, a_page_is_the_text_that_a_reader_sees, 0,
			    G_N_ELEMENTS(pages));
	tcase_add_loop_test(tc, a_cell_is_apart_from_its_neighbour, 0,
			    G_N_ELEMENTS(cells));
	tcase_add_test(tc, a_nul_by_number_ends_no_text);
	tcase_add_test(tc, quotations_in_quotations_do_not_explode);
	tcase_add_loop_test(tc, a_mebibyte_of_anything_is_quickly_text, 0,
			    G_N_ELEMENTS(pieces));
	tcase_add_test(tc, a_cr_by_number_is_no_line_end);
	tcase_add_test(tc, a_number_of_many_digits_is_valid_text);
	tcase_add_test(tc, pages_of_one_message_share_their_tags);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
