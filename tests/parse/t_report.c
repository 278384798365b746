/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/report.h"

#include <string.h>

#include "tests/run.h"

START_TEST(a_message_that_says_nothing_is_all_nulls)
{
	g_autoptr(Parsed) parsed = parsed_new(KIND_OTHER);
	g_autofree char *line = report_line(parsed);

	ck_assert_str_eq(line,
			 "{\"message_id\":null,\"from\":null,\"subject\":null,"
			 "\"date\":null,\"kind\":\"other\",\"automatic\":null,"
			 "\"references\":[],\"tickets\":[],\"parts\":[],"
			 "\"warnings\":[],\"applications\":[]}");
}
END_TEST

START_TEST(a_message_that_says_all_has_each_key_in_its_place)
{
	static const gint64 tickets[] = { 12, G_GINT64_CONSTANT(1) << 40 };
	g_autoptr(Parsed) parsed = parsed_new(KIND_AUTOMATIC);
	g_autofree char *line = NULL;

	parsed->message_id = g_strdup("a@example.org");
	parsed->from_name = g_strdup("J\xc3\xbcrgen \"J\"");
	parsed->from_email = g_strdup("j@example.org");
	parsed->subject = g_strdup("x\r\ny\xe2\x80\xae");
	parsed->has_date = TRUE;
	parsed->date = 1089622800;
	parsed->automatic = g_strdup("Precedence");
	parsed->content = g_strdup("is not for others");
	g_ptr_array_add(parsed->references, g_strdup("q@example.com"));
	g_ptr_array_add(parsed->references, g_strdup("r@example.com"));
	g_array_append_vals(parsed->tickets, tickets, G_N_ELEMENTS(tickets));
	parsed_add_part(parsed, "", "multipart/mixed", -1);
	parsed_add_part(parsed, "1", "text/plain", 0);
	parsed_warn(parsed, "bad-date", "the date makes no sense");
	line = report_line(parsed);
	ck_assert_str_eq(
		line,
		"{\"message_id\":\"a@example.org\","
		"\"from\":{\"name\":\"J\xc3\xbcrgen \\\"J\\\"\","
		"\"email\":\"j@example.org\"},"
		"\"subject\":\"x\\r\\ny\\u202e\","
		"\"date\":\"2004-07-12T09:00:00Z\",\"kind\":\"automatic\","
		"\"automatic\":\"Precedence\","
		"\"references\":[\"q@example.com\",\"r@example.com\"],"
		"\"tickets\":[12,1099511627776],"
		"\"parts\":[{\"part\":\"\",\"type\":\"multipart/mixed\"},"
		"{\"part\":\"1\",\"type\":\"text/plain\",\"bytes\":0}],"
		"\"warnings\":[{\"code\":\"bad-date\","
		"\"text\":\"the date makes no sense\"}],"
		"\"applications\":[]}");
}
END_TEST

START_TEST(a_quarantined_message_says_why)
{
	g_autoptr(Parsed) parsed =
		parsed_quarantined("its header is too large");
	g_autofree char *line = report_line(parsed);

	ck_assert_str_eq(line,
			 "{\"message_id\":null,\"from\":null,\"subject\":null,"
			 "\"date\":null,\"kind\":\"quarantined\","
			 "\"quarantine\":\"its header is too large\","
			 "\"automatic\":null,\"references\":[],"
			 "\"tickets\":[],\"parts\":[],\"warnings\":[],"
			 "\"applications\":[]}");
}
END_TEST

START_TEST(the_members_can_stand_behind_others)
{
	g_autoptr(Parsed) parsed = parsed_new(KIND_OTHER);
	Json json = json_begin();
	g_autofree char *line = NULL;

	parsed->from_email = g_strdup("a@example.org");
	json_open(&json, NULL, '{');
	json_string(&json, "source", "box.mbox");
	report_members(&json, parsed);
	json_int(&json, "last", 1);
	json_close(&json, '}');
	line = json_end(&json);
	ck_assert_str_eq(line,
			 "{\"source\":\"box.mbox\",\"message_id\":null,"
			 "\"from\":{\"name\":null,\"email\":\"a@example.org\"},"
			 "\"subject\":null,\"date\":null,\"kind\":\"other\","
			 "\"automatic\":null,\"references\":[],"
			 "\"tickets\":[],\"parts\":[],\"warnings\":[],"
			 "\"applications\":[],\"last\":1}");
}
END_TEST

