/* SPDX-License-Identifier: BSD-2-Clause */
#include "export/list.h"

typedef struct {
	ListWriter lines;
	gint64 at;
} Writer;

static gboolean write_line(RegistryLine *line, gpointer data, GError **error)
{
	Writer *writer = data;

	(void)error;
	list_writer_add(&writer->lines, line->content);
	registry_line_free(line);
	return TRUE;
}

static gboolean write_list(Store *store, gpointer data, GError **error)
{
	Writer *writer = data;
	const char *format = writer->lines.format->name;
	RegistryList list;

	if (!registry_list(store, format, writer->at, &list, error))
		return FALSE;
	if (!list.known) {
		g_set_error(error, STORE_ERROR, STORE_ERROR_MISSING,
			    "there is no list of the format %s", format);
		return FALSE;
	}
	writer->lines.crlf = list.crlf;
	if (!registry_each_line(store, format, writer->at, write_line, writer,
				error))
		return FALSE;
	list_writer_end(&writer->lines, list.final_newline);
	return TRUE;
}

GBytes *export_list(Store *store, const ListFormat *format, gint64 at,
		    GError **error)
{
	g_autoptr(GString) bytes = g_string_sized_new(1024 * 1024);
	Writer writer = { .lines = { .format = format, .out = bytes },
			  .at = at };

	if (!store_snapshot(store, write_list, &writer, error))
		return NULL;
	return g_string_free_to_bytes(g_steal_pointer(&bytes));
}
