/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/store.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "store/handle.h"
#include "store/history.h"
#include "store/message.h"
#include "store/registry.h"
#include "store/schema.h"
#include "store/text.h"
#include "tests/scratch_store.h"

static gboolean create(const char *path, gint64 group, GError **error)
{
	return store_create(path, group, &scratch_origin, error);
}

static guint mode_of(const char *path)
{
	struct stat info;

	ck_assert_int_eq(stat(path, &info), 0);
	return info.st_mode & 07777;
}

static gboolean count_event(const HistoryEvent *event, gpointer data,
			    GError **error)
{
	(void)error;
	ck_assert_ptr_nonnull(strstr(event->record, "\"act\":\"init\""));
	ck_assert_str_eq(event->at, "2004-07-12T09:00:00Z");
	++*(int *)data;
	return TRUE;
}

START_TEST(a_new_database_has_one_event)
{
	g_autofree char *path = scratch_path("a.db");
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) made = NULL;
	int events = 0;

	ck_assert(create(path, STORE_NO_GROUP, &error));
	/* No journal and no temporary file stays behind. */
	ck_assert_uint_eq(scratch_count(), 1);
	ck_assert_uint_eq(mode_of(path), 0600);
	made = store_open(path, STORE_READ, 0, &error);
	assert_no_error(error);
	ck_assert(history_each_event(made, count_event, &events, &error));
	ck_assert_int_eq(events, 1);
}
END_TEST

START_TEST(missing_folders_are_made)
{
	g_autofree char *path = scratch_path("a/b/c.db");
	g_autofree char *folder = g_path_get_dirname(path);
	g_autoptr(GError) error = NULL;

	ck_assert(create(path, STORE_NO_GROUP, &error));
	ck_assert_uint_eq(mode_of(folder), 0700);
}
END_TEST

typedef enum { STANDS_FILE, STANDS_FOLDER, STANDS_LINK, STANDS_COUNT } Stands;

static void put(const char *path, Stands what)
{
	if (what == STANDS_FILE)
		ck_assert(g_file_set_contents(path, "precious", -1, NULL));
	else if (what == STANDS_FOLDER)
		ck_assert_int_eq(mkdir(path, 0700), 0);
	else
		ck_assert_int_eq(symlink("/nowhere", path), 0);
}

START_TEST(what_stands_at_the_path_is_left_alone)
{
	g_autofree char *path = scratch_path("a.db");
	g_autoptr(GError) error = NULL;
	struct stat before, after;

	put(path, (Stands)_i);
	ck_assert_int_eq(lstat(path, &before), 0);
	ck_assert(!create(path, STORE_NO_GROUP, &error));
	assert_error(error, STORE_ERROR_EXISTS);
	ck_assert_int_eq(lstat(path, &after), 0);
	ck_assert_uint_eq(before.st_ino, after.st_ino);
	ck_assert_int_eq(before.st_size, after.st_size);
	ck_assert_uint_eq(scratch_count(), 1);
}
END_TEST

START_TEST(a_folder_that_is_a_file_is_an_error)
{
	g_autofree char *file = scratch_path("a");
	g_autofree char *path = scratch_path("a/b.db");
	g_autoptr(GError) error = NULL;

	put(file, STANDS_FILE);
	ck_assert(!create(path, STORE_NO_GROUP, &error));
	ck_assert_ptr_nonnull(error);
	ck_assert(error->domain == STORE_ERROR);
}
END_TEST

/* Sets how long a file may get: a full disk, as it were. */
static void limit_files(rlim_t bytes)
{
	struct rlimit limit;

	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = bytes;
	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* From nothing at all to enough for all of it. */
#define LIMIT_STEP  16384
#define LIMIT_STEPS 20

START_TEST(a_database_that_cannot_be_made_whole_is_not_there)
{
	g_autofree char *path = scratch_path("a.db");
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) made = NULL;
	EventMark head = { 0 };
	gboolean ok;

	limit_files((rlim_t)_i * LIMIT_STEP);
	ok = create(path, STORE_NO_GROUP, &error);
	limit_files(RLIM_INFINITY);
	ck_assert_uint_eq(scratch_count(), ok ? 1 : 0);
	if (!ok) {
		ck_assert(error && error->domain == STORE_ERROR);
		return;
	}
	made = store_open(path, STORE_READ, 0, &error);
	assert_no_error(error);
	ck_assert(event_head(made, &head, &error));
	ck_assert_int_eq(head.seq, 1);
}
END_TEST

