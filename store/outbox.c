/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/outbox.h"

#include <string.h>

#include "store/handle.h"
#include "store/text.h"
#include "text/timestamp.h"

gboolean outbox_add(Store *store, const OutboxReply *reply, char **hash_out,
		    GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_OUTBOX_ADD, error);
	g_autofree char *due = timestamp_format(reply->due);
	gboolean row;
	gint64 fields;

	if (!stmt || !text_add(store, reply->fields, strlen(reply->fields),
			       &fields, hash_out, error))
		return FALSE;
	stmt_bind_int(stmt, ":ticket", reply->ticket);
	stmt_bind_text(stmt, ":kind", reply->kind);
	stmt_bind_text(stmt, ":domain", reply->domain);
	stmt_bind_int(stmt, ":fields", fields);
	stmt_bind_text(stmt, ":due", due);
	if (!stmt_step(stmt, &row, error))
		return FALSE;
	stmt_reset(stmt);
	return TRUE;
}
