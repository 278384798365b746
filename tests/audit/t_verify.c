/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/verify.h"

#include <string.h>

#include "registry/format.h"
#include "store/message.h"
#include "store/position.h"
#include "store/registry.h"
#include "store/text.h"
#include "tests/scratch_store.h"
#include "text/json.h"

#define FORMAT "port-numbers"

/*
 * What the store holds: events 2 to 5 received m1 to m4, event 6 imported the
 * first list and event 7 the second, event 8 received m5.
 */
#define FIRST_LIST                                                             \
	"PORT NUMBERS\n\n-------\n"                                            \
	"alpha            11/tcp    Alpha Service\n"                           \
	"#                          Ann Example <ann@example.org>\n"           \
	"beta             12/tcp    Beta Service\n"                            \
	"gamma            13-15     Gamma Service\n"
#define SECOND_LIST                                                            \
	"PORT NUMBERS\n\n-------\n"                                            \
	"alpha            11/tcp    Alpha Service, renamed\n"                  \
	"#                          Ann Example <ann@example.org>\n"           \
	"#                12/tcp    Unassigned\n"                              \
	"gamma            13-15     Gamma Service\n"

typedef struct {
	const char *raw;
	const char *verdict;
	const char *kind;
	const char *reason;
	gint64 like;
} Sample;

static const Sample samples[] = {
	{ "From: a\n\n1\n", "other", "other", NULL, 0 },
	{ "From: a\n\n2\n", "resent", "other", NULL, 1 },
	{ "From: a\n\n3\n", "quarantined", "quarantined", "too deep", 0 },
	{ "From: a\n\n4\n", "automatic", "automatic", NULL, 0 },
	{ "From: a\n\n5\n", "other", "other", NULL, 0 },
};

static gboolean tell(Store *to, const char *act, gint64 message,
		     const char *facts, gint64 effective, GError **error)
{
	const Event event = { .origin = scratch_origin,
			      .act = act,
			      .effective = effective,
			      .message = message,
			      .facts = facts };

	return event_append(to, &event, NULL, error);
}

static gboolean receive(Store *to, gpointer data, GError **error)
{
	const Sample *sample = data;
	g_auto(MessageHashes) hashes = { 0 };
	g_autoptr(GBytes) raw = g_bytes_new(sample->raw, strlen(sample->raw));
	g_autofree char *sha256 =
		g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, raw);
	g_autofree char *parsed =
		g_strdup_printf("{\"kind\":\"%s\"}", sample->kind);
	g_autofree char *facts = NULL;
	MessageFill fill = { .kind = sample->kind,
			     .verdict = sample->verdict,
			     .reason = sample->reason,
			     .like = sample->like,
			     .raw = raw,
			     .envelope = "{}",
			     .parsed = parsed };
	MessageIdentity identity;
	gint64 copies, like;

	fill.message_id = fill.content = sha256;
	if (!message_claim(to, sha256, g_bytes_get_size(raw), &fill.id, &copies,
			   error) ||
	    !message_identify(to, fill.id, sha256, sha256, &identity, &like,
			      error) ||
	    !message_fill(to, &fill, &hashes, error))
		return FALSE;
	facts = message_facts(&fill, &hashes);
	return tell(to, "receive", fill.id, facts, 0, error);
}

/* A line of the list that is new at the event. */
static gboolean add_line(Store *to, gint64 event, const ListLine *content,
			 GBytes *position, GError **error)
{
	RegistryLine line = { .position = position,
			      .content = (ListLine *)content };

	if (content->entry &&
	    !registry_put_entry(to, event, content->entry, &line.entry, error))
		return FALSE;
	return registry_add_line(to, FORMAT, event, &line, error);
}

static gboolean end_line(RegistryLine *line, gpointer data, GError **error)
{
	g_ptr_array_add(data, line);
	(void)error;
	return TRUE;
}

static void free_line(gpointer line)
{
	registry_line_free(line);
}

