/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/provenance.h"

#include "store/handle.h"

/* Where the columns of both events begin in STMT_PROVENANCE. */
#define SINCE_COLUMN 9
#define TILL_COLUMN  18

typedef struct {
	ProvenanceVisit visit;
	ProvenanceEventVisit visit_event;
	ProvenanceChangeVisit visit_change;
	gpointer data;
} Caller;

static ProvenanceEvent read_event(sqlite3_stmt *stmt, int column)
{
	return (ProvenanceEvent){
		.seq = sqlite3_column_int64(stmt, column),
		.at = stmt_column(stmt, column + 1),
		.act = stmt_column(stmt, column + 2),
		.by = stmt_column(stmt, column + 3),
		.uid = sqlite3_column_int64(stmt, column + 4),
		.effective = stmt_column(stmt, column + 5),
		.ticket = sqlite3_column_int64(stmt, column + 6),
		.sha256 = stmt_column(stmt, column + 7),
		.reason = stmt_column(stmt, column + 8),
	};
}

static gboolean visit_version(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	const Caller *caller = data;
	const EntryVersion version = {
		.entry = sqlite3_column_int64(stmt, 0),
		.status = stmt_column(stmt, 1),
		.has_port = sqlite3_column_type(stmt, 2) != SQLITE_NULL,
		.first_port = sqlite3_column_int64(stmt, 2),
		.last_port = sqlite3_column_int64(stmt, 3),
		.name = stmt_column(stmt, 4),
		.transport = stmt_column(stmt, 5),
		.description = stmt_column(stmt, 6),
		.contact = stmt_column(stmt, 7),
		.since = read_event(stmt, SINCE_COLUMN),
		.till = read_event(stmt, TILL_COLUMN),
	};

	return caller->visit(&version, caller->data, error);
}

gboolean provenance_each(Store *store, const ProvenanceQuery *query,
			 ProvenanceVisit visit, gpointer data, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_PROVENANCE, error);
	Caller caller = { .visit = visit, .data = data };

	if (!stmt)
		return FALSE;
	if (query->entry)
		stmt_bind_int(stmt, ":entry", query->entry);
	stmt_bind_text(stmt, ":name", query->name);
	if (query->port >= 0)
		stmt_bind_int(stmt, ":port", query->port);
	stmt_bind_text(stmt, ":transport", query->transport);
	return stmt_each(stmt, visit_version, &caller, error);
}

static gboolean visit_event(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	const Caller *caller = data;
	const ProvenanceEvent event = read_event(stmt, 0);

	return caller->visit_event(&event, caller->data, error);
}

gboolean provenance_of_line(Store *store, gint64 line, gint64 at,
			    ProvenanceEventVisit visit, gpointer data,
			    GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_PROVENANCE_LINE, error);
	Caller caller = { .visit_event = visit, .data = data };

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":line", line);
	stmt_bind_int(stmt, ":at", at);
	return stmt_each(stmt, visit_event, &caller, error);
}

gboolean provenance_each_event(Store *store, gint64 after, gint64 until,
			       ProvenanceEventVisit visit, gpointer data,
			       GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_PROVENANCE_EVENTS, error);
	Caller caller = { .visit_event = visit, .data = data };

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":after", after);
	stmt_bind_int(stmt, ":until", until);
	return stmt_each(stmt, visit_event, &caller, error);
}

static gboolean visit_change(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	const Caller *caller = data;

	return caller->visit_change(sqlite3_column_int64(stmt, 0),
				    sqlite3_column_int64(stmt, 1), caller->data,
				    error);
}

gboolean provenance_each_change(Store *store, gint64 after, gint64 until,
				ProvenanceChangeVisit visit, gpointer data,
				GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_PROVENANCE_CHANGES, error);
	Caller caller = { .visit_change = visit, .data = data };

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":after", after);
	stmt_bind_int(stmt, ":until", until);
	return stmt_each(stmt, visit_change, &caller, error);
}
