/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "registry/xml.h"
#include "registry/xml_text.h"

static const char head[] =
	"<?xml version='1.0' encoding='UTF-8'?>\n"
	"<registry xmlns=\"http://www.iana.org/assignments\" "
	"id=\"service-names-port-numbers\">\n"
	"  <title>Service Name and Transport Protocol Port Number "
	"Registry</title>\n"
	"  <category>Service Names and Transport Protocol Port "
	"Numbers</category>\n";

static void add_raw(PublishedList *list, LineKind kind, const char *text)
{
	ListLine *line = list_line_new(kind);

	line->raw = g_bytes_new(text, strlen(text));
	g_ptr_array_add(list->lines, line);
}

static void add_text(PublishedList *list, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line && line[1]; line++)
		add_raw(list, LINE_RAW, *line);
}

static void add_updated(PublishedList *list, const char *date)
{
	g_autoptr(GString) line = g_string_new("  <updated>");

	xml_append_text(line, date);
	g_string_append(line, "</updated>");
	add_raw(list, LINE_UPDATED, line->str);
}

static void add_remark(PublishedList *list, const char *remark)
{
	g_autoptr(GString) text = g_string_new("  ");

	xml_append_comment(text, remark);
	g_string_append_c(text, '\n');
	add_text(list, text->str);
}

static void add_entry(PublishedList *list, const Entry *entry)
{
	ListLine *line = list_line_new(
		entry->status == ENTRY_ASSIGNED ? LINE_ENTRY : LINE_PORTS);

	line->entry = entry_copy(entry);
	/* As it would be read. */
	for (int i = 0; i < ENTRY_FIELD_COUNT; i++) {
		g_autofree char *text = xml_squeeze(entry->field[i]);

		entry_set(line->entry, (EntryField)i, text);
	}
	g_ptr_array_add(list->lines, line);
}

static gint compare_people(gconstpointer a, gconstpointer b)
{
	const Person *const *x = a;
	const Person *const *y = b;

	return strcmp((*x)->field[PERSON_ID], (*y)->field[PERSON_ID]);
}

static void add_people(PublishedList *list, const People *people)
{
	g_autoptr(GPtrArray) sorted = g_ptr_array_new();

	for (guint i = 0; i < people_count(people); i++)
		g_ptr_array_add(sorted, (gpointer)people_at(people, i));
	g_ptr_array_sort(sorted, compare_people);
	for (guint i = 0; i < sorted->len; i++) {
		ListLine *line = list_line_new(LINE_PERSON);

		line->person = person_copy(sorted->pdata[i]);
		g_ptr_array_add(list->lines, line);
	}
}

PublishedList *xml_compose(const Catalogue *catalogue, Losses *losses)
{
	PublishedList *list = published_list_new();

	(void)losses;
	list->final_newline = TRUE;
	add_text(list, head);
	add_updated(list, catalogue->updated);
	for (guint i = 0; i < catalogue->items->len; i++) {
		const CatalogueItem *item =
			&g_array_index(catalogue->items, CatalogueItem, i);

		if (item->entry)
			add_entry(list, item->entry);
		else
			add_remark(list, item->remark);
	}
	add_raw(list, LINE_RAW, "  <people>");
	add_people(list, catalogue->people);
	add_text(list, "  </people>\n</registry>\n");
	return list;
}
