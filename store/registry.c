/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/registry.h"

#include <string.h>

#include "store/event.h"
#include "store/handle.h"
#include "text/sha256.h"

/* Where what a line shows begins in STMT_LINE_LIST. */
#define LINE_ENTRY_COLUMN  6
#define LINE_JOINED_COLUMN 21
#define LINE_PERSON_COLUMN 22

void registry_line_free(RegistryLine *line)
{
	if (!line)
		return;
	g_clear_pointer(&line->position, g_bytes_unref);
	list_line_free(line->content);
	g_free(line);
}

gboolean registry_list(Store *store, const char *format, gint64 at,
		       RegistryList *list_out, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_LIST_FIND, error);

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":format", format);
	stmt_bind_int(stmt, ":at", at);
	if (!stmt_step(stmt, &list_out->known, error))
		return FALSE;
	list_out->crlf = list_out->known && sqlite3_column_int(stmt, 0);
	list_out->final_newline =
		list_out->known && sqlite3_column_int(stmt, 1);
	stmt_reset(stmt);
	return TRUE;
}

static gboolean end_version(Store *store, StmtId id, const char *parameter,
			    gint64 identity, gint64 event, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, id, error);

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, parameter, identity);
	stmt_bind_int(stmt, ":event", event);
	return stmt_step(stmt, NULL, error);
}

gboolean registry_leading(Store *store, gint64 at, char **format_out,
			  GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_LIST_LEADING, error);
	gboolean row;

	*format_out = NULL;
	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":at", at);
	if (!stmt_step(stmt, &row, error))
		return FALSE;
	if (row)
		*format_out = g_strdup(stmt_column(stmt, 0));
	stmt_reset(stmt);
	return TRUE;
}

gboolean registry_end_list(Store *store, const char *format, gint64 event,
			   GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_LIST_END, error);

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":format", format);
	stmt_bind_int(stmt, ":event", event);
	return stmt_step(stmt, NULL, error);
}

gboolean registry_set_list(Store *store, const char *format, gint64 event,
			   const RegistryList *list, GError **error)
{
	sqlite3_stmt *stmt;

	if (!registry_end_list(store, format, event, error))
		return FALSE;
	stmt = stmt_get(store, STMT_LIST_ADD, error);
	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":format", format);
	stmt_bind_int(stmt, ":event", event);
	stmt_bind_int(stmt, ":crlf", list->crlf);
	stmt_bind_int(stmt, ":final_newline", list->final_newline);
	return stmt_step(stmt, NULL, error);
}

static GBytes *column_bytes(sqlite3_stmt *stmt, int column)
{
	/* The pointer first: it may convert, which changes the length. */
	const void *bytes = sqlite3_column_blob(stmt, column);

	return g_bytes_new(bytes, (gsize)sqlite3_column_bytes(stmt, column));
}

static gboolean is_null(sqlite3_stmt *stmt, int column)
{
	return sqlite3_column_type(stmt, column) == SQLITE_NULL;
}

static gboolean no_sense(const char *what, GError **error)
{
	g_set_error(error, STORE_ERROR, STORE_ERROR_DAMAGED,
		    "the registry has %s that makes no sense", what);
	return FALSE;
}

static gboolean read_entry(sqlite3_stmt *stmt, RegistryLine *line,
			   GError **error)
{
	int column = LINE_ENTRY_COLUMN;
	Entry *entry;

	if (is_null(stmt, column))
		return TRUE;
	line->entry = sqlite3_column_int64(stmt, column++);
	line->content->entry = entry = entry_new();
	if (!entry_status_parse(stmt_column(stmt, column++), &entry->status))
		return no_sense("a status", error);
	entry->has_port = !is_null(stmt, column);
	entry->ports.first = (guint16)sqlite3_column_int(stmt, column++);
	entry->ports.last = (guint16)sqlite3_column_int(stmt, column++);
	/* Most are "", which they are already. */
	for (int i = 0; i < ENTRY_FIELD_COUNT; i++) {
		const char *text = stmt_column(stmt, column++);

		if (*text)
			entry_set(entry, (EntryField)i, text);
	}
	return TRUE;
}

