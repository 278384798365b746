/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/schema.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/handle.h"
#include "tests/store/rows.h"

static void make_ours(const char *path)
{
	ck_assert(store_create(path, STORE_NO_GROUP, &scratch_origin, NULL));
}

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
	make_ours(path);
	run_on(path, "PRAGMA user_version = 1000");
}

static void make_cut(const char *path)
{
	make_ours(path);
	ck_assert_int_eq(truncate(path, 20000), 0);
}

static void make_folder(const char *path)
{
	ck_assert_int_eq(mkdir(path, 0700), 0);
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

	make_ours(path);
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
	Suite *suite = suite_create("schema");

	suite_add_tcase(suite, refuse_case());
	suite_add_tcase(suite, schema_case());
	return run_suite(suite);
}
