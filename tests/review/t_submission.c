/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/submission.h"

#include "store/registry.h"
#include "tests/scratch_application.h"

/* Who submits what: the hashes are the words themselves. */
typedef struct {
	const char *email;
	const char *name;
	const char *digest; /* NULL: there are no more */
	gint64 like;
	gint64 refuse; /* the ticket that is closed before; 0: none */
	gint64 ticket;
	Verdict verdict;
} Step;

typedef struct {
	const Step *step;
	const char *form; /* NULL: user-2004 */
	Submitted submitted;
} Work;

/* The question is called as the form is. */
static const char *name_of_form(const char *form)
{
	return form;
}

static gboolean submit(Store *to, gpointer data, GError **error)
{
	static const StoredAnswer answers[] = { { "a", "b", "1", 1, 1, 0 },
						{ NULL, NULL, NULL, 0, 0, 0 } };
	static const StoredFinding findings[] = { { "D1", "note", NULL, "x" },
						  { NULL, NULL, NULL, NULL } };
	Work *work = data;
	const Asked asked = { work->step->email,
			      work->step->name,
			      work->step->digest,
			      work->step->like,
			      "{}",
			      answers,
			      findings };
	Submission submission = {
		.filing = scratch_filing(&asked, scratch_message(to)),
		.service_name = work->step->name,
		.email = work->step->email,
		.name_key = name_of_form,
		.origin = scratch_origin,
	};
	gboolean ok;

	if (work->form)
		submission.filing.form = work->form;
	ok = submission_file(to, &submission, &work->submitted, error);
	scratch_filing_clear(&submission.filing);
	return ok;
}

static Submitted take_form(const Step *step, const char *form)
{
	Work work = { .step = step, .form = form };

	if (step->refuse)
		scratch_refuse(step->refuse);
	scratch_transact(submit, &work);
	return work.submitted;
}

static Submitted take(const Step *step)
{
	return take_form(step, NULL);
}

#define ADA "ada@a.example"
#define BOB "bob@b.example"
#define EVE "eve@e.example"

/* Each row begins with an empty queue; rivals: of ticket:version, at last. */
static const struct {
	Step steps[6];
	const char *conflicts; /* findings N7, as ticket.version:other */
	gint64 events;	       /* "conflict" */
} stories[] = {
	{ { { ADA, "sums", "1", 0, 0, 1, VERDICT_NEW },
	    { ADA, "sums", "2", 0, 0, 1, VERDICT_REVISION },
	    { ADA, "sums", "2", 0, 0, 1, VERDICT_RESENT },
	    { ADA, "names", "3", 0, 0, 2, VERDICT_NEW } },
	  "",
	  0 },
	{ { { ADA, "sums", "1", 0, 0, 1, VERDICT_NEW },
	    { BOB, "sums", "2", 0, 0, 2, VERDICT_NEW } },
	  "1.1:2 2.1:1 ",
	  1 },
	/* A version more tells it of itself, and of no other. */
	{ { { ADA, "sums", "1", 0, 0, 1, VERDICT_NEW },
	    { BOB, "sums", "2", 0, 0, 2, VERDICT_NEW },
	    { BOB, "sums", "3", 0, 0, 2, VERDICT_REVISION },
	    { ADA, "sums", "4", 0, 0, 1, VERDICT_REVISION } },
	  "1.1:2 1.2:2 2.1:1 2.2:1 ",
	  1 },
	{ { { ADA, "sums", "1", 0, 0, 1, VERDICT_NEW },
	    { BOB, "sums", "2", 0, 0, 2, VERDICT_NEW },
	    { EVE, "sums", "3", 0, 0, 3, VERDICT_NEW } },
	  "1.1:2 1.1:3 2.1:1 2.1:3 3.1:1 3.1:2 ",
	  3 },
	/* The newest version is what is read: it too has the conflict. */
	{ { { ADA, "sums", "1", 0, 0, 1, VERDICT_NEW },
	    { BOB, "sums", "2", 0, 0, 2, VERDICT_NEW },
	    { BOB, "sums", "2", 0, 0, 2, VERDICT_RESENT } },
	  "1.1:2 2.1:1 2.2:1 ",
	  1 },
	/* A copy of a mail adds nothing. */
	{ { { ADA, "sums", "1", 0, 0, 1, VERDICT_NEW },
	    { BOB, "sums", "2", 0, 0, 2, VERDICT_NEW },
	    { BOB, "sums", "2", 2, 0, 2, VERDICT_RESENT },
	    { ADA, "sums", "1", 1, 1, 1, VERDICT_RESENT } },
	  "1.1:2 2.1:1 ",
	  1 },
	/* What is closed is no rival, and does not go on. */
	{ { { ADA, "sums", "1", 0, 0, 1, VERDICT_NEW },
	    { BOB, "sums", "2", 0, 1, 2, VERDICT_NEW },
	    { ADA, "sums", "1", 0, 2, 3, VERDICT_NEW } },
	  "",
	  0 },
	{ { { NULL, NULL, "1", 0, 0, 1, VERDICT_NEW },
	    { NULL, NULL, "2", 0, 0, 2, VERDICT_NEW },
	    { ADA, NULL, "3", 0, 0, 3, VERDICT_NEW },
	    { BOB, NULL, "4", 0, 0, 4, VERDICT_NEW } },
	  "",
	  0 },
};

