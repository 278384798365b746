/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/catalogue.h"

#include "registry/classic.h"
#include "registry/csv.h"
#include "registry/xml.h"
#include "tests/registry/write_back.h"

#define HEAD "-------\n"
#define ANN  "a                1/tcp    A\n"

static void append_item(GString *text, const CatalogueItem *item)
{
	if (!item->entry) {
		g_string_append_printf(text, "# %s\n", item->remark);
		return;
	}
	for (int i = 0; i < ENTRY_FIELD_COUNT; i++) {
		if (*item->entry->field[i])
			g_string_append_printf(text, "%s=%s ",
					       entry_field_name((EntryField)i),
					       item->entry->field[i]);
	}
	if (item->row)
		g_string_append_printf(
			text, "row=%s/%s <%s> ",
			item->row->entry->field[ENTRY_DESCRIPTION],
			item->row->entry->field[ENTRY_NOTES],
			item->row->layout);
	g_string_append_c(text, '\n');
}

/* Items a line each, then people. */
static char *show(const Catalogue *catalogue)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < catalogue->items->len; i++)
		append_item(text,
			    &g_array_index(catalogue->items, CatalogueItem, i));
	for (guint i = 0; i < people_count(catalogue->people); i++) {
		const Person *person = people_at(catalogue->people, i);

		g_string_append_printf(
			text, "[%s] %s <%s>\n", person->field[PERSON_ID],
			person->field[PERSON_NAME], person->field[PERSON_URI]);
	}
	return g_string_free(text, FALSE);
}

static void assert_shown(const char *format_name, const char *text,
			 const char *want, const char *updated)
{
	const ListFormat *format = list_format_named(format_name);
	g_autoptr(PublishedList) list = read_bytes(format, text, strlen(text));
	g_autoptr(Catalogue) catalogue = catalogue_new();
	g_autofree char *is = NULL;

	format->collect(catalogue, list->lines);
	is = show(catalogue);
	ck_assert_str_eq(is, want);
	ck_assert_str_eq(catalogue->updated, updated);
}

static const struct {
	const char *text;
	const char *want;
} classics[] = {
	{ HEAD ANN, "name=a transport=tcp description=A \n" },
	{ HEAD ANN "# Ann Example <ann@example.org> July 2004\n",
	  "name=a transport=tcp description=A assignee=[Ann_Example] "
	  "contact=[Ann_Example] registered=2004-07 \n"
	  "[Ann_Example] Ann Example <mailto:ann@example.org>\n" },
	/* two people, a reference, a note; a date that is another */
	{ HEAD ANN "# Ann <ann@example.org> July 2004\n"
		   "# Ben <ben@example.org> May 2005\n"
		   "# [RFC1]\n# [RFC2][RFC3]\n# use it with care\n",
	  "name=a transport=tcp description=A assignee=[Ann][Ben] "
	  "contact=[Ann][Ben] registered=2004-07 "
	  "reference=[RFC1][RFC2][RFC3] notes=2005-05\nuse it with care \n"
	  "[Ann] Ann <mailto:ann@example.org>\n"
	  "[Ben] Ben <mailto:ben@example.org>\n" },
	/* the address below the name */
	{ HEAD ANN "# Ann Example\n# <ann@example.org> May 2003\n# Ben\n",
	  "name=a transport=tcp description=A assignee=[Ann_Example] "
	  "contact=[Ann_Example] registered=2003-05 notes=Ben \n"
	  "[Ann_Example] Ann Example <mailto:ann@example.org>\n" },
	{ HEAD ANN "# Unknown contact\n# of course\n",
	  "name=a transport=tcp description=A notes=Unknown contact\n"
	  "of course \n" },
	{ HEAD ANN "# Ann <ann@example.org> May 2003 / June 2004\n",
	  "name=a transport=tcp description=A assignee=[Ann] contact=[Ann] "
	  "notes=May 2003 / June 2004 \n"
	  "[Ann] Ann <mailto:ann@example.org>\n" },
	/* one contact of a group */
	{ HEAD ANN "a                1/udp    A\n# Ann <ann@example.org>\n",
	  "name=a transport=tcp description=A assignee=[Ann] contact=[Ann] \n"
	  "name=a transport=udp description=A assignee=[Ann] contact=[Ann] \n"
	  "[Ann] Ann <mailto:ann@example.org>\n" },
	/* remarks: a banner, comments of no entry, no prose */
	{ "a prose\n" HEAD "##### Port 90 is used #####\n" ANN
	  "#                 4/tcp    Unassigned\n# x\n# y\n#\n\n"
	  "      a continued line\n"
	  "REGISTERED PORT NUMBERS\nprose\n" HEAD ANN
	  "DYNAMIC AND/OR PRIVATE PORTS\nprose\n",
	  "# Port 90 is used\nname=a transport=tcp description=A \n"
	  "transport=tcp description=Unassigned \n# x\ny\n"
	  "# a continued line\nname=a transport=tcp description=A \n" },
};

