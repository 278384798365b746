/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/message.h"

#include <string.h>

#include "store/handle.h"
#include "store/text.h"
#include "text/json.h"

void message_hashes_clear(MessageHashes *hashes)
{
	g_free(hashes->raw);
	g_free(hashes->envelope);
	g_free(hashes->parsed);
}

static gboolean count_copy(Store *store, const char *sha256, gint64 *id_out,
			   gint64 *copies_out, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_MESSAGE_AGAIN, error);
	gboolean row;

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":sha256", sha256);
	if (!stmt_step(stmt, &row, error))
		return FALSE;
	g_assert(row);
	*id_out = sqlite3_column_int64(stmt, 0);
	*copies_out = sqlite3_column_int64(stmt, 1);
	stmt_reset(stmt);
	return TRUE;
}

/* Most are new, and what counts copies takes longer to prepare than to run. */
gboolean message_claim(Store *store, const char *sha256, gsize bytes,
		       gint64 *id_out, gint64 *copies_out, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_MESSAGE_CLAIM, error);

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":sha256", sha256);
	stmt_bind_int(stmt, ":bytes", (gint64)bytes);
	if (!stmt_step(stmt, NULL, error))
		return FALSE;
	if (sqlite3_changes(store->db) == 0)
		return count_copy(store, sha256, id_out, copies_out, error);
	*id_out = sqlite3_last_insert_rowid(store->db);
	*copies_out = 1;
	return TRUE;
}

/* TRUE in added_out: nobody had this Message-ID with this content before. */
static gboolean add_identity(Store *store, gint64 id, const char *message_id,
			     const char *content, gboolean *added_out,
			     GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_IDENTITY_ADD, error);

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":message_id", message_id);
	stmt_bind_text(stmt, ":content", content);
	stmt_bind_int(stmt, ":message", id);
	if (!stmt_step(stmt, NULL, error))
		return FALSE;
	*added_out = sqlite3_changes(store->db) > 0;
	return TRUE;
}

/* Whether it is this message that was first with them: it is read again. */
static gboolean is_own_identity(Store *store, gint64 id, const char *message_id,
				const char *content, gboolean *own_out,
				GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_IDENTITY_OWNER, error);
	gboolean row;

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":message_id", message_id);
	stmt_bind_text(stmt, ":content", content);
	if (!stmt_step(stmt, &row, error))
		return FALSE;
	*own_out = row && sqlite3_column_int64(stmt, 0) == id;
	stmt_reset(stmt);
	return TRUE;
}

/* The first other message of this Message-ID; 0 if there is none. */
static gboolean find_like(Store *store, gint64 id, const char *message_id,
			  const char *content, gint64 *like_out, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_IDENTITY_FIND, error);
	gboolean row;

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":message_id", message_id);
	stmt_bind_text(stmt, ":content", content);
	stmt_bind_int(stmt, ":message", id);
	if (!stmt_step(stmt, &row, error))
		return FALSE;
	*like_out = row ? sqlite3_column_int64(stmt, 0) : 0;
	stmt_reset(stmt);
	return TRUE;
}

gboolean message_identify(Store *store, gint64 id, const char *message_id,
			  const char *content, MessageIdentity *identity_out,
			  gint64 *like_out, GError **error)
{
	gboolean added;

	if (!add_identity(store, id, message_id, content, &added, error) ||
	    (!added &&
	     !is_own_identity(store, id, message_id, content, &added, error)) ||
	    !find_like(store, id, message_id, content, like_out, error))
		return FALSE;
	if (!added)
		*identity_out = MESSAGE_RESENT;
	else
		*identity_out = *like_out ? MESSAGE_ALTERED : MESSAGE_FIRST;
	return TRUE;
}

/* Where the texts of a message went. */
typedef struct {
	gint64 raw;
	gint64 envelope;
	gint64 parsed;
} TextIds;

static gboolean add_texts(Store *store, const MessageFill *fill, TextIds *ids,
			  MessageHashes *hashes, GError **error)
{
	gsize len;
	const void *bytes = g_bytes_get_data(fill->raw, &len);

	return text_add(store, bytes, len, &ids->raw, &hashes->raw, error) &&
	       text_add(store, fill->envelope, strlen(fill->envelope),
			&ids->envelope, &hashes->envelope, error) &&
	       text_add(store, fill->parsed, strlen(fill->parsed), &ids->parsed,
			&hashes->parsed, error);
}

gboolean message_fill(Store *store, const MessageFill *fill,
		      MessageHashes *hashes_out, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_MESSAGE_FILL, error);
	TextIds ids;

	if (!stmt || !add_texts(store, fill, &ids, hashes_out, error))
		return FALSE;
	stmt_bind_text(stmt, ":kind", fill->kind);
	stmt_bind_text(stmt, ":verdict", fill->verdict);
	stmt_bind_text(stmt, ":reason", fill->reason);
	stmt_bind_optional_int(stmt, ":like", fill->like);
	stmt_bind_int(stmt, ":raw", ids.raw);
	stmt_bind_int(stmt, ":envelope", ids.envelope);
	stmt_bind_int(stmt, ":parsed", ids.parsed);
	stmt_bind_int(stmt, ":id", fill->id);
	return stmt_step(stmt, NULL, error);
}

char *message_facts(const MessageFill *fill, const MessageHashes *hashes)
{
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_string(&json, "kind", fill->kind);
	json_string(&json, "verdict", fill->verdict);
	json_optional(&json, "reason", fill->reason);
	if (fill->like)
		json_int(&json, "like", fill->like);
	json_optional(&json, "message_id", fill->message_id);
	json_optional(&json, "content", fill->content);
	json_string(&json, "raw", hashes->raw);
	json_string(&json, "envelope", hashes->envelope);
	json_string(&json, "parsed", hashes->parsed);
	json_close(&json, '}');
	return json_end(&json);
}
