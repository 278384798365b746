/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/apply.h"

#include <string.h>

#include "ingest/receive.h"
#include "tests/scratch_store.h"

typedef struct {
	const char *email;
	const char *name;
	const char *digest; /* NULL: there are no more */
} Asked;

static Application *ask(const Asked *asked)
{
	Application *application = application_new("user-2004");
	Answer *answer = application_add_answer(application, "short_name");

	application->request[REQUEST_CONTACT_EMAIL] = g_strdup(asked->email);
	application->request[REQUEST_SERVICE_NAME] = g_strdup(asked->name);
	g_free(application->digest);
	application->digest = g_strdup(asked->digest);
	g_free(answer->text);
	answer->text = g_strdup(asked->name ? asked->name : "");
	answer->part = g_strdup("1.2");
	answer->first_line = 3;
	answer->last_line = 4;
	answer->lost_bytes = 5;
	application_add_finding(application, "N1", SEVERITY_ROUTE, "short_name",
				g_strdup("A sentence."));
	return application;
}

/* A mail that holds what is asked, up to three times. */
static Receipt take(const char *id, const char *content, const Asked *asked)
{
	static int mails;
	g_autofree char *text = g_strdup_printf("mail %d\n", mails++);
	g_autoptr(GBytes) raw = g_bytes_new(text, strlen(text));
	g_autoptr(Parsed) parsed = parsed_new(KIND_APPLICATION);
	const Envelope envelope = { 0 };
	const Delivery delivery = { raw, &envelope, parsed, NULL,
				    scratch_origin };
	g_autoptr(GError) error = NULL;
	Receipt receipt;

	parsed->message_id = g_strdup(id);
	parsed->content = g_strdup(content);
	for (int i = 0; i < 3 && asked[i].digest; i++)
		g_ptr_array_add(parsed->applications, ask(&asked[i]));
	receive_message(store, &delivery, &receipt, &error);
	assert_no_error(error);
	return receipt;
}

#define ADA "ada@a.example"
#define BOB "bob@b.example"

/* A first and a second mail; the ticket of the second, and what it is. */
static const struct {
	Asked first;
	Asked second;
	gint64 ticket;
	Verdict verdict;
} pairs[] = {
	{ { ADA, "sums", "1" }, { ADA, "sums", "1" }, 1, VERDICT_RESENT },
	{ { ADA, "sums", "1" }, { ADA, "sums", "2" }, 1, VERDICT_REVISION },
	{ { ADA, "sums", "1" }, { ADA, "SuMs", "2" }, 1, VERDICT_REVISION },
	{ { ADA, "sums", "1" },
	  { "ADA@A.Example", "sums", "2" },
	  1,
	  VERDICT_REVISION },
	{ { "J\xc3\x9cRG@a.example", "sums", "1" },
	  { "j\xc3\xbcrg@a.example", "sums", "2" },
	  1,
	  VERDICT_REVISION },
	{ { ADA, "sums", "1" }, { BOB, "sums", "2" }, 2, VERDICT_NEW },
	{ { ADA, "sums", "1" }, { ADA, "sum", "2" }, 2, VERDICT_NEW },
	{ { NULL, "sums", "1" }, { NULL, "sums", "2" }, 2, VERDICT_NEW },
	{ { ADA, NULL, "1" }, { ADA, NULL, "2" }, 2, VERDICT_NEW },
};

START_TEST(names_and_addresses_are_compared_without_case)
{
	const Asked first[] = { pairs[_i].first, { NULL, NULL, NULL } };
	const Asked second[] = { pairs[_i].second, { NULL, NULL, NULL } };
	Receipt receipt = take("a", "1", first);

	ck_assert_int_eq(receipt.ticket, 1);
	ck_assert_str_eq(verdict_name(receipt.verdict), "new");
	receipt = take("b", "2", second);
	ck_assert_int_eq(receipt.ticket, pairs[_i].ticket);
	ck_assert_str_eq(verdict_name(receipt.verdict),
			 verdict_name(pairs[_i].verdict));
}
END_TEST

static const Asked three[] = { { ADA, "sums", "1" },
			       { ADA, "names", "2" },
			       { BOB, "sums", "3" } };
static const Asked two[] = { { ADA, "names", "4" },
			     { ADA, "other", "5" },
			     { NULL, NULL, NULL } };
static const Asked one[] = { { ADA, "sums", "1" }, { NULL, NULL, NULL } };