START_TEST(the_last_of_these_limits_is_enough)
{
	g_autofree char *path = scratch_path("a.db");
	gboolean ok;

	limit_files((rlim_t)LIMIT_STEP * (LIMIT_STEPS - 1));
	ok = create(path, STORE_NO_GROUP, NULL);
	limit_files(RLIM_INFINITY);
	ck_assert(ok);
}
END_TEST

/* A disk that is full for the database itself, though its WAL had room. */
static ssize_t write_beside_only(int fd, const void *bytes, size_t len,
				 off_t offset)
{
	g_autofree char *link = g_strdup_printf("/proc/self/fd/%d", fd);
	g_autofree char *path = g_file_read_link(link, NULL);

	if (offset < 4096 || !path || g_str_has_suffix(path, "-wal") ||
	    g_str_has_suffix(path, "-shm") ||
	    g_str_has_suffix(path, "-journal"))
		return pwrite(fd, bytes, len, offset);
	errno = ENOSPC;
	return -1;
}

/* NULL: SQLite's own function again. */
static void write_by(ssize_t (*function)(int, const void *, size_t, off_t))
{
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);

	vfs->xSetSystemCall(vfs, "pwrite", (sqlite3_syscall_ptr)function);
	vfs->xSetSystemCall(vfs, "pwrite64", (sqlite3_syscall_ptr)function);
}

START_TEST(a_database_without_its_tables_is_not_there)
{
	g_autofree char *path = scratch_path("a.db");
	g_autoptr(GError) error = NULL;
	gboolean ok;

	write_by(write_beside_only);
	ok = create(path, STORE_NO_GROUP, &error);
	write_by(NULL);
	ck_assert(!ok);
	ck_assert(error && error->domain == STORE_ERROR);
	ck_assert_uint_eq(scratch_count(), 0);
}
END_TEST

START_TEST(a_shared_database_is_of_its_group)
{
	g_autofree char *path = scratch_path("shared/a.db");
	g_autofree char *other = scratch_path("shared/b.db");
	g_autofree char *folder = g_path_get_dirname(path);
	g_autoptr(GError) error = NULL;
	mode_t mask = umask(077);

	create(path, getgid(), &error);
	assert_no_error(error);
	ck_assert_uint_eq(mode_of(folder), 02770);
	ck_assert_uint_eq(mode_of(path), 0660);
	/* It is not empty any more, but shared already. */
	create(other, getgid(), &error);
	assert_no_error(error);
	ck_assert_uint_eq(mode_of(other), 0660);
	umask(mask);
}
END_TEST

START_TEST(a_folder_with_other_things_is_not_given_to_a_group)
{
	g_autofree char *file = scratch_path("other");
	g_autofree char *path = scratch_path("a.db");
	g_autoptr(GError) error = NULL;
	guint mode = mode_of(scratch_folder);

	put(file, STANDS_FILE);
	ck_assert(!create(path, getgid(), &error));
	assert_error(error, STORE_ERROR_FAILED);
	ck_assert_uint_eq(mode_of(scratch_folder), mode);
	ck_assert_uint_eq(scratch_count(), 1);
}
END_TEST

START_TEST(the_lock_has_the_mode_of_the_database)
{
	g_autofree char *path = scratch_path("shared/a.db");
	g_autofree char *lock = g_strconcat(path, "-lock", NULL);
	g_autoptr(GError) error = NULL;
	mode_t mask = umask(077);

	ck_assert(create(path, getgid(), &error));
	store_close(store_open(path, STORE_WRITE, 0, &error));
	assert_no_error(error);
	ck_assert_uint_eq(mode_of(lock), 0660);
	umask(mask);
}
END_TEST

/* Files that are no database of ours, and of which ones. */
static void make_garbage(const char *path)
{
	g_autofree char *bytes = g_strnfill(10000, 'x');

	ck_assert(g_file_set_contents(path, bytes, -1, NULL));
}

