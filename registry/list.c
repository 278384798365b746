/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/list.h"

#include <string.h>

static const char *const kind_names[] = {
	[LINE_RAW] = "raw",	    [LINE_UPDATED] = "updated",
	[LINE_ENTRY] = "entry",	    [LINE_PORTS] = "ports",
	[LINE_COMMENT] = "comment", [LINE_PERSON] = "person",
};
G_STATIC_ASSERT(G_N_ELEMENTS(kind_names) == LINE_KIND_COUNT);

static void free_line(gpointer line)
{
	list_line_free(line);
}

ListLine *list_line_new(LineKind kind)
{
	ListLine *line = g_new0(ListLine, 1);

	line->kind = kind;
	line->layout = g_strdup("");
	return line;
}

void list_line_free(ListLine *line)
{
	if (!line)
		return;
	g_free(line->layout);
	entry_free(line->entry);
	g_free(line->text);
	person_free(line->person);
	g_clear_pointer(&line->raw, g_bytes_unref);
	g_free(line);
}

const ListLine *list_line_at(const PublishedList *list, guint number)
{
	return g_ptr_array_index(list->lines, number);
}

const char *list_line_bytes(const ListLine *line, gsize *len_out)
{
	const char *bytes = g_bytes_get_data(line->raw, len_out);

	return bytes ? bytes : "";
}

gboolean list_line_is_whole(const ListLine *line)
{
	switch (line->kind) {
	case LINE_ENTRY:
	case LINE_PORTS:
		return line->entry != NULL;
	case LINE_COMMENT:
		return line->text != NULL;
	case LINE_PERSON:
		return line->person != NULL;
	default:
		return line->raw != NULL;
	}
}

static gboolean same_entry(const Entry *a, const Entry *b)
{
	return a && b ? entry_equal(a, b) : a == b;
}

static gboolean same_person(const Person *a, const Person *b)
{
	return a && b ? person_equal(a, b) : a == b;
}

static gboolean same_raw(GBytes *a, GBytes *b)
{
	return a && b ? g_bytes_equal(a, b) : a == b;
}

gboolean list_line_equal(const ListLine *a, const ListLine *b)
{
	return a->kind == b->kind && strcmp(a->layout, b->layout) == 0 &&
	       g_strcmp0(a->text, b->text) == 0 && a->joined == b->joined &&
	       same_entry(a->entry, b->entry) &&
	       same_person(a->person, b->person) && same_raw(a->raw, b->raw);
}

PublishedList *published_list_new(void)
{
	PublishedList *list = g_new0(PublishedList, 1);

	list->lines = g_ptr_array_new_with_free_func(free_line);
	list->unread = g_array_new(FALSE, FALSE, sizeof(guint));
	return list;
}

void published_list_free(PublishedList *list)
{
	if (!list)
		return;
	g_ptr_array_unref(list->lines);
	g_array_unref(list->unread);
	g_free(list);
}

const char *line_kind_name(LineKind kind)
{
	return kind_names[kind];
}

gboolean line_kind_parse(const char *name, LineKind *kind_out)
{
	for (guint i = 0; i < G_N_ELEMENTS(kind_names); i++) {
		if (strcmp(kind_names[i], name) == 0) {
			*kind_out = (LineKind)i;
			return TRUE;
		}
	}
	return FALSE;
}
