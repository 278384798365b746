/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/defects.h"

#include <string.h>

#include "tests/large.h"
#include "tests/run.h"

/* A table of the classic text: its first line is the second one. */
#define TABLE "-------\n"

/* Rows of CSV: the first of them is the second line. */
#define ROWS                                                                   \
	"Service Name,Port Number,Transport Protocol,Description,Assignee,"    \
	"Contact,Registration Date,Modification Date,Reference,Service Code,"  \
	"Unauthorized Use Reported,Assignment Notes\r\n"

/* A record of XML is of its first line. */
#define XML(records, people)                                                   \
	"<?xml version='1.0' encoding='UTF-8'?>\n"                             \
	"<registry xmlns=\"http://www.iana.org/assignments\" id=\"x\">\n"      \
	"<title>Ports</title>\n" records "  <people>\n" people                 \
	"  </people>\n</registry>\n"

#define RECORD(name, port, contact)                                            \
	"  <record>\n    <name>" name "</name>\n"                              \
	"    <protocol>tcp</protocol>\n" contact                               \
	"    <description>Lamp</description>\n    <number>" port               \
	"</number>\n  </record>\n"

#define PERSON(id, uri)                                                        \
	"    <person id=\"" id "\">\n      <name>Ann</name>\n" uri             \
	"    </person>\n"

#define CONTACT "#                          Ann <ann@example.org>\n"

/* A list, a class, and all defects of that class in the list: a line each,
 * "LINE TITLE: right", the last part only where it is known what is. */
