/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/fields.h"

#include "parse/pairs.h"
#include "tests/default_limits.h"
#include "tests/parse/read_lines.h"
#include "tests/run.h"

/* "name=value@first-last; " of each field. */
static char *told(const GPtrArray *fields)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < fields->len; i++) {
		const FormField *field = fields->pdata[i];

		g_string_append_printf(text, "%s=%s@%u-%u; ", field->name,
				       field->value, field->first_line,
				       field->last_line);
	}
	return g_string_free(text, FALSE);
}

#define RULE75                                                                 \
	"--------------------------------------------------------------------" \
	"-------\n"

#define FRAME "Below is the result of your feedback form.\n" RULE75 "\n"

static const struct {
	const char *text;
	const char *fields;
} pairs[] = {
	{ "short_name=a\nport_name=b\n",
	  "short_name=a@1-1; port_name=b@2-2; " },
	{ "short_name: a\nport_name:\n b\n",
	  "short_name=a@1-1; port_name=b@2-3; " },
	{ "Hello\nshort_name=a\n\nmore\n", "short_name=a\n\nmore@2-4; " },
	/* the first says how they are written, and each is one */
	{ "short_name=a\nport_name: b\n", "short_name=a\nport_name: b@1-2; " },
	{ "short_name=a\nshort_name=b\n", "short_name=a\nshort_name=b@1-2; " },
	{ "transports=tcp\ntransports=udp\n",
	  "transports=tcp@1-1; transports=udp@2-2; " },
	{ "transport_protocols_tcp=on\n", "transport_protocols_tcp=on@1-1; " },
	{ "required-Short-Name=a\n", "short_name=a@1-1; " },
	/* quotes around all are a program's */
	{ "short_name=\"a\"\nport_name=\"b\nc\"\nfunctions=\"\"\nprotocol=\n",
	  "short_name=a@1-1; port_name=b\nc@2-3; functions=@4-4; "
	  "protocol=@5-5; " },
	{ "short_name=\"a\"\nport_name=\"b\"\nfunctions=\"c\"\nprotocol=6\n",
	  "short_name=\"a\"@1-1; port_name=\"b\"@2-2; functions=\"c\"@3-3; "
	  "protocol=6@4-4; " },
	{ "short_name=\"a\"\nport_name=\"\n",
	  "short_name=\"a\"@1-1; port_name=\"@2-2; " },
	{ "nothing=a\nhttp://example.org\n", "" },
	{ "> short_name=a\n> > b\n", "short_name=a\n> b@1-2; " },
	{ "short_name=a\n\nRegards,\nAda\n", "short_name=a@1-1; " },
	{ "Below is the result of your feedback form.  It was submitted by\n"
	  "Ada (a@example.org) on Monday\n" RULE75
	  "\nshort_name: a\nport_name: b\n\nport_name: c\n\n" RULE75
	  "\nemail: x\n",
	  "short_name=a\nport_name: b@5-6; port_name=c@8-8; realname=Ada@1-2; "
	  "email=a@example.org@1-2; " },
	/* in cells, and in lines of their own */
	{ "short_name\ta\nport_name\nfunctions\tb\n",
	  "short_name=a@1-1; port_name=@2-2; functions=b@3-3; " },
	{ "short_name\na\nfunctions\nb\nport_name\n",
	  "short_name=a@1-2; functions=b@3-4; port_name=@5-5; " },
	{ "functions\na\nshort_name\nb\n", "short_name=b@3-4; " },
	{ "short_name=a\nport_name\nfunctions\tb\n",
	  "short_name=a\nport_name\nfunctions\tb@1-3; " },
	{ "short_name\ta\nfunctions\nport_name: b\n",
	  "short_name=a\nfunctions\nport_name: b@1-3; " },
	/* paragraphs that begin as a field of another form, or as one of this
	 * form that is there */
	{ FRAME "protocol: a\n\nshort_name: b\n\nport_name: c\n\nContact: d\n\n"
		"Protocol: e\n\nfunctions: f\n\ncontact_name: g\n\n" RULE75,
	  "protocol=a@4-4; short_name=b@6-6; "
	  "port_name=c\n\nContact: d\n\nProtocol: e@8-12; functions=f@14-14; "
	  "contact_name=g@16-16; " },
	/* the page may write its names so */
	{ FRAME "Protocol: a\n\nShort_Name: b\n\nPort_Name: c\n\n" RULE75,
	  "protocol=a@4-4; short_name=b@6-6; port_name=c@8-8; " },
	{ "", "" },
};

