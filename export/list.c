/* SPDX-License-Identifier: BSD-2-Clause */
#include "export/list.h"

typedef struct {
	const ListFormat *format;
	gint64 at;
	const char *line_end;
	GString *bytes;
	gboolean any;
} Writer;

static gboolean write_line(RegistryLine *line, gpointer data, GError **error)
{
	Writer *writer = data;

	(void)error;
	if (writer->any)
		g_string_append(writer->bytes, writer->line_end);
	writer->any = TRUE;
	writer->format->write(writer->bytes, line->content);
	registry_line_free(line);
	return TRUE;
}

static gboolean write_list(Store *store, gpointer data, GError **error)
{
	Writer *writer = data;
	const char *format = writer->format->name;
	RegistryList list;

	if (!registry_list(store, format, writer->at, &list, error))
		return FALSE;
	if (!list.known) {
		g_set_error(error, STORE_ERROR, STORE_ERROR_MISSING,
			    "there is no list of the format %s", format);
		return FALSE;
	}
	writer->line_end = list.crlf ? "\r\n" : "\n";
	if (!registry_each_line(store, format, writer->at, write_line, writer,
				error))
		return FALSE;
	if (list.final_newline)
		g_string_append(writer->bytes, writer->line_end);
	return TRUE;
}

GBytes *export_list(Store *store, const ListFormat *format, gint64 at,
		    GError **error)
{
	g_autoptr(GString) bytes = g_string_sized_new(1024 * 1024);
	Writer writer = { .format = format, .at = at, .bytes = bytes };

	if (!store_snapshot(store, write_list, &writer, error))
		return NULL;
	return g_string_free_to_bytes(g_steal_pointer(&bytes));
}
