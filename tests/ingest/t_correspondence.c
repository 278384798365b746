/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/apply.h"

#include <string.h>

#include "ingest/receive.h"
#include "tests/scratch_store.h"

#define ADA "ada@a.example"
#define BOB "bob@b.example"

/* A mail. What it holds is an application of Ada for "sums", or for the name
 * that other says. */
typedef struct {
	const char *id; /* NULL: there are no more */
	const char *from;
	const char *references; /* with blanks between them; NULL: none */
	gint64 named;		/* the ticket in its subject; 0: none */
	const char *digest;	/* NULL: it holds no application */
	const char *other;
	const char *says; /* its answer, which is its digest otherwise */
	gboolean automatic;
	gboolean unread;
	const char *sender; /* of the envelope; NULL: not known */
	const char *sql;    /* done before it comes; NULL: nothing */
	Verdict verdict;
	gint64 ticket;
	/* The tickets that it is filed with and not by, as "1,2". */
	const char *with;
} Mails;

#define REFUSED                                                                \
	.sql = "UPDATE application SET state = 'refused' WHERE ticket = 1"
#define ASKED .sql = "UPDATE application SET state = 'needs-info'"
#define OURS                                                                   \
	.sql = "INSERT INTO outbox (event, ticket, kind, message_id, fields,"  \
	       " due) SELECT 1, 1, 'question', 'ours@a.example', min(id),"     \
	       " '2004-07-12T09:00:00Z' FROM text"
#define APPLIES "a", ADA, .digest = "1", .verdict = VERDICT_NEW, .ticket = 1