/* Ends all lines of the list before whose bytes differ, and its entries. */
static gboolean end_old(Store *to, gint64 event, GPtrArray *old,
			const PublishedList *list, GError **error)
{
	for (guint i = 0; i < old->len; i++) {
		const RegistryLine *line = old->pdata[i];

		if (list_line_equal(line->content, list_line_at(list, i)))
			continue;
		if (!registry_end_line(to, event, line->line, error) ||
		    (line->entry &&
		     !registry_end_entry(to, event, line->entry, error)))
			return FALSE;
	}
	return TRUE;
}

static gboolean add_new(Store *to, gint64 event, GPtrArray *old,
			const PublishedList *list, GError **error)
{
	g_autoptr(GPtrArray) positions =
		position_between(NULL, NULL, list->lines->len);

	for (guint i = 0; i < list->lines->len; i++) {
		const ListLine *content = list_line_at(list, i);
		const RegistryLine *line = i < old->len ? old->pdata[i] : NULL;

		if (line && list_line_equal(line->content, content))
			continue;
		if (!add_line(to, event, content,
			      line ? line->position : positions->pdata[i],
			      error))
			return FALSE;
	}
	return TRUE;
}

/* Both lists have as many lines, so that they can be compared one by one. */
static gboolean import(Store *to, gpointer data, GError **error)
{
	const char *text = data;
	g_autoptr(PublishedList) list =
		list_format_named(FORMAT)->read(text, strlen(text));
	g_autoptr(GPtrArray) old = g_ptr_array_new_with_free_func(free_line);
	const RegistryList ends = { TRUE, list->crlf, list->final_newline };
	g_autofree char *rows = NULL;
	g_autofree char *facts = NULL;
	gint64 event;

	if (!event_next(to, &event, error) ||
	    !registry_each_line(to, FORMAT, REGISTRY_NOW, end_line, old,
				error) ||
	    !end_old(to, event, old, list, error) ||
	    !add_new(to, event, old, list, error) ||
	    !registry_set_list(to, FORMAT, event, &ends, error) ||
	    !registry_changes(to, event, &rows, error))
		return FALSE;
	facts = g_strdup_printf("{\"rows\":\"%s\"}", rows);
	return tell(to, "import", 0, facts, SCRATCH_NOW + event, error);
}

static void fill_store(void)
{
	scratch_open();
	for (guint i = 0; i < 4; i++)
		scratch_transact(receive, (gpointer)&samples[i]);
	scratch_transact(import, (gpointer)FIRST_LIST);
	scratch_transact(import, (gpointer)SECOND_LIST);
	scratch_transact(receive, (gpointer)&samples[4]);
}

static void collect(const char *problem, gpointer data)
{
	g_string_append_printf(data, "%s\n", problem);
}

/* All problems, a line each. The caller frees it. */
static char *verify(const char *head, VerifyResult *result)
{
	GString *problems = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	gboolean ok =
		verify_store(store, head, collect, problems, result, &error);

	/* What cannot be read at all is found as well. */
	if (!ok) {
		ck_assert_ptr_nonnull(error);
		g_string_append_printf(problems, "error: %s\n", error->message);
	}
	return g_string_free(problems, FALSE);
}

static void assert_whole(const char *head)
{
	VerifyResult result;
	g_autofree char *problems = verify(head, &result);

	ck_assert_str_eq(problems, "");
	ck_assert_uint_eq(result.problems, 0);
}

static EventMark current_head(void)
{
	g_autoptr(GError) error = NULL;
	EventMark mark;

	event_head(store, &mark, &error);
	assert_no_error(error);
	return mark;
}

static void drop_triggers(void)
{
	static const char *const of[] = { "event", "text", "message",
					  "entry", "line", "list" };

	for (guint i = 0; i < G_N_ELEMENTS(of); i++) {
		g_autofree char *sql = g_strdup_printf(
			"DROP TRIGGER %s_update; DROP TRIGGER %s_delete", of[i],
			of[i]);

		ck_assert_int_eq(scratch_sql(sql), SQLITE_OK);
	}
}

