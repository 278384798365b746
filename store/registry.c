/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/registry.h"

#include <string.h>

#include "store/event.h"
#include "store/handle.h"
#include "text/sha256.h"

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