static const struct {
	const char *what;
	Mails mails[6];
	const char *state; /* of ticket 1 at the end */
} rows[] = {
	{ "a reply, a reply to it, and one to something else",
	  { { APPLIES },
	    { "b", BOB, "a", .verdict = VERDICT_CORRESPONDENCE, .ticket = 1,
	      .with = "1" },
	    { "c", BOB, "b", .verdict = VERDICT_CORRESPONDENCE, .ticket = 1,
	      .with = "1" },
	    { "d", BOB, "x", .verdict = VERDICT_OTHER } },
	  "new" },
	{ "the nearest that is known counts",
	  { { APPLIES },
	    { "b", BOB, NULL, .digest = "2", .other = "names",
	      .verdict = VERDICT_NEW, .ticket = 2 },
	    { "c", BOB, "a b y", .verdict = VERDICT_CORRESPONDENCE, .ticket = 2,
	      .with = "2" },
	    { "d", BOB, "b a y", .verdict = VERDICT_CORRESPONDENCE, .ticket = 1,
	      .with = "1" } },
	  "new" },
	{ "the ticket in the subject, if there is such a one",
	  { { APPLIES },
	    { "b", BOB, NULL, 1, .verdict = VERDICT_CORRESPONDENCE, .ticket = 1,
	      .with = "1" },
	    { "c", BOB, NULL, 7, .verdict = VERDICT_OTHER },
	    { "d", BOB, "a", 7, .verdict = VERDICT_CORRESPONDENCE, .ticket = 1,
	      .with = "1" } },
	  "new" },
	{ "a reply to a mail of ours",
	  { { APPLIES },
	    { "b", BOB, "ours@a.example", OURS,
	      .verdict = VERDICT_CORRESPONDENCE, .ticket = 1, .with = "1" } },
	  "new" },
	{ "what a reply quotes is no version",
	  { { APPLIES },
	    { "b", ADA, .digest = "2", .verdict = VERDICT_REVISION,
	      .ticket = 1 },
	    { "c", BOB, "b", .digest = "1", .verdict = VERDICT_CORRESPONDENCE,
	      .ticket = 1, .with = "1" },
	    { "d", BOB, "b", .digest = "2", .verdict = VERDICT_RESENT,
	      .ticket = 1 },
	    { "e", BOB, "b", .digest = "3", .verdict = VERDICT_REVISION,
	      .ticket = 1 } },
	  "new" },
	{ "a part of what is open is quoted",
	  { { APPLIES },
	    { "b", BOB, "a", .digest = "2", .says = "",
	      .verdict = VERDICT_CORRESPONDENCE, .ticket = 1, .with = "1" },
	    { "c", BOB, "a", .digest = "3", .says = " \n1 ",
	      .verdict = VERDICT_CORRESPONDENCE, .ticket = 1, .with = "1" },
	    { "d", BOB, "a", .digest = "4", .says = "2",
	      .verdict = VERDICT_REVISION, .ticket = 1 },
	    { "e", BOB, .digest = "5", .says = "", .verdict = VERDICT_REVISION,
	      .ticket = 1 } },
	  "new" },
	{ "what is closed is quoted, and not applied for again",
	  { { APPLIES },
	    { "b", ADA, "a", .digest = "1", REFUSED,
	      .verdict = VERDICT_CORRESPONDENCE, .ticket = 1, .with = "1" },
	    { "c", ADA, "a", .digest = "2", .verdict = VERDICT_NEW, .ticket = 2,
	      .with = "1" },
	    { "d", ADA, NULL, .digest = "1", .verdict = VERDICT_REVISION,
	      .ticket = 2 } },
	  "refused" },
	{ "another application in a reply",
	  { { APPLIES },
	    { "b", ADA, "a", .digest = "2", .other = "names",
	      .verdict = VERDICT_NEW, .ticket = 2, .with = "1" },
	    { "c", ADA, "b", .verdict = VERDICT_CORRESPONDENCE, .ticket = 1,
	      .with = "1,2" } },
	  "new" },
	{ "another person's reply is not what we wait for",
	  { { APPLIES },
	    { "b", BOB, "a", ASKED, .verdict = VERDICT_CORRESPONDENCE,
	      .ticket = 1, .with = "1" } },
	  "needs-info" },
	{ "nor is one of a program",
	  { { APPLIES },
	    { "b", ADA, "a", ASKED, .automatic = TRUE,
	      .verdict = VERDICT_AUTOMATIC, .ticket = 1, .with = "1" } },
	  "needs-info" },
	{ "nor is what has a null sender",
	  { { APPLIES },
	    { "b", ADA, "a", ASKED, .sender = "", .verdict = VERDICT_AUTOMATIC,
	      .ticket = 1, .with = "1" } },
	  "needs-info" },
	{ "what was not read is about nothing",
	  { { APPLIES },
	    { "b", ADA, "a", ASKED, .unread = TRUE,
	      .verdict = VERDICT_QUARANTINED } },
	  "needs-info" },
	{ "the applicant's is",
	  { { APPLIES },
	    { "b", "ADA@a.Example", "a", ASKED,
	      .verdict = VERDICT_CORRESPONDENCE, .ticket = 1, .with = "1" } },
	  "new" },
	{ "but not of what is closed",
	  { { APPLIES },
	    { "b", ADA, "a", REFUSED, .verdict = VERDICT_CORRESPONDENCE,
	      .ticket = 1, .with = "1" } },
	  "refused" },
	{ "a copy of a reply",
	  { { APPLIES },
	    { "b", BOB, "a", .verdict = VERDICT_CORRESPONDENCE, .ticket = 1,
	      .with = "1" },
	    { "b", BOB, "a", .verdict = VERDICT_RESENT } },
	  "new" },
};

static void add_answer(Application *application, const char *key,
		       const char *text)
{
	Answer *answer = application_add_answer(application, key);

	g_free(answer->text);
	answer->text = g_strdup(text ? text : "");
}

static void add_application(Parsed *parsed, const Mails *mail)
{
	const char *name = mail->other ? mail->other : "sums";
	Application *application = application_new("user-2004");

	application->request[REQUEST_CONTACT_EMAIL] = g_strdup(ADA);
	application->request[REQUEST_SERVICE_NAME] = g_strdup(name);
	application->digest = g_strdup(mail->digest);
	add_answer(application, "short_name", name);
	add_answer(application, "message_types", "some more words");
	add_answer(application, "message_opcodes",
		   mail->says ? mail->says : mail->digest);
	g_ptr_array_add(parsed->applications, application);
}

