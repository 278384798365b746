/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/xml.h"

#include "tests/registry/write_back.h"

#define HEAD                                                                   \
	"<?xml version='1.0' encoding='UTF-8'?>\n"                             \
	"<registry xmlns=\"http://www.iana.org/assignments\" id=\"x\">\n"
#define ANN                                                                    \
	"  <record>\n"                                                         \
	"    <name>ann</name>\n"                                               \
	"    <description>Ann</description>\n"                                 \
	"  </record>"
#define BEN                                                                    \
	"  <record date=\"2004-07\">\n"                                        \
	"    <name>ben</name>\n"                                               \
	"    <protocol>tcp</protocol>\n"                                       \
	"    <xref type=\"person\" data=\"Ben_Oakes\"/>\n"                     \
	"    <description>Ben</description>\n"                                 \
	"    <number>80</number>\n"                                            \
	"  </record>"
#define TAIL "\n</registry>\n"

static const ListFormat *xml(void)
{
	return list_format_named(XML_FORMAT);
}

/* One record or person. */
static const struct {
	const char *text;
	const char *want;
} units[] = {
	{ ANN, "entry assigned name=ann description=Ann" },
	{ BEN, "entry assigned [80] name=ben transport=tcp description=Ben "
	       "assignee=[Ben_Oakes] contact=[Ben_Oakes] registered=2004-07" },
	{ "  <record date=\"2004-07-12\" updated=\"2010-01\">\n"
	  "    <name>a</name>\n"
	  "    <protocol>dccp</protocol>\n"
	  "    <assignee>\n"
	  "      <xref type=\"person\" data=\"IESG\"/>\n"
	  "    </assignee>\n"
	  "    <xref type=\"person\" data=\"A\"/>\n"
	  "    <xref type=\"person\" data=\"B\"/>\n"
	  "    <description>D &amp; E &lt;x&gt;</description>\n"
	  "    <number>6000-6063</number>\n"
	  "    <sc>1145656131</sc>\n"
	  "    <xref type=\"rfc\" data=\"rfc6335\"/>\n"
	  "    <xref type=\"draft\" data=\"draft-a-b-01\"/>\n"
	  "    <xref type=\"uri\" data=\"https://example.org/a\"/>\n"
	  "    <xref type=\"note\" data=\"1\"/>\n"
	  "    <xref type=\"text\">n/a</xref>\n"
	  "    <note>a note</note>\n"
	  "    <unauthorized>by others</unauthorized>\n"
	  "  </record>",
	  "entry assigned [6000-6063] name=a transport=dccp "
	  "description=D & E <x> assignee=[IESG] contact=[A][B] "
	  "registered=2004-07-12 modified=2010-01 "
	  "reference=[RFC6335][draft-a-b-01][https://example.org/a][1][n/a] "
	  "service_code=1145656131 unauthorized=by others notes=a note" },
	/* what is empty */
	{ "  <record>\n"
	  "    <protocol>tcp</protocol>\n"
	  "    <description/>\n"
	  "    <number>4</number>\n"
	  "  </record>",
	  "ports remark [4] transport=tcp" },
	{ "  <record>\n"
	  "    <name/>\n"
	  "    <description>Unassigned</description>\n"
	  "    <number>4-9</number>\n"
	  "  </record>",
	  "ports unassigned [4-9] description=Unassigned <ndi>" },
	{ "  <record>\n"
	  "    <name>a</name>\n"
	  "    <description></description>\n"
	  "  </record>",
	  "entry assigned name=a <nd{}>" },
	/* another order */
	{ "  <record>\n"
	  "    <number>4</number>\n"
	  "    <description>Reserved</description>\n"
	  "  </record>",
	  "ports reserved [4] description=Reserved <id>" },
	{ "  <record>\n"
	  "    <name>a</name>\n"
	  "    <xref type=\"rfc\" data=\"rfc1\"/>\n"
	  "    <xref type=\"person\" data=\"A\"/>\n"
	  "    <description>D</description>\n"
	  "    <xref type=\"rfc\" data=\"rfc2\"/>\n"
	  "  </record>",
	  "entry assigned name=a description=D assignee=[A] contact=[A] "
	  "reference=[RFC1][RFC2] <nrxdr>" },
	/* white space */
	{ "  <record>\n"
	  "    <name>a</name>\n"
	  "\t<description>D</description>\n"
	  "\n"
	  "    <number>4</number>  \n"
	  "  </record>",
	  "entry assigned [4] name=a description=D "
	  "<n(\n\t)d(\n\n    )i(  \n  )>>" },
	{ "<record><name>a</name><description>D</description></record>",
	  "entry assigned name=a description=D <()<()n()d()>>" },
	{ "\t<record>\n"
	  "    <name> a </name>\n"
	  "    <description>\n  two  \n  lines\n\n  of\n text </description>\n"
	  "  </record>",
	  "entry assigned name=a description=two lines of\n text "
	  "<(\t)<n{ a }d{\n  two  \n  lines\n\n  of\n text }>" },
	/* mark-up inside */
	{ "  <record>\n"
	  "    <name>a</name>\n"
	  "    <description>one<br/>\ntwo } (\\)</description>\n"
	  "    <note>See <xref type=\"rfc\" data=\"rfc1\"/>, by "
	  "<xref type=\"person\" data=\"A\">Ann</xref>.</note>\n"
	  "  </record>",
	  "entry assigned name=a description=one\n\ntwo } (\\) "
	  "notes=See [RFC1], by [Ann]. "
	  "<nd{one<br/>\ntwo \\} (\\\\\\)}o{See <xref type=\"rfc\" "
	  "data=\"rfc1\"/>, by <xref type=\"person\" data=\"A\">Ann</xref>."
	  "}>" },
	{ "  <record>\n"
	  "    <name>a</name>\n"
	  "    <assignee><xref type=\"person\" data=\"I\"/></assignee>\n"
	  "    <description>D</description>\n"
	  "    <xref type=\"rfc\" data=\"rfc8765\">RFC8765, Section 6</xref>\n"
	  "    <number>1</number>\n"
	  "  </record>",
	  "entry assigned [1] name=a description=D assignee=[I] "
	  "reference=[RFC8765, Section 6] "
	  "<na{<xref type=\"person\" data=\"I\"/>}dr{<xref type=\"rfc\" "
	  "data=\"rfc8765\">RFC8765, Section 6</xref>}i>" },
	/* what the schema does not have */
	{ "  <record id=\"r1\">\n"
	  "    <name>a</name>\n"
	  "    <name>b</name>\n"
	  "    <!-- a comment -->\n"
	  "    <description>D</description>\n"
	  "    <new>N</new>\n"
	  "  </record>",
	  "entry assigned name=a description=D <<{<record id=\"r1\">}n"
	  "?{<name>b</name>}(\n    <!-- a comment -->\n    )d"
	  "?{<new>N</new>}>" },
	{ "  <record>\n"
	  "    <name x=\"1\">a</name>\n"
	  "    <description>D</description>\n"
	  "  </record>",
	  "entry assigned name=a description=D bytes" },
	{ "  <record>\n"
	  "    <name><![CDATA[a]]></name>\n"
	  "    <description>&#68;</description>\n"
	  "  </record>",
	  "entry assigned name=a description=D "
	  "<n{<![CDATA[a]]>}d{&#68;}>" },
	{ "  <record>\n"
	  "    <name>a</name>\n"
	  "    <description>D</description>\n"
	  "    <number>080</number>\n"
	  "  </record>",
	  "entry assigned [80] name=a description=D <ndi{080}>" },
	/* no records of the registry */
	{ "  <record>\n"
	  "    <description>D</description>\n"
	  "  </record>",
	  "raw bytes" },
	{ "  <record>\n"
	  "    <name>a</name>\n"
	  "    <number>0x50</number>\n"
	  "  </record>",
	  "raw bytes" },
	{ "  <record/>", "raw bytes" },
	/* people */
	{ "    <person id=\"Ann_Example\">\n"
	  "      <name>Ann Example</name>\n"
	  "      <org>Example &amp; Co</org>\n"
	  "      <uri>mailto:ann&amp;example.org</uri>\n"
	  "      <uri>https://example.org/</uri>\n"
	  "      <updated>2004-07</updated>\n"
	  "    </person>",
	  "person id=Ann_Example name=Ann Example org=Example & Co "
	  "uri=mailto:ann&example.org\nhttps://example.org/ "
	  "updated=2004-07" },
	{ "    <person id=\"a\">\n"
	  "\t<name> Ann</name>\n"
	  "    </person>",
	  "person id=a name=Ann bytes" },
	{ "    <person id=\"a\">\n"
	  "    </person>",
	  "person id=a" },
	{ "    <person/>", "person bytes" },
};

