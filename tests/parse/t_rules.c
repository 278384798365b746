/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/rules.h"

#include <string.h>

#include "parse/request.h"
#include "parse/settle.h"
#include "tests/run.h"

/* An application without a fault; each row changes one answer of it. */
static const char *const good[][2] = {
	{ "applicant_name", "Sam" },
	{ "applicant_email", "sam@example.org" },
	{ "protocol", "TCP" },
	{ "message_formats", "a" },
	{ "message_types", "b" },
	{ "message_opcodes", "c" },
	{ "message_sequences", "d" },
	{ "functions", "e" },
	{ "broadcast", "no" },
	{ "broadcast_use", "" },
	{ "technical_description", "One.\n\nTwo." },
	{ "port_name", "Sums" },
	{ "short_name", "demo" },
};

/* "N1 error short_name; " of each finding, but those of the rule. */
static char *findings_but(const Application *application, const char *rule)
{
	GString *got = g_string_new(NULL);

	for (guint i = 0; i < application->findings->len; i++) {
		const Finding *finding = application->findings->pdata[i];

		ck_assert(g_str_has_suffix(finding->text, ")."));
		if (strcmp(finding->rule, rule) != 0)
			g_string_append_printf(got, "%s %s %s; ", finding->rule,
					       severity_name(finding->severity),
					       finding->answer);
	}
	return g_string_free(got, FALSE);
}

static void answer(Application *application, const char *key, const char *text)
{
	Answer *answer = application_answer(application, key);

	g_free(answer->text);
	answer->text = g_strdup(text);
}

/* P12 is found in each of them: the form does not ask for transports. */
static char *judge(const char *key, const char *text, Profile profile)
{
	g_autoptr(Application) application = application_new("user-2004");

	for (guint i = 0; i < G_N_ELEMENTS(good); i++) {
		application_add_answer(application, good[i][0]);
		answer(application, good[i][0],
		       strcmp(key, good[i][0]) == 0 ? text : good[i][1]);
	}
	request_derive(application, NULL, NULL);
	rules_judge(application, profile);
	return findings_but(application, "P12");
}

#define NAME(rule, severity) rule " " severity " short_name; "
#define A2(key)		     "A2 error " key "; "
#define A5(key)		     "A5 warning " key "; "
#define LONG_80                                                                \
	"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" \
	"xxxxxxxxxxxx"