/* Changes the file behind the program's back; something must change. */
static void tamper(const char *sql)
{
	char *message = NULL;
	sqlite3 *db;

	drop_triggers();
	ck_assert_int_eq(sqlite3_open(scratch_database, &db), SQLITE_OK);
	sqlite3_exec(db, "PRAGMA ignore_check_constraints = ON", NULL, NULL,
		     NULL);
	sqlite3_exec(db, sql, NULL, NULL, &message);
	ck_assert_msg(message == NULL, "%s", message);
	ck_assert_int_gt(sqlite3_total_changes(db), 0);
	ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}

START_TEST(a_whole_store_has_no_problems)
{
	EventMark head = current_head();
	VerifyResult result;
	g_autofree char *problems = verify(NULL, &result);

	ck_assert_str_eq(problems, "");
	ck_assert_uint_eq(result.events, 8);
	ck_assert_uint_eq(result.messages, 5);
	ck_assert_uint_eq(result.texts, 15);
	ck_assert_uint_eq(result.problems, 0);
	ck_assert_int_eq(result.head.seq, 8);
	ck_assert_str_eq(result.head.hash, head.hash);
}
END_TEST

/* Each statement changes one thing. */
static const char *const tamperings[] = {
	/* event */
	"UPDATE event SET seq = 99 WHERE seq = 3",
	"UPDATE event SET seq = 99 WHERE seq = 8",
	"UPDATE event SET seq = 0 WHERE seq = 1",
	"UPDATE event SET seq = seq + 1 WHERE seq = 8",
	"UPDATE event SET hash = upper(hash) WHERE seq = 3",
	"UPDATE event SET hash = upper(hash) WHERE seq = 8",
	"UPDATE event SET record = record || ' ' WHERE seq = 8",
	"UPDATE event SET record = json_set(record, '$.by', 'me')"
	" WHERE seq = 1",
	"UPDATE event SET record = json_set(record, '$.at',"
	" '2004-07-13T09:00:00Z') WHERE seq = 8",
	"UPDATE event SET record = json_set(record, '$.act', 'x')"
	" WHERE seq = 3",
	"UPDATE event SET record = json_set(record, '$.effective',"
	" '2004-07-13T09:00:00Z') WHERE seq = 6",
	"UPDATE event SET record = json_set(record, '$.message', 2)"
	" WHERE seq = 2",
	"UPDATE event SET record = json_remove(record, '$.facts.rows')"
	" WHERE seq = 6",
	"DELETE FROM event WHERE seq = 1",
	"DELETE FROM event WHERE seq = 3",
	"DELETE FROM event WHERE seq = 6",
	"DELETE FROM event WHERE seq = 8",
	"DELETE FROM event",
	"INSERT INTO event (seq, record, hash)"
	" SELECT 9, record, 'x' || hash FROM event WHERE seq = 8",
	"INSERT INTO event (seq, record, hash)"
	" SELECT -1, record, 'x' || hash FROM event WHERE seq = 8",
	"UPDATE event SET seq = -seq WHERE seq IN (2, 3);"
	" UPDATE event SET seq = 5 + seq WHERE seq < 0",
	/* text */
	"UPDATE text SET id = 99 WHERE id = 1",
	"UPDATE text SET hash = upper(hash) WHERE id = 1",
	"UPDATE text SET hash = upper(hash) WHERE id = 15",
	"UPDATE text SET salt = zeroblob(16) WHERE id = 1",
	"UPDATE text SET salt = x'' WHERE id = 1",
	"UPDATE text SET body = x'00' WHERE id = 1",
	"UPDATE text SET body = x'' WHERE id = 2",
	"UPDATE text SET body = CAST(body || 'x' AS BLOB) WHERE id = 3",
	"UPDATE text SET salt = NULL, body = NULL WHERE id = 1",
	"UPDATE text SET salt = NULL WHERE id = 1",
	"UPDATE text SET body = NULL WHERE id = 1",
	"DELETE FROM text WHERE id = 1",
	"DELETE FROM text WHERE id = 15",
	"DELETE FROM text",
	"INSERT INTO text (hash, salt, body)"
	" SELECT hash, salt, body FROM text WHERE id = 1",
	"UPDATE text SET id = -id WHERE id IN (1, 4);"
	" UPDATE text SET id = 5 + id WHERE id < 0",
	/* message */
	"UPDATE message SET id = 99 WHERE id = 5",
	"UPDATE message SET id = 99 WHERE id = 1",
	"UPDATE message SET sha256 = upper(sha256) WHERE id = 1",
	"UPDATE message SET bytes = bytes + 1 WHERE id = 1",
	"UPDATE message SET kind = 'automatic' WHERE id = 1",
	"UPDATE message SET kind = NULL WHERE id = 1",
	"UPDATE message SET verdict = 'automatic' WHERE id = 1",
	"UPDATE message SET verdict = NULL WHERE id = 1",
	"UPDATE message SET reason = 'other' WHERE id = 3",
	"UPDATE message SET reason = NULL WHERE id = 3",
	"UPDATE message SET reason = 'x' WHERE id = 1",
	"UPDATE message SET like = 3 WHERE id = 2",
	"UPDATE message SET like = NULL WHERE id = 2",
	"UPDATE message SET like = 1 WHERE id = 4",
	"UPDATE message SET like = 99 WHERE id = 2",
	"UPDATE message SET raw = 4 WHERE id = 1",
	"UPDATE message SET raw = NULL WHERE id = 1",
	"UPDATE message SET envelope = 5 WHERE id = 1",
	"UPDATE message SET envelope = NULL WHERE id = 1",
	"UPDATE message SET parsed = 9 WHERE id = 1",
	"UPDATE message SET parsed = 6 WHERE id = 1",
	"UPDATE message SET parsed = NULL WHERE id = 1",
	"DELETE FROM message WHERE id = 1",
	"DELETE FROM message WHERE id = 5",
	"DELETE FROM identity WHERE message = 5;"
	" DELETE FROM message WHERE id = 5",
	"DELETE FROM message",
	"INSERT INTO message (sha256, bytes) VALUES ('x', 1)",
	"INSERT INTO message (sha256, bytes, kind, verdict, raw, envelope,"
	" parsed) SELECT 'x', bytes, kind, verdict, raw, envelope, parsed"
	" FROM message WHERE id = 1",
	"UPDATE message SET id = -id WHERE id IN (1, 4);"
	" UPDATE message SET id = 5 + id WHERE id < 0",
	"UPDATE message SET raw = 14 - raw, parsed = 18 - parsed,"
	" envelope = 16 - envelope WHERE id IN (1, 5)",
	/* entry: rows 1 to 3 of event 6, two of which event 7 ended */
	"UPDATE entry SET row = 99 WHERE row = 1",
	"UPDATE entry SET entry = 99 WHERE row = 3",
	"UPDATE entry SET since = 7 WHERE row = 3",
	"UPDATE entry SET since = 2 WHERE row = 3",
	"UPDATE entry SET since = 99 WHERE row = 3",
	"UPDATE entry SET till = 7 WHERE row = 3",
	"UPDATE entry SET till = 8 WHERE row = 3",
	"UPDATE entry SET till = 8 WHERE row = 1",
	"UPDATE entry SET till = 99 WHERE row = 3",
	"UPDATE entry SET till = NULL WHERE row = 2",
	"UPDATE entry SET status = 'reserved' WHERE row = 3",
	"UPDATE entry SET first_port = 14 WHERE row = 3",
	"UPDATE entry SET last_port = 14 WHERE row = 3",
	"UPDATE entry SET first_port = NULL, last_port = NULL WHERE row = 3",
	"UPDATE entry SET name = 'delta' WHERE row = 3",
	"UPDATE entry SET name = 'ALPHA' WHERE row = 1",
	"UPDATE entry SET transport = 'udp' WHERE row = 3",
	"UPDATE entry SET description = description || ' ' WHERE row = 3",
	"UPDATE entry SET assignee = 'x' WHERE row = 3",
	"UPDATE entry SET contact = 'x' WHERE row = 3",
	"UPDATE entry SET registered = 'x' WHERE row = 3",
	"UPDATE entry SET modified = 'x' WHERE row = 3",
	"UPDATE entry SET reference = 'x' WHERE row = 3",
	"UPDATE entry SET service_code = 'x' WHERE row = 3",
	"UPDATE entry SET unauthorized = 'x' WHERE row = 3",
	"UPDATE entry SET notes = 'x' WHERE row = 3",
	"UPDATE entry SET assignee = contact, contact = assignee"
	" WHERE row = 1",
	"DELETE FROM entry WHERE row = 1",
	"DELETE FROM entry WHERE row = 3",
	"DELETE FROM entry",
	"INSERT INTO entry SELECT 99, 99, 6, NULL, status, first_port,"
	" last_port, name, transport, description, assignee, contact,"
	" registered, modified, reference, service_code, unauthorized, notes"
	" FROM entry WHERE row = 3",
	"INSERT INTO entry SELECT 99, 99, 2, NULL, status, first_port,"
	" last_port, name, transport, description, assignee, contact,"
	" registered, modified, reference, service_code, unauthorized, notes"
	" FROM entry WHERE row = 3",
	"INSERT INTO entry SELECT 99, 99, 9, NULL, status, first_port,"
	" last_port, name, transport, description, assignee, contact,"
	" registered, modified, reference, service_code, unauthorized, notes"
	" FROM entry WHERE row = 3",
	"UPDATE entry SET row = -row WHERE row IN (1, 3);"
	" UPDATE entry SET row = 4 + row WHERE row < 0",
	/* line: rows 1 to 7 of event 6; 4 and 6 were ended by event 7 */
	"UPDATE line SET row = 99 WHERE row = 1",
	"UPDATE line SET line = 99 WHERE row = 1",
	"UPDATE line SET since = 7 WHERE row = 1",
	"UPDATE line SET since = 2 WHERE row = 1",
	"UPDATE line SET since = 99 WHERE row = 1",
	"UPDATE line SET till = 7 WHERE row = 1",
	"UPDATE line SET till = 8 WHERE row = 1",
	"UPDATE line SET till = 99 WHERE row = 1",
	"UPDATE line SET till = 8 WHERE row = 4",
	"UPDATE line SET till = NULL, position = CAST(position || 'x' AS BLOB)"
	" WHERE row = 4",
	"UPDATE line SET format = 'csv' WHERE row = 1",
	"UPDATE line SET position = x'01' WHERE row = 7",
	"UPDATE line SET position = CAST(position || 'x' AS BLOB)"
	" WHERE row = 1",
	"UPDATE line SET kind = 'updated' WHERE row = 1",
	"UPDATE line SET layout = (SELECT max(id) FROM layout) WHERE row = 1",
	"UPDATE line SET layout = 99 WHERE row = 1",
	"UPDATE line SET entry = 1 WHERE row = 7",
	"UPDATE line SET entry = NULL WHERE row = 7",
	"UPDATE line SET comment = 'x' WHERE row = 5",
	"UPDATE line SET comment = NULL WHERE row = 5",
	"UPDATE line SET comment = '' WHERE row = 1",
	"UPDATE line SET comment = 'NULL' WHERE row = 1",
	"UPDATE line SET raw = x'00' WHERE row = 1",
	"UPDATE line SET raw = CAST(raw || 'x' AS BLOB) WHERE row = 1",
	"UPDATE line SET raw = x'' WHERE row = 7",
	"UPDATE line SET raw = NULL WHERE row = 2",
	"UPDATE line SET person = 1 WHERE row = 1",
	"UPDATE line SET person = 0 WHERE row = 1",
	"UPDATE line SET joined = 1 WHERE row = 7",
	"DELETE FROM line WHERE row = 1",
	"DELETE FROM line WHERE row = 4",
	"DELETE FROM line",
	"INSERT INTO line SELECT 99, 99, 6, NULL, format, x'01', kind, layout,"
	" entry, comment, raw, person, joined FROM line WHERE row = 1",
	"INSERT INTO line SELECT 99, 99, 2, NULL, format, x'01', kind, layout,"
	" entry, comment, raw, person, joined FROM line WHERE row = 1",
	"INSERT INTO line SELECT 99, 99, 9, NULL, format, x'01', kind, layout,"
	" entry, comment, raw, person, joined FROM line WHERE row = 1",
	"UPDATE line SET row = -row WHERE row IN (1, 3);"
	" UPDATE line SET row = 4 + row WHERE row < 0",
	/* person: there are none */
	"INSERT INTO person VALUES (1, 1, 6, NULL, 'Ann', '', '', '', '')",
	"INSERT INTO person VALUES (1, 1, 2, NULL, 'Ann', '', '', '', '')",
	"INSERT INTO person VALUES (1, 1, 9, NULL, 'Ann', '', '', '', '')",
	"INSERT INTO person VALUES (1, 1, 99, NULL, 'Ann', '', '', '', '')",
	/* list: row 1 of event 6, which event 7 ended, and row 2 */
	"UPDATE list SET row = 99 WHERE row = 1",
	"UPDATE list SET format = 'csv' WHERE row = 2",
	"UPDATE list SET since = 6 WHERE row = 2",
	"UPDATE list SET since = 8 WHERE row = 2",
	"UPDATE list SET till = 8 WHERE row = 1",
	"UPDATE list SET till = 8 WHERE row = 2",
	"UPDATE list SET till = 99 WHERE row = 2",
	"UPDATE list SET crlf = 1 WHERE row = 1",
	"UPDATE list SET crlf = 1 WHERE row = 2",
	"UPDATE list SET final_newline = 0 WHERE row = 2",
	"DELETE FROM list WHERE row = 1",
	"DELETE FROM list WHERE row = 2",
	"INSERT INTO list VALUES (99, 'csv', 6, NULL, 0, 1)",
	"INSERT INTO list VALUES (99, 'csv', 2, NULL, 0, 1)",
	/* identity */
	"DELETE FROM identity",
	/* layout */
	"UPDATE layout SET id = 99 WHERE id = (SELECT max(id) FROM layout)",
	"UPDATE layout SET layout = layout || ' ' WHERE id = 1",
	"UPDATE layout SET layout = layout || '|w'"
	" WHERE id = (SELECT max(id) FROM layout)",
	"DELETE FROM layout WHERE id = 1",
	"DELETE FROM layout",
};

