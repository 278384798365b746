/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "store/handle.h"
#include "store/lock.h"
#include "store/registry.h"
#include "text/timestamp.h"

gboolean registry_generation(Store *store, gint64 *event_out, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_GENERATION, error);
	gboolean row;

	if (!stmt || !stmt_step(stmt, &row, error))
		return FALSE;
	*event_out = row ? sqlite3_column_int64(stmt, 0) : 0;
	stmt_reset(stmt);
	return TRUE;
}

gboolean registry_effective(Store *store, gint64 at, char **date_out,
			    GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_EFFECTIVE, error);
	gboolean row;

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":at", at);
	if (!stmt_step(stmt, &row, error))
		return FALSE;
	*date_out = g_strndup(stmt_column(stmt, 0), strlen("2004-07-12"));
	stmt_reset(stmt);
	return TRUE;
}

static gboolean add_entry(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	gint64 entry = sqlite3_column_int64(stmt, 0);

	(void)error;
	g_hash_table_add(data, g_memdup2(&entry, sizeof(entry)));
	return TRUE;
}

gboolean registry_decided(Store *store, GHashTable *entries, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_DECIDED_ENTRIES, error);

	return stmt && stmt_each(stmt, add_entry, entries, error);
}

gboolean registry_is_published(Store *store, const char *format,
			       const char *path, gint64 event,
			       gboolean *published_out, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_PUBLICATION_FIND, error);
	gboolean row;

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":format", format);
	stmt_bind_text(stmt, ":path", path);
	if (!stmt_step(stmt, &row, error))
		return FALSE;
	*published_out = row && sqlite3_column_int64(stmt, 0) == event;
	stmt_reset(stmt);
	return TRUE;
}

gboolean registry_note_published(Store *store, const char *format,
				 const char *path, gint64 event, gint64 at,
				 const char *failure, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_PUBLICATION_SET, error);
	g_autofree char *time = timestamp_format(at);

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":format", format);
	stmt_bind_text(stmt, ":path", path);
	stmt_bind_int(stmt, ":event", failure ? 0 : event);
	stmt_bind_text(stmt, ":at", time);
	stmt_bind_text(stmt, ":failure", failure);
	return stmt_step(stmt, NULL, error);
}

typedef struct {
	RegistryFailureVisit visit;
	gpointer data;
} Caller;

static gboolean visit_failure(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	const Caller *caller = data;
	const RegistryFailure failure = { stmt_column(stmt, 0),
					  stmt_column(stmt, 1),
					  stmt_column(stmt, 2),
					  stmt_column(stmt, 3) };

	return caller->visit(&failure, caller->data, error);
}

gboolean registry_each_failure(Store *store, RegistryFailureVisit visit,
			       gpointer data, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_PUBLICATION_FAILED, error);
	Caller caller = { visit, data };

	return stmt && stmt_each(stmt, visit_failure, &caller, error);
}

int registry_publish_lock(const char *path, guint timeout_ms, GError **error)
{
	return lock_acquire(path, LOCK_PUBLISH, timeout_ms, error);
}
