/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/history.h"

#include <string.h>

#include "store/handle.h"

/* A visit of the caller's, whatever it visits. */
typedef struct {
	union {
		HistoryEventVisit event;
		HistoryTextVisit text;
		HistoryMessageVisit message;
		HistoryIdentityVisit identity;
		HistoryComplaint complaint;
	} visit;
	gpointer data;
} Caller;

static gboolean each(Store *store, StmtId id, StmtVisit visit, Caller *caller,
		     GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, id, error);

	return stmt && stmt_each(stmt, visit, caller, error);
}

static HistoryEvent read_event(sqlite3_stmt *stmt)
{
	return (HistoryEvent){
		.seq = sqlite3_column_int64(stmt, 0),
		.record = stmt_column(stmt, 1),
		.hash = stmt_column(stmt, 2),
		.record_seq = sqlite3_column_int64(stmt, 3),
		.at = stmt_column(stmt, 4),
		.effective = stmt_column(stmt, 5),
		.rows = stmt_column(stmt, 7),
		.ticket = sqlite3_column_int64(stmt, 17),
		.filed = stmt_column(stmt, 18),
		.facts = { .id = sqlite3_column_int64(stmt, 6),
			   .kind = stmt_column(stmt, 8),
			   .verdict = stmt_column(stmt, 9),
			   .reason = stmt_column(stmt, 10),
			   .like = sqlite3_column_int64(stmt, 11),
			   .raw = stmt_column(stmt, 14),
			   .envelope = stmt_column(stmt, 15),
			   .parsed = stmt_column(stmt, 16) },
		.message_id = stmt_column(stmt, 12),
		.content = stmt_column(stmt, 13),
	};
}

static gboolean visit_event(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	const Caller *caller = data;
	const HistoryEvent event = read_event(stmt);

	return caller->visit.event(&event, caller->data, error);
}

gboolean history_each_event(Store *store, HistoryEventVisit visit,
			    gpointer data, GError **error)
{
	Caller caller = { .visit.event = visit, .data = data };

	return each(store, STMT_EVENT_LIST, visit_event, &caller, error);
}

/* The pointer first: asking for it may change the length. */
static const void *column_blob(sqlite3_stmt *stmt, int column, gsize *len_out)
{
	const void *blob = sqlite3_column_blob(stmt, column);
	gboolean null = sqlite3_column_type(stmt, column) == SQLITE_NULL;

	*len_out = (gsize)sqlite3_column_bytes(stmt, column);
	return null || blob ? blob : "";
}

static gboolean visit_text(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	const Caller *caller = data;
	HistoryText text = { .id = sqlite3_column_int64(stmt, 0),
			     .hash = stmt_column(stmt, 1),
			     .accounted = sqlite3_column_int(stmt, 4) };

	text.salt = column_blob(stmt, 2, &text.salt_len);
	text.body = column_blob(stmt, 3, &text.body_len);
	return caller->visit.text(&text, caller->data, error);
}

gboolean history_each_text(Store *store, HistoryTextVisit visit, gpointer data,
			   GError **error)
{
	Caller caller = { .visit.text = visit, .data = data };

	return each(store, STMT_TEXT_LIST, visit_text, &caller, error);
}

static HistoryMessage read_message(sqlite3_stmt *stmt)
{
	HistoryMessage message = {
		.facts = { .id = sqlite3_column_int64(stmt, 0),
			   .kind = stmt_column(stmt, 3),
			   .verdict = stmt_column(stmt, 4),
			   .reason = stmt_column(stmt, 5),
			   .like = sqlite3_column_int64(stmt, 6),
			   .raw = stmt_column(stmt, 7),
			   .envelope = stmt_column(stmt, 8),
			   .parsed = stmt_column(stmt, 9) },
		.sha256 = stmt_column(stmt, 1),
		.bytes = sqlite3_column_int64(stmt, 2),
		.event = sqlite3_column_int64(stmt, 11),
	};

	message.body = column_blob(stmt, 10, &message.body_len);
	return message;
}

static gboolean visit_message(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	const Caller *caller = data;
	const HistoryMessage message = read_message(stmt);

	return caller->visit.message(&message, caller->data, error);
}

gboolean history_each_message(Store *store, HistoryMessageVisit visit,
			      gpointer data, GError **error)
{
	Caller caller = { .visit.message = visit, .data = data };

	return each(store, STMT_MESSAGE_LIST, visit_message, &caller, error);
}

static gboolean visit_identity(sqlite3_stmt *stmt, gpointer data,
			       GError **error)
{
	const Caller *caller = data;
	const HistoryIdentity identity = { stmt_column(stmt, 0),
					   stmt_column(stmt, 1),
					   sqlite3_column_int64(stmt, 2) };

	return caller->visit.identity(&identity, caller->data, error);
}

gboolean history_each_identity(Store *store, HistoryIdentityVisit visit,
			       gpointer data, GError **error)
{
	Caller caller = { .visit.identity = visit, .data = data };

	return each(store, STMT_IDENTITY_LIST, visit_identity, &caller, error);
}

static gboolean visit_page(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	const Caller *caller = data;
	const char *complaint = stmt_column(stmt, 0);

	return strcmp(complaint, "ok") == 0 ||
	       caller->visit.complaint(complaint, caller->data, error);
}

static gboolean visit_reference(sqlite3_stmt *stmt, gpointer data,
				GError **error)
{
	const Caller *caller = data;
	g_autofree char *complaint =
		g_strdup_printf("%s %s refers to a row of %s that is not there",
				stmt_column(stmt, 0), stmt_column(stmt, 1),
				stmt_column(stmt, 2));

	return caller->visit.complaint(complaint, caller->data, error);
}

static gboolean visit_stray_row(sqlite3_stmt *stmt, gpointer data,
				GError **error)
{
	const Caller *caller = data;
	g_autofree char *complaint = g_strdup_printf(
		"no event tells of a row of %s of application %s",
		stmt_column(stmt, 0), stmt_column(stmt, 1));

	return caller->visit.complaint(complaint, caller->data, error);
}

static gboolean visit_untrue(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	const Caller *caller = data;
	g_autofree char *complaint =
		g_strdup_printf("application %s is not as its events say (%s)",
				stmt_column(stmt, 0), stmt_column(stmt, 1));

	return caller->visit.complaint(complaint, caller->data, error);
}

gboolean history_check_file(Store *store, HistoryComplaint visit, gpointer data,
			    GError **error)
{
	Caller caller = { .visit.complaint = visit, .data = data };

	return each(store, STMT_QUICK_CHECK, visit_page, &caller, error) &&
	       each(store, STMT_FOREIGN_KEY_CHECK, visit_reference, &caller,
		    error) &&
	       each(store, STMT_STRAY_ROWS, visit_stray_row, &caller, error) &&
	       each(store, STMT_UNTRUE_APPLICATIONS, visit_untrue, &caller,
		    error);
}