static const struct {
	const char *key;
	const char *text;
	const char *found_2004;
	const char *found_rfc6335;
} cases[] = {
	{ "", "", "", "" },
	{ "short_name", "abcdefghijklmn", "", "" },
	{ "short_name", "abcdefghijklmno", NAME("N1", "error"),
	  NAME("N1", "note") },
	{ "short_name", "abcdefghijklmnop",
	  NAME("N1", "error") NAME("N2", "note"),
	  NAME("N1", "note") NAME("N2", "error") },
	{ "short_name", "a_b", NAME("N3", "note"),
	  NAME("N3", "error") NAME("N13", "warning") },
	{ "short_name", "a-b", "", "" },
	{ "short_name", "1234", NAME("N4", "note"), NAME("N4", "error") },
	{ "short_name", "123a", "", "" },
	{ "short_name", "-a", NAME("N5", "note"), NAME("N5", "error") },
	{ "short_name", "a-", NAME("N5", "note"), NAME("N5", "error") },
	{ "short_name", "a--b", NAME("N6", "note"), NAME("N6", "error") },
	{ "short_name", "a-port", NAME("N8", "warning"),
	  NAME("N8", "warning") },
	{ "short_name", "service", NAME("N8", "warning"),
	  NAME("N8", "warning") },
	{ "short_name", "x-protocol", NAME("N8", "warning"),
	  NAME("N8", "warning") },
	{ "short_name", "report", "", "" },
	{ "short_name", "sums2", "", NAME("N9", "warning") },
	{ "short_name", "sums-80", "", "" },
	{ "port_name", "Sums Discovery", "", NAME("N10", "warning") },
	{ "port_name", "Sums Disco", "", "" },
	{ "short_name", "a b", NAME("N3", "note") NAME("N12", "warning"),
	  NAME("N3", "error") NAME("N12", "note") NAME("N13", "warning") },
	{ "short_name", "a,b",
	  NAME("N3", "note") NAME("N12", "warning") NAME("P9", "warning"),
	  NAME("N3", "error") NAME("N12", "note") NAME("N13", "warning")
		  NAME("P9", "warning") },
	{ "short_name", "a-and-b", NAME("P9", "warning"),
	  NAME("P9", "warning") },
	{ "short_name", "a-band", "", "" },
	{ "short_name", "", A2("short_name"), NAME("N2", "error") },
	{ "protocol", "DCCP", "D1 route protocol; ", "D1 route protocol; " },
	{ "protocol", "tcp (33)", "D1 route protocol; ",
	  "D1 route protocol; " },
	{ "protocol", "TCP/SCTP", "S1 route protocol; ",
	  "S1 route protocol; " },
	{ "protocol", "132", "S1 route protocol; ", "S1 route protocol; " },
	{ "protocol", "UDP, not sctpx", "", "" },
	{ "protocol", "HTTP", "A6 warning protocol; ", "" },
	{ "protocol", "6", "", "" },
	{ "protocol", "tcp-based", "", "" },
	{ "protocol", "", A2("protocol"), "" },
	{ "applicant_name", "n/a", "A1 error applicant_name; ",
	  "A1 error applicant_name; " },
	{ "applicant_email", "", "A1 error applicant_email; ",
	  "A1 error applicant_email; " },
	{ "applicant_email", "sam@host", "A1 error applicant_email; ",
	  "A1 error applicant_email; " },
	{ "applicant_email", "n/a", "A1 error applicant_email; ",
	  "A1 error applicant_email; " },
	{ "applicant_email", "Sam <sam@a.b>", "", "" },
	{ "message_formats", "", A2("message_formats"), "" },
	{ "message_types", "", A2("message_types"), "" },
	{ "message_opcodes", "", A2("message_opcodes"), "" },
	{ "message_sequences", "", A2("message_sequences"), "" },
	{ "functions", "", A2("functions"), "" },
	{ "technical_description", "", A2("technical_description"), "" },
	{ "port_name", "", A2("port_name"), "" },
	{ "broadcast", "", "A3 error broadcast; ", "" },
	{ "broadcast", "yes", "A3 error broadcast_use; ", "" },
	{ "broadcast_use", "x", "", "" },
	{ "technical_description", "One.\nTwo.",
	  "A4 error technical_description; ", "" },
	{ "technical_description", "One.\n \t\nTwo.", "", "" },
	{ "message_formats", "Length, opcode, argument, filename, null.",
	  A5("message_formats"), "" },
	{ "message_formats", "length, opcode", "", "" },
	{ "message_types", "request, reply, cancel, interrupt",
	  A5("message_types"), "" },
	{ "message_opcodes", "read, write, delete, restore.",
	  A5("message_opcodes"), "" },
	{ "short_name", "Sums.", NAME("N3", "note") A5("short_name"),
	  NAME("N3", "error") NAME("N13", "warning") },
	{ "short_name", "a-tls", "", NAME("P10", "warning") },
	{ "port_name", "Sums 2.0", "", "N9 warning port_name; " },
	{ "port_name", "Sums version 2", "", "N9 warning port_name; " },
	{ "port_name", "Sums V3 Sync", "", "N9 warning port_name; " },
	{ "port_name", "Sums of 2 numbers", "", "" },
	{ "port_name", "The XYZ over TCP", "", "A9 warning port_name; " },
	{ "port_name", "Sums over HTTPS", "", "" },
	{ "functions", "It talks to Localhost only.", "",
	  "P13 warning functions; " },
	{ "short_name", "sums", A5("short_name"), "" },
	{ "port_name", "Super User Message Service", A5("port_name"), "" },
	{ "technical_description", "See\n\nhttp://example.org/", "",
	  "A8 warning technical_description; " },
	{ "technical_description",
	  "https://example.org/\n\n" LONG_80 LONG_80 LONG_80, "", "" },
	{ "port_name", "abcdefghijklmnopqrstuvwxy", "A14 warning port_name; ",
	  "A14 warning port_name; " },
	{ "port_name", "abcdefghijklmnopqrstuvwx", "", "" },
	{ "port_name", "abcdefghijklmnopqrstuvwxyz", "", "" },
	{ "port_name", "abcdefghijklmnopqrstuvwxY", "", "" },
	{ "port_name",
	  "\xc3\xbc"
	  "bcdefghijklmnopqrstuvwxy",
	  "A14 warning port_name; ", "A14 warning port_name; " },
};