START_TEST(a_unit_has_its_fields)
{
	g_autofree char *text = g_strconcat(HEAD, units[_i].text, TAIL, NULL);
	g_autoptr(PublishedList) list = NULL;
	g_autofree char *is = NULL;

	assert_comes_back(xml(), text, strlen(text));
	list = read_bytes(xml(), text, strlen(text));
	ck_assert_uint_eq(list->lines->len, 4);
	is = describe(list_line_at(list, 2));
	ck_assert_str_eq(is, units[_i].want);
	ck_assert_uint_eq(list->unread->len,
			  strcmp(units[_i].want, "raw bytes") == 0);
}
END_TEST

/* The same with CRLF. */
START_TEST(a_unit_is_the_same_with_crlf)
{
	g_autoptr(GString) text = g_string_new(HEAD);
	g_autoptr(PublishedList) list = NULL;
	g_autofree char *lf = NULL;
	g_autofree char *crlf = NULL;

	g_string_append(text, units[_i].text);
	g_string_append(text, TAIL);
	list = read_bytes(xml(), text->str, text->len);
	lf = describe(list_line_at(list, 2));
	published_list_free(list);
	g_string_replace(text, "\n", "\r\n", 0);
	assert_comes_back(xml(), text->str, text->len);
	list = read_bytes(xml(), text->str, text->len);
	ck_assert(list->crlf);
	if (!list_line_at(list, 2)->raw) {
		ListLine *line = list->lines->pdata[2];

		ck_assert_int_eq(*line->layout, 'c');
		memmove(line->layout, line->layout + 1, strlen(line->layout));
	}
	crlf = describe(list_line_at(list, 2));
	ck_assert_str_eq(crlf, lf);
}
END_TEST

