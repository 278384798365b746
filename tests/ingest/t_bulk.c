/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/bulk.h"

#include <string.h>

#include "ingest/folder.h"
#include "tests/default_limits.h"
#include "tests/scratch_store.h"

#define F "From a@example.org Mon Jul 12 09:00:00 2004\n"

static const ChildLimits child = { 512 * 1024 * 1024, 5, 20 };

/* What a watcher has seen. */
typedef struct {
	guint commits;
	guint64 committed;
	guint failures;
	guint steps;
	EventMark head;
} Seen;

static Origin origin(gpointer data)
{
	(void)data;
	return scratch_origin;
}

static void committed(const BulkCount *count, const EventMark *head,
		      gpointer data)
{
	Seen *seen = data;

	seen->commits++;
	ck_assert_uint_gt(count->messages, seen->committed);
	seen->committed = count->messages;
	seen->head = *head;
}

static void failed(const GError *error, gpointer data)
{
	Seen *seen = data;

	ck_assert_ptr_nonnull(error);
	seen->failures++;
}

static void goes_on(guint64 messages, gpointer data)
{
	Seen *seen = data;

	ck_assert_uint_gt(messages, 0);
	seen->steps++;
}

static void free_incoming(gpointer incoming)
{
	incoming_free(incoming);
}

/* A mailbox of so many messages, each of its own. */
static void add_mailbox(GPtrArray *files, const char *name, guint count)
{
	g_autofree char *path = scratch_path(name);
	g_autoptr(GString) box = g_string_new(NULL);
	guint passed_over = 0;

	for (guint i = 0; i < count; i++)
		g_string_append_printf(box,
				       F "From: a@example.org\n"
					 "Message-ID: <%u@example.org>\n\n"
					 "%u\n\n",
				       i, i);
	ck_assert(g_file_set_contents(path, box->str, -1, NULL));
	ck_assert(folder_list(path, MBOX_AUTO, files, &passed_over, NULL));
}

/* The store is closed meanwhile, for bulk_run() opens it by itself. */
static BulkCount run(const GPtrArray *files, gsize max_bytes, Seen *seen,
		     GError **error)
{
	g_autoptr(Mails) mails = mails_new(files, max_bytes);
	g_autoptr(Pool) pool =
		pool_new(&default_limits, &child, 2, free_incoming);
	const BulkWatcher watcher = { origin, committed, failed, goes_on,
				      seen };
	const Bulk bulk = { scratch_database, 10000, mails, pool, &watcher };
	BulkCount count;

	g_clear_pointer(&store, store_close);
	ck_assert_int_eq(bulk_run(&bulk, &count, error),
			 error == NULL || *error == NULL);
	return count;
}

static BulkCount run_well(const GPtrArray *files, gsize max_bytes, Seen *seen)
{
	g_autoptr(GError) error = NULL;
	BulkCount count = run(files, max_bytes, seen, &error);

	assert_no_error(error);
	ck_assert_uint_eq(count.messages, seen->committed);
	ck_assert_uint_eq(count.failures, seen->failures);
	return count;
}

START_TEST(all_messages_are_kept_in_their_order)
{
	g_autoptr(GPtrArray) files = mail_files_new();
	Seen seen = { 0 };
	BulkCount count;

	add_mailbox(files, "box", 4500);
	count = run_well(files, 1000000, &seen);
	ck_assert_uint_eq(count.messages, 4500);
	ck_assert_uint_eq(count.verdicts[VERDICT_OTHER], 4500);
	ck_assert_uint_eq(count.failures, 0);
	/* Two thousand make a transaction; fewer, if a child was slow. */
	ck_assert_uint_ge(seen.commits, 3);
	ck_assert_uint_eq(seen.steps, 4500);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM message"), 4500);
	ck_assert_int_eq(
		scratch_number("SELECT count(*) FROM message JOIN text r ON "
			       "r.id = raw WHERE CAST(r.body AS TEXT) LIKE "
			       "'%' || char(10) || (message.id - 1) || "
			       "char(10)"),
		4500);
	ck_assert_int_eq(scratch_number("SELECT max(seq) FROM event"),
			 seen.head.seq);
}
END_TEST

START_TEST(once_more_changes_nothing_but_counts)
{
	g_autoptr(GPtrArray) files = mail_files_new();
	Seen first = { 0 }, second = { 0 };
	BulkCount count;

	add_mailbox(files, "box", 50);
	run_well(files, 1000000, &first);
	add_mailbox(files, "more", 60);
	count = run_well(files, 1000000, &second);
	ck_assert_uint_eq(count.messages, 110);
	ck_assert_uint_eq(count.verdicts[VERDICT_AGAIN], 100);
	ck_assert_uint_eq(count.verdicts[VERDICT_OTHER], 10);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM message"), 60);
	ck_assert_int_eq(scratch_number("SELECT sum(copies) FROM message"),
			 160);
}
END_TEST

START_TEST(what_cannot_be_taken_holds_up_nothing)
{
	g_autoptr(GPtrArray) files = mail_files_new();
	g_autofree char *large = scratch_path("a.eml");
	g_autofree char *text = g_strnfill(2000, 'x');
	guint passed_over = 0;
	Seen seen = { 0 };
	BulkCount count;

	ck_assert(g_file_set_contents(large, text, -1, NULL));
	ck_assert(folder_list(large, MBOX_AUTO, files, &passed_over, NULL));
	add_mailbox(files, "box", 3);
	ck_assert(folder_list(large, MBOX_AUTO, files, &passed_over, NULL));
	count = run_well(files, 1000, &seen);
	ck_assert_uint_eq(count.messages, 3);
	ck_assert_uint_eq(count.failures, 2);
}
END_TEST

START_TEST(no_files_are_no_work)
{
	g_autoptr(GPtrArray) files = mail_files_new();
	Seen seen = { 0 };
	BulkCount count = run_well(files, 1000, &seen);

	ck_assert_uint_eq(count.messages, 0);
	ck_assert_uint_eq(seen.commits, 0);
}
END_TEST

START_TEST(no_database_is_an_error)
{
	g_autoptr(GPtrArray) files = mail_files_new();
	g_autoptr(GError) error = NULL;
	Seen seen = { 0 };
	BulkCount count;

	add_mailbox(files, "box", 3);
	ck_assert_int_eq(remove(scratch_database), 0);
	count = run(files, 1000, &seen, &error);
	assert_error(error, STORE_ERROR_MISSING);
	ck_assert_uint_eq(count.messages, 0);
	ck_assert_uint_eq(seen.commits, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("bulk");
	TCase *tc = tcase_create("bulk");

	tcase_set_timeout(tc, 120);
	scratch_store_fixture(tc);
	tcase_add_test(tc, all_messages_are_kept_in_their_order);
	tcase_add_test(tc, once_more_changes_nothing_but_counts);
	tcase_add_test(tc, what_cannot_be_taken_holds_up_nothing);
	tcase_add_test(tc, no_files_are_no_work);
	tcase_add_test(tc, no_database_is_an_error);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
