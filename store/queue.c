/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/queue.h"

#include "store/handle.h"

/* A visit of the caller's, whatever it visits. */
typedef struct {
	union {
		QueueVisit entry;
		QueueAnswerVisit answer;
		QueueFindingVisit finding;
		QueueMessageVisit message;
		QueueEventVisit event;
	} visit;
	gpointer data;
} Caller;

static gboolean visit_entry(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	const Caller *caller = data;
	const QueueEntry entry = {
		.ticket = sqlite3_column_int64(stmt, 0),
		.state = stmt_column(stmt, 1),
		.open = sqlite3_column_int(stmt, 2),
		.version = sqlite3_column_int64(stmt, 3),
		.form = stmt_column(stmt, 4),
		.received = stmt_column(stmt, 5),
		.request = stmt_column(stmt, 6),
		.service_name = stmt_column(stmt, 7),
		.applicant = stmt_column(stmt, 8),
		.email = stmt_column(stmt, 9),
		.errors = sqlite3_column_int64(stmt, 10),
		.warnings = sqlite3_column_int64(stmt, 11),
		.routes = sqlite3_column_int64(stmt, 12),
		.notes = sqlite3_column_int64(stmt, 13),
	};

	return caller->visit.entry(&entry, caller->data, error);
}

gboolean queue_each(Store *store, const QueueFilter *filter, QueueVisit visit,
		    gpointer data, GError **error)
{
	Caller caller = { .visit.entry = visit, .data = data };
	sqlite3_stmt *stmt = stmt_get(store, STMT_QUEUE_LIST, error);

	if (!stmt)
		return FALSE;
	stmt_bind_optional_int(stmt, ":ticket", filter->ticket);
	stmt_bind_int(stmt, ":closed", filter->closed || filter->ticket);
	stmt_bind_text(stmt, ":state", filter->state);
	stmt_bind_text(stmt, ":since", filter->since);
	stmt_bind_text(stmt, ":until", filter->until);
	stmt_bind_text(stmt, ":from", filter->from);
	stmt_bind_text(stmt, ":name", filter->name);
	return stmt_each(stmt, visit_entry, &caller, error);
}

static gboolean each_of_ticket(Store *store, StmtId id, gint64 ticket,
			       StmtVisit visit, Caller *caller, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, id, error);

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":ticket", ticket);
	return stmt_each(stmt, visit, caller, error);
}

static gboolean visit_answer(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	const Caller *caller = data;
	const QueueAnswer answer = {
		sqlite3_column_int64(stmt, 0), stmt_column(stmt, 1),
		stmt_column(stmt, 2),	       stmt_column(stmt, 3),
		sqlite3_column_int64(stmt, 4), sqlite3_column_int64(stmt, 5),
		sqlite3_column_int64(stmt, 6)
	};

	return caller->visit.answer(&answer, caller->data, error);
}

gboolean queue_each_answer(Store *store, gint64 ticket, QueueAnswerVisit visit,
			   gpointer data, GError **error)
{
	Caller caller = { .visit.answer = visit, .data = data };

	return each_of_ticket(store, STMT_QUEUE_ANSWERS, ticket, visit_answer,
			      &caller, error);
}

static gboolean visit_finding(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	const Caller *caller = data;
	const QueueFinding finding = {
		sqlite3_column_int64(stmt, 0), stmt_column(stmt, 1),
		stmt_column(stmt, 2), stmt_column(stmt, 3), stmt_column(stmt, 4)
	};

	return caller->visit.finding(&finding, caller->data, error);
}

gboolean queue_each_finding(Store *store, gint64 ticket,
			    QueueFindingVisit visit, gpointer data,
			    GError **error)
{
	Caller caller = { .visit.finding = visit, .data = data };

	return each_of_ticket(store, STMT_QUEUE_FINDINGS, ticket, visit_finding,
			      &caller, error);
}

static gboolean visit_message(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	const Caller *caller = data;
	const QueueMessage message = { sqlite3_column_int64(stmt, 0),
				       sqlite3_column_int64(stmt, 1),
				       stmt_column(stmt, 2),
				       stmt_column(stmt, 3) };

	return caller->visit.message(&message, caller->data, error);
}

gboolean queue_each_message(Store *store, gint64 ticket,
			    QueueMessageVisit visit, gpointer data,
			    GError **error)
{
	Caller caller = { .visit.message = visit, .data = data };

	return each_of_ticket(store, STMT_QUEUE_MESSAGES, ticket, visit_message,
			      &caller, error);
}

static gboolean visit_event(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	const Caller *caller = data;
	const QueueEvent event = {
		.seq = sqlite3_column_int64(stmt, 0),
		.at = stmt_column(stmt, 1),
		.act = stmt_column(stmt, 2),
		.by = stmt_column(stmt, 3),
		.version = sqlite3_column_int64(stmt, 4),
		.state = stmt_column(stmt, 5),
		.port = sqlite3_column_int64(stmt, 6),
		.of = sqlite3_column_int64(stmt, 7),
		.reason = stmt_column(stmt, 8),
		.text = stmt_column(stmt, 9),
	};

	return caller->visit.event(&event, caller->data, error);
}

gboolean queue_each_event(Store *store, gint64 ticket, QueueEventVisit visit,
			  gpointer data, GError **error)
{
	Caller caller = { .visit.event = visit, .data = data };

	return each_of_ticket(store, STMT_QUEUE_EVENTS, ticket, visit_event,
			      &caller, error);
}

gboolean queue_message_bytes(Store *store, gint64 message, GBytes **bytes_out,
			     GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_MESSAGE_BYTES, error);
	gboolean row;

	*bytes_out = NULL;
	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":message", message);
	if (!stmt_step(stmt, &row, error))
		return FALSE;
	if (row) {
		const void *bytes = sqlite3_column_blob(stmt, 0);
		gsize len = (gsize)sqlite3_column_bytes(stmt, 0);

		if (sqlite3_column_type(stmt, 0) != SQLITE_NULL)
			*bytes_out = g_bytes_new(bytes, len);
	}
	stmt_reset(stmt);
	return TRUE;
}