static void show_number(GString *shown, const char *columns, int row)
{
	g_autofree char *sql = g_strdup_printf(
		"SELECT %s FROM finding f JOIN text t ON t.id = f.sentence"
		" WHERE rule = 'N7' ORDER BY ticket, version, f.ordinal"
		" LIMIT 1 OFFSET %d",
		columns, row);

	g_string_append_printf(shown, "%d", (int)scratch_number(sql));
}

static char *conflicts(void)
{
	GString *shown = g_string_new(NULL);
	gint64 count = scratch_number("SELECT count(*) FROM finding"
				      " WHERE rule = 'N7'");

	for (int i = 0; i < count; i++) {
		show_number(shown, "ticket", i);
		g_string_append_c(shown, '.');
		show_number(shown, "version", i);
		g_string_append_c(shown, ':');
		/* behind "Application " */
		show_number(shown,
			    "CAST(substr(CAST(t.body AS TEXT), 13)"
			    " AS INTEGER)",
			    i);
		g_string_append_c(shown, ' ');
	}
	return g_string_free(shown, FALSE);
}

/* As "audit" wants it: no text that no event names. */
static void assert_texts_are_named(void)
{
	ck_assert_int_gt(scratch_number("SELECT count(*) FROM text"), 0);
	ck_assert_int_eq(
		scratch_number("SELECT count(*) FROM text WHERE hash NOT IN"
			       " (SELECT value FROM event, json_each(record,"
			       " '$.facts.texts'))"),
		0);
}

START_TEST(a_submission_is_judged_by_those_before_it)
{
	g_autofree char *shown = NULL;

	for (int i = 0; i < 6 && stories[_i].steps[i].digest; i++) {
		const Step *step = &stories[_i].steps[i];
		Submitted submitted = take(step);

		ck_assert_int_eq(submitted.ticket, step->ticket);
		ck_assert_str_eq(verdict_name(submitted.verdict),
				 verdict_name(step->verdict));
		ck_assert_int_eq(submitted.head.seq,
				 scratch_number("SELECT max(seq) FROM event"));
	}
	shown = conflicts();
	ck_assert_str_eq(shown, stories[_i].conflicts);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM event"
					" WHERE act = 'conflict'"),
			 stories[_i].events);
	assert_texts_are_named();
}
END_TEST

static const Step sums = { ADA, "sums", "1", 0, 0, 1, VERDICT_NEW };
static const Step again = { ADA, "sums", "2", 0, 0, 1, VERDICT_REVISION };
static const Step rival = { BOB, "sums", "3", 0, 0, 2, VERDICT_NEW };

START_TEST(the_events_tell_what_was_filed)
{
	take(&sums);
	take(&again);
	take(&rival);
	ck_assert_int_eq(
		scratch_number("SELECT count(*) FROM event WHERE seq = 3"
			       " AND act = 'apply' AND ticket = 1"
			       " AND message = 2"
			       " AND record ->> '$.by' = 'tester'"
			       " AND record ->> '$.facts.version' = 2"
			       " AND record ->> '$.facts.as' = 'revision'"
			       " AND record ->> '$.facts.form' = 'user-2004'"
			       " AND record ->> '$.facts.digest' = '2'"),
		1);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM event"
					" WHERE act = 'conflict' AND seq = 5"
					" AND ticket = 1"),
			 1);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM event"
					" WHERE record LIKE '%a.example%'"
					" OR record LIKE '%sums%'"),
			 0);
}
END_TEST

static gboolean submit_and_fail(Store *to, gpointer data, GError **error)
{
	submit(to, data, error);
	return FALSE;
}

START_TEST(a_submission_that_was_taken_back_leaves_nothing)
{
	Work work = { .step = &rival };

	take(&sums);
	ck_assert(!store_transact(store, submit_and_fail, &work, NULL));
	ck_assert_int_eq(work.submitted.ticket, 2);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM finding"
					" WHERE rule = 'N7'"),
			 0);
	ck_assert_int_eq(take(&rival).ticket, 2);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM event"
					" WHERE act = 'conflict'"),
			 1);
}
END_TEST