/* Whole files: a word for each line, "+" where the next joins it. */
static const struct {
	const char *text;
	const char *want;
	guint unread;
} files[] = {
	{ "", "", 0 },
	{ HEAD ANN TAIL, "raw raw ann raw", 0 },
	{ HEAD ANN "\n" BEN TAIL, "raw raw ann ben raw", 0 },
	{ HEAD "  <title>T</title>\n  <updated>2004-07-12</updated>\n" ANN TAIL,
	  "raw raw raw updated ann raw", 0 },
	{ HEAD "  <note>\n\n</note>\n" ANN "\n\n" BEN TAIL,
	  "raw raw raw raw raw ann raw ben raw", 0 },
	/* no updated but that before all records */
	{ HEAD ANN "\n<updated>x</updated>" TAIL, "raw raw ann raw raw", 0 },
	/* more than one thing on a line */
	{ HEAD ANN BEN TAIL, "raw raw ann+ ben raw", 0 },
	{ HEAD ANN " " BEN " " TAIL, "raw raw ann+ ben+ raw raw", 0 },
	{ HEAD "<a/>" ANN "<b/>" BEN "<c/>" TAIL,
	  "raw raw raw+ ann+ raw+ ben+ raw raw", 0 },
	{ HEAD ANN, "raw raw ann", 1 },
	{ HEAD ANN "</registry>", "raw raw ann+ raw", 0 },
	{ "<registry>" ANN BEN "</registry>", "raw+ ann+ ben+ raw", 0 },
	/* what is not well-formed costs what it is in, and no more */
	{ HEAD ANN "\n" BEN "\n</rec></registry>", "raw raw ann ben raw", 1 },
	{ HEAD "<record><name>a & b</name></record>\n" ANN TAIL,
	  "raw raw raw ann raw", 1 },
	{ HEAD "<record><name>a\xe9</name></record>\n" ANN TAIL,
	  "raw raw raw ann raw", 1 },
	{ HEAD "<record><name>a</name>\n" ANN TAIL, "raw raw raw ann raw", 1 },
	{ HEAD "<record><name>a</name>\n" ANN "\n" BEN TAIL,
	  "raw raw raw ann ben raw", 1 },
	{ HEAD "<record><name>a</record>\n" ANN TAIL, "raw raw raw ann raw",
	  1 },
	{ HEAD ANN "\n<record x>\n<record x>\n" BEN TAIL,
	  "raw raw ann raw raw ben raw", 2 },
	{ HEAD "<p>&nbsp;</p>\n" ANN TAIL, "raw raw raw ann raw", 1 },
	{ HEAD "<people>\n<person id='a'><name>&</name></person>\n"
	       "<person id=\"b\"></person>\n</people>" TAIL,
	  "raw raw raw raw person raw raw", 1 },
	{ HEAD ANN "\n<record><name>be", "raw raw ann raw", 1 },
	/* nothing is opened, nothing expanded */
	{ "<!DOCTYPE registry [<!ENTITY e \"x\">]>\n<registry>\n"
	  "<record><name>&e;</name></record>\n" ANN TAIL,
	  "raw raw raw ann raw", 2 },
};

