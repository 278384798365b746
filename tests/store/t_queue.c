/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/queue.h"

#include <string.h>

#include "tests/scratch_application.h"

#define NO_ANSWERS                                                             \
	{                                                                      \
		{                                                              \
			NULL, NULL, NULL, 0, 0, 0                              \
		}                                                              \
	}
#define NO_FINDINGS                                                            \
	{                                                                      \
		{                                                              \
			NULL, NULL, NULL, NULL                                 \
		}                                                              \
	}

/* What came in, an hour after each other, from 09:00 on. */
static const struct {
	Asked asked;
	StoredAnswer answers[3];
	StoredFinding findings[5];
} comings[] = {
	{ { "ada", "sums", "1",
	    .request = "{\"service_name\":\"Sums\",\"contact\":{"
		       "\"name\":\"Ada Lane\",\"email\":\"ada@a.example\"}}" },
	  { { "name", "Sums", "1", 1, 2, 3 }, { "use", "", NULL, 0, 0, 0 } },
	  { { "N1", "error", "name", "Bad." } } },
	{ { "bob", "names", "2",
	    .request = "{\"service_name\":\"name-it\",\"contact\":{"
		       "\"name\":null,\"email\":\"BOB@b.example\"}}" },
	  NO_ANSWERS,
	  { { "W", "warning", NULL, "w" },
	    { "R", "route", NULL, "r" },
	    { "N", "note", NULL, "n" },
	    { "N", "note", NULL, "n" } } },
	{ { NULL, NULL, "3", .request = "{}" }, NO_ANSWERS, NO_FINDINGS },
	{ { "eve", "odd", "4",
	    .request = "{\"service_name\":\"o%d_d\",\"contact\":{"
		       "\"name\":\"Eve\",\"email\":\"eve@a.example\"}}" },
	  NO_ANSWERS,
	  NO_FINDINGS },
	/* Once more, by the first. */
	{ { "ada", "sums", "5",
	    .request = "{\"service_name\":\"sums\",\"contact\":{"
		       "\"name\":\"Ada Lane\",\"email\":\"ada@a.example\"}}" },
	  { { "name", "sums", "1.1", 4, 5, 0 } },
	  { { "D1", "error", NULL, "Short." }, { "D2", "error", NULL, "x" } } },
	/* The first mail again, in other bytes. */
	{ { "ada", "sums", "1", .like = 1 }, NO_ANSWERS, NO_FINDINGS },
};

static gboolean fill(Store *to, gint64 id, GError **error)
{
	g_autofree char *text = g_strdup_printf("mail %d\n", (int)id);
	g_autoptr(GBytes) raw = g_bytes_new(text, strlen(text));
	g_auto(MessageHashes) hashes = { 0 };
	const MessageFill content = { .id = id,
				      .kind = "application",
				      .verdict = "new",
				      .raw = raw,
				      .envelope = "{}",
				      .parsed = "{}" };

	return message_fill(to, &content, &hashes, error);
}

static gboolean come_in(Store *to, gpointer data, GError **error)
{
	guint row = GPOINTER_TO_UINT(data);
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *facts = NULL;
	Asked asked = comings[row].asked;
	Event event = { .origin = scratch_origin, .act = "apply" };
	Filing filing;
	Filed filed;

	asked.answers = comings[row].answers;
	asked.findings = comings[row].findings;
	event.message = scratch_message(to);
	filing = scratch_filing(&asked, event.message);
	ck_assert(application_file(to, &filing, &filed, texts, error));
	scratch_filing_clear(&filing);
	event.origin.at += row * 3600;
	event.ticket = filed.ticket;
	event.facts = facts =
		g_strdup_printf("{\"version\":%d}", (int)filed.version);
	/* The last message has no bytes. */
	return event_append(to, &event, NULL, error) &&
	       (row == G_N_ELEMENTS(comings) - 1 ||
		fill(to, event.message, error));
}

/* Ticket 4 is refused, 3 waits for the IESG. */
static void come_all(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(comings); i++)
		scratch_transact(come_in, GUINT_TO_POINTER(i));
	scratch_refuse(4);
	ck_assert_int_eq(scratch_sql("UPDATE application SET state = 'iesg'"
				     " WHERE ticket = 3"),
			 SQLITE_OK);
}