static void make_empty(const char *path)
{
	ck_assert(g_file_set_contents(path, "", 0, NULL));
}

static void make_short(const char *path)
{
	ck_assert(g_file_set_contents(path, "SQLite format 3", 16, NULL));
}

static void run_on(const char *path, const char *sql)
{
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void make_foreign(const char *path)
{
	run_on(path, "CREATE TABLE event (seq); INSERT INTO event VALUES (1)");
}

static void make_later(const char *path)
{
	ck_assert(create(path, STORE_NO_GROUP, NULL));
	run_on(path, "PRAGMA user_version = 1000");
}

static void make_cut(const char *path)
{
	ck_assert(create(path, STORE_NO_GROUP, NULL));
	ck_assert_int_eq(truncate(path, 20000), 0);
}

static void make_folder(const char *path)
{
	put(path, STANDS_FOLDER);
}

static void make_nothing(const char *path)
{
	(void)path;
}

static const struct {
	const char *what;
	void (*make)(const char *path);
	StoreError code;
} others[] = {
	{ "nothing", make_nothing, STORE_ERROR_MISSING },
	{ "folder", make_folder, STORE_ERROR_FAILED },
	{ "garbage", make_garbage, STORE_ERROR_FOREIGN },
	{ "empty", make_empty, STORE_ERROR_FOREIGN },
	{ "short", make_short, STORE_ERROR_FOREIGN },
	{ "foreign", make_foreign, STORE_ERROR_FOREIGN },
	{ "later", make_later, STORE_ERROR_LATER },
	{ "cut", make_cut, STORE_ERROR_DAMAGED },
};

static void assert_refused(int row, StoreAccess access)
{
	g_autofree char *path = scratch_path("a.db");
	g_autoptr(GError) error = NULL;

	others[row].make(path);
	ck_assert_ptr_null(store_open(path, access, 0, &error));
	assert_error(error, others[row].code);
}

START_TEST(a_reader_refuses_what_is_not_ours)
{
	assert_refused(_i, STORE_READ);
}
END_TEST

START_TEST(a_writer_refuses_what_is_not_ours)
{
	assert_refused(_i, STORE_WRITE);
}
END_TEST

START_TEST(a_writer_that_queues_later_refuses_it_too)
{
	g_autofree char *path = scratch_path("a.db");
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) soon = NULL;

	others[_i].make(path);
	soon = store_open(path, STORE_WRITE_SOON, 0, &error);
	ck_assert(!soon || !store_queue(soon, 0, &error));
	assert_error(error, others[_i].code);
}
END_TEST

START_TEST(a_refused_file_keeps_its_bytes)
{
	g_autofree char *path = scratch_path("a.db");
	g_autofree char *before = NULL;
	g_autofree char *after = NULL;
	gsize before_len, after_len;

	others[_i].make(path);
	if (!g_file_get_contents(path, &before, &before_len, NULL))
		return;
	ck_assert_ptr_null(store_open(path, STORE_READ, 0, NULL));
	ck_assert_ptr_null(store_open(path, STORE_WRITE, 0, NULL));
	ck_assert(g_file_get_contents(path, &after, &after_len, NULL));
	ck_assert_uint_eq(before_len, after_len);
	if (before_len)
		ck_assert_mem_eq(before, after, before_len);
}
END_TEST

START_TEST(an_older_database_is_upgraded_by_a_writer_only)
{
	g_autofree char *path = scratch_path("a.db");
	g_autofree char *sql = g_strdup_printf("PRAGMA application_id = %d",
					       SCHEMA_APPLICATION_ID);
	g_autoptr(GError) error = NULL;

	/* Version 0, as it were: ours, and without a table. */
	run_on(path, sql);
	ck_assert_ptr_null(store_open(path, STORE_READ, 0, &error));
	assert_error(error, STORE_ERROR_OLDER);
	g_clear_error(&error);
	store_close(store_open(path, STORE_WRITE, 0, &error));
	assert_no_error(error);
	store_close(store_open(path, STORE_READ, 0, &error));
	assert_no_error(error);
}
END_TEST