START_TEST(a_classic_text_is_in_ids)
{
	assert_shown(CLASSIC_FORMAT, classics[_i].text, classics[_i].want, "");
}
END_TEST

START_TEST(a_list_has_its_date)
{
	assert_shown(CLASSIC_FORMAT, "(last updated 9 September 2004) \n" HEAD,
		     "", "2004-09-09");
	assert_shown(CLASSIC_FORMAT, "(last updated long ago)\n" HEAD, "", "");
	assert_shown(CSV_FORMAT, "Service Name,Port Number,Transport\n", "",
		     "");
	assert_shown(XML_FORMAT,
		     "<registry>\n <updated>2004-07-12</updated>\n"
		     "</registry>\n",
		     "", "2004-07-12");
}
END_TEST

static const struct {
	const char *rows;
	const char *want;
} tables[] = {
	{ "a,1,,A,[I],[Ann],,,,,,\n",
	  "name=a description=A assignee=[I] contact=[Ann] \n" },
	/* as csv_compose() writes people that only we know */
	{ "a,1,,A,Ann <a@example.org>,Ann <a@example.org>,,,,,,\n",
	  "name=a description=A assignee=[Ann] contact=[Ann] \n"
	  "[Ann] Ann <mailto:a@example.org>\n" },
	{ "a,1,,A,[I],Ann <a@example.org>,,,,,,\n",
	  "name=a description=A assignee=[I] contact=[Ann] \n"
	  "[Ann] Ann <mailto:a@example.org>\n" },
	{ "a,1,,A,,Ann,,,,,,\n",
	  "name=a description=A contact=[Ann] \n[Ann] Ann <>\n" },
	{ "not a row\n\n", "# not a row\n" },
};

START_TEST(a_table_is_in_ids)
{
	g_autofree char *text =
		g_strconcat("Service Name,Port Number,Transport Protocol\n",
			    tables[_i].rows, NULL);

	assert_shown(CSV_FORMAT, text, tables[_i].want, "");
}
END_TEST

#define RECORD(inside) "  <record>\n" inside "  </record>\n"
#define A	       "    <name>a</name>\n"

/* updated, what stands below it, what it says. */
static const struct {
	const char *updated;
	const char *text;
	const char *want;
} registries[] = {
	{ "2020-09-22", RECORD(A "    <description>x<br/>\ny</description>\n"),
	  "name=a description=x\n\ny \n" },
	/* the table of the time left breaks out */
	{ "2026-04-09", RECORD(A "    <description>x<br/>\ny</description>\n"),
	  "name=a description=x\n\ny row=x\ny/ <> \n" },
	{ "2019-12-31",
	  RECORD(A "    <description>x</description>\n"
		   "    <note>a <xref type=\"rfc\" data=\"rfc1\"/><br/>b"
		   "</note>\n"),
	  "name=a description=x notes=a [RFC1]\nb row=x/a [RFC1]b <> \n" },
	{ "2020-09-22",
	  RECORD(A "    <description>x</description>\n"
		   "    <number>4-4</number>\n"),
	  "name=a description=x row=x/ <d> \n" },
	/* remarks */
	{ "2020-09-22",
	  "  <note>prose</note>\n" RECORD(
		  A
		  "    <description/>\n") "  <!-- a -- comment\n of two lines -->\n"
					  "  <footnote anchor=\"1\">a <xref>b</xref> &amp; c</footnote>\n"
					  "  <people>\n"
					  "    <person id=\"X\">\n    </person>\n  </people>\n",
	  "name=a \n# a -- comment\n of two lines\n# [1] a b & c\n" },
	{ "2020-09-22",
	  RECORD(A "    <description/>\n") RECORD("    <number>x</number>\n"),
	  "name=a \n# x\n" },
};

START_TEST(a_registry_is_what_it_says)
{
	g_autofree char *text = g_strdup_printf(
		"<registry>\n  <updated>%s</updated>\n%s</registry>\n",
		registries[_i].updated, registries[_i].text);

	assert_shown(XML_FORMAT, text, registries[_i].want,
		     registries[_i].updated);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("catalogue");
	TCase *tc = tcase_create("catalogue");

	tcase_add_loop_test(tc, a_classic_text_is_in_ids, 0,
			    G_N_ELEMENTS(classics));
	tcase_add_loop_test(tc, a_table_is_in_ids, 0, G_N_ELEMENTS(tables));
	tcase_add_loop_test(tc, a_registry_is_what_it_says, 0,
			    G_N_ELEMENTS(registries));
	tcase_add_test(tc, a_list_has_its_date);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
