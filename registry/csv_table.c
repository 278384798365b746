/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "registry/charset.h"
#include "registry/contact.h"
#include "registry/csv.h"
#include "registry/xml_text.h"

static const char header[] =
	"Service Name,Port Number,Transport Protocol,Description,Assignee,"
	"Contact,Registration Date,Modification Date,Reference,Service Code,"
	"Unauthorized Use Reported,Assignment Notes";

static void add_raw(Catalogue *catalogue, const ListLine *line)
{
	g_autofree char *text = NULL;
	Charset charset;
	gsize len;
	const char *bytes = list_line_bytes(line, &len);

	if (csv_recognise(bytes, len) || memchr(bytes, '\0', len))
		return;
	text = charset_decode(bytes, len, &charset);
	catalogue_add_remark(catalogue, text);
}

void csv_collect(Catalogue *catalogue, const GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const ListLine *line = lines->pdata[i];

		if (line->entry)
			catalogue_add_entry(catalogue, line->entry, NULL);
		else
			add_raw(catalogue, line);
	}
}

/* Ids that only this registry knows say nothing in a table without people. */
static char *in_words(const People *people, const char *field)
{
	g_auto(GStrv) ids = xml_labels(field);
	GString *words = g_string_new(NULL);

	for (char **id = ids; *id; id++) {
		g_autofree char *text =
			contact_of_person(people_find(people, *id));

		g_string_append_printf(words, "%s%s", words->len ? "\n" : "",
				       text);
	}
	return g_string_free(words, FALSE);
}

static gboolean is_made(const People *people, const char *field)
{
	g_auto(GStrv) ids = xml_labels(field);

	for (char **id = ids; *id; id++) {
		if (!people_is_made(people, *id))
			return FALSE;
	}
	return *ids != NULL;
}

static void set_people(Entry *entry, EntryField field, const People *people)
{
	g_autofree char *words = NULL;

	if (!is_made(people, entry->field[field]))
		return;
	words = in_words(people, entry->field[field]);
	entry_set(entry, field, words);
}

static ListLine *make_row(const CatalogueItem *item, const People *people)
{
	const Entry *entry = item->row ? item->row->entry : item->entry;
	ListLine *line = list_line_new(
		entry->status == ENTRY_ASSIGNED ? LINE_ENTRY : LINE_PORTS);

	line->entry = entry_copy(entry);
	set_people(line->entry, ENTRY_ASSIGNEE, people);
	set_people(line->entry, ENTRY_CONTACT, people);
	if (item->row) {
		g_free(line->layout);
		line->layout = g_strdup(item->row->layout);
	}
	return line;
}

static void count_people(const People *people, Losses *losses)
{
	for (guint i = 0; i < people_count(people); i++) {
		const char *id = people_at(people, i)->field[PERSON_ID];

		if (!people_is_made(people, id))
			losses_add(losses,
				   "people with their addresses, left out",
				   NULL);
	}
}

PublishedList *csv_compose(const Catalogue *catalogue, Losses *losses)
{
	PublishedList *list = published_list_new();
	ListLine *line = list_line_new(LINE_RAW);

	list->crlf = list->final_newline = TRUE;
	line->raw = g_bytes_new_static(header, strlen(header));
	g_ptr_array_add(list->lines, line);
	for (guint i = 0; i < catalogue->items->len; i++) {
		const CatalogueItem *item =
			&g_array_index(catalogue->items, CatalogueItem, i);

		if (item->entry)
			g_ptr_array_add(list->lines,
					make_row(item, catalogue->people));
		else
			losses_add(losses, "remarks, left out", NULL);
	}
	count_people(catalogue->people, losses);
	return list;
}