START_TEST(several_applications_in_a_message_are_several_tickets)
{
	Receipt receipt = take("a", "1", three);

	ck_assert_int_eq(receipt.ticket, 1);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM version"
					" WHERE message = 1 AND version = 1"
					" AND ordinal = ticket"),
			 3);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM finding"
					" WHERE rule = 'N7'"),
			 2);
	receipt = take("b", "2", two);
	ck_assert_int_eq(receipt.ticket, 2);
	ck_assert_str_eq(verdict_name(receipt.verdict), "revision");
	ck_assert_int_eq(scratch_number("SELECT max(ticket)"
					" FROM application"),
			 4);
	/* A copy of the first belongs to all of its tickets. */
	receipt = take("a", "1", three);
	ck_assert_int_eq(receipt.ticket, 1);
	ck_assert_str_eq(verdict_name(receipt.verdict), "resent");
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM correspondence"
					" WHERE message = 3 AND ticket <= 3"),
			 3);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM version"), 5);
}
END_TEST

START_TEST(a_copy_of_a_mail_is_correspondence_also_when_all_is_over)
{
	Receipt receipt;

	take("a", "1", one);
	ck_assert_int_eq(scratch_sql("UPDATE application SET state ="
				     " 'refused'"),
			 SQLITE_OK);
	receipt = take("a", "1", one);
	ck_assert_int_eq(receipt.ticket, 1);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM version"), 1);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM correspondence"
					" WHERE ticket = 1 AND message = 2"),
			 1);
	/* Another mail that says the same is a new application. */
	receipt = take("b", "1", one);
	ck_assert_int_eq(receipt.ticket, 2);
	ck_assert_str_eq(verdict_name(receipt.verdict), "new");
}
END_TEST

START_TEST(every_text_is_named_by_an_event)
{
	take("a", "1", three);
	take("b", "2", two);
	take("a", "1", three);
	take("c", "3", one);
	ck_assert_int_gt(scratch_number("SELECT count(*) FROM text"), 20);
	ck_assert_int_eq(
		scratch_number("SELECT count(*) FROM text WHERE hash NOT IN"
			       " (SELECT atom FROM event, json_tree(record)"
			       " WHERE atom IS NOT NULL)"),
		0);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM event"
					" WHERE record LIKE '%example%'"
					" OR record LIKE '%sums%'"),
			 0);
}
END_TEST

/* Each counts what there must be one of. */
static const char *const kept[] = {
	"application WHERE applicant = "
	"'%s' AND name = '%s'",
	"version JOIN text ON id = request WHERE form = 'user-2004'"
	" AND digest = '1' AND CAST(body AS TEXT) ->> '$.service_name'"
	" = 'sums' AND CAST(body AS TEXT) ->> '$.contact.email'"
	" = 'ada@a.example'",
	"answer JOIN text ON id = answer WHERE key = 'short_name'"
	" AND part = '1.2' AND first_line = 3 AND last_line = 4"
	" AND lost_bytes = 5 AND CAST(body AS TEXT) = 'sums'",
	"finding JOIN text ON id = sentence WHERE rule = 'N1'"
	" AND severity = 'route' AND finding.answer = 'short_name'"
	" AND CAST(body AS TEXT) = 'A sentence.'",
};

START_TEST(what_was_parsed_is_what_is_kept)
{
	g_autofree char *email =
		g_compute_checksum_for_string(G_CHECKSUM_SHA256, ADA, -1);
	g_autofree char *name =
		g_compute_checksum_for_string(G_CHECKSUM_SHA256, "sums", -1);
	g_autoptr(GString) sql = g_string_new("SELECT count(*) FROM ");

	g_string_append(sql, kept[_i]);
	g_string_replace(sql, "%s", email, 1);
	g_string_replace(sql, "%s", name, 1);
	take("a", "1", one);
	ck_assert_int_eq(scratch_number(sql->str), 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("apply");
	TCase *tc = tcase_create("apply");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, names_and_addresses_are_compared_without_case,
			    0, G_N_ELEMENTS(pairs));
	tcase_add_test(tc,
		       several_applications_in_a_message_are_several_tickets);
	tcase_add_test(
		tc, a_copy_of_a_mail_is_correspondence_also_when_all_is_over);
	tcase_add_test(tc, every_text_is_named_by_an_event);
	tcase_add_loop_test(tc, what_was_parsed_is_what_is_kept, 0,
			    G_N_ELEMENTS(kept));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