START_TEST(a_change_behind_our_back_is_found)
{
	VerifyResult result;
	g_autofree char *problems = NULL;

	tamper(tamperings[_i]);
	problems = verify(NULL, &result);
	ck_assert_msg(*problems != '\0', "not found: %s", tamperings[_i]);
}
END_TEST

/* What may differ: how often a message came. */
static const char *const allowed[] = {
	"UPDATE message SET copies = 5",
};

START_TEST(what_no_event_tells_of_is_no_problem)
{
	tamper(allowed[_i]);
	assert_whole(NULL);
}
END_TEST

/* The last message, its texts and its event: as if it had never come. */
#define CUT                                                                    \
	"DELETE FROM event WHERE seq = 8;"                                     \
	"DELETE FROM identity WHERE message = 5;"                              \
	"DELETE FROM message WHERE id = 5;"                                    \
	"DELETE FROM text WHERE id > 12"

START_TEST(a_tail_that_was_cut_off_is_found_by_a_head_from_elsewhere)
{
	EventMark head = current_head();
	VerifyResult result;
	g_autofree char *problems = NULL;

	assert_whole(head.hash);
	tamper(CUT);
	assert_whole(NULL);
	problems = verify(head.hash, &result);
	ck_assert_uint_eq(result.problems, 1);
	ck_assert_msg(strstr(problems, head.hash) != NULL, "%s", problems);
}
END_TEST

