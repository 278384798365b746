/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/correspondence.h"

#include "store/handle.h"

gboolean correspondence_tickets(Store *store, const char *message_id,
				const char *hash, GArray *tickets,
				GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_CORRESPONDENCE_OF, error);
	gboolean ok, row;

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":message_id", message_id);
	stmt_bind_text(stmt, ":hash", hash);
	while ((ok = stmt_step(stmt, &row, error)) && row) {
		gint64 ticket = sqlite3_column_int64(stmt, 0);

		g_array_append_val(tickets, ticket);
	}
	return ok;
}

gboolean correspondence_is_current(Store *store, gint64 ticket,
				   const char *digest, gboolean *current_out,
				   GError **error)
{
	sqlite3_stmt *stmt =
		stmt_get(store, STMT_CORRESPONDENCE_CURRENT, error);

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":ticket", ticket);
	stmt_bind_text(stmt, ":digest", digest);
	if (!stmt_step(stmt, current_out, error))
		return FALSE;
	stmt_reset(stmt);
	return TRUE;
}

gboolean correspondence_add(Store *store, gint64 ticket, gint64 message,
			    GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_CORRESPONDENCE_ADD, error);

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":ticket", ticket);
	stmt_bind_int(stmt, ":message", message);
	return stmt_step(stmt, NULL, error);
}