START_TEST(each_rule_finds_what_it_is_for_and_no_more)
{
	g_autofree char *old =
		judge(cases[_i].key, cases[_i].text, PROFILE_2004);
	g_autofree char *new =
		judge(cases[_i].key, cases[_i].text, PROFILE_RFC6335);

	ck_assert_str_eq(old, cases[_i].found_2004);
	ck_assert_str_eq(new, cases[_i].found_rfc6335);
}
END_TEST

/* The forms since 2011: what is changed in an application without a fault. */
#define WEB_GOOD                                                               \
	{ "contact_name", "Sam" }, { "contact_email", "sam@example.org" },     \
		{ "resources", "service-name" }, { "transports", "tcp" },      \
		{ "service_name", "demo" }, { "description", "Sums" },         \
		{ "versioning", "A byte." },                                   \
	{                                                                      \
		"security", "TLS."                                             \
	}

typedef struct {
	const char *form;
	const char *found;
	const char *answers[6][2];
} NewCase;

static const char *const web_good[][2] = { WEB_GOOD };

static const char *const template_good[][2] = {
	{ "service_name", "demo" },
	{ "transports", "tcp" },
	{ "assignee", "Sam <sam@example.org>" },
	{ "contact", "Sam <sam@example.org>" },
	{ "description", "Sums" },
	{ "reference", "[RFC9999]" },
};

#define NAME_ALONE "A13 note service_name; "
#define PORT	   "A13 route port_number; "

static const NewCase new_cases[] = {
	{ "rfc6335", NAME_ALONE, { { NULL } } },
	{ "rfc6335", PORT, { { "port_number", "4711" } } },
	{ "rfc6335",
	  "P1 error port_number; " PORT,
	  { { "port_number", "http" } } },
	{ "rfc6335", PORT, { { "port_number", "user" } } },
	{ "rfc6335",
	  "P1 error port_number; " PORT,
	  { { "port_number", "50000" } } },
	{ "rfc6335",
	  "P1 error port_number; " PORT,
	  { { "port_number", "70000" } } },
	{ "rfc6335",
	  "P2 error port_number; P3 route port_number; " PORT,
	  { { "port_number", "80" } } },
	{ "rfc6335", NAME_ALONE, { { "port_number", "N/A" } } },
	{ "rfc6335",
	  "N2 error service_name; " NAME_ALONE,
	  { { "service_name", "" } } },
	{ "rfc6335",
	  "T1 error transports; " NAME_ALONE,
	  { { "transports", "" } } },
	{ "rfc6335",
	  "T1 error transports; " NAME_ALONE,
	  { { "transports", "RTP" } } },
	{ "rfc6335", NAME_ALONE, { { "transports", "tcp, udp" } } },
	{ "rfc6335",
	  "D1 error service_code; " NAME_ALONE,
	  { { "transports", "dccp" } } },
	{ "rfc6335",
	  "D1 error service_code; " NAME_ALONE,
	  { { "service_code", "SC:fdpz" } } },
	{ "rfc6335",
	  NAME_ALONE,
	  { { "transports", "dccp" },
	    { "service_code", "SC:fdpz" },
	    { "description", "Sums SC:fdpz" } } },
	{ "rfc6335",
	  "D5 error description; " NAME_ALONE,
	  { { "transports", "dccp" }, { "service_code", "SC:fdpz" } } },
	{ "rfc6335",
	  "D2 error service_code; " NAME_ALONE,
	  { { "transports", "dccp" }, { "service_code", "fdpz" } } },
	{ "rfc6335",
	  "D3 error service_code; " NAME_ALONE,
	  { { "transports", "dccp" },
	    { "service_code", "SC=0" },
	    { "description", "Sums SC=0" } } },
	{ "rfc6335",
	  "D3 error service_code; " NAME_ALONE,
	  { { "transports", "dccp" },
	    { "service_code", "SC:?abc" },
	    { "description", "Sums SC:?abc" } } },
	{ "rfc6335",
	  "D4 route service_code; " NAME_ALONE,
	  { { "transports", "dccp" },
	    { "service_code", "SC:DISC" },
	    { "description", "Sums SC:DISC" } } },
	{ "rfc6335",
	  "D5 error service_code; " NAME_ALONE,
	  { { "transports", "dccp" },
	    { "service_code", "SC:ab, SC:cd" },
	    { "description", "Sums SC:ab SC:cd" } } },
	{ "rfc6335",
	  "D4 route service_code; D5 error service_code; " NAME_ALONE,
	  { { "transports", "dccp" },
	    { "service_code", "SC:a SC:b SC:c SC:d SC:e SC:f" },
	    { "description", "SC:a SC:b SC:c SC:d SC:e SC:f" } } },
	{ "rfc6335",
	  "D6 warning transports; " NAME_ALONE,
	  { { "transports", "tcp, dccp" },
	    { "service_code", "SC:fdpz" },
	    { "description", "Sums SC:fdpz" } } },
	{ "rfc6335",
	  "A7 error reference; " NAME_ALONE,
	  { { "reference", "" } } },
	{ "rfc6335",
	  "A7 error reference; " NAME_ALONE,
	  { { "reference", "It adds sums." } } },
	{ "rfc6335",
	  NAME_ALONE,
	  { { "reference", "It adds sums; no multicast." } } },
	{ "rfc6335",
	  "A1 error contact; A1 error contact; " NAME_ALONE,
	  { { "contact", "" } } },
	{ "rfc6335",
	  "P14 error assignment_notes; " PORT,
	  { { "port_number", "4711" },
	    { "assignment_notes", "It is deployed on 4711." } } },
	{ "rfc6335",
	  PORT,
	  { { "port_number", "4711" },
	    { "assignment_notes", "It will be on 4711." } } },
	{ "web-2011", NAME_ALONE, { { NULL } } },
	{ "web-2011",
	  "P4 error unique_port_reason; " PORT,
	  { { "resources", "port, service-name" } } },
	{ "web-2011",
	  PORT,
	  { { "resources", "port, service-name" },
	    { "unique_port_reason", "Firewalls." } } },
	{ "web-2011",
	  "A10 error udp_congestion; A10 error udp_discovery; " NAME_ALONE,
	  { { "transports", "udp" } } },
	{ "web-2011",
	  "A10 warning transport_differences; " NAME_ALONE,
	  { { "transports", "tcp, udp" },
	    { "udp_congestion", "x" },
	    { "udp_discovery", "x" } } },
	{ "web-2011",
	  "S1 warning sctp_capability; " NAME_ALONE,
	  { { "transports", "sctp" } } },
	{ "web-2011",
	  "A11 warning versioning; " NAME_ALONE,
	  { { "versioning", "" } } },
	{ "web-2011",
	  "A11 warning security; " NAME_ALONE,
	  { { "security", "" } } },
};

