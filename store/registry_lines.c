/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/handle.h"
#include "store/registry.h"

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

static void free_line(gpointer line)
{
	registry_line_free(line);
}

static gboolean keep_line(RegistryLine *line, gpointer data, GError **error)
{
	(void)error;
	g_ptr_array_add(data, line);
	return TRUE;
}

GPtrArray *registry_lines(Store *store, const char *format, gint64 at,
			  GError **error)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(free_line);

	if (format &&
	    !registry_each_line(store, format, at, keep_line, lines, error))
		return NULL;
	return g_steal_pointer(&lines);
}

static void free_content(gpointer content)
{
	list_line_free(content);
}

static gboolean keep_content(RegistryLine *line, gpointer data, GError **error)
{
	(void)error;
	g_ptr_array_add(data, g_steal_pointer(&line->content));
	registry_line_free(line);
	return TRUE;
}

GPtrArray *registry_contents(Store *store, const char *format, gint64 at,
			     GError **error)
{
	g_autoptr(GPtrArray) contents =
		g_ptr_array_new_with_free_func(free_content);

	if (format && !registry_each_line(store, format, at, keep_content,
					  contents, error))
		return NULL;
	return g_steal_pointer(&contents);
}
