/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_STMT_H
#define STORE_STMT_H

#include <glib.h>
#include <sqlite3.h>

#include "store/store.h"

/*
 * Private to store/: all statements of the program, as one table.
 *
 * A statement is prepared at its first use and kept. Parameters are bound by
 * name; a name that the statement does not have is a bug, and aborts.
 */
typedef enum {
	STMT_BEGIN,
	STMT_BEGIN_READING,
	STMT_COMMIT,
	STMT_ROLLBACK,
	STMT_BACKUP,
	STMT_QUICK_CHECK,
	STMT_FOREIGN_KEY_CHECK,
	STMT_EVENT_HEAD,
	STMT_EVENT_ADD,
	STMT_EVENT_LAST_EFFECTIVE,
	STMT_EVENT_AT,
	STMT_EVENT_LIST,
	STMT_EVENT_ASSIGNED_BY,
	STMT_TEXT_ADD,
	STMT_TEXT_LIST,
	STMT_MESSAGE_CLAIM,
	STMT_MESSAGE_AGAIN,
	STMT_MESSAGE_FILL,
	STMT_MESSAGE_LIST,
	STMT_IDENTITY_ADD,
	STMT_IDENTITY_FIND,
	STMT_IDENTITY_OWNER,
	STMT_KEPT_MESSAGE,
	STMT_MESSAGE_REFILL,
	STMT_QUARANTINE_LIST,
	STMT_QUARANTINE_COUNT,
	STMT_IDENTITY_LIST,
	STMT_APPLICATION_COPY,
	STMT_APPLICATION_AGAIN,
	STMT_APPLICATION_CLAIM,
	STMT_APPLICATION_RIVALS,
	STMT_APPLICATION_STATE,
	STMT_APPLICATION_SET_STATE,
	STMT_APPLICATION_REQUEST,
	STMT_VERSION_ADD,
	STMT_APPLICATION_ANSWERED,
	STMT_CORRESPONDENCE_ADD,
	STMT_CORRESPONDENCE_OF,
	STMT_CORRESPONDENCE_CURRENT,
	STMT_ANSWER_ADD,
	STMT_FINDING_ADD,
	STMT_OUTBOX_ADD,
	STMT_QUEUE_LIST,
	STMT_QUEUE_ANSWERS,
	STMT_QUEUE_FINDINGS,
	STMT_QUEUE_MESSAGES,
	STMT_QUEUE_EVENTS,
	STMT_MESSAGE_BYTES,
	STMT_HOLDERS_OF_NAME,
	STMT_SYSTEM_PORTS_OF,
	STMT_DECIDED_ENTRIES,
	STMT_GENERATION,
	STMT_EFFECTIVE,
	STMT_PUBLICATION_SET,
	STMT_PUBLICATION_FIND,
	STMT_PUBLICATION_FAILED,
	STMT_LIST_FIND,
	STMT_LIST_LEADING,
	STMT_LIST_END,
	STMT_LIST_ADD,
	STMT_LAYOUT_FIND,
	STMT_LAYOUT_ADD,
	STMT_LINE_LIST,
	STMT_LINE_END,
	STMT_LINE_ADD,
	STMT_ENTRY_END,
	STMT_ENTRY_ADD,
	STMT_PERSON_LIST,
	STMT_PERSON_END,
	STMT_PERSON_ADD,
	STMT_PROVENANCE,
	STMT_PROVENANCE_LINE,
	STMT_PROVENANCE_EVENTS,
	STMT_PROVENANCE_CHANGES,
	STMT_CHANGED_LISTS,
	STMT_CHANGED_LINES,
	STMT_CHANGED_ENTRIES,
	STMT_CHANGED_PEOPLE,
	STMT_FILED,
	STMT_STRAY_ROWS,
	STMT_UNTRUE_APPLICATIONS,
	STMT_COUNT
} StmtId;

/*
 * The SQL of each, in one of two tables: those of the daily work (sql.c), and
 * those that look back (sql_audit.c).
 */
extern const char *const stmt_sql[];
extern const char *const stmt_audit_sql[];

/* Ready to bind: reset, all parameters NULL. NULL on error. */
sqlite3_stmt *stmt_get(Store *store, StmtId id, GError **error);

void stmt_bind_int(sqlite3_stmt *stmt, const char *name, gint64 value);

/* NULL stays NULL. The text or blob must live until the statement is reset. */
void stmt_bind_text(sqlite3_stmt *stmt, const char *name, const char *value);
void stmt_bind_blob(sqlite3_stmt *stmt, const char *name, const void *bytes,
		    gsize len);

/* As stmt_bind_int(), with 0 as NULL. */
void stmt_bind_optional_int(sqlite3_stmt *stmt, const char *name, gint64 value);

/*
 * One step. row_out: whether there is a row to read; NULL: there is to be
 * none. A statement that has come to its end is reset.
 */
gboolean stmt_step(sqlite3_stmt *stmt, gboolean *row_out, GError **error);

/*
 * Calls visit with the statement at each row, until it returns FALSE; the
 * statement is reset in any case.
 */
typedef gboolean (*StmtVisit)(sqlite3_stmt *stmt, gpointer data,
			      GError **error);
gboolean stmt_each(sqlite3_stmt *stmt, StmtVisit visit, gpointer data,
		   GError **error);

/* Lets go of what a statement holds that was not stepped to its end. */
void stmt_reset(sqlite3_stmt *stmt);

/* The column as text of SQLite's, "" for NULL. */
const char *stmt_column(sqlite3_stmt *stmt, int column);

void stmt_finalize_all(Store *store);

#endif