static const char *const (*good_of(const char *form, guint *count_out))[2]
{
	gboolean web = strcmp(form, "web-2011") == 0;

	*count_out = web ? G_N_ELEMENTS(web_good) : G_N_ELEMENTS(template_good);
	return web ? web_good : template_good;
}

START_TEST(the_rules_for_the_later_forms_hold)
{
	const NewCase *row = &new_cases[_i];
	g_autoptr(Application) application =
		application_of_form(form_named(row->form), FALSE);
	guint count;
	const char *const(*answers)[2] = good_of(row->form, &count);
	g_autofree char *found = NULL;

	for (guint i = 0; i < count; i++)
		answer(application, answers[i][0], answers[i][1]);
	for (guint i = 0; i < 6 && row->answers[i][0]; i++)
		answer(application, row->answers[i][0], row->answers[i][1]);
	request_derive(application, NULL, NULL);
	rules_judge(application, PROFILE_RFC6335);
	found = findings_but(application, "");
	ck_assert_str_eq(found, row->found);
}
END_TEST

START_TEST(a_finding_says_what_where_and_whose_rule)
{
	g_autoptr(Application) application = application_new("user-2004");

	application->request[REQUEST_SERVICE_NAME] =
		g_strdup("abcdefghijklmno");
	rules_judge(application, PROFILE_2004);
	ck_assert_str_eq(((Finding *)application->findings->pdata[0])->text,
			 "The short name \"abcdefghijklmno\" has 15 characters;"
			 " a name has at most 14 (question 10; form of 2004,"
			 " question 10).");
}
END_TEST

START_TEST(a_form_that_is_not_known_is_not_judged)
{
	g_autoptr(Application) application = application_new("nonsense");

	rules_judge(application, PROFILE_2004);
	ck_assert_uint_eq(application->findings->len, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("rules");
	TCase *tc = tcase_create("rules");

	tcase_add_loop_test(tc, each_rule_finds_what_it_is_for_and_no_more, 0,
			    G_N_ELEMENTS(cases));
	tcase_add_loop_test(tc, the_rules_for_the_later_forms_hold, 0,
			    G_N_ELEMENTS(new_cases));
	tcase_add_test(tc, a_finding_says_what_where_and_whose_rule);
	tcase_add_test(tc, a_form_that_is_not_known_is_not_judged);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