START_TEST(an_older_database_is_upgraded_in_the_queue)
{
	g_autofree char *path = scratch_path("a.db");
	g_autofree char *sql = g_strdup_printf("PRAGMA application_id = %d",
					       SCHEMA_APPLICATION_ID);
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) soon = NULL;

	run_on(path, sql);
	soon = store_open(path, STORE_WRITE_SOON, 0, &error);
	assert_no_error(error);
	ck_assert(store_queue(soon, 0, &error));
	store_close(store_open(path, STORE_READ, 0, &error));
	assert_no_error(error);
}
END_TEST

START_TEST(a_version_that_no_program_wrote_is_refused)
{
	g_autofree char *path = scratch_path("a.db");
	g_autoptr(GError) error = NULL;

	ck_assert(create(path, STORE_NO_GROUP, &error));
	run_on(path, "PRAGMA user_version = -1");
	ck_assert_ptr_null(store_open(path, STORE_READ, 0, &error));
	ck_assert(error && error->domain == STORE_ERROR);
	g_clear_error(&error);
	ck_assert_ptr_null(store_open(path, STORE_WRITE, 0, &error));
	ck_assert(error && error->domain == STORE_ERROR);
}
END_TEST

START_TEST(nothing_is_closed_as_nothing)
{
	store_close(NULL);
}
END_TEST

/* From here on with a database that is open for writing. */

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

	ck_assert(create(path, STORE_NO_GROUP, &error));
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

	ck_assert(create(path, STORE_NO_GROUP, &error));
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

static const struct {
	const char *pragma;
	const char *want;
} pragmas[] = {
	{ "synchronous", "2" }, /* FULL */
	{ "foreign_keys", "1" },
	{ "journal_mode", "wal" },
	{ "user_version", "2" },
	{ "application_id", "1886351988" }, /* "port" */
	{ "integrity_check", "ok" },
};

START_TEST(a_writer_is_set_up_to_lose_nothing)
{
	g_autofree char *sql = g_strconcat("PRAGMA ", pragmas[_i].pragma, NULL);
	sqlite3_stmt *stmt = NULL;

	sqlite3_prepare_v2(store->db, sql, -1, &stmt, NULL);
	ck_assert_int_eq(sqlite3_step(stmt), SQLITE_ROW);
	ck_assert_str_eq((const char *)sqlite3_column_text(stmt, 0),
			 pragmas[_i].want);
	sqlite3_finalize(stmt);
}
END_TEST

START_TEST(every_statement_prepares)
{
	g_autoptr(GError) error = NULL;
	sqlite3_stmt *stmt = stmt_get(store, (StmtId)_i, &error);

	assert_no_error(error);
	ck_assert_ptr_nonnull(stmt);
	/* It is kept. */
	ck_assert_ptr_eq(stmt_get(store, (StmtId)_i, &error), stmt);
}
END_TEST

/* A line of EXPLAIN QUERY PLAN. */
typedef struct {
	int id;
	int parent;
	char *detail;
} PlanStep;

static void clear_step(gpointer data)
{
	PlanStep *step = data;

	g_free(step->detail);
}

static GArray *plan_of(sqlite3_stmt *stmt)
{
	g_autofree char *sql =
		g_strconcat("EXPLAIN QUERY PLAN ", sqlite3_sql(stmt), NULL);
	GArray *plan = g_array_new(FALSE, FALSE, sizeof(PlanStep));
	sqlite3_stmt *explain;

	g_array_set_clear_func(plan, clear_step);
	ck_assert_int_eq(sqlite3_prepare_v2(store->db, sql, -1, &explain, NULL),
			 SQLITE_OK);
	while (sqlite3_step(explain) == SQLITE_ROW) {
		const PlanStep step = {
			sqlite3_column_int(explain, 0),
			sqlite3_column_int(explain, 1),
			g_strdup((const char *)sqlite3_column_text(explain, 3)),
		};

		g_array_append_val(plan, step);
	}
	sqlite3_finalize(explain);
	return plan;
}

/* Whether the step is of a query that is run once for each row of another. */
static gboolean is_run_often(const GArray *plan, const PlanStep *step)
{
	for (guint i = plan->len; i > 0; i--) {
		const PlanStep *other = &g_array_index(plan, PlanStep, i - 1);

		if (other->id != step->parent)
			continue;
		if (g_str_has_prefix(other->detail, "CORRELATED"))
			return TRUE;
		step = other;
	}
	return FALSE;
}

