/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/store.h"

#include <errno.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "store/handle.h"
#include "store/text.h"
#include "tests/limit_files.h"
#include "tests/store/rows.h"

START_TEST(a_second_writer_without_patience_is_told_so)
{
	g_autoptr(GError) error = NULL;

	ck_assert_ptr_null(
		store_open(scratch_database, STORE_WRITE, 0, &error));
	assert_error(error, STORE_ERROR_BUSY);
	g_clear_error(&error);
	g_clear_pointer(&store, store_close);
	store = store_open(scratch_database, STORE_WRITE, 0, &error);
	assert_no_error(error);
}
END_TEST

START_TEST(a_second_writer_waits_no_longer_than_it_says)
{
	g_autoptr(GError) error = NULL;
	gint64 start = g_get_monotonic_time();
	struct itimerval left;
	gint64 waited;

	ck_assert_ptr_null(
		store_open(scratch_database, STORE_WRITE, 30, &error));
	waited = g_get_monotonic_time() - start;
	assert_error(error, STORE_ERROR_BUSY);
	ck_assert_int_ge(waited, 30000);
	ck_assert_int_lt(waited, 10000000);
	/* No timer goes on ticking. */
	getitimer(ITIMER_REAL, &left);
	ck_assert_int_eq(left.it_interval.tv_usec, 0);
}
END_TEST

START_TEST(a_blocked_alarm_does_not_make_a_writer_wait_for_ever)
{
	g_autoptr(GError) error = NULL;
	sigset_t alarm, before, after;

	sigemptyset(&alarm);
	sigaddset(&alarm, SIGALRM);
	sigprocmask(SIG_BLOCK, &alarm, &before);
	ck_assert_ptr_null(
		store_open(scratch_database, STORE_WRITE, 30, &error));
	sigprocmask(SIG_SETMASK, &before, &after);
	assert_error(error, STORE_ERROR_BUSY);
	ck_assert(sigismember(&after, SIGALRM));
}
END_TEST

/* Lets go of the lock while the other one waits. */
static gpointer close_later(gpointer data)
{
	g_usleep(20000);
	store_close(data);
	return NULL;
}

START_TEST(a_second_writer_comes_after_the_first)
{
	sigset_t alarm;
	g_autoptr(GError) error = NULL;
	GThread *thread;

	/* The signal is for the one that waits. */
	sigemptyset(&alarm);
	sigaddset(&alarm, SIGALRM);
	pthread_sigmask(SIG_BLOCK, &alarm, NULL);
	thread = g_thread_new("first", close_later, store);
	pthread_sigmask(SIG_UNBLOCK, &alarm, NULL);
	store = store_open(scratch_database, STORE_WRITE, 30000, &error);
	g_thread_join(thread);
	assert_no_error(error);
	ck_assert_ptr_nonnull(store);
}
END_TEST

START_TEST(a_lock_that_is_a_link_is_not_followed)
{
	g_autofree char *path = scratch_path("a.db");
	g_autofree char *lock = scratch_path("a.db-lock");
	g_autofree char *victim = scratch_path("victim");
	g_autoptr(GError) error = NULL;

	ck_assert(store_create(path, STORE_NO_GROUP, &scratch_origin, &error));
	ck_assert_int_eq(symlink(victim, lock), 0);
	ck_assert_ptr_null(store_open(path, STORE_WRITE, 0, &error));
	assert_error(error, STORE_ERROR_FAILED);
	ck_assert(!g_file_test(victim, G_FILE_TEST_EXISTS));
}
END_TEST

static gint64 head_of(Store *of)
{
	g_autoptr(GError) error = NULL;
	EventMark mark = { 0 };

	event_head(of, &mark, &error);
	assert_no_error(error);
	return mark.seq;
}

static gboolean add_event(Store *to, gpointer data, GError **error)
{
	(void)data;
	(void)error;
	scratch_event(to, "test", 0);
	return TRUE;
}

START_TEST(a_reader_sees_what_is_committed_and_no_more)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) reader =
		store_open(scratch_database, STORE_READ, 0, &error);

	assert_no_error(error);
	ck_assert_int_eq(head_of(reader), 1);
	ck_assert_int_eq(
		sqlite3_exec(store->db, "BEGIN IMMEDIATE", NULL, NULL, NULL),
		SQLITE_OK);
	scratch_event(store, "test", 0);
	ck_assert_int_eq(head_of(reader), 1);
	ck_assert_int_eq(sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL),
			 SQLITE_OK);
	ck_assert_int_eq(head_of(reader), 2);
}
END_TEST