static void read_person(sqlite3_stmt *stmt, RegistryLine *line)
{
	int column = LINE_PERSON_COLUMN;

	if (is_null(stmt, column))
		return;
	line->person = sqlite3_column_int64(stmt, column++);
	line->content->person = person_new();
	for (int i = 0; i < PERSON_FIELD_COUNT; i++)
		person_set(line->content->person, (PersonField)i,
			   stmt_column(stmt, column++));
}

static RegistryLine *read_line(sqlite3_stmt *stmt, GError **error)
{
	g_autoptr(RegistryLine) line = g_new0(RegistryLine, 1);
	LineKind kind;

	line->line = sqlite3_column_int64(stmt, 0);
	line->position = column_bytes(stmt, 1);
	if (!line_kind_parse(stmt_column(stmt, 2), &kind)) {
		no_sense("a kind of line", error);
		return NULL;
	}
	line->content = list_line_new(kind);
	g_free(line->content->layout);
	line->content->layout = g_strdup(stmt_column(stmt, 3));
	if (!is_null(stmt, 4))
		line->content->text = g_strdup(stmt_column(stmt, 4));
	if (!is_null(stmt, 5))
		line->content->raw = column_bytes(stmt, 5);
	line->content->joined = sqlite3_column_int(stmt, LINE_JOINED_COLUMN);
	read_person(stmt, line);
	if (!read_entry(stmt, line, error))
		return NULL;
	if (!list_line_is_whole(line->content)) {
		no_sense("a line", error);
		return NULL;
	}
	return g_steal_pointer(&line);
}

gboolean registry_each_line(Store *store, const char *format, gint64 at,
			    RegistryVisit visit, gpointer data, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_LINE_LIST, error);
	gboolean ok, row;

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":format", format);
	stmt_bind_int(stmt, ":at", at);
	while ((ok = stmt_step(stmt, &row, error)) && row) {
		RegistryLine *line = read_line(stmt, error);

		ok = line && visit(line, data, error);
		if (!ok)
			break;
	}
	stmt_reset(stmt);
	return ok;
}

static gboolean find_layout(Store *store, const char *layout, gint64 *id_out,
			    GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_LAYOUT_FIND, error);
	gboolean row;

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":layout", layout);
	if (!stmt_step(stmt, &row, error))
		return FALSE;
	*id_out = row ? sqlite3_column_int64(stmt, 0) : 0;
	stmt_reset(stmt);
	return TRUE;
}

/* One step of an INSERT; what has no identity yet is called by its row. */
static gboolean insert_row(Store *store, sqlite3_stmt *stmt,
			   gint64 *identity_inout, GError **error)
{
	if (!stmt_step(stmt, NULL, error))
		return FALSE;
	if (identity_inout && *identity_inout == 0)
		*identity_inout = sqlite3_last_insert_rowid(store->db);
	return TRUE;
}

static gboolean put_layout(Store *store, const char *layout, gint64 *id_out,
			   GError **error)
{
	sqlite3_stmt *stmt;

	if (!find_layout(store, layout, id_out, error))
		return FALSE;
	if (*id_out)
		return TRUE;
	stmt = stmt_get(store, STMT_LAYOUT_ADD, error);
	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":layout", layout);
	return insert_row(store, stmt, id_out, error);
}

static void bind_bytes(sqlite3_stmt *stmt, const char *name, GBytes *bytes)
{
	gsize len;
	const void *data;

	if (!bytes)
		return;
	data = g_bytes_get_data(bytes, &len);
	stmt_bind_blob(stmt, name, data, len);
}

