/* SPDX-License-Identifier: BSD-2-Clause */
#include "export/list.h"

#include <string.h>

typedef struct {
	const ListFormat *format;
	gint64 at;
	Losses *losses;
	GString *bytes;
} Export;

static gboolean write_line(RegistryLine *line, gpointer data, GError **error)
{
	(void)error;
	list_writer_add(data, line->content);
	registry_line_free(line);
	return TRUE;
}

static gboolean write_lines(Store *store, const Export *export, GError **error)
{
	ListWriter writer = { export->format, export->bytes, FALSE, FALSE };
	RegistryList list;

	if (!registry_list(store, export->format->name, export->at, &list,
			   error))
		return FALSE;
	writer.crlf = list.crlf;
	if (!registry_each_line(store, export->format->name, export->at,
				write_line, &writer, error))
		return FALSE;
	list_writer_end(&writer, list.final_newline);
	return TRUE;
}

static gboolean add_person(gint64 identity, const Person *person, gpointer data,
			   GError **error)
{
	Catalogue *catalogue = data;

	(void)identity;
	(void)error;
	people_add(catalogue->people, person_copy(person));
	return TRUE;
}

/* A list that has no date of its own is of the day it took effect. */
static gboolean set_updated(Store *store, gint64 at, Catalogue *catalogue,
			    GError **error)
{
	g_autofree char *date = NULL;

	if (*catalogue->updated)
		return TRUE;
	if (!registry_effective(store, at, &date, error))
		return FALSE;
	catalogue_set_updated(catalogue, date);
	return TRUE;
}

static gboolean make(Store *store, const Export *export,
		     const ListFormat *leading, GError **error)
{
	g_autoptr(GPtrArray) lines =
		registry_contents(store, leading->name, export->at, error);
	g_autoptr(Catalogue) catalogue = catalogue_new();

	if (!lines || !registry_each_person(store, export->at, add_person,
					    catalogue, error))
		return FALSE;
	leading->collect(catalogue, lines);
	if (!set_updated(store, export->at, catalogue, error))
		return FALSE;
	list_format_print(export->format, export->bytes, catalogue,
			  export->losses);
	return TRUE;
}

static gboolean run(Store *store, gpointer data, GError **error)
{
	const Export *export = data;
	g_autofree char *name = NULL;
	const ListFormat *leading;

	if (!registry_leading(store, export->at, &name, error))
		return FALSE;
	leading = name ? list_format_named(name) : NULL;
	if (leading == export->format)
		return write_lines(store, export, error);
	if (leading)
		return make(store, export, leading, error);
	g_set_error_literal(error, STORE_ERROR, STORE_ERROR_MISSING,
			    "there is no list yet");
	return FALSE;
}

GBytes *export_list(Store *store, const ListFormat *format, gint64 at,
		    Losses *losses, GError **error)
{
	g_autoptr(GString) bytes = g_string_sized_new(1024 * 1024);
	Export export = { format, at, losses, bytes };

	if (!store_snapshot(store, run, &export, error))
		return NULL;
	return g_string_free_to_bytes(g_steal_pointer(&bytes));
}