static const struct {
	QueueFilter filter;
	const char *want;
} filters[] = {
	{ { .ticket = 0 }, "1 2 3 " },
	{ { .closed = TRUE }, "1 2 3 4 " },
	{ { .ticket = 2 }, "2 " },
	{ { .ticket = 4 }, "4 " },
	{ { .ticket = 5 }, "" },
	{ { .ticket = 2, .state = "iesg" }, "" },
	{ { .state = "new" }, "1 2 " },
	{ { .state = "iesg" }, "3 " },
	{ { .state = "refused" }, "4 " },
	{ { .state = "assigned" }, "" },
	/* The first version counts, and both ends are in. */
	{ { .since = "2004-07-12T09:00:00Z" }, "1 2 3 " },
	{ { .since = "2004-07-12T09:00:01Z" }, "2 3 " },
	{ { .since = "2004-07-12T11:00:00Z" }, "3 " },
	{ { .since = "2004-07-12T11:00:01Z" }, "" },
	{ { .until = "2004-07-12T08:59:59Z" }, "" },
	{ { .until = "2004-07-12T09:00:00Z" }, "1 " },
	{ { .until = "2004-07-12T10:00:00Z" }, "1 2 " },
	{ { .since = "2004-07-12T10:00:00Z", .until = "2004-07-12T10:00:00Z" },
	  "2 " },
	{ { .closed = TRUE, .since = "2004-07-12T11:30:00Z" }, "4 " },
	{ { .from = "Ada Lane" }, "1 " },
	{ { .from = "lane" }, "1 " },
	{ { .from = "ADA@A" }, "1 " },
	{ { .from = "bob@" }, "2 " },
	{ { .from = "example" }, "1 2 " },
	{ { .closed = TRUE, .from = "a.example" }, "1 4 " },
	{ { .from = "nobody" }, "" },
	{ { .from = "%" }, "" },
	{ { .name = "SUM" }, "1 " },
	{ { .name = "m" }, "1 2 " },
	{ { .name = "Name-It" }, "2 " },
	{ { .name = "o_d" }, "" },
	{ { .closed = TRUE, .name = "%D_" }, "4 " },
	{ { .state = "new", .name = "m", .from = "bob" }, "2 " },
	{ { .state = "iesg", .name = "m" }, "" },
};

static gboolean show_ticket(const QueueEntry *entry, gpointer data,
			    GError **error)
{
	(void)error;
	g_string_append_printf(data, "%" G_GINT64_FORMAT " ", entry->ticket);
	return TRUE;
}

START_TEST(a_filter_tells_what_is_read)
{
	g_autoptr(GString) shown = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	come_all();
	queue_each(store, &filters[_i].filter, show_ticket, shown, &error);
	assert_no_error(error);
	ck_assert_str_eq(shown->str, filters[_i].want);
}
END_TEST

/* No part of the hashes by which an applicant is known is a name. */
START_TEST(who_applies_is_not_sought_by_hash)
{
	static const QueueFilter filter = { .from = "sha-of-bob" };
	g_autoptr(GString) shown = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	come_all();
	ck_assert_int_eq(scratch_sql("UPDATE application SET applicant ="
				     " 'sha-of-bob' WHERE ticket = 2"),
			 SQLITE_OK);
	queue_each(store, &filter, show_ticket, shown, &error);
	assert_no_error(error);
	ck_assert_str_eq(shown->str, "");
}
END_TEST

static gboolean show_entry(const QueueEntry *e, gpointer data, GError **error)
{
	(void)error;
	g_string_append_printf(
		data, "%d %s %d v%d %s %s|%s|%s|%s|%d %d %d %d", (int)e->ticket,
		e->state, e->open, (int)e->version, e->form, e->received,
		e->service_name, e->applicant, e->email, (int)e->errors,
		(int)e->warnings, (int)e->routes, (int)e->notes);
	return TRUE;
}

static const char *const entries[] = {
	"1 new 1 v2 user-2004 2004-07-12T09:00:00Z|sums|Ada Lane"
	"|ada@a.example|2 0 0 0",
	"2 new 1 v1 user-2004 2004-07-12T10:00:00Z|name-it|BOB@b.example"
	"|BOB@b.example|0 1 1 2",
	"3 iesg 1 v1 user-2004 2004-07-12T11:00:00Z||||0 0 0 0",
	"4 refused 0 v1 user-2004 2004-07-12T12:00:00Z|o%d_d|Eve"
	"|eve@a.example|0 0 0 0",
};

START_TEST(an_entry_tells_of_the_newest_version)
{
	const QueueFilter filter = { .ticket = _i + 1 };
	g_autoptr(GString) shown = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	come_all();
	queue_each(store, &filter, show_entry, shown, &error);
	assert_no_error(error);
	ck_assert_str_eq(shown->str, entries[_i]);
}
END_TEST

static gboolean show_answer(const QueueAnswer *a, gpointer data, GError **error)
{
	(void)error;
	g_string_append_printf(data, "%d %s=%s [%s] %d-%d %d\n",
			       (int)a->version, a->key, a->text, a->part,
			       (int)a->first_line, (int)a->last_line,
			       (int)a->lost_bytes);
	return TRUE;
}

static gboolean show_finding(const QueueFinding *f, gpointer data,
			     GError **error)
{
	(void)error;
	g_string_append_printf(data, "%d %s %s [%s] %s\n", (int)f->version,
			       f->severity, f->rule, f->answer, f->sentence);
	return TRUE;
}

static gboolean show_message(const QueueMessage *m, gpointer data,
			     GError **error)
{
	(void)error;
	g_string_append_printf(data, "%d m%d %s %s\n", (int)m->version,
			       (int)m->message, m->received, m->verdict);
	return TRUE;
}