START_TEST(names_and_values_stand_in_lines)
{
	g_autoptr(Lines) lines = lines_of(pairs[_i].text);
	g_autoptr(GPtrArray) fields = pairs_find(lines, "1");
	g_autofree char *text = told(fields);

	ck_assert_str_eq(text, pairs[_i].fields);
}
END_TEST

static const struct {
	const char *text;
	gboolean is;
	const char *fields;
} encoded[] = {
	{ "a=1&b=2&c=3\n", TRUE, "a=1@1-1; b=2@1-1; c=3@1-1; " },
	{ "a=x+y&b=%3D%26&c=%C3%BC\n", TRUE,
	  "a=x y@1-1; b==&@1-1; c=\xc3\xbc@1-1; " },
	{ "a=%FC&b=1%0D%0A2&c\n", TRUE,
	  "a=\xc3\xbc@1-1; b=1\n2@1-1; c=@1-1; " },
	{ "a=1&b=\n2&c=3\n", TRUE, "a=1@1-1; b=2@1-2; c=3@2-2; " },
	{ "a=%4&b=%zz&c=%\n", TRUE, "a=%4@1-1; b=%zz@1-1; c=%@1-1; " },
	{ "a=1&b=2\n", FALSE, "a=1@1-1; b=2@1-1; " },
	{ "a=1 & b=2 & c=3\n", FALSE, "a=1 @1-1;  b=2 @1-1;  c=3@1-1; " },
	{ "", FALSE, "" },
};

START_TEST(what_is_urlencoded_is_decoded)
{
	g_autoptr(Lines) lines = lines_of(encoded[_i].text);
	g_autoptr(GPtrArray) fields = urlencoded_find(lines, "1");
	g_autofree char *text = told(fields);

	ck_assert_int_eq(urlencoded_is(lines), encoded[_i].is);
	if (encoded[_i].is)
		ck_assert_str_eq(text, encoded[_i].fields);
}
END_TEST

/* NULL: there are none. */
static const struct {
	const char *text;
	const char *fields;
} inside[] = {
	{ "a=1&b=2&c=3\n", "a=1@1-1; b=2@1-1; c=3@1-1; " },
	{ "I wrote:\n\n> a=1&b=2&\n> c=3\n>\n> d=4\n",
	  "a=1@3-3; b=2@3-3; c=3@4-4; " },
	{ "Hello,\na=1&b=2&c=3\nJan Smit\n", "a=1@2-2; b=2@2-2; c=3@2-2; " },
	{ "a=1&b=2\n\nsee below\n\nx=1&y=2&z=3\n",
	  "x=1@5-5; y=2@5-5; z=3@5-5; " },
	{ "As sent:\n\n> a=1&b=2&c=3\nd=4&e=5\n",
	  "a=1@3-3; b=2@3-3; c=3@3-3; " },
	{ "See a=1&b=2&c=3\n", NULL },
	{ "&a=1&b=2&c=3 d\n", NULL },
	{ "", NULL },
};

START_TEST(what_is_urlencoded_may_stand_in_a_text)
{
	g_autoptr(Lines) lines = lines_of(inside[_i].text);
	g_autoptr(GPtrArray) fields = urlencoded_find_inside(lines, "1");
	g_autofree char *text = fields ? told(fields) : NULL;

	ck_assert_pstr_eq(text, inside[_i].fields);
}
END_TEST

