/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/stay.h"

#include <string.h>

#include "registry/vacancy.h"
#include "registry/xml_text.h"

static void free_line(gpointer line)
{
	list_line_free(line);
}

void merged_free(Merged *merged)
{
	if (!merged)
		return;
	g_ptr_array_unref(merged->list.lines);
	g_ptr_array_unref(merged->own);
	g_ptr_array_unref(merged->stayed);
	g_free(merged);
}

/* What the list that comes in has. */
static GHashTable *keys_of(const PublishedList *list)
{
	GHashTable *keys =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < list->lines->len; i++) {
		const ListLine *line = list_line_at(list, i);

		if (line->kind == LINE_ENTRY)
			g_hash_table_add(keys, entry_key(line->entry));
	}
	return keys;
}

static const RegistryLine *row_at(const GPtrArray *old, guint number)
{
	return g_ptr_array_index(old, number);
}

static gboolean is_entry_of(const GPtrArray *old, guint number, guint16 port)
{
	const ListLine *line = row_at(old, number)->content;

	return line->kind == LINE_ENTRY && line->entry->ports.first == port;
}

/* Behind the entries of the port from number on, and their comments. */
static guint end_of_group(const GPtrArray *old, guint number, guint16 port)
{
	while (number < old->len && is_entry_of(old, number, port))
		number++;
	while (number < old->len &&
	       row_at(old, number)->content->kind == LINE_COMMENT)
		number++;
	return number;
}

static gboolean no_place(const Entry *entry, GError **error)
{
	g_set_error(error, STORE_ERROR, STORE_ERROR_REFUSED,
		    "port %u (%s) was assigned here, and the list does not "
		    "say that it is unassigned; --replace drops what was "
		    "assigned here",
		    entry->ports.first, entry->field[ENTRY_NAME]);
	return FALSE;
}

static void no_editing(const ListFormat *format, GError **error)
{
	g_set_error(error, STORE_ERROR, STORE_ERROR_REFUSED,
		    "entries were assigned here, and none can be written in a "
		    "list of the format %s; --replace drops them",
		    format->name);
}

static void insert(Merged *merged, guint at, const ListLine *line)
{
	g_ptr_array_insert(merged->list.lines, (gint)at, (gpointer)line);
}

static void insert_rest(Merged *merged, guint at, const ListLine *model,
			guint first, guint last)
{
	ListLine *line;

	if (first > last)
		return;
	line = merged->format->editing->ports_line(
		model, (PortRange){ (guint16)first, (guint16)last });
	g_ptr_array_add(merged->own, line);
	insert(merged, at, line);
}

/* The lines from..to-1 go into the line that says "Unassigned". */
static void insert_group(Merged *merged, const GPtrArray *old, guint from,
			 guint to, guint at)
{
	const ListLine *model = list_line_at(&merged->list, at);
	const PortRange ports = model->entry->ports;
	guint16 port = row_at(old, from)->content->entry->ports.first;

	g_ptr_array_remove_index(merged->list.lines, at);
	/* From the last to the first, each before the others. */
	insert_rest(merged, at, model, port + 1u, ports.last);
	for (guint i = to; i > from; i--)
		insert(merged, at, row_at(old, i - 1)->content);
	if (port > ports.first)
		insert_rest(merged, at, model, ports.first, port - 1u);
}

/* Whom an entry names, where the list that comes in does not know them. */
static void keep_labels(Merged *merged, const GPtrArray *old, const char *field)
{
	g_auto(GStrv) labels = xml_labels(field);

	for (char **label = labels; *label; label++) {
		const ListLine *person = NULL;
		guint place = merged->format->editing->person_place(
			merged->list.lines, *label);

		for (guint i = 0; i < old->len && !person; i++) {
			const ListLine *line = row_at(old, i)->content;

			if (line->person &&
			    strcmp(line->person->field[PERSON_ID], *label) == 0)
				person = line;
		}
		if (person && place != G_MAXUINT &&
		    !list_find_person(merged->list.lines, *label))
			insert(merged, place, person);
	}
}

static void keep_people(Merged *merged, const GPtrArray *old,
			const Entry *entry)
{
	if (!entry || !merged->format->editing->person_place)
		return;
	keep_labels(merged, old, entry->field[ENTRY_ASSIGNEE]);
	keep_labels(merged, old, entry->field[ENTRY_CONTACT]);
}

static gboolean keep_group(Merged *merged, const GPtrArray *old, guint from,
			   guint to, GError **error)
{
	const Entry *entry = row_at(old, from)->content->entry;
	g_autoptr(Vacancies) vacancies = vacancies_of(
		merged->list.lines, merged->format->editing->groups);
	guint16 port = entry->ports.first;
	VacancyStatus status = vacancies_status(vacancies, port);

	if (status != VACANCY_FREE && status != VACANCY_CAPTURES)
		return no_place(entry, error);
	insert_group(merged, old, from, to, vacancies_line(vacancies, port));
	for (guint i = from; i < to; i++)
		keep_people(merged, old, row_at(old, i)->content->entry);
	g_ptr_array_add(
		merged->stayed,
		g_strdup_printf("%u %s", port, entry->field[ENTRY_NAME]));
	return TRUE;
}

/* TRUE: the line is an entry that was decided here and that the list lacks. */
static gboolean is_missing(const RegistryLine *row, GHashTable *decided,
			   GHashTable *keys)
{
	g_autofree char *key = NULL;

	if (row->content->kind != LINE_ENTRY ||
	    !g_hash_table_contains(decided, &row->entry))
		return FALSE;
	key = entry_key(row->content->entry);
	return !g_hash_table_contains(keys, key);
}

static gboolean merge(Merged *merged, const GPtrArray *old, GHashTable *decided,
		      GHashTable *keys, GError **error)
{
	guint i = 0;

	while (i < old->len) {
		guint end;

		if (!is_missing(row_at(old, i), decided, keys)) {
			i++;
			continue;
		}
		end = end_of_group(old, i,
				   row_at(old, i)->content->entry->ports.first);
		if (!keep_group(merged, old, i, end, error))
			return FALSE;
		i = end;
	}
	return TRUE;
}

Merged *merged_new(Store *store, const GPtrArray *old, const ListFormat *format,
		   const PublishedList *list, GError **error)
{
	g_autoptr(Merged) merged = g_new0(Merged, 1);
	g_autoptr(GHashTable) decided = g_hash_table_new_full(
		g_int64_hash, g_int64_equal, g_free, NULL);
	g_autoptr(GHashTable) keys = keys_of(list);

	merged->format = format;
	merged->list = *list;
	merged->list.lines = g_ptr_array_new();
	merged->own = g_ptr_array_new_with_free_func(free_line);
	merged->stayed = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < list->lines->len; i++)
		g_ptr_array_add(merged->list.lines,
				(gpointer)list_line_at(list, i));
	if (!registry_decided(store, decided, error))
		return NULL;
	if (!format->editing && g_hash_table_size(decided)) {
		no_editing(format, error);
		return NULL;
	}
	if (!merge(merged, old, decided, keys, error))
		return NULL;
	return g_steal_pointer(&merged);
}