START_TEST(a_head_of_earlier_is_found_in_a_history_that_went_on)
{
	EventMark head = current_head();

	scratch_transact(import, (gpointer)FIRST_LIST);
	ck_assert_str_ne(current_head().hash, head.hash);
	assert_whole(head.hash);
}
END_TEST

START_TEST(a_head_that_is_none_of_the_history_is_a_problem)
{
	VerifyResult result;
	g_autofree char *problems = verify("x", &result);

	ck_assert_uint_eq(result.problems, 1);
}
END_TEST

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *stmt = NULL;

	ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL),
			 SQLITE_OK);
	return stmt;
}

/* Writes all hashes anew, as one would who knows how they are made. */
static void rechain(void)
{
	char hash[EVENT_HASH_LENGTH + 1];
	sqlite3_stmt *select, *update;
	sqlite3 *db;

	memset(hash, '0', EVENT_HASH_LENGTH);
	hash[EVENT_HASH_LENGTH] = '\0';
	ck_assert_int_eq(sqlite3_open(scratch_database, &db), SQLITE_OK);
	select = prepare(db, "SELECT seq, record FROM event ORDER BY seq");
	update = prepare(db, "UPDATE event SET hash = ? WHERE seq = ?");
	while (sqlite3_step(select) == SQLITE_ROW) {
		char next[EVENT_HASH_LENGTH + 1];

		event_chain(hash, (const char *)sqlite3_column_text(select, 1),
			    next);
		memcpy(hash, next, sizeof(hash));
		sqlite3_bind_text(update, 1, hash, -1, SQLITE_TRANSIENT);
		sqlite3_bind_int64(update, 2, sqlite3_column_int64(select, 0));
		ck_assert_int_eq(sqlite3_step(update), SQLITE_DONE);
		sqlite3_reset(update);
	}
	sqlite3_finalize(select);
	sqlite3_finalize(update);
	ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}

