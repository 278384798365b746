/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/kept.h"

#include <string.h>

#include "store/handle.h"
#include "store/text.h"

void kept_message_clear(KeptMessage *kept)
{
	g_clear_pointer(&kept->raw, g_bytes_unref);
	g_clear_pointer(&kept->sender, g_free);
	g_clear_pointer(&kept->verdict, g_free);
	g_clear_pointer(&kept->raw_hash, g_free);
	g_clear_pointer(&kept->envelope_hash, g_free);
}

static char *column(sqlite3_stmt *stmt, int number)
{
	return g_strdup((const char *)sqlite3_column_text(stmt, number));
}

static void take_row(sqlite3_stmt *stmt, KeptMessage *kept)
{
	const void *bytes = sqlite3_column_blob(stmt, 0);

	if (sqlite3_column_type(stmt, 0) != SQLITE_NULL)
		kept->raw = g_bytes_new(bytes,
					(gsize)sqlite3_column_bytes(stmt, 0));
	kept->sender = column(stmt, 1);
	kept->verdict = column(stmt, 2);
	kept->raw_hash = column(stmt, 3);
	kept->envelope_hash = column(stmt, 4);
}

gboolean kept_message_read(Store *store, gint64 message, KeptMessage *kept_out,
			   GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_KEPT_MESSAGE, error);
	gboolean row;

	*kept_out = (KeptMessage){ 0 };
	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":message", message);
	if (!stmt_step(stmt, &row, error))
		return FALSE;
	if (row)
		take_row(stmt, kept_out);
	stmt_reset(stmt);
	if (kept_out->raw)
		return TRUE;
	g_set_error(error, STORE_ERROR, STORE_ERROR_REFUSED,
		    row ? "the bytes of message m%" G_GINT64_FORMAT " are gone"
			: "there is no message m%" G_GINT64_FORMAT,
		    message);
	kept_message_clear(kept_out);
	return FALSE;
}

gboolean kept_message_refill(Store *store, const MessageFill *fill,
			     const KeptMessage *kept, MessageHashes *hashes_out,
			     GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_MESSAGE_REFILL, error);
	gint64 parsed;

	if (!stmt || !text_add(store, fill->parsed, strlen(fill->parsed),
			       &parsed, &hashes_out->parsed, error))
		return FALSE;
	hashes_out->raw = g_strdup(kept->raw_hash);
	hashes_out->envelope = g_strdup(kept->envelope_hash);
	stmt_bind_text(stmt, ":kind", fill->kind);
	stmt_bind_text(stmt, ":verdict", fill->verdict);
	stmt_bind_text(stmt, ":reason", fill->reason);
	stmt_bind_optional_int(stmt, ":like", fill->like);
	stmt_bind_int(stmt, ":parsed", parsed);
	stmt_bind_int(stmt, ":id", fill->id);
	return stmt_step(stmt, NULL, error);
}

typedef struct {
	QuarantineVisit visit;
	gpointer data;
} Caller;

static gboolean visit_row(sqlite3_stmt *stmt, gpointer data, GError **error)
{
	const Caller *caller = data;
	const QuarantinedMessage message = {
		.message = sqlite3_column_int64(stmt, 0),
		.received = stmt_column(stmt, 1),
		.bytes = sqlite3_column_int64(stmt, 2),
		.reason = stmt_column(stmt, 3),
	};

	return caller->visit(&message, caller->data, error);
}

gboolean quarantine_each(Store *store, QuarantineVisit visit, gpointer data,
			 GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_QUARANTINE_LIST, error);
	Caller caller = { visit, data };

	return stmt && stmt_each(stmt, visit_row, &caller, error);
}

gboolean quarantine_count(Store *store, const char *before, gint64 *count_out,
			  GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_QUARANTINE_COUNT, error);
	gboolean row;

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":before", before);
	if (!stmt_step(stmt, &row, error))
		return FALSE;
	*count_out = sqlite3_column_int64(stmt, 0);
	stmt_reset(stmt);
	return TRUE;
}