static const struct {
	const char *list;
	const char *of;
	const char *found;
} rows[] = {
	/* typed twice */
	{ TABLE "lamp 80/tcp Street License\nlamp 80/udp Street Licnese\n"
		"oil 81/tcp Oil License\n",
	  "typed-twice", "3 80/udp lamp: Street License\n" },
	{ TABLE "lamp 80/tcp Street Licnese\nlamp 80/udp Street License\n"
		"oil 81/tcp Oil License\n",
	  "typed-twice", "3 80/udp lamp: Street License\n" },
	{ TABLE "lamp 80/tcp Xyratex\nlamp 80/udp Xyartex\n", "typed-twice",
	  "3 80/udp lamp\n" },
	{ TABLE "xyratex 80/tcp Xyratex\nxyratex 80/udp Xyartex\n",
	  "typed-twice", "3 80/udp xyratex: Xyratex\n" },
	{ TABLE "a 80/tcp Registry A & M\na 80/udp Registry A $ M\n"
		"b 81/tcp B & C\n",
	  "typed-twice", "3 80/udp a: Registry A & M\n" },
	{ TABLE "a 80/tcp Data Base\na 80/udp DataBase\n", "typed-twice",
	  "3 80/udp a\n" },
	{ TABLE "a 80/tcp Lamp\na 80/udp lamp\n", "typed-twice",
	  "3 80/udp a\n" },
	{ TABLE "abcsoftware 80/tcp ABC Software\n"
		"abscoftware 80/udp ABC Software\n",
	  "typed-twice", "3 80/udp abscoftware: abcsoftware\n" },
	/* ... and what is no typing error */
	{ TABLE "a 80/tcp Lamp\na 80/udp Lamp\n", "typed-twice", "" },
	{ TABLE "a 80/tcp Lamp  One\na 80/udp Lamp One\n", "typed-twice", "" },
	{ TABLE "a 80/tcp Lamp  One\na 80/udp Lamp One\n", "differs", "" },
	{ TABLE "a 80/tcp Lamps1\na 80/udp Lamps2\n", "typed-twice", "" },
	{ TABLE "a 80/tcp Lamps1\na 80/udp Lamps2\n", "differs",
	  "3 80/udp a\n" },
	{ TABLE "a 80/tcp Lamp over TCP\na 80/udp Lamp over UDP\n", "differs",
	  "3 80/udp a\n" },
	{ TABLE "a 80/tcp Lamp\na 80/udp\n", "differs", "3 80/udp a\n" },
	{ TABLE "a 80/tcp Lamp\na 81/udp Other\n", "differs", "" },
	{ TABLE "a 80/tcp Lamp\na 80/sctp Other\n", "differs", "" },
	{ TABLE "lamp-tcp 80/tcp Lamp\nlamp-udp 80/udp Lamp\n", "typed-twice",
	  "" },
	{ TABLE "lampserv 80/tcp Lamp\nlampserw 80/udp Another\n",
	  "typed-twice", "" },
	/* misspelt */
	{ TABLE "a 80/tcp Calender Access\nb 81/tcp Calendar\n"
		"c 82/tcp Our Calendar\n",
	  "misspelt", "2 80/tcp a: calendar\n" },
	{ TABLE "a 80/tcp Calender\na 80/udp Calender\nb 81/tcp Calendar\n"
		"c 82/tcp Our Calendar\n",
	  "misspelt", "2 80/tcp a: calendar\n" },
	{ TABLE "a 80/tcp Calender\nb 81/tcp Calendar\n", "misspelt", "" },
	{ TABLE "calender 80/tcp Calender\nb 81/tcp Calendar\n"
		"c 82/tcp Our Calendar\n",
	  "misspelt", "" },
	{ TABLE "#               80-90      Unassiged\n", "misspelt-remark",
	  "2 80-90 (unassigned): Unassigned\n" },
	{ TABLE "#               80-90      Unassigned\n", "misspelt-remark",
	  "" },
	/* ranges */
	{ TABLE "#               84-80      Unassigned\na 82/tcp A\n",
	  "reversed-range", "2 84-80 (unassigned): 80-81, 83-84\n" },
	{ TABLE "#               84-80      Unassigned\n"
		"#               70-90      Unassigned\n",
	  "reversed-range",
	  "2 84-80 (unassigned): no such line: each port stands elsewhere\n" },
	{ TABLE "a 80/tcp A\n#               79-82      Unassigned\n",
	  "overlapping-range", "3 79-82 (unassigned): 79, 81-82\n" },
	{ TABLE "a 80/tcp A\n#               79-90      Unassigned\n"
		"#               81-90      Unassigned\n",
	  "overlapping-range", "3 79-90 (unassigned): 79\n" },
	{ TABLE "#               79-82      Unassigned\n"
		"#               81-90      Unassigned\n",
	  "overlapping-range", "3 81-90 (unassigned): 83-90\n" },
	{ TABLE "a 80/tcp A\n#                80/udp    Unassigned\n",
	  "overlapping-range", "" },
	{ TABLE "a 80/tcp A\n#                80/tcp    Unassigned\n",
	  "overlapping-range",
	  "3 80/tcp (unassigned): no such line: each port stands elsewhere\n" },
	{ TABLE "#               0-79       Unassigned\na 80/tcp A\n"
		"#               83-49151   Unassigned\n",
	  "not-listed", "4 81-82: 81-82 Unassigned, before this line\n" },
	{ TABLE "#               0-79       Reserved\na 80-90/tcp A\n"
		"#               91-49151   Unassigned\n",
	  "not-listed", "" },
	{ TABLE "nothing\n", "not-listed", "" },
	{ TABLE "a 80/tcp A\nc 82/tcp C\nb 81/tcp B\nd 83/tcp D\n",
	  "out-of-order", "4 81/tcp b: behind 80/tcp a in line 2\n" },
	{ TABLE "b 81/tcp B\na 80/tcp A\n", "out-of-order",
	  "3 80/tcp a: it comes before all others\n" },
	{ TABLE "a 80/tcp A\na 80/udp A\nb 81/tcp A\n", "out-of-order", "" },
	/* names */
	{ TABLE "abcdefghijklmno 80/tcp A\nabcdefghijklmn 81/tcp A\n",
	  "name-over-14", "2 80/tcp abcdefghijklmno\n" },
	{ ROWS "abcdefghijklmno,80,tcp,A,,,,,,,,\r\n", "name-over-14", "" },
	{ ROWS "abcdefghijklmnop,80,tcp,A,,,,,,,,\r\n", "name-over-15",
	  "2 80/tcp abcdefghijklmnop\n" },
	{ TABLE "a_b 80/tcp A\na_b 80/udp A\n", "name-characters",
	  "2 80/tcp a_b: a-b\n" },
	{ ROWS "a-b,80,tcp,A,,,,,,,,\r\na_b,80,tcp,A,,,,,,,,\r\n",
	  "name-characters", "3 80/tcp a_b: a-b, as in line 2\n" },
	{ TABLE "80 80/tcp A\n", "name-without-letter", "2 80/tcp 80\n" },
	{ TABLE "a- 80/tcp A\n-b 81/tcp A\n", "name-outer-hyphen",
	  "2 80/tcp a-\n3 81/tcp -b\n" },
	{ TABLE "a--b 80/tcp A\n", "name-double-hyphen", "2 80/tcp a--b\n" },
	{ TABLE "Lamp 80/tcp A\nlamp 80/udp A\n", "name-case",
	  "3 80/udp lamp: Lamp\n" },
	{ TABLE "a 80/tcp A\na 80/udp A\na 81/tcp A\na 82/tcp A\n",
	  "name-on-several-ports",
	  "4 81/tcp a: a name of its own for each port\n"
	  "5 82/tcp a: a name of its own for each port\n" },
	{ TABLE "a 80/tcp A\nb 80/tcp A\nc 80/tcp A\nb 80/udp A\n",
	  "several-names", "3 80/tcp b: one name for a port\n" },
	{ ROWS "a-b,80,tcp,A,,,,,,,,\r\n"
	       "a_b,80,tcp,\"Replaced by \"\"a-b\"\".\",,,,,,,,\r\n",
	  "several-names", "" },
	{ ROWS "a-b,80,tcp,\"Replaces \"\"a_b\"\"\",,,,,,,,\r\n"
	       "a_b,80,tcp,\"Replaced by \"\"a-b\"\".\",,,,,,,,\r\n"
	       "c,80,tcp,C,,,,,,,,\r\n",
	  "several-names", "4 80/tcp c: one name for a port\n" },
	{ TABLE "a 80/tcp A\na 80/tcp A\n", "entry-twice",
	  "3 80/tcp a: one line\n" },
	/* other fields */
	{ TABLE "a              80-84      A\n", "no-transport",
	  "2 80-84 a: a line for each transport\n" },
	{ ROWS "a,,,A,,,,,,,,\r\n", "no-transport", "" },
	{ TABLE "a 80/tcp A\na 80/tdp A\nb 81/upd B\n", "unknown-transport",
	  "3 80/tdp a: udp\n4 81/upd b: udp\n" },
	{ TABLE "a 80/tcp\n", "unknown-transport", "" },
	{ TABLE "a 80/tcp De-registered (2001 June 06)\n", "not-assigned",
	  "2 80/tcp a: 80 De-registered (2001 June 06), without a name\n" },
	{ TABLE "a 80/tcp Licklider Transmission Pr\nb 81/tcp B Protocol\n",
	  "description-cut", "2 80/tcp a: Licklider Transmission Protocol\n" },
	{ TABLE "a 80/tcp Licklider Transmission Pr\nb 81/tcp B Pr\n"
		"c 82/tcp B Protocol\n",
	  "description-cut", "" },
	{ TABLE "a 80/tcp Licklider Transmissio Pr\nb 81/tcp B Protocol\n",
	  "description-cut", "" },
	{ TABLE "a 80/tcp Some Lamp System for Port\nb 81/tcp B Ports\n",
	  "description-cut", "" },
	/* contacts */
	{ TABLE "a 80/tcp A\na 80/udp A\n#               81-82      "
		"Unassigned\nb 83/tcp A\n" CONTACT,
	  "no-contact", "2 80/tcp a\n" },
	{ TABLE "a 80/tcp A\n#          Unknown contact\nb 81/tcp A\n"
		"#          Ann Quill <---none--->\n",
	  "unknown-contact", "3 80/tcp a\n5 81/tcp b\n" },
	{ TABLE "a 80/tcp A\n#          Ann Quill +1 555 0100 22\n"
		"b 81/tcp A\n#          [RFC3920]\n",
	  "no-address", "3 80/tcp a\n" },
	{ TABLE "a 80/tcp A\n#          Ann Quill\n"
		"#          <ann@example.org>\n",
	  "no-address", "" },
	{ TABLE "a 80/tcp A\n#          Ann >ann@example.org> May 2004\n",
	  "broken-address", "3 80/tcp a: Ann <ann@example.org> May 2004\n" },
	{ ROWS "a,80,tcp,A,,,,,,,,\r\na,80,udp,A,,,,,,,,\r\n"
	       "b,81,tcp,B,,[Ann],,,,,,\r\nc,82,tcp,B,,,,,[RFC1],,,\r\n",
	  "no-contact", "2 80/tcp a\n" },
	{ ROWS "b,81,tcp,B,[Ann],[Ann],,,,,,\r\n", "no-person", "" },
	{ XML(RECORD("a", "80", "<xref type=\"person\" data=\"Ann\"/>")
		      RECORD("b", "81", "<xref type=\"person\" data=\"Bo\"/>"),
	      PERSON("Ann", "<uri>mailto:ann&amp;example.org</uri>")),
	  "no-person", "10 81/tcp b\n" },
	{ XML(RECORD("a", "80", "<xref type=\"person\" data=\"Ann\"/>"),
	      PERSON("Ann", "<uri>mailto:ann&amp;example.org</uri>")
		      PERSON("Bo", "")),
	  "no-address", "14 \n" },
	{ XML(RECORD("a", "80", "<xref type=\"person\" data=\"Ann\"/>"),
	      PERSON("Ann", "<uri>mailto:ann@example.org&gt;</uri>")),
	  "broken-address", "11 : ann@example.org\n" },
	/* text */
	{ TABLE "a 80/tcp Stra\xdf"
		"e\n#          Ines D\xed"
		"az\n",
	  "not-utf-8",
	  "2 80/tcp a: a 80/tcp Stra\xc3\x9f"
	  "e\n"
	  "3 80/tcp a: #          Ines D\xc3\xad"
	  "az\n" },
	{ TABLE "a 80/tcp Stra\xc3\x9f"
		"e\n",
	  "not-utf-8", "" },
	{ TABLE "a 80/tcp Stra\xc3\x83\xc5\xb8"
		"e\n",
	  "mojibake",
	  "2 80/tcp a: Stra\xc3\x9f"
	  "e\n" },
	{ TABLE "a 80/tcp A\n#          Peter Sch\xe2\x80\xb0"
		"fer\n",
	  "mojibake",
	  "3 80/tcp a: Sch\xc3\xa4"
	  "fer\n" },
	{ TABLE "a 80/tcp A\n#          G\xc3\xb6ran \xc3\x85ke\n", "mojibake",
	  "" },
	{ TABLE "a 80/tcp A\xe2\x80\xaelamp\n", "control-characters",
	  "2 80/tcp a\n" },
	{ TABLE "a 80/tcp A\tlamp\n", "control-characters", "" },
	{ TABLE "a 80/tcp A\x01lamp\n", "control-characters", "2 \n" },
	{ ROWS "a,0080,tcp,A,,,,,,,,\r\n", "not-by-format",
	  "2 80/tcp a: a,80,tcp,A,,,,,,,,\n" },
	{ ROWS "a,80,tcp,A,,,,,,,,\r\n", "not-by-format", "" },
	{ TABLE "a    0080/tcp  A\n", "not-by-format",
	  "2 80/tcp a: a    80/tcp  A\n" },
	{ TABLE "a    80/tcp  A\n", "not-by-format", "" },
	{ ROWS "Please do not edit\r\n", "no-entry", "2 \n" },
	{ TABLE "a 80/tcp A\nAnn <ann@example.org>\n\n#\n", "no-entry",
	  "3 \n" },
	{ "Prose\n" TABLE "a 80/tcp A\nREGISTERED PORT NUMBERS\nProse\n",
	  "no-entry", "" },
};