static void append_word(GString *words, const ListLine *line)
{
	if (words->len)
		g_string_append_c(words, ' ');
	g_string_append(words, line->entry ? line->entry->field[ENTRY_NAME]
					   : line_kind_name(line->kind));
	if (line->joined)
		g_string_append_c(words, '+');
}

START_TEST(a_file_is_its_lines)
{
	gsize len = strlen(files[_i].text);
	g_autoptr(PublishedList) list = read_bytes(xml(), files[_i].text, len);
	g_autoptr(GString) is = g_string_new(NULL);

	assert_comes_back(xml(), files[_i].text, len);
	for (guint i = 0; i < list->lines->len; i++)
		append_word(is, list_line_at(list, i));
	ck_assert_str_eq(is->str, files[_i].want);
	ck_assert_uint_eq(list->unread->len, files[_i].unread);
}
END_TEST

static const struct {
	const char *text;
	gboolean want;
} starts[] = {
	{ HEAD, TRUE },
	{ "\xef\xbb\xbf" HEAD, TRUE },
	{ "\n <registry>", TRUE },
	{ "<html>", FALSE },
	{ "registry", FALSE },
	{ "", FALSE },
	{ "Service Name,Port Number,Transport <registry>", FALSE },
};

START_TEST(an_xml_is_known_by_its_root)
{
	const char *text = starts[_i].text;

	ck_assert_int_eq(xml_recognise(text, strlen(text)), starts[_i].want);
	if (starts[_i].want)
		ck_assert_ptr_eq(list_format_of(text, strlen(text)), xml());
}
END_TEST

static const char odd[] =
	HEAD "<updated>2004-07-12</updated>\n" ANN "\n" BEN
	     "<record>\n <number>4</number> <description>x<br/> y &amp; z"
	     "</description>\t</record>\n"
	     "<record><name>a & b</name></record>\n<people>\n"
	     "    <person id=\"a\">\n      <name>Ann</name>\n    </person>\n"
	     "</people>" TAIL;

START_TEST(a_list_cut_off_anywhere_comes_back)
{
	assert_cuts_come_back(xml(), odd);
}
END_TEST

START_TEST(a_list_with_any_byte_changed_comes_back)
{
	assert_changes_come_back(xml(), odd, _i);
}
END_TEST