static gboolean show_event(const QueueEvent *e, gpointer data, GError **error)
{
	(void)error;
	g_string_append_printf(data, "%d %s %s %s v%d\n", (int)e->seq, e->at,
			       e->act, e->by, (int)e->version);
	return TRUE;
}

START_TEST(an_application_is_read_whole_in_order)
{
	g_autoptr(GString) shown = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	come_all();
	ck_assert(queue_each_answer(store, 1, show_answer, shown, &error));
	ck_assert(queue_each_finding(store, 1, show_finding, shown, &error));
	ck_assert(queue_each_message(store, 1, show_message, shown, &error));
	ck_assert(queue_each_event(store, 1, show_event, shown, &error));
	ck_assert_str_eq(shown->str,
			 "1 name=Sums [1] 1-2 3\n"
			 "1 use= [] 0-0 0\n"
			 "2 name=sums [1.1] 4-5 0\n"
			 "1 error N1 [name] Bad.\n"
			 "2 error D1 [] Short.\n"
			 "2 error D2 [] x\n"
			 "1 m1 2004-07-12T09:00:00Z new\n"
			 "2 m5 2004-07-12T13:00:00Z new\n"
			 "0 m6 2004-07-12T14:00:00Z \n"
			 "2 2004-07-12T09:00:00Z apply tester v1\n"
			 "6 2004-07-12T13:00:00Z apply tester v2\n"
			 "7 2004-07-12T14:00:00Z apply tester v1\n");
}
END_TEST

static gboolean stop(const QueueEntry *entry, gpointer data, GError **error)
{
	(void)entry;
	++*(int *)data;
	g_set_error_literal(error, STORE_ERROR, STORE_ERROR_MISSING, "stop");
	return FALSE;
}

START_TEST(who_reads_the_queue_may_stop)
{
	static const QueueFilter all = { .closed = TRUE };
	g_autoptr(GString) shown = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	int seen = 0;

	come_all();
	ck_assert(!queue_each(store, &all, stop, &seen, &error));
	assert_error(error, STORE_ERROR_MISSING);
	g_clear_error(&error);
	ck_assert_int_eq(seen, 1);
	ck_assert(queue_each(store, &all, show_ticket, shown, &error));
	ck_assert_str_eq(shown->str, "1 2 3 4 ");
}
END_TEST

/* The message, and its bytes; NULL: there are none. */
static const struct {
	gint64 message;
	const char *bytes;
} bodies[] = {
	{ 1, NULL }, /* redacted */
	{ 2, "mail 2\n" },
	{ 6, NULL }, /* not filled */
	{ 7, NULL },
};

START_TEST(the_bytes_of_a_message_are_there_or_not)
{
	g_autoptr(GBytes) bytes = NULL;
	g_autoptr(GError) error = NULL;

	come_all();
	ck_assert_int_eq(scratch_sql("UPDATE text SET body = NULL,"
				     " salt = NULL WHERE id ="
				     " (SELECT raw FROM message WHERE id = 1)"),
			 SQLITE_OK);
	ck_assert(
		queue_message_bytes(store, bodies[_i].message, &bytes, &error));
	assert_no_error(error);
	ck_assert_int_eq(bytes != NULL, bodies[_i].bytes != NULL);
	if (!bytes)
		return;
	ck_assert_uint_eq(g_bytes_get_size(bytes), strlen(bodies[_i].bytes));
	ck_assert_mem_eq(g_bytes_get_data(bytes, NULL), bodies[_i].bytes,
			 strlen(bodies[_i].bytes));
}
END_TEST

/* Redacted texts are "", and the application is there none the less. */
START_TEST(a_redacted_application_stays_in_the_queue)
{
	static const QueueFilter filter = { .ticket = 1 };
	g_autoptr(GString) shown = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	come_all();
	ck_assert_int_eq(scratch_sql("UPDATE text SET body = NULL,"
				     " salt = NULL"),
			 SQLITE_OK);
	ck_assert(queue_each(store, &filter, show_entry, shown, &error));
	ck_assert_str_eq(shown->str, "1 new 1 v2 user-2004"
				     " 2004-07-12T09:00:00Z||||2 0 0 0");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("queue");
	TCase *tc = tcase_create("queue");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, a_filter_tells_what_is_read, 0,
			    G_N_ELEMENTS(filters));
	tcase_add_test(tc, who_applies_is_not_sought_by_hash);
	tcase_add_loop_test(tc, an_entry_tells_of_the_newest_version, 0,
			    G_N_ELEMENTS(entries));
	tcase_add_test(tc, an_application_is_read_whole_in_order);
	tcase_add_test(tc, who_reads_the_queue_may_stop);
	tcase_add_loop_test(tc, the_bytes_of_a_message_are_there_or_not, 0,
			    G_N_ELEMENTS(bodies));
	tcase_add_test(tc, a_redacted_application_stays_in_the_queue);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
