/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_SCRATCH_STORE_H
#define TESTS_SCRATCH_STORE_H

#include <sqlite3.h>

#include "store/create.h"
#include "tests/run.h"
#include "tests/scratch.h"

/*
 * A new database for each test, in the scratch folder: its path, and it open
 * for writing.
 */
static char *scratch_database;
static Store *store;

/* 2004-07-12T09:00:00Z */
#define SCRATCH_NOW 1089622800

static const Origin scratch_origin = { "tester", 1000, SCRATCH_NOW };

static inline void scratch_open(void)
{
	g_autoptr(GError) error = NULL;

	scratch_database = scratch_path("registry.db");
	store_create(scratch_database, STORE_NO_GROUP, &scratch_origin, &error);
	assert_no_error(error);
	store = store_open(scratch_database, STORE_WRITE, 0, &error);
	assert_no_error(error);
}

static inline void scratch_close(void)
{
	g_clear_pointer(&store, store_close);
	g_clear_pointer(&scratch_database, g_free);
}

static inline void scratch_store_fixture(TCase *tc)
{
	scratch_fixture(tc);
	tcase_add_checked_fixture(tc, scratch_open, scratch_close);
}

/* Runs work in a transaction that must succeed. */
static inline void scratch_transact(StoreWork work, gpointer data)
{
	g_autoptr(GError) error = NULL;
	gboolean ok = store_transact(store, work, data, &error);

	assert_no_error(error);
	ck_assert(ok);
}

/* What SQLite says to statements that come from outside of the program. */
static inline int scratch_sql(const char *sql)
{
	sqlite3 *db;
	int status;

	ck_assert_int_eq(sqlite3_open(scratch_database, &db), SQLITE_OK);
	status = sqlite3_exec(db, sql, NULL, NULL, NULL);
	sqlite3_close(db);
	return status;
}

/* The number that a query gives. */
static inline gint64 scratch_number(const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	gint64 number;
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open(scratch_database, &db), SQLITE_OK);
	sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
	ck_assert_int_eq(sqlite3_step(stmt), SQLITE_ROW);
	number = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return number;
}

/* Appends an event, which takes effect if effective is not 0. */
static inline gint64 scratch_event(Store *to, const char *act, gint64 effective)
{
	Event event = { .origin = scratch_origin,
			.act = act,
			.effective = effective,
			.facts = "{}" };
	g_autoptr(GError) error = NULL;
	EventMark mark = { 0 };

	event_append(to, &event, &mark, &error);
	assert_no_error(error);
	return mark.seq;
}

#define assert_error(error, what)                                              \
	do {                                                                   \
		ck_assert_ptr_nonnull(error);                                  \
		ck_assert_msg((error)->domain == STORE_ERROR &&                \
				      (error)->code == (int)(what),            \
			      "%d: %s", (error)->code, (error)->message);      \
	} while (0)

#endif