static const char *const pieces[] = {
	HEAD,
	"<registry>",
	"</registry>",
	"<record>",
	"<record date=\"2004-07\">",
	"</record>",
	"<name>",
	"</name>",
	"<name/>",
	"<number>80</number>",
	"<number>",
	"</number>",
	"<description>",
	"</description>",
	"<note>a<br/>b</note>",
	"<xref type=\"rfc\" data=\"rfc1\"/>",
	"<xref type=\"person\" data=\"A\"/>",
	"<xref>",
	"</xref>",
	"<people>",
	"</people>",
	"<person id=\"a\">",
	"</person>",
	"<uri>mailto:a&amp;b</uri>",
	"\n",
	"\r\n",
	"  ",
	"\n    ",
	"\n  ",
	"\t",
	"a",
	"80",
	"&",
	"&amp;",
	"&e;",
	"<!-- x -->",
	"<![CDATA[",
	"]]>",
	"<?a b?>",
	"<!DOCTYPE registry [<!ENTITY e \"<record>\">]>",
	"(",
	")",
	"{",
	"}",
	"\\",
	"\xe9",
	"G\xc3\xb6ran",
	"\xef\xbb\xbf",
	"\x01",
	ANN,
	BEN,
};

START_TEST(any_soup_of_pieces_comes_back)
{
	assert_soups_come_back(xml(), pieces, G_N_ELEMENTS(pieces), _i);
}
END_TEST

#define DATA "../shared/data/registry/service-names-port-numbers-"

static const struct {
	const char *path;
	guint entries; /* records */
	guint people;
} copies[] = {
	{ DATA "2020-09-22.xml", 14248, 5463 },
	{ DATA "2026-04-09.xml", 14512, 5598 },
};

START_TEST(a_published_list_comes_back)
{
	g_autoptr(PublishedList) list = NULL;
	g_autofree char *bytes = NULL;
	guint entries = 0;
	guint people = 0;
	gsize len;

	if (!read_copy(copies[_i].path, &bytes, &len))
		return;
	assert_comes_back(xml(), bytes, len);
	list = read_bytes(xml(), bytes, len);
	for (guint i = 0; i < list->lines->len; i++) {
		const ListLine *line = list_line_at(list, i);

		entries += line->entry != NULL;
		people += line->person != NULL;
		ck_assert(!line->entry || !line->raw);
	}
	ck_assert_uint_eq(entries, copies[_i].entries);
	ck_assert_uint_eq(people, copies[_i].people);
	ck_assert_uint_eq(list->unread->len, 0);
}
END_TEST

/* Each fault begins a new reading, and none may read all again. */
START_TEST(faults_without_end_do_not_take_long)
{
	g_autoptr(GString) text = g_string_new("<registry>");

	for (int i = 0; i < 20000; i++)
		g_string_append(text, i % 2 ? "<record><name>&</name>\n"
					    : "<record x>\n");
	assert_comes_back(xml(), text->str, text->len);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("xml");
	TCase *tc = tcase_create("xml");

	tcase_add_loop_test(tc, a_unit_has_its_fields, 0, G_N_ELEMENTS(units));
	tcase_add_loop_test(tc, a_unit_is_the_same_with_crlf, 0,
			    G_N_ELEMENTS(units));
	tcase_add_loop_test(tc, a_file_is_its_lines, 0, G_N_ELEMENTS(files));
	tcase_add_loop_test(tc, an_xml_is_known_by_its_root, 0,
			    G_N_ELEMENTS(starts));
	tcase_add_test(tc, a_list_cut_off_anywhere_comes_back);
	tcase_add_loop_test(tc, a_list_with_any_byte_changed_comes_back, 0, 10);
	tcase_add_loop_test(tc, any_soup_of_pieces_comes_back, 0, 10);
	tcase_add_loop_test(tc, a_published_list_comes_back, 0,
			    G_N_ELEMENTS(copies));
	tcase_add_test(tc, faults_without_end_do_not_take_long);
	tcase_set_timeout(tc, 60);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
