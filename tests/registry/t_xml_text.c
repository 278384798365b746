/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/xml_text.h"

#include <string.h>

#include "tests/run.h"

static const struct {
	const char *text;
	const char *want;
} texts[] = {
	{ "", "" },
	{ " \n\t ", "" },
	{ "a", "a" },
	{ "  a  b  ", "a  b" },
	/* a line feed with white space on both sides of it, and without */
	{ "a \n b", "a b" },
	{ "a\n b", "a\n b" },
	{ "a \nb", "a \nb" },
	{ "a\nb", "a\nb" },
	{ "a\n\nb", "a\n\nb" },
	{ "a\n\n\nb", "a b" },
	{ "a\t\n\tb\n  c  \n  d", "a b\n  c d" },
	{ "a \n b \n ", "a b" },
	{ "\n a", "a" },
	{ "G\xc3\xb6ran \n x", "G\xc3\xb6ran x" },
};

START_TEST(white_space_is_that_of_the_table)
{
	g_autofree char *is = xml_squeeze(texts[_i].text);

	ck_assert_str_eq(is, texts[_i].want);
}
END_TEST

static const struct {
	const char *text;
	const char *in_text;
	const char *in_attribute;
	const char *in_comment;
} characters[] = {
	{ "a<b>&\"c\"", "a&lt;b&gt;&amp;\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;",
	  "<!-- a<b>&\"c\" -->" },
	{ "a\t\r\nb", "a\t\r\nb", "a\t\r\nb", "<!-- a\t\r\nb -->" },
	{ "a\x13\x1b", "a\xef\xbf\xbd\xef\xbf\xbd", "a\xef\xbf\xbd\xef\xbf\xbd",
	  "<!-- a\xef\xbf\xbd\xef\xbf\xbd -->" },
	{ "\xef\xbf\xbe\xef\xbf\xbf", "\xef\xbf\xbd\xef\xbf\xbd",
	  "\xef\xbf\xbd\xef\xbf\xbd", "<!-- \xef\xbf\xbd\xef\xbf\xbd -->" },
	{ "\xef\xbf\xbd\xef", "\xef\xbf\xbd\xef", "\xef\xbf\xbd\xef",
	  "<!-- \xef\xbf\xbd\xef -->" },
	{ "--a---", "--a---", "--a---", "<!-- - -a- - - -->" },
};

START_TEST(no_xml_holds_each_character)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GString) attribute = g_string_new(NULL);
	g_autoptr(GString) comment = g_string_new(NULL);

	xml_append_text(text, characters[_i].text);
	xml_append_attribute(attribute, characters[_i].text);
	xml_append_comment(comment, characters[_i].text);
	ck_assert_str_eq(text->str, characters[_i].in_text);
	ck_assert_str_eq(attribute->str, characters[_i].in_attribute);
	ck_assert_str_eq(comment->str, characters[_i].in_comment);
}
END_TEST

/* What a reference is called, and the element that the label gives. */
static const struct {
	const char *type;
	const char *data;
	const char *text;
	const char *label;
	const char *element;
} references[] = {
	{ "rfc", "rfc6335", "", "RFC6335",
	  "<xref type=\"rfc\" data=\"rfc6335\"/>" },
	{ "rfc", "bcp165", "", "BCP165",
	  "<xref type=\"rfc\" data=\"bcp165\"/>" },
	{ "draft", "draft-a-01", "", "draft-a-01",
	  "<xref type=\"draft\" data=\"draft-a-01\"/>" },
	{ "draft", "RFC-ietf-a-01", "", "RFC-ietf-a-01",
	  "<xref type=\"draft\" data=\"RFC-ietf-a-01\"/>" },
	{ "uri", "https://example.org/?a&b", "", "https://example.org/?a&b",
	  "<xref type=\"uri\" data=\"https://example.org/?a&amp;b\"/>" },
	{ "note", "1", "", "1", "<xref type=\"note\" data=\"1\"/>" },
	{ "text", NULL, "ISO \"x\" <y>", "ISO \"x\" <y>",
	  "<xref type=\"text\">ISO \"x\" &lt;y&gt;</xref>" },
	{ "rfc-errata", "4999", "", "RFC Errata 4999",
	  "<xref type=\"text\">RFC Errata 4999</xref>" },
	{ "rfc", "rfc1", " Section\n 1 ", "Section\n 1",
	  "<xref type=\"text\">Section\n 1</xref>" },
	{ "text", NULL, "RFCs", "RFCs", "<xref type=\"text\">RFCs</xref>" },
	{ "text", NULL, "RFC", "RFC", "<xref type=\"text\">RFC</xref>" },
	{ NULL, NULL, "", "", "<xref type=\"text\"></xref>" },
};

START_TEST(a_reference_has_a_label)
{
	g_autofree char *label = xml_label(
		references[_i].type, references[_i].data, references[_i].text);

	ck_assert_str_eq(label, references[_i].label);
}
END_TEST

START_TEST(a_label_is_a_reference)
{
	g_autoptr(GString) out = g_string_new(NULL);

	xml_append_reference(out, references[_i].label);
	ck_assert_str_eq(out->str, references[_i].element);
}
END_TEST

static const struct {
	const char *field;
	const char *want;
} fields[] = {
	{ "", "" },
	{ "[a]", "a|" },
	{ "[a][b]", "a|b|" },
	{ "[a[1]][b]", "a[1]|b|" },
	{ "[]", "|" },
	{ "a", "a|" },
	{ "Ann <ann@example.org>\nBen", "Ann <ann@example.org>\nBen|" },
	{ "[a] and [b]", "[a] and [b]|" },
	{ "[a]]", "[a]]|" },
	{ "a [b]", "a [b]|" },
	{ "[", "[|" },
};

START_TEST(a_field_has_labels)
{
	g_auto(GStrv) labels = xml_labels(fields[_i].field);
	g_autoptr(GString) is = g_string_new(NULL);

	for (char **label = labels; *label; label++)
		g_string_append_printf(is, "%s|", *label);
	ck_assert_str_eq(is->str, fields[_i].want);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("xml_text");
	TCase *tc = tcase_create("xml_text");

	tcase_add_loop_test(tc, no_xml_holds_each_character, 0,
			    G_N_ELEMENTS(characters));
	tcase_add_loop_test(tc, white_space_is_that_of_the_table, 0,
			    G_N_ELEMENTS(texts));
	tcase_add_loop_test(tc, a_reference_has_a_label, 0,
			    G_N_ELEMENTS(references));
	tcase_add_loop_test(tc, a_label_is_a_reference, 0,
			    G_N_ELEMENTS(references));
	tcase_add_loop_test(tc, a_field_has_labels, 0, G_N_ELEMENTS(fields));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