/* NULL: it is no application. */
static const struct {
	const char *text;
	const char *form;
	const char *key;
	const char *answer;
} forms[] = {
	{ "short_name=a&port_name=b&protocol=c", "user-2004", "protocol", "c" },
	{ "short_name=a&port_name=b&protocol_number=c", "user-2004", "protocol",
	  "c" },
	{ "10_short_name=a&09-port_name=b&01_protocol_number=c", "user-2004",
	  "protocol", "c" },
	{ "required-10_short_name=a&9_port_name=b&8_=x&1_protocol=c",
	  "user-2004", "protocol", "c" },
	{ "contact_name=a&contact_email=b&description=c&reference=d", NULL,
	  NULL, NULL },
	{ "short_name=a&port_name=b&specification=c", "system-2004",
	  "specification", "c" },
	{ "service_name=a&assignee=b&contact=c", "rfc6335", "assignee", "b" },
	{ "service_name=a&usage_question_1=b&desired_port_number=1", "web-2011",
	  "broadcast_use", "b" },
	{ "service_name=a&transport_protocols_tcp=on&transport_protocols_udp="
	  "&port_number=1&transport_protocols_sctp=1",
	  "web-2011", "transports", "tcp, sctp" },
	{ "proposed_service_name=a&impact=b&current_service_name=c",
	  "modification", "impact", "b" },
	{ "short_name=a&port_name=b&broadcast=Yes%2C+to+find+it", "user-2004",
	  "broadcast_use", "to find it" },
	{ "short_name=a&port_name=b", NULL, NULL, NULL },
	{ "protocol=a&functions=b&description=c", NULL, NULL, NULL },
	{ "short_name=&port_name=&message_types=", NULL, NULL, NULL },
	/* however the page writes them */
	{ "ShortName=a&PortName=b&MessageTypes=c", "user-2004", "message_types",
	  "c" },
	{ "shortname=a&portname=b&ProtocolNumber=c", "user-2004", "protocol",
	  "c" },
	{ "short_name=a&port_name=b&protocol=c&name=d", "user-2004",
	  "applicant_name", "d" },
	{ "short_name=a&port_name=b&protocol=c&your_name=d&YourEmail=e",
	  "user-2004", "applicant_email", "e" },
	{ "name=a&your_email=b&protocol=c&functions=d", NULL, NULL, NULL },
	{ "ContactName=a&contact_email=b&description=c&reference=d", NULL, NULL,
	  NULL },
	{ "short_name=a&port_name=b&protocol=c&named=d", "user-2004",
	  "applicant_name", "" },
	/* or has the words of the questions for names */
	{ "What+message+formats+are+used%3F=a&Your+Name=b&"
	  "2.+What+message+types+are+used%3F+[The+kinds+of+messages+in+the+"
	  "protocol.+For+example%2C+request%2C+reply%2C+cancel%2C+interrupt.]="
	  "c&Short+name=d",
	  "user-2004", "message_types", "c" },
	{ "What+message+formats+are+used%3F=a&Short+name=b&"
	  "What+is+the+proposed+name+of+the+system+port+number%3F=c",
	  "system-2004", "port_name", "c" },
	{ "Name=a&Protocol=b&Functions=c&Description=d", NULL, NULL, NULL },
};

START_TEST(the_names_say_which_form_it_is)
{
	g_autoptr(Lines) lines = lines_of(forms[_i].text);
	g_autoptr(GPtrArray) fields = urlencoded_find(lines, "1");
	g_autoptr(GPtrArray) found = applications_new();
	const Application *application;

	form_fields_read(fields, &default_limits, found);
	ck_assert_uint_eq(found->len, forms[_i].form != NULL);
	if (!forms[_i].form)
		return;
	application = found->pdata[0];
	ck_assert_str_eq(application->form, forms[_i].form);
	ck_assert_str_eq(application_text(application, forms[_i].key),
			 forms[_i].answer);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("fields");
	TCase *tc = tcase_create("fields");

	tcase_add_loop_test(tc, names_and_values_stand_in_lines, 0,
			    G_N_ELEMENTS(pairs));
	tcase_add_loop_test(tc, what_is_urlencoded_is_decoded, 0,
			    G_N_ELEMENTS(encoded));
	tcase_add_loop_test(tc, what_is_urlencoded_may_stand_in_a_text, 0,
			    G_N_ELEMENTS(inside));
	tcase_add_loop_test(tc, the_names_say_which_form_it_is, 0,
			    G_N_ELEMENTS(forms));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
