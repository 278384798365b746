/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "registry/rendered.h"
#include "registry/xml_text.h"
#include "text/json.h"

/* Of these there may be several, in brackets. */
static gboolean has_labels(EntryField field)
{
	return field == ENTRY_ASSIGNEE || field == ENTRY_CONTACT ||
	       field == ENTRY_REFERENCE;
}

static void add_labels(Json *json, const char *key, const char *field)
{
	g_auto(GStrv) labels = xml_labels(field);

	json_open(json, key, '[');
	for (char **label = labels; *label; label++)
		json_string(json, NULL, *label);
	json_close(json, ']');
}

static void add_text(Json *json, const char *key, const char *text)
{
	json_string(json, key, *text ? text : NULL);
}

static void add_ports(Json *json, const Entry *entry)
{
	if (entry->has_port) {
		json_int(json, "first_port", entry->ports.first);
		json_int(json, "last_port", entry->ports.last);
	} else {
		json_null(json, "first_port");
		json_null(json, "last_port");
	}
}

static char *entry_line(const Entry *entry)
{
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_string(&json, "status", entry_status_name(entry->status));
	add_ports(&json, entry);
	for (guint i = 0; i < ENTRY_FIELD_COUNT; i++) {
		const char *key = entry_field_name((EntryField)i);

		if (has_labels((EntryField)i))
			add_labels(&json, key, entry->field[i]);
		else
			add_text(&json, key, entry->field[i]);
	}
	json_close(&json, '}');
	return json_end(&json);
}

static char *remark_line(const char *remark)
{
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_string(&json, "remark", remark);
	json_close(&json, '}');
	return json_end(&json);
}

static char *person_line(const Person *person)
{
	g_auto(GStrv) uris = g_strsplit(person->field[PERSON_URI], "\n", -1);
	Json json = json_begin();

	json_open(&json, NULL, '{');
	for (guint i = 0; i < PERSON_FIELD_COUNT; i++) {
		if (i == PERSON_URI)
			continue;
		add_text(&json, person_field_name((PersonField)i),
			 person->field[i]);
	}
	json_open(&json, person_field_name(PERSON_URI), '[');
	for (char **uri = uris; *uri; uri++)
		json_string(&json, NULL, *uri);
	json_close(&json, ']');
	json_close(&json, '}');
	return json_end(&json);
}

/* Takes the lines; all but the last get a comma. */
static void add_lines(PublishedList *list, GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++)
		rendered_add(list,
			     g_strconcat(lines->pdata[i],
					 i + 1 < lines->len ? "," : "", NULL));
}

static void add_items(PublishedList *list, const GArray *items)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < items->len; i++) {
		const CatalogueItem *item =
			&g_array_index(items, CatalogueItem, i);

		g_ptr_array_add(lines, item->entry ? entry_line(item->entry)
						   : remark_line(item->remark));
	}
	add_lines(list, lines);
}

static void add_people(PublishedList *list, const People *people)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < people_count(people); i++)
		g_ptr_array_add(lines, person_line(people_at(people, i)));
	add_lines(list, lines);
}

PublishedList *json_compose(const Catalogue *catalogue, Losses *losses)
{
	PublishedList *list = rendered_new();
	g_autofree char *head = NULL;
	Json json = json_begin();

	(void)losses; /* there are none */
	json_open(&json, NULL, '{');
	add_text(&json, "updated", catalogue->updated);
	head = json_end(&json);
	rendered_add(list, g_strconcat(head, ",\"entries\":[", NULL));
	add_items(list, catalogue->items);
	rendered_add(list, g_strdup("],\"people\":["));
	add_people(list, catalogue->people);
	rendered_add(list, g_strdup("]}"));
	return list;
}