static char *found_in(const char *list, const char *of)
{
	const ListFormat *format = list_format_of(list, strlen(list));
	g_autoptr(PublishedList) read = NULL;
	g_autoptr(Audited) audited = NULL;
	GString *found = g_string_new(NULL);

	ck_assert_ptr_nonnull(format);
	read = format->read(list, strlen(list));
	audited = audited_new(format, read->lines);
	defects_find(audited);
	for (guint i = 0; i < audited->defects->len; i++) {
		const Defect *defect = audited->defects->pdata[i];
		g_autofree char *title = defect_title(defect);

		if (strcmp(defect_kind(defect->of)->id, of) != 0)
			continue;
		ck_assert(*defect->what);
		g_string_append_printf(found, "%u %s%s%s\n", defect->line,
				       title, defect->right ? ": " : "",
				       defect->right ? defect->right : "");
	}
	return g_string_free(found, FALSE);
}

START_TEST(a_list_has_its_defects)
{
	g_autofree char *found = found_in(rows[_i].list, rows[_i].of);

	ck_assert_str_eq(found, rows[_i].found);
}
END_TEST

START_TEST(each_class_has_a_row)
{
	const DefectKind *kind = defect_kind((DefectClass)_i);
	gboolean any = FALSE;

	ck_assert(*kind->sentence);
	ck_assert(*kind->source);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		any = any ||
		      (strcmp(rows[i].of, kind->id) == 0 && *rows[i].found);
	ck_assert_msg(any, "no row for %s", kind->id);
	for (int i = 0; i < _i; i++)
		ck_assert_str_ne(kind->id, defect_kind((DefectClass)i)->id);
}
END_TEST