/* "audit verify" once took minutes for ten thousand messages. */
START_TEST(no_statement_reads_a_table_for_each_row)
{
	g_autoptr(GError) error = NULL;
	sqlite3_stmt *stmt = stmt_get(store, (StmtId)_i, &error);
	g_autoptr(GArray) plan = NULL;

	assert_no_error(error);
	plan = plan_of(stmt);
	for (guint i = 0; i < plan->len; i++) {
		const PlanStep *step = &g_array_index(plan, PlanStep, i);

		ck_assert_msg(!g_str_has_prefix(step->detail, "SCAN ") ||
				      strstr(step->detail, "VIRTUAL TABLE") ||
				      !is_run_often(plan, step),
			      "%s: %s", step->detail, sqlite3_sql(stmt));
	}
}
END_TEST

/* A row of each table that is never rewritten. */
static gboolean add_rows(Store *to, gpointer data, GError **error)
{
	g_autoptr(Entry) entry = entry_new();
	g_autoptr(Person) person = person_new();
	g_autoptr(ListLine) content = list_line_new(LINE_ENTRY);
	g_autoptr(GBytes) position = g_bytes_new("\x80", 1);
	g_autoptr(GBytes) raw = g_bytes_new("mail", 4);
	g_auto(MessageHashes) hashes = { 0 };
	RegistryList list = { TRUE, FALSE, TRUE };
	RegistryLine line = { .position = position, .content = content };
	MessageFill fill = { .kind = "other",
			     .verdict = "other",
			     .raw = raw,
			     .envelope = "{}",
			     .parsed = "{}" };
	gint64 copies;

	entry_set(entry, ENTRY_NAME, "sums");
	ck_assert(message_claim(to, "abc", 4, &fill.id, &copies, error));
	ck_assert(message_fill(to, &fill, &hashes, error));
	ck_assert(registry_set_list(to, "f", 2, &list, error));
	ck_assert(registry_put_entry(to, 2, entry, &line.entry, error));
	ck_assert(registry_put_person(to, 2, person, &line.person, error));
	ck_assert(registry_add_line(to, "f", 2, &line, error));
	scratch_event(to, "test", SCRATCH_NOW);
	return !GPOINTER_TO_INT(data);
}

static gint64 count_rows(void)
{
	return scratch_number("SELECT (SELECT count(*) FROM event)"
			      " + (SELECT count(*) FROM text)"
			      " + (SELECT count(*) FROM message)"
			      " + (SELECT count(*) FROM entry)"
			      " + (SELECT count(*) FROM person)"
			      " + (SELECT count(*) FROM line)"
			      " + (SELECT count(*) FROM layout)"
			      " + (SELECT count(*) FROM list)");
}

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

static const char *const rewritings[] = {
	"UPDATE event SET record = '{}' WHERE seq = 1",
	"UPDATE event SET hash = 'x' WHERE seq = 1",
	"UPDATE event SET seq = 9 WHERE seq = 2",
	"DELETE FROM event WHERE seq = 2",
	"DELETE FROM event",
	"UPDATE text SET body = x'00' WHERE id = 1",
	"UPDATE text SET hash = 'x' WHERE id = 1",
	"UPDATE text SET salt = x'00' WHERE id = 1",
	"UPDATE text SET salt = NULL WHERE id = 1",
	"UPDATE text SET body = NULL WHERE id = 1",
	"UPDATE text SET id = 9 WHERE id = 1",
	"UPDATE text SET id = 9, salt = NULL, body = NULL WHERE id = 1",
	"UPDATE text SET salt = NULL, body = NULL, hash = 'x' WHERE id = 1",
	"DELETE FROM text WHERE id = 1",
	"UPDATE message SET id = 9",
	"UPDATE message SET sha256 = 'x'",
	"UPDATE message SET bytes = 5",
	"UPDATE message SET raw = 2",
	"UPDATE message SET raw = NULL",
	"DELETE FROM message",
	"UPDATE entry SET name = 'x'",
	"UPDATE entry SET first_port = 1",
	"UPDATE entry SET since = 1",
	"UPDATE entry SET entry = 9",
	"UPDATE entry SET row = 9",
	"UPDATE entry SET till = 2, since = 1",
	"DELETE FROM entry",
	"UPDATE line SET raw = x'00'",
	"UPDATE line SET position = x'00'",
	"UPDATE line SET since = 1",
	"UPDATE line SET line = 9",
	"UPDATE line SET person = 9",
	"UPDATE line SET joined = 1",
	"DELETE FROM line",
	"UPDATE person SET name = 'x'",
	"UPDATE person SET id = 'x'",
	"UPDATE person SET since = 1",
	"UPDATE person SET person = 9",
	"DELETE FROM person",
	"UPDATE list SET crlf = 1",
	"UPDATE list SET since = 1",
	"DELETE FROM list",
	/* to end a version is not to rewrite it */
	"UPDATE entry SET till = 2, name = 'x'",
	"UPDATE entry SET till = 2, entry = 9",
	"UPDATE line SET till = 2, raw = x'00'",
	"UPDATE line SET till = 2, position = x'00'",
	"UPDATE line SET till = 2, joined = 1",
	"UPDATE person SET till = 2, uri = 'x'",
	"UPDATE list SET till = 2, crlf = 1",
};