START_TEST(a_history_that_was_written_anew_is_found_by_a_head)
{
	EventMark head = current_head();
	VerifyResult result;
	g_autofree char *problems = NULL;

	tamper("UPDATE event SET record = json_set(record, '$.by', 'me')"
	       " WHERE seq = 1");
	rechain();
	assert_whole(NULL);
	problems = verify(head.hash, &result);
	ck_assert_uint_eq(result.problems, 1);
}
END_TEST

/* Records that are rewritten, chain and all, and yet do not fit. */
static const char *const rewritten[] = {
	"UPDATE event SET record = json_set(record, '$.facts.raw', 'x')"
	" WHERE seq = 2",
	"UPDATE event SET record = json_set(record, '$.facts.verdict', 'new')"
	" WHERE seq = 2",
	"UPDATE event SET record = json_set(record, '$.facts.rows', 'x')"
	" WHERE seq = 6",
	"UPDATE event SET record = json_remove(record, '$.facts.rows')"
	" WHERE seq = 6",
	"UPDATE event SET record = json_set(record, '$.message', 7)"
	" WHERE seq = 2",
	"UPDATE event SET record = json_remove(record, '$.message')"
	" WHERE seq = 2",
	"UPDATE event SET record = json_set(record, '$.at',"
	" '2003-07-12T09:00:00Z') WHERE seq = 8",
	"UPDATE event SET record = json_set(record, '$.seq', 7)"
	" WHERE seq = 8",
	"UPDATE event SET record = json_set(record, '$.effective',"
	" '2001-07-12T09:00:00Z') WHERE seq = 7",
};

