/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/stmt.h"

#include "store/handle.h"

static const char *sql_of(StmtId id)
{
	return stmt_sql[id] ? stmt_sql[id] : stmt_audit_sql[id];
}

sqlite3_stmt *stmt_get(Store *store, StmtId id, GError **error)
{
	sqlite3_stmt **stmt = &store->ready[id];

	if (!*stmt && sqlite3_prepare_v3(store->db, sql_of(id), -1, 0, stmt,
					 NULL) != SQLITE_OK) {
		store_fail(store->db, "preparing a statement", error);
		return NULL;
	}
	sqlite3_reset(*stmt);
	sqlite3_clear_bindings(*stmt);
	return *stmt;
}

/* A wrong name is a bug of ours: it must not bind nothing in silence. */
static int parameter(sqlite3_stmt *stmt, const char *name)
{
	int index = sqlite3_bind_parameter_index(stmt, name);

	if (index == 0)
		g_error("no parameter %s in: %s", name, sqlite3_sql(stmt));
	return index;
}

static void check_bound(sqlite3_stmt *stmt, const char *name, int status)
{
	if (status != SQLITE_OK)
		g_error("binding %s: %s in: %s", name, sqlite3_errstr(status),
			sqlite3_sql(stmt));
}

void stmt_bind_int(sqlite3_stmt *stmt, const char *name, gint64 value)
{
	check_bound(stmt, name,
		    sqlite3_bind_int64(stmt, parameter(stmt, name), value));
}

void stmt_bind_optional_int(sqlite3_stmt *stmt, const char *name, gint64 value)
{
	if (value != 0)
		stmt_bind_int(stmt, name, value);
	else
		parameter(stmt, name);
}

void stmt_bind_text(sqlite3_stmt *stmt, const char *name, const char *value)
{
	check_bound(stmt, name,
		    sqlite3_bind_text(stmt, parameter(stmt, name), value, -1,
				      SQLITE_STATIC));
}

void stmt_bind_blob(sqlite3_stmt *stmt, const char *name, const void *bytes,
		    gsize len)
{
	/* A blob of no bytes is not NULL. */
	check_bound(stmt, name,
		    sqlite3_bind_blob64(stmt, parameter(stmt, name),
					bytes ? bytes : "", len,
					SQLITE_STATIC));
}

gboolean stmt_step(sqlite3_stmt *stmt, gboolean *row_out, GError **error)
{
	int status = sqlite3_step(stmt);

	if (row_out)
		*row_out = status == SQLITE_ROW;
	if (status == SQLITE_ROW)
		return TRUE;
	if (status != SQLITE_DONE)
		store_fail(sqlite3_db_handle(stmt), "running a statement",
			   error);
	sqlite3_reset(stmt);
	return status == SQLITE_DONE;
}

gboolean stmt_each(sqlite3_stmt *stmt, StmtVisit visit, gpointer data,
		   GError **error)
{
	gboolean ok, row;

	while ((ok = stmt_step(stmt, &row, error)) && row) {
		ok = visit(stmt, data, error);
		if (!ok)
			break;
	}
	stmt_reset(stmt);
	return ok;
}

void stmt_reset(sqlite3_stmt *stmt)
{
	sqlite3_reset(stmt);
}

const char *stmt_column(sqlite3_stmt *stmt, int column)
{
	const char *text = (const char *)sqlite3_column_text(stmt, column);

	return text ? text : "";
}

void stmt_finalize_all(Store *store)
{
	for (int i = 0; i < STMT_COUNT; i++) {
		sqlite3_finalize(store->ready[i]);
		store->ready[i] = NULL;
	}
}