START_TEST(nothing_is_rewritten)
{
	gint64 rows;

	scratch_transact(add_rows, NULL);
	rows = count_rows();
	ck_assert_int_eq(scratch_sql(rewritings[_i]), SQLITE_CONSTRAINT);
	ck_assert_int_eq(count_rows(), rows);
}
END_TEST

static const struct {
	const char *end;
	const char *again;
} endings[] = {
	{ "UPDATE entry SET till = 2", "UPDATE entry SET till = 1" },
	{ "UPDATE entry SET till = 2", "UPDATE entry SET till = NULL" },
	{ "UPDATE entry SET till = 2", "UPDATE entry SET name = 'x'" },
	{ "UPDATE line SET till = 2", "UPDATE line SET till = 1" },
	{ "UPDATE line SET till = 2", "UPDATE line SET till = NULL" },
	{ "UPDATE line SET till = 2", "UPDATE line SET raw = x'00'" },
	{ "UPDATE list SET till = 2", "UPDATE list SET till = NULL" },
	{ "UPDATE person SET till = 2", "UPDATE person SET till = NULL" },
	{ "UPDATE text SET salt = NULL, body = NULL",
	  "UPDATE text SET salt = x'00', body = x'00'" },
};

START_TEST(what_has_ended_stays_so)
{
	scratch_transact(add_rows, NULL);
	ck_assert_int_eq(scratch_sql(endings[_i].end), SQLITE_OK);
	ck_assert_int_eq(scratch_sql(endings[_i].again), SQLITE_CONSTRAINT);
}
END_TEST

static const char *const nonsense[] = {
	"INSERT INTO event (seq, record, hash) VALUES (1, '{}', 'x')",
	"INSERT INTO event (seq, record, hash) VALUES (9, NULL, 'x')",
	"INSERT INTO event (seq, record, hash) SELECT 9, '{}', hash FROM event",
	"INSERT INTO text (hash, salt) VALUES ('x', x'00')",
	"INSERT INTO text (hash, body) VALUES ('x', x'00')",
	"INSERT INTO text (hash, salt, body) VALUES ('x', 'y', 'z')",
	"INSERT INTO message (sha256, bytes) VALUES ('abc', 4)",
	"INSERT INTO message (sha256, bytes) VALUES ('x', 'many')",
	"INSERT INTO message (sha256, bytes, kind) VALUES ('x', 4, 'odd')",
	"INSERT INTO message (sha256, bytes, verdict) VALUES ('x', 4, 'again')",
	"INSERT INTO line (line, since, format, position, kind, layout)"
	" VALUES (9, 2, 'f', x'01', 'odd', 1)",
	"INSERT INTO person SELECT 9, person, since, NULL, id, name, org, uri,"
	" updated FROM person",
	/* a second line now, or at the same place */
	"INSERT INTO line (line, since, format, position, kind, layout)"
	" VALUES (1, 2, 'f', x'01', 'raw', 1)",
	"INSERT INTO line (line, since, format, position, kind, layout)"
	" VALUES (9, 2, 'f', x'80', 'raw', 1)",
	"INSERT INTO list (format, since, crlf, final_newline)"
	" VALUES ('f', 2, 0, 0)",
	"INSERT INTO layout (layout) VALUES ('')",
};