/* Each is told where its own form asks for the name. */
START_TEST(a_conflict_is_at_each_form_s_own_question)
{
	take(&sums);
	take_form(&rival, "modification");
	ck_assert_int_eq(
		scratch_number("SELECT count(*) FROM finding WHERE rule = 'N7'"
			       " AND (ticket, answer) IN (VALUES"
			       " (1, 'user-2004'), (2, 'modification'))"),
		2);
}
END_TEST

static gboolean hold(Store *to, gpointer data, GError **error)
{
	g_autoptr(Entry) entry = entry_new();
	gint64 id = 0;

	(void)data;
	entry->has_port = TRUE;
	entry->ports = (PortRange){ 99, 99 };
	entry_set(entry, ENTRY_NAME, "held");
	entry_set(entry, ENTRY_CONTACT, "Ada <" ADA ">");
	if (!registry_put_entry(to, 2, entry, &id, error))
		return FALSE;
	entry->ports = (PortRange){ 9999, 9999 };
	id = 0;
	entry_set(entry, ENTRY_CONTACT, "Eve <" EVE ">");
	return registry_put_entry(to, 2, entry, &id, error) &&
	       scratch_event(to, "test", SCRATCH_NOW) == 2;
}

/* Who asks for what; how many findings of the rule, and how they begin. */
static const struct {
	Step step;
	const char *finding;
	int count;
} judged[] = {
	{ { BOB, "held", "1", 0, 0, 1, VERDICT_NEW },
	  "rule = 'N7' AND severity = 'error' AND answer = 'user-2004'"
	  " AND CAST(body AS TEXT) LIKE '%\"held\"%at port 99, 9999;%'",
	  1 },
	{ { BOB, "HELD", "1", 0, 0, 1, VERDICT_NEW }, "rule = 'N7'", 1 },
	{ { BOB, "hel", "1", 0, 0, 1, VERDICT_NEW }, "rule = 'N7'", 0 },
	{ { BOB, NULL, "1", 0, 0, 1, VERDICT_NEW }, "rule = 'N7'", 0 },
	{ { ADA, "new", "1", 0, 0, 1, VERDICT_NEW },
	  "rule = 'P11' AND severity = 'route' AND answer IS NULL"
	  " AND CAST(body AS TEXT) LIKE '%system port 99;%'",
	  1 },
	{ { "ADA@A.EXAMPLE", "new", "1", 0, 0, 1, VERDICT_NEW },
	  "rule = 'P11'",
	  1 },
	{ { EVE, "new", "1", 0, 0, 1, VERDICT_NEW }, "rule = 'P11'", 0 },
	{ { BOB, "new", "1", 0, 0, 1, VERDICT_NEW }, "rule = 'P11'", 0 },
	{ { NULL, "new", "1", 0, 0, 1, VERDICT_NEW }, "rule = 'P11'", 0 },
	/* behind those of the parser */
	{ { ADA, "held", "1", 0, 0, 1, VERDICT_NEW },
	  "(ordinal, rule) IN (VALUES (1, 'D1'), (2, 'N7'), (3, 'P11'))",
	  3 },
};

START_TEST(the_registry_is_asked)
{
	g_autofree char *sql = g_strconcat(
		"SELECT count(*) FROM finding JOIN text ON id = sentence"
		" WHERE ",
		judged[_i].finding, NULL);

	scratch_transact(hold, NULL);
	take(&judged[_i].step);
	ck_assert_int_eq(scratch_number(sql), judged[_i].count);
	assert_texts_are_named();
}
END_TEST

static const struct {
	const char *form;
	gboolean is_new; /* or about a name that is there */
} asking[] = {
	{ "user-2004", TRUE },
	{ "rfc6335", TRUE },
	{ "modification", FALSE },
};

START_TEST(a_name_that_is_taken_is_at_the_form_s_question)
{
	static const Step step = { BOB, "held", "1", 0, 0, 1, VERDICT_NEW };
	g_autofree char *sql = g_strdup_printf(
		"SELECT count(*) FROM finding WHERE rule = 'N7' AND answer = "
		"'%s'",
		asking[_i].form);

	scratch_transact(hold, NULL);
	take_form(&step, asking[_i].form);
	ck_assert_int_eq(scratch_number(sql), asking[_i].is_new);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("submission");
	TCase *tc = tcase_create("submission");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, a_submission_is_judged_by_those_before_it, 0,
			    G_N_ELEMENTS(stories));
	tcase_add_test(tc, the_events_tell_what_was_filed);
	tcase_add_test(tc, a_submission_that_was_taken_back_leaves_nothing);
	tcase_add_test(tc, a_conflict_is_at_each_form_s_own_question);
	tcase_add_loop_test(tc, a_name_that_is_taken_is_at_the_form_s_question,
			    0, G_N_ELEMENTS(asking));
	tcase_add_loop_test(tc, the_registry_is_asked, 0, G_N_ELEMENTS(judged));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