START_TEST(a_reader_does_not_write)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) reader =
		store_open(scratch_database, STORE_READ, 0, &error);
	Event event = { .origin = scratch_origin, .act = "x", .facts = "{}" };

	ck_assert(!event_append(reader, &event, NULL, &error));
	assert_error(error, STORE_ERROR_FAILED);
	ck_assert_int_eq(head_of(store), 1);
}
END_TEST

START_TEST(two_stores_are_open_at_once)
{
	g_autofree char *path = scratch_path("other.db");
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) other = NULL;

	ck_assert(store_create(path, STORE_NO_GROUP, &scratch_origin, &error));
	other = store_open(path, STORE_WRITE, 0, &error);
	assert_no_error(error);
	for (int i = 0; i < 3; i++) {
		scratch_transact(add_event, NULL);
		ck_assert(store_transact(other, add_event, NULL, &error));
	}
	ck_assert(store_transact(other, add_event, NULL, &error));
	ck_assert_int_eq(head_of(store), 4);
	ck_assert_int_eq(head_of(other), 5);
}
END_TEST

START_TEST(one_that_queues_later_is_in_nobodys_way)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) soon =
		store_open(scratch_database, STORE_WRITE_SOON, 0, &error);

	assert_no_error(error);
	ck_assert(!store_queue(soon, 0, &error));
	assert_error(error, STORE_ERROR_BUSY);
	g_clear_error(&error);
	scratch_transact(add_event, NULL);
	g_clear_pointer(&store, store_close);
	ck_assert(store_queue(soon, 0, &error));
	ck_assert_int_eq(head_of(soon), 2);
	store = store_open(scratch_database, STORE_WRITE, 0, &error);
	assert_error(error, STORE_ERROR_BUSY);
}
END_TEST

START_TEST(a_program_that_does_not_queue_holds_a_writer_off)
{
	g_autoptr(GError) error = NULL;
	gboolean ok;
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open(scratch_database, &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL),
			 SQLITE_OK);
	ok = store_transact(store, add_event, NULL, &error);
	sqlite3_close(db);
	ck_assert(!ok);
	assert_error(error, STORE_ERROR_BUSY);
	scratch_transact(add_event, NULL);
	ck_assert_int_eq(head_of(store), 2);
}
END_TEST

static gboolean look_twice(Store *reader, gpointer data, GError **error)
{
	(void)data;
	(void)error;
	ck_assert_int_eq(head_of(reader), 1);
	scratch_transact(add_event, NULL);
	ck_assert_int_eq(head_of(store), 2);
	ck_assert_int_eq(head_of(reader), 1);
	return TRUE;
}

START_TEST(nothing_changes_within_a_snapshot)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) reader =
		store_open(scratch_database, STORE_READ, 0, &error);

	assert_no_error(error);
	ck_assert(store_snapshot(reader, look_twice, NULL, &error));
	ck_assert_int_eq(head_of(reader), 2);
}
END_TEST

START_TEST(what_a_transaction_wrote_is_there_afterwards)
{
	scratch_transact(add_rows, NULL);
	ck_assert_int_eq(count_rows(), 1 + 1 + 3 + 1 + 1 + 1 + 1 + 1 + 1);
	scratch_close();
	scratch_database = scratch_path("registry.db");
	ck_assert_int_eq(count_rows(), 11);
}
END_TEST

START_TEST(a_transaction_that_fails_leaves_nothing)
{
	ck_assert(!store_transact(store, add_rows, GINT_TO_POINTER(1), NULL));
	ck_assert_int_eq(count_rows(), 1);
	/* And stands in nobody's way. */
	scratch_transact(add_rows, NULL);
	ck_assert_int_eq(count_rows(), 11);
}
END_TEST

static gboolean say_why(Store *to, gpointer data, GError **error)
{
	(void)to;
	(void)data;
	g_set_error_literal(error, STORE_ERROR, STORE_ERROR_MISSING, "mine");
	return FALSE;
}

START_TEST(a_transaction_fails_with_the_error_of_its_work)
{
	g_autoptr(GError) error = NULL;

	ck_assert(!store_transact(store, say_why, NULL, &error));
	assert_error(error, STORE_ERROR_MISSING);
	ck_assert_str_eq(error->message, "mine");
}
END_TEST