START_TEST(a_row_that_makes_no_sense_is_refused)
{
	scratch_transact(add_rows, NULL);
	ck_assert_int_eq(scratch_sql(nonsense[_i]) & 0xff, SQLITE_CONSTRAINT);
}
END_TEST

START_TEST(an_upgraded_schema_is_upgraded_no_more)
{
	g_autoptr(GError) error = NULL;

	ck_assert_int_eq(schema_version(), 2);
	ck_assert(schema_upgrade(store->db, FALSE, &error));
	ck_assert(schema_upgrade(store->db, TRUE, &error));
	ck_assert(schema_check(store->db, &error));
	/* It left no transaction open. */
	ck_assert(sqlite3_get_autocommit(store->db));
}
END_TEST

static TCase *create_case(void)
{
	TCase *tc = tcase_create("create");

	scratch_fixture(tc);
	tcase_add_test(tc, a_new_database_has_one_event);
	tcase_add_test(tc, missing_folders_are_made);
	tcase_add_loop_test(tc, what_stands_at_the_path_is_left_alone, 0,
			    STANDS_COUNT);
	tcase_add_test(tc, a_folder_that_is_a_file_is_an_error);
	tcase_add_loop_test(tc,
			    a_database_that_cannot_be_made_whole_is_not_there,
			    0, LIMIT_STEPS);
	tcase_add_test(tc, the_last_of_these_limits_is_enough);
	tcase_add_test(tc, a_database_without_its_tables_is_not_there);
	tcase_add_test(tc, a_shared_database_is_of_its_group);
	tcase_add_test(tc, a_folder_with_other_things_is_not_given_to_a_group);
	tcase_add_test(tc, the_lock_has_the_mode_of_the_database);
	return tc;
}

static TCase *refuse_case(void)
{
	TCase *tc = tcase_create("refuse");

	scratch_fixture(tc);
	tcase_add_loop_test(tc, a_reader_refuses_what_is_not_ours, 0,
			    G_N_ELEMENTS(others));
	tcase_add_loop_test(tc, a_writer_refuses_what_is_not_ours, 0,
			    G_N_ELEMENTS(others));
	tcase_add_loop_test(tc, a_writer_that_queues_later_refuses_it_too, 0,
			    G_N_ELEMENTS(others));
	tcase_add_loop_test(tc, a_refused_file_keeps_its_bytes, 0,
			    G_N_ELEMENTS(others));
	tcase_add_test(tc, an_older_database_is_upgraded_by_a_writer_only);
	tcase_add_test(tc, an_older_database_is_upgraded_in_the_queue);
	tcase_add_test(tc, a_version_that_no_program_wrote_is_refused);
	tcase_add_test(tc, nothing_is_closed_as_nothing);
	return tc;
}

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

static TCase *schema_case(void)
{
	TCase *tc = tcase_create("schema");

	scratch_store_fixture(tc);
	tcase_add_loop_test(tc, a_writer_is_set_up_to_lose_nothing, 0,
			    G_N_ELEMENTS(pragmas));
	tcase_add_loop_test(tc, every_statement_prepares, 0, STMT_COUNT);
	tcase_add_loop_test(tc, no_statement_reads_a_table_for_each_row, 0,
			    STMT_COUNT);
	tcase_add_loop_test(tc, nothing_is_rewritten, 0,
			    G_N_ELEMENTS(rewritings));
	tcase_add_loop_test(tc, what_has_ended_stays_so, 0,
			    G_N_ELEMENTS(endings));
	tcase_add_loop_test(tc, a_row_that_makes_no_sense_is_refused, 0,
			    G_N_ELEMENTS(nonsense));
	tcase_add_test(tc, an_upgraded_schema_is_upgraded_no_more);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("store");

	suite_add_tcase(suite, create_case());
	suite_add_tcase(suite, refuse_case());
	suite_add_tcase(suite, queue_case());
	suite_add_tcase(suite, transact_case());
	suite_add_tcase(suite, schema_case());
	return run_suite(suite);
}