START_TEST(a_record_that_does_not_fit_is_found_though_it_is_chained)
{
	VerifyResult result;
	g_autofree char *problems = NULL;

	tamper(rewritten[_i]);
	rechain();
	problems = verify(NULL, &result);
	ck_assert_msg(*problems != '\0', "not found: %s", rewritten[_i]);
}
END_TEST

/* The salted hash of a text, as events name it. The caller frees it. */
static char *hash_of_text(int id)
{
	sqlite3_stmt *stmt;
	sqlite3 *db;
	char *hash;

	ck_assert_int_eq(sqlite3_open(scratch_database, &db), SQLITE_OK);
	stmt = prepare(db, "SELECT hash FROM text WHERE id = ?");
	sqlite3_bind_int(stmt, 1, id);
	ck_assert_int_eq(sqlite3_step(stmt), SQLITE_ROW);
	hash = g_strdup((const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
	return hash;
}

static gboolean redact(Store *to, gpointer data, GError **error)
{
	const char *facts = data;

	return tell(to, "redact", 0, facts, 0, error);
}

START_TEST(a_text_that_was_redacted_by_an_event_is_no_problem)
{
	g_autofree char *hash = hash_of_text(1);
	g_autofree char *facts = g_strdup_printf("{\"text\":\"%s\"}", hash);

	scratch_transact(redact, facts);
	/* The triggers let this through. */
	ck_assert_int_eq(scratch_sql("UPDATE text SET salt = NULL, body = NULL"
				     " WHERE id = 1"),
			 SQLITE_OK);
	assert_whole(NULL);
}
END_TEST

/* m1 is read again: it says something else, in a new text. */
static gboolean requeue(Store *to, gpointer data, GError **error)
{
	const MessageFill again = { .verdict = "new", .kind = "application" };
	static const char parsed[] = "{\"kind\":\"application\"}";
	MessageHashes *hashes = data;
	g_autofree char *facts = NULL;
	gint64 id;

	if (!text_add(to, parsed, strlen(parsed), &id, &hashes->parsed, error))
		return FALSE;
	facts = message_facts(&again, hashes);
	return tell(to, "requeue", 1, facts, 0, error);
}

START_TEST(a_message_is_what_the_last_event_tells_of_it)
{
	g_auto(MessageHashes) hashes = { .raw = hash_of_text(1),
					 .envelope = hash_of_text(2) };
	g_autofree char *problems = NULL;
	VerifyResult result;

	scratch_transact(requeue, &hashes);
	problems = verify(NULL, &result);
	ck_assert_str_ne(problems, "");
	ck_assert_int_eq(
		scratch_sql("UPDATE message SET verdict = 'new',"
			    " kind = 'application', parsed = 16 WHERE id = 1"),
		SQLITE_OK);
	assert_whole(NULL);
}
END_TEST

START_TEST(damage_to_the_file_is_a_problem)
{
	VerifyResult result;
	g_autofree char *problems = NULL;

	tamper("PRAGMA writable_schema = ON;"
	       "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM"
	       " sqlite_schema WHERE name = 'entry_port')"
	       " WHERE name = 'entry_name'");
	problems = verify(NULL, &result);
	ck_assert_str_ne(problems, "");
}
END_TEST

static void add_head_tests(TCase *tc)
{
	tcase_add_test(
		tc, a_tail_that_was_cut_off_is_found_by_a_head_from_elsewhere);
	tcase_add_test(tc,
		       a_head_of_earlier_is_found_in_a_history_that_went_on);
	tcase_add_test(tc, a_head_that_is_none_of_the_history_is_a_problem);
	tcase_add_test(tc, a_history_that_was_written_anew_is_found_by_a_head);
	tcase_add_loop_test(
		tc, a_record_that_does_not_fit_is_found_though_it_is_chained, 0,
		G_N_ELEMENTS(rewritten));
}

int main(void)
{
	Suite *suite = suite_create("verify");
	TCase *tc = tcase_create("verify");

	scratch_fixture(tc);
	tcase_add_checked_fixture(tc, fill_store, scratch_close);
	tcase_add_test(tc, a_whole_store_has_no_problems);
	tcase_add_loop_test(tc, a_change_behind_our_back_is_found, 0,
			    G_N_ELEMENTS(tamperings));
	tcase_add_loop_test(tc, what_no_event_tells_of_is_no_problem, 0,
			    G_N_ELEMENTS(allowed));
	add_head_tests(tc);
	tcase_add_test(tc, a_text_that_was_redacted_by_an_event_is_no_problem);
	tcase_add_test(tc, a_message_is_what_the_last_event_tells_of_it);
	tcase_add_test(tc, damage_to_the_file_is_a_problem);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