gboolean registry_add_line(Store *store, const char *format, gint64 event,
			   const RegistryLine *line, GError **error)
{
	const ListLine *content = line->content;
	sqlite3_stmt *stmt;
	gint64 layout;

	if (!put_layout(store, content->layout, &layout, error))
		return FALSE;
	stmt = stmt_get(store, STMT_LINE_ADD, error);
	if (!stmt)
		return FALSE;
	stmt_bind_optional_int(stmt, ":line", line->line);
	stmt_bind_int(stmt, ":event", event);
	stmt_bind_text(stmt, ":format", format);
	bind_bytes(stmt, ":position", line->position);
	stmt_bind_text(stmt, ":kind", line_kind_name(content->kind));
	stmt_bind_int(stmt, ":layout", layout);
	stmt_bind_optional_int(stmt, ":entry", line->entry);
	stmt_bind_text(stmt, ":comment", content->text);
	bind_bytes(stmt, ":raw", content->raw);
	stmt_bind_optional_int(stmt, ":person", line->person);
	stmt_bind_int(stmt, ":joined", content->joined);
	return insert_row(store, stmt, NULL, error);
}

gboolean registry_end_line(Store *store, gint64 event, gint64 line,
			   GError **error)
{
	return end_version(store, STMT_LINE_END, ":line", line, event, error);
}

static void bind_entry(sqlite3_stmt *stmt, const Entry *entry)
{
	stmt_bind_text(stmt, ":status", entry_status_name(entry->status));
	if (entry->has_port) {
		stmt_bind_int(stmt, ":first_port", entry->ports.first);
		stmt_bind_int(stmt, ":last_port", entry->ports.last);
	}
	for (int i = 0; i < ENTRY_FIELD_COUNT; i++) {
		char name[32] = ":";

		g_strlcat(name, entry_field_name((EntryField)i), sizeof(name));
		stmt_bind_text(stmt, name, entry->field[i]);
	}
}

gboolean registry_put_entry(Store *store, gint64 event, const Entry *entry,
			    gint64 *entry_inout, GError **error)
{
	sqlite3_stmt *stmt;

	if (*entry_inout &&
	    !registry_end_entry(store, event, *entry_inout, error))
		return FALSE;
	stmt = stmt_get(store, STMT_ENTRY_ADD, error);
	if (!stmt)
		return FALSE;
	stmt_bind_optional_int(stmt, ":entry", *entry_inout);
	stmt_bind_int(stmt, ":event", event);
	bind_entry(stmt, entry);
	return insert_row(store, stmt, entry_inout, error);
}

gboolean registry_end_entry(Store *store, gint64 event, gint64 entry,
			    GError **error)
{
	return end_version(store, STMT_ENTRY_END, ":entry", entry, event,
			   error);
}

/* Adds "row LF" and what the row holds, if it began, to the sum. */
static gboolean sum_changes(Store *store, StmtId id, gint64 event, Sha256 *sum,
			    gboolean *any, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, id, error);
	gboolean ok, row;

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":event", event);
	while ((ok = stmt_step(stmt, &row, error)) && row) {
		g_autofree char *text = g_strdup_printf(
			"%s\n%s\n", stmt_column(stmt, 0), stmt_column(stmt, 1));

		sha256_add_text(sum, text);
		*any = TRUE;
	}
	return ok;
}

gboolean registry_changes(Store *store, gint64 event, char **sha256_out,
			  GError **error)
{
	static const StmtId changed[] = { STMT_CHANGED_LISTS,
					  STMT_CHANGED_LINES,
					  STMT_CHANGED_ENTRIES };
	Sha256 sum = sha256_begin();
	gboolean people = FALSE;
	gboolean any = FALSE;

	for (guint i = 0; i < G_N_ELEMENTS(changed); i++) {
		if (!sum_changes(store, changed[i], event, &sum, &any, error))
			return FALSE;
		sha256_add_text(&sum, "\n");
	}
	/* Version 1 had no people, and its sums no part for them. */
	if (!sum_changes(store, STMT_CHANGED_PEOPLE, event, &sum, &people,
			 error))
		return FALSE;
	any = any || people;
	*sha256_out = any ? sha256_end(&sum) : NULL;
	return TRUE;
}

gboolean registry_event_at(Store *store, gint64 instant, gint64 *event_out,
			   GError **error)
{
	return event_at(store, instant, event_out, error);
}