static gboolean forget_event(Store *to, gpointer data, GError **error)
{
	g_autoptr(Entry) entry = entry_new();
	gint64 id = 0;

	(void)data;
	return registry_put_entry(to, 2, entry, &id, error);
}

START_TEST(a_row_without_its_event_is_not_committed)
{
	g_autoptr(GError) error = NULL;

	ck_assert(!store_transact(store, forget_event, NULL, &error));
	assert_error(error, STORE_ERROR_REFUSED);
	ck_assert_int_eq(count_rows(), 1);
	scratch_transact(add_event, NULL);
}
END_TEST

static gboolean transact_again(Store *to, gpointer data, GError **error)
{
	(void)error;
	ck_assert(!store_transact(to, add_event, data, NULL));
	scratch_event(to, "test", 0);
	return TRUE;
}

START_TEST(a_transaction_inside_another_is_refused)
{
	scratch_transact(transact_again, NULL);
	ck_assert_int_eq(head_of(store), 2);
}
END_TEST

static goffset wal_size(void)
{
	g_autofree char *wal = g_strconcat(scratch_database, "-wal", NULL);
	struct stat info;

	return stat(wal, &info) == 0 ? info.st_size : 0;
}

static gboolean add_bytes(Store *to, gpointer data, GError **error)
{
	gsize len = GPOINTER_TO_SIZE(data);
	g_autofree char *bytes = g_strnfill(len, 'x');
	gint64 id;

	return text_add(to, bytes, len, &id, NULL, error);
}

START_TEST(a_long_wal_is_emptied_at_the_close)
{
	scratch_transact(add_bytes, GSIZE_TO_POINTER(1000));
	g_clear_pointer(&store, store_close);
	ck_assert_int_gt(wal_size(), 0);
	store = store_open(scratch_database, STORE_WRITE, 0, NULL);
	scratch_transact(add_bytes, GSIZE_TO_POINTER(1000000));
	ck_assert_int_gt(wal_size(), 1000000);
	g_clear_pointer(&store, store_close);
	ck_assert_int_eq(wal_size(), 0);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM text"), 2);
}
END_TEST

START_TEST(a_full_disk_takes_a_transaction_back)
{
	g_autoptr(GError) error = NULL;
	gboolean ok;

	limit_files(100000);
	ok = store_transact(store, add_bytes, GSIZE_TO_POINTER(1000000),
			    &error);
	limit_files(RLIM_INFINITY);
	ck_assert(!ok);
	ck_assert(error && error->domain == STORE_ERROR);
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM text"), 0);
	scratch_transact(add_bytes, GSIZE_TO_POINTER(1000000));
	ck_assert_int_eq(scratch_number("SELECT count(*) FROM text"), 1);
}
END_TEST

static TCase *queue_case(void)
{
	TCase *tc = tcase_create("queue");

	scratch_store_fixture(tc);
	tcase_add_test(tc, a_second_writer_without_patience_is_told_so);
	tcase_add_test(tc, a_second_writer_waits_no_longer_than_it_says);
	tcase_add_test(tc,
		       a_blocked_alarm_does_not_make_a_writer_wait_for_ever);
	tcase_add_test(tc, a_second_writer_comes_after_the_first);
	tcase_add_test(tc, one_that_queues_later_is_in_nobodys_way);
	tcase_add_test(tc, a_lock_that_is_a_link_is_not_followed);
	tcase_add_test(tc, a_reader_sees_what_is_committed_and_no_more);
	tcase_add_test(tc, nothing_changes_within_a_snapshot);
	tcase_add_test(tc, a_reader_does_not_write);
	tcase_add_test(tc, two_stores_are_open_at_once);
	tcase_add_test(tc, a_program_that_does_not_queue_holds_a_writer_off);
	return tc;
}

static TCase *transact_case(void)
{
	TCase *tc = tcase_create("transact");

	scratch_store_fixture(tc);
	tcase_add_test(tc, what_a_transaction_wrote_is_there_afterwards);
	tcase_add_test(tc, a_transaction_that_fails_leaves_nothing);
	tcase_add_test(tc, a_transaction_fails_with_the_error_of_its_work);
	tcase_add_test(tc, a_row_without_its_event_is_not_committed);
	tcase_add_test(tc, a_transaction_inside_another_is_refused);
	tcase_add_test(tc, a_long_wal_is_emptied_at_the_close);
	tcase_add_test(tc, a_full_disk_takes_a_transaction_back);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("store");

	suite_add_tcase(suite, queue_case());
	suite_add_tcase(suite, transact_case());
	return run_suite(suite);
}