static Parsed *parsed_of(const Mails *mail)
{
	Parsed *parsed = parsed_new(mail->unread   ? KIND_QUARANTINED
				    : mail->digest ? KIND_APPLICATION
						   : KIND_OTHER);
	g_auto(GStrv) references =
		g_strsplit(mail->references ? mail->references : "", " ", -1);

	parsed->message_id = g_strdup(mail->id);
	parsed->content = g_strdup(mail->id);
	parsed->from_email = g_strdup(mail->from);
	parsed->automatic = mail->automatic ? g_strdup("a test") : NULL;
	for (guint i = 0; references[i]; i++)
		g_ptr_array_add(parsed->references, g_strdup(references[i]));
	if (mail->named)
		g_array_append_val(parsed->tickets, mail->named);
	if (mail->digest)
		add_application(parsed, mail);
	return parsed;
}

static Receipt take(const Mails *mail, guint number)
{
	g_autofree char *text = g_strdup_printf("mail %u\n", number);
	g_autoptr(GBytes) raw = g_bytes_new(text, strlen(text));
	g_autoptr(Parsed) parsed = parsed_of(mail);
	g_autofree char *sender = g_strdup(mail->sender);
	const Envelope envelope = { .sender = sender };
	const Delivery delivery = { raw, &envelope, parsed, NULL,
				    scratch_origin };
	g_autoptr(GError) error = NULL;
	Receipt receipt;

	receive_message(store, &delivery, &receipt, &error);
	assert_no_error(error);
	return receipt;
}

static void assert_filed(const char *what, const char *table, const Mails *mail,
			 gint64 message)
{
	g_autofree char *sql = g_strdup_printf(
		"SELECT coalesce(group_concat(ticket), '') = '%s' FROM %s"
		" message = %" G_GINT64_FORMAT,
		mail->with ? mail->with : "", table, message);

	ck_assert_msg(scratch_number(sql), "%s: not %s", what, sql);
}

static void assert_state(const char *what, const char *state)
{
	g_autofree char *sql =
		g_strdup_printf("SELECT state = '%s' FROM application"
				" WHERE ticket = 1",
				state);

	ck_assert_msg(scratch_number(sql), "%s: it is not %s", what, state);
}

START_TEST(what_is_about_an_application_is_filed_with_it)
{
	const char *what = rows[_i].what;

	for (guint i = 0; i < 6 && rows[_i].mails[i].id; i++) {
		const Mails *mail = &rows[_i].mails[i];
		Receipt receipt;

		if (mail->sql)
			ck_assert_int_eq(scratch_sql(mail->sql), SQLITE_OK);
		receipt = take(mail, i);
		ck_assert_msg(receipt.verdict == mail->verdict,
			      "%s: %u is \"%s\"", what, i,
			      verdict_name(receipt.verdict));
		ck_assert_int_eq(receipt.ticket, mail->ticket);
		assert_filed(what, "correspondence WHERE", mail,
			     receipt.message);
		assert_filed(what, "event WHERE act = 'correspond' AND", mail,
			     receipt.message);
	}
	assert_state(what, rows[_i].state);
}
END_TEST

/* As many as there are in a header that is allowed. */
START_TEST(only_the_last_references_are_looked_up)
{
	const Mails first = { APPLIES };
	GString *references = g_string_new("a");
	Mails reply = { "b", BOB, .verdict = VERDICT_OTHER };

	take(&first, 0);
	for (int i = 0; i < 1000; i++)
		g_string_append_printf(references, " x%d", i);
	reply.references = references->str;
	ck_assert_int_eq(take(&reply, 1).verdict, VERDICT_OTHER);
	g_string_free(references, TRUE);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("correspondence");
	TCase *tc = tcase_create("correspondence");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, what_is_about_an_application_is_filed_with_it,
			    0, G_N_ELEMENTS(rows));
	tcase_add_test(tc, only_the_last_references_are_looked_up);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