/* Many lines of one kind, each the worst for a family of checks: with a
 * number for each '#', in letters for each '@'. */
static const char *const many[] = {
	"n# 80/tcp Some#\nm# 80/udp Smoe#\n",
	"a 80/tcp Some Thing#\n",
	"a# 80/tcp Licklider Transmission#P\n",
	"a #/tcp Abcdefgh#\na #/udp Abcdefhg#\n",
	"a@ #/tcp word@word\na@ #/udp wrod@word\n",
	"a@ 80/tcp word@word\nb@ 80/tcp word@word\n",
	"a# 80/tcp x\n ann@ann@ann@ann@\n",
};

static void append_with(GString *out, const char *pattern, guint number)
{
	g_autofree char *digits = g_strdup_printf("%u", number);
	g_autofree char *letters = g_strdup(digits);

	for (char *p = letters; *p; p++)
		*p = (char)(*p - '0' + 'a');
	for (const char *p = pattern; *p; p++) {
		if (*p == '#')
			g_string_append(out, digits);
		else if (*p == '@')
			g_string_append(out, letters);
		else
			g_string_append_c(out, *p);
	}
}

START_TEST(a_long_list_takes_no_long)
{
	g_autoptr(GString) list = g_string_new(TABLE);
	g_autofree char *found = NULL;
	clock_t start;

	for (guint i = 0; list->len < LARGE_SIZE / 4; i++)
		append_with(list, many[_i], 60000 - i % 60000);
	start = clock();
	found = found_in(list->str, "no-contact");
	assert_quick(start);
}
END_TEST

/* Ranges are as long as they are, whatever the list is. */
START_TEST(a_list_of_ranges_takes_no_long)
{
	g_autoptr(GString) list = g_string_new(TABLE);
	g_autofree char *found = NULL;
	clock_t start;

	for (guint i = 0; list->len < LARGE_SIZE / 16; i++)
		g_string_append(list,
				"#               0-60000    Unassigned\n");
	start = clock();
	found = found_in(list->str, "reversed-range");
	ck_assert_str_eq(found, "");
	assert_quick(start);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("defects");
	TCase *tc = tcase_create("defects");

	tcase_set_timeout(tc, 120);
	tcase_add_loop_test(tc, a_list_has_its_defects, 0, G_N_ELEMENTS(rows));
	tcase_add_loop_test(tc, each_class_has_a_row, 0, DEFECT_CLASSES);
	tcase_add_loop_test(tc, a_long_list_takes_no_long, 0,
			    G_N_ELEMENTS(many));
	tcase_add_test(tc, a_list_of_ranges_takes_no_long);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