START_TEST(an_application_has_answers_evidence_request_and_findings)
{
	g_autoptr(Parsed) parsed = parsed_new(KIND_APPLICATION);
	Application *application = application_new("user-2004");
	Answer *answer = application_add_answer(application, "short_name");
	g_autofree char *line = NULL;

	g_free(answer->text);
	answer->text = g_strdup("s\"ms");
	answer->part = g_strdup("1.2");
	answer->first_line = 3;
	answer->last_line = 4;
	answer->lost_bytes = 5;
	application_add_answer(application, "protocol");
	application->request[REQUEST_SERVICE_NAME] = g_strdup("sums");
	application->request[REQUEST_TRANSPORTS] = g_strdup("tcp, udp");
	application->request[REQUEST_RANGE] = g_strdup("user");
	application->request[REQUEST_CONTACT_EMAIL] = g_strdup("a@example.org");
	application->digest = g_strdup("1:00");
	application_add_finding(application, "N1", SEVERITY_ERROR, "short_name",
				g_strdup("Too long."));
	application_add_finding(application, "D1", SEVERITY_ROUTE, NULL,
				g_strdup("x"));
	g_ptr_array_add(parsed->applications, application);
	line = report_line(parsed);
	ck_assert_str_eq(
		strstr(line, "\"applications\""),
		"\"applications\":[{\"form\":\"user-2004\","
		"\"answers\":{\"short_name\":\"s\\\"ms\",\"protocol\":\"\"},"
		"\"evidence\":{\"short_name\":{\"part\":\"1.2\","
		"\"first_line\":3,\"last_line\":4,\"lost_bytes\":5}},"
		"\"request\":{\"service_name\":\"sums\",\"description\":null,"
		"\"transports\":[\"tcp\",\"udp\"],\"port\":null,"
		"\"range\":\"user\",\"assignee\":{\"name\":null,"
		"\"email\":null},\"contact\":{\"name\":null,"
		"\"email\":\"a@example.org\"},\"service_code\":null,"
		"\"reference\":null},"
		"\"findings\":[{\"rule\":\"N1\",\"severity\":\"error\","
		"\"answer\":\"short_name\",\"text\":\"Too long.\"},"
		"{\"rule\":\"D1\",\"severity\":\"route\",\"answer\":null,"
		"\"text\":\"x\"}],\"digest\":\"1:00\"}]}");
}
END_TEST

static const struct {
	gint64 date;
	const char *want;
} dates[] = {
	{ 0, "\"date\":\"1970-01-01T00:00:00Z\"" },
	{ -1, "\"date\":\"1969-12-31T23:59:59Z\"" },
	{ 253402300799, "\"date\":\"9999-12-31T23:59:59Z\"" },
	{ -62135596800, "\"date\":\"0001-01-01T00:00:00Z\"" },
};

START_TEST(a_date_is_written_in_utc_with_four_digits_of_a_year)
{
	g_autoptr(Parsed) parsed = parsed_new(KIND_OTHER);
	g_autofree char *line = NULL;

	parsed->has_date = TRUE;
	parsed->date = dates[_i].date;
	line = report_line(parsed);
	ck_assert_msg(strstr(line, dates[_i].want) != NULL, "%s", line);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("report");
	TCase *tc = tcase_create("report");

	tcase_add_test(tc, a_message_that_says_nothing_is_all_nulls);
	tcase_add_test(tc, a_message_that_says_all_has_each_key_in_its_place);
	tcase_add_test(tc, a_quarantined_message_says_why);
	tcase_add_test(
		tc, an_application_has_answers_evidence_request_and_findings);
	tcase_add_test(tc, the_members_can_stand_behind_others);
	tcase_add_loop_test(tc,
			    a_date_is_written_in_utc_with_four_digits_of_a_year,
			    0, G_N_ELEMENTS(dates));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
