/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/event.h"

#include <string.h>

#include "store/handle.h"
#include "text/json.h"
#include "text/sha256.h"
#include "text/timestamp.h"

static const char no_hash[EVENT_HASH_LENGTH + 1] =
	"0000000000000000000000000000000000000000000000000000000000000000";

void event_chain(const char *before, const char *record,
		 char hash[EVENT_HASH_LENGTH + 1])
{
	Sha256 sum = sha256_begin();
	g_autofree char *hex = NULL;

	sha256_add_text(&sum, before);
	sha256_add_text(&sum, "\n");
	sha256_add_text(&sum, record);
	hex = sha256_end(&sum);
	g_strlcpy(hash, hex, EVENT_HASH_LENGTH + 1);
}

/* Outside a transaction others may append at any time. */
static void know_head(Store *store, const EventMark *mark, const char *at)
{
	g_autofree char *before = store->head.at;

	store->head.mark = *mark;
	store->head.at = g_strdup(at);
	store->head.known = !sqlite3_get_autocommit(store->db);
}

static gboolean read_head(Store *store, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_EVENT_HEAD, error);
	EventMark mark = { 0 };
	gboolean row;

	if (!stmt || !stmt_step(stmt, &row, error))
		return FALSE;
	memcpy(mark.hash, no_hash, sizeof(no_hash));
	if (row) {
		mark.seq = sqlite3_column_int64(stmt, 0);
		g_strlcpy(mark.hash, stmt_column(stmt, 1), sizeof(mark.hash));
	}
	know_head(store, &mark, row ? stmt_column(stmt, 2) : NULL);
	stmt_reset(stmt);
	return TRUE;
}

/* NULL on error; else it lives until the next event. */
static const KnownHead *head_of(Store *store, GError **error)
{
	if (!store->head.known && !read_head(store, error))
		return NULL;
	return &store->head;
}

gboolean event_head(Store *store, EventMark *mark_out, GError **error)
{
	const KnownHead *head = head_of(store, error);

	if (!head)
		return FALSE;
	*mark_out = head->mark;
	return TRUE;
}

gboolean event_next(Store *store, gint64 *seq_out, GError **error)
{
	EventMark head;

	if (!event_head(store, &head, error))
		return FALSE;
	*seq_out = head.seq + 1;
	return TRUE;
}

gboolean event_at(Store *store, gint64 instant, gint64 *seq_out, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_EVENT_AT, error);
	g_autofree char *at = timestamp_format(instant);
	gboolean row;

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":at", at);
	if (!stmt_step(stmt, &row, error))
		return FALSE;
	*seq_out = row ? sqlite3_column_int64(stmt, 0) : 0;
	stmt_reset(stmt);
	return TRUE;
}

/* "" if nothing has taken effect yet. The caller frees it. */
static char *last_effective(Store *store, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_EVENT_LAST_EFFECTIVE, error);
	char *last;
	gboolean row;

	if (!stmt || !stmt_step(stmt, &row, error))
		return NULL;
	last = g_strdup(row ? stmt_column(stmt, 0) : "");
	stmt_reset(stmt);
	return last;
}

gboolean event_effective(Store *store, gint64 at, gint64 *effective_out,
			 GError **error)
{
	g_autofree char *last = last_effective(store, error);
	gint64 instant;

	if (!last)
		return FALSE;
	*effective_out = at;
	if (*last && timestamp_parse(last, &instant))
		*effective_out = MAX(at, instant);
	return TRUE;
}

gboolean event_count_assigned(Store *store, const char *by, gint64 since,
			      gint64 *count_out, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_EVENT_ASSIGNED_BY, error);
	g_autofree char *at = timestamp_format(since);
	gboolean row;

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":since", at);
	stmt_bind_text(stmt, ":by", by);
	if (!stmt_step(stmt, &row, error))
		return FALSE;
	*count_out = row ? sqlite3_column_int64(stmt, 0) : 0;
	stmt_reset(stmt);
	return TRUE;
}

/* An effective date before the last one would change days that are past. */
static gboolean check_effective(Store *store, const char *effective,
				GError **error)
{
	g_autofree char *last = last_effective(store, error);

	if (!last)
		return FALSE;
	if (strcmp(effective, last) >= 0)
		return TRUE;
	g_set_error(error, STORE_ERROR, STORE_ERROR_REFUSED,
		    "the registry was changed as of %s; a change as of %s "
		    "would come before it",
		    last, effective);
	return FALSE;
}

static void add_number(Json *json, const char *key, gint64 value)
{
	if (value != 0)
		json_int(json, key, value);
}

static char *make_record(const Event *event, gint64 seq, const char *at,
			 const char *effective)
{
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_int(&json, "seq", seq);
	json_string(&json, "at", at);
	json_string(&json, "act", event->act);
	json_string(&json, "by", event->origin.by);
	json_int(&json, "uid", event->origin.uid);
	json_optional(&json, "effective", effective);
	add_number(&json, "message", event->message);
	add_number(&json, "ticket", event->ticket);
	json_raw(&json, "facts", event->facts);
	json_close(&json, '}');
	return json_end(&json);
}

static gboolean insert(Store *store, const EventMark *mark, const char *record,
		       GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_EVENT_ADD, error);
	gboolean ok;

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":seq", mark->seq);
	stmt_bind_text(stmt, ":record", record);
	stmt_bind_text(stmt, ":hash", mark->hash);
	ok = stmt_step(stmt, NULL, error);
	sqlite3_clear_bindings(stmt);
	return ok;
}

gboolean event_append(Store *store, const Event *event, EventMark *mark_out,
		      GError **error)
{
	g_autofree char *now = timestamp_format(event->origin.at);
	g_autofree char *effective =
		event->effective ? timestamp_format(event->effective) : NULL;
	g_autofree char *record = NULL;
	const KnownHead *head;
	const char *at = now;
	EventMark mark;

	if (effective && !check_effective(store, effective, error))
		return FALSE;
	head = head_of(store, error);
	if (!head)
		return FALSE;
	/* A clock that was set back does not turn the history round. */
	if (g_strcmp0(head->at, now) > 0)
		at = head->at;
	mark.seq = head->mark.seq + 1;
	record = make_record(event, mark.seq, at, effective);
	event_chain(head->mark.hash, record, mark.hash);
	if (!insert(store, &mark, record, error))
		return FALSE;
	know_head(store, &mark, at);
	if (mark_out)
		*mark_out = mark;
	return TRUE;
}
