/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/contact.h"

#include "tests/run.h"

/* "name|uri|date|rest"; NULL: it names nobody. */
static const struct {
	const char *line;
	const char *want;
} lines[] = {
	{ "Ann Example <ann@example.org>",
	  "Ann Example|mailto:ann@example.org||" },
	{ "Ann Example <ann&example.org> July 2004",
	  "Ann Example|mailto:ann&example.org|2004-07|" },
	{ "Ann <ann@example.org> 12 July 2004",
	  "Ann|mailto:ann@example.org|2004-07-12|" },
	{ "Ann <ann@example.org> 2004-07-12",
	  "Ann|mailto:ann@example.org|2004-07-12|" },
	{ "Ann <ann@example.org>, June 2004",
	  "Ann|mailto:ann@example.org|2004-06|" },
	{ "Ann <ann@example.org> (July 1992)",
	  "Ann|mailto:ann@example.org|1992-07|" },
	{ "Ann <ann@example.org> October 2003 / February 2004",
	  "Ann|mailto:ann@example.org||October 2003 / February 2004" },
	{ "Ann \t Example,  III <ann@example.org>  May  2003 ",
	  "Ann Example, III|mailto:ann@example.org|2003-05|" },
	{ "<ann@example.org>", "|mailto:ann@example.org||" },
	/* brackets that are missing, doubled or swapped */
	{ "Ann <ann@example.org", "Ann|mailto:ann@example.org||" },
	{ "Ann <ann@example.org July 2004",
	  "Ann|mailto:ann@example.org|2004-07|" },
	{ ">Ann <ann@example.org>", ">Ann|mailto:ann@example.org||" },
	{ "ann@example.org <Ann Example>",
	  "Ann Example|mailto:ann@example.org||" },
	{ "ann@example.org", "|mailto:ann@example.org||" },
	{ "Ann ann@example.org> July 2004",
	  "Ann|mailto:ann@example.org|2004-07|" },
	/* what stands for an address */
	{ "Ann <---none--->", "Ann|||" },
	{ "Ann <<---none--->", "Ann|||" },
	{ "Ann <--none--->", "Ann|||" },
	{ "Ann <555-0100>", "Ann|555-0100||" },
	{ "RFC1 <ftp://example.org/rfc1.txt> March 2003",
	  "RFC1|ftp://example.org/rfc1.txt|2003-03|" },
	/* no contact */
	{ "", NULL },
	{ "Ann Example", NULL },
	{ "see RFC 1", NULL },
	{ "R & D", NULL },
	{ "AT&T Labs", NULL },
	{ "AT&T Labs ann&example.org", "AT&T Labs|mailto:ann&example.org||" },
	{ "a @ b", NULL },
	{ "@", NULL },
	{ "<>", NULL },
	{ "<", NULL },
	{ "keys: u=<user> p=<password>", NULL },
	{ "Ann <e-mail?>", "Ann|||" },
	{ "Ann <ann.example.org>", "Ann|ann.example.org||" },
};

START_TEST(a_line_is_a_contact)
{
	g_auto(Contact) contact = { 0 };
	gboolean found = contact_parse(lines[_i].line, &contact);
	g_autofree char *is = NULL;

	ck_assert_int_eq(found, lines[_i].want != NULL);
	if (!found)
		return;
	is = g_strjoin("|", contact.name, contact.uri, contact.date,
		       contact.rest, NULL);
	ck_assert_str_eq(is, lines[_i].want);
}
END_TEST

static const struct {
	const char *id;
	const char *name;
	const char *org;
	const char *uri;
	const char *want;
} people[] = {
	{ "A", "Ann Example", "", "mailto:ann@example.org",
	  "Ann Example <ann@example.org>" },
	{ "A", "Ann", "Example Inc", "mailto:a&example.org",
	  "Ann, Example Inc <a&example.org>" },
	{ "A", "", "Example Inc", "", "Example Inc <---none--->" },
	{ "A", "Ann", "", "mailto:a@example.org\nhttps://example.org/",
	  "Ann <a@example.org> <https://example.org/>" },
	{ "A", "", "", "mailto:a@example.org", "<a@example.org>" },
	{ "A", "Ann", "", "555-0100", "Ann <555-0100>" },
	{ "A", "", "", "", "[A]" },
};

START_TEST(a_person_is_a_line)
{
	g_autoptr(Person) person = person_new();
	g_autofree char *is = NULL;

	person_set(person, PERSON_ID, people[_i].id);
	person_set(person, PERSON_NAME, people[_i].name);
	person_set(person, PERSON_ORG, people[_i].org);
	person_set(person, PERSON_URI, people[_i].uri);
	is = contact_of_person(person);
	ck_assert_str_eq(is, people[_i].want);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("contact");
	TCase *tc = tcase_create("contact");

	tcase_add_loop_test(tc, a_line_is_a_contact, 0, G_N_ELEMENTS(lines));
	tcase_add_loop_test(tc, a_person_is_a_line, 0, G_N_ELEMENTS(people));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
