/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/catalogue.h"

#include <string.h>

#include "registry/xml_text.h"

static void free_owned(gpointer data)
{
	CatalogueItem *owned = data;

	entry_free((Entry *)owned->entry);
	g_free((char *)owned->remark);
	list_line_free((ListLine *)owned->row);
	g_free(owned);
}

Catalogue *catalogue_new(void)
{
	Catalogue *catalogue = g_new0(Catalogue, 1);

	catalogue->updated = g_strdup("");
	catalogue->items = g_array_new(FALSE, FALSE, sizeof(CatalogueItem));
	catalogue->people = people_new();
	catalogue->owned = g_ptr_array_new_with_free_func(free_owned);
	return catalogue;
}

void catalogue_free(Catalogue *catalogue)
{
	if (!catalogue)
		return;
	g_free(catalogue->updated);
	g_array_unref(catalogue->items);
	people_free(catalogue->people);
	g_ptr_array_unref(catalogue->owned);
	g_free(catalogue);
}

void catalogue_set_updated(Catalogue *catalogue, const char *date)
{
	g_free(catalogue->updated);
	catalogue->updated = g_strdup(date);
}

/* Keeps what is not the list's own until the catalogue goes. */
static void own(Catalogue *catalogue, Entry *entry, char *remark, ListLine *row)
{
	CatalogueItem *owned;

	if (!entry && !remark && !row)
		return;
	owned = g_new0(CatalogueItem, 1);
	*owned = (CatalogueItem){ entry, remark, row };
	g_ptr_array_add(catalogue->owned, owned);
}

void catalogue_append_field(Entry *entry, EntryField field, const char *text)
{
	g_autofree char *all = NULL;

	if (!*text)
		return;
	all = *entry->field[field] && field == ENTRY_NOTES
		      ? g_strjoin("\n", entry->field[field], text, NULL)
		      : g_strconcat(entry->field[field], text, NULL);
	entry_set(entry, field, all);
}

/* "[Ann_Example][Ben]", or nobody. */
static gboolean is_ids(const char *field)
{
	g_auto(GStrv) labels = NULL;

	if (*field != '[')
		return !*field;
	labels = xml_labels(field);
	return strcmp(labels[0], field) != 0;
}

void catalogue_add_contact(Catalogue *catalogue, Entry *entry, EntryField field,
			   const char *name, const Contact *contact)
{
	g_autofree char *label = g_strdup_printf(
		"[%s]",
		people_id_for(catalogue->people, *name ? name : contact->name,
			      contact->uri, NULL));

	catalogue_append_field(entry, field, label);
	if (!*entry->field[ENTRY_REGISTERED])
		entry_set(entry, ENTRY_REGISTERED, contact->date);
	else if (strcmp(entry->field[ENTRY_REGISTERED], contact->date) != 0)
		catalogue_append_field(entry, ENTRY_NOTES, contact->date);
	catalogue_append_field(entry, ENTRY_NOTES, contact->rest);
}

/* A column of the table in words: each line of it is somebody. */
static void read_column(Catalogue *catalogue, Entry *entry, EntryField field)
{
	g_auto(GStrv) lines = NULL;

	if (is_ids(entry->field[field]))
		return;
	lines = g_strsplit(entry->field[field], "\n", -1);
	entry_set(entry, field, "");
	for (char **line = lines; *line; line++) {
		g_auto(Contact) contact = { 0 };

		if (!contact_parse(g_strstrip(*line), &contact))
			contact = (Contact){ g_strdup(*line), g_strdup(""),
					     g_strdup(""), g_strdup("") };
		catalogue_add_contact(catalogue, entry, field, "", &contact);
	}
}

void catalogue_add_entry(Catalogue *catalogue, const Entry *entry,
			 ListLine *row)
{
	CatalogueItem item = { .entry = entry, .row = row };
	Entry *copy = NULL;

	if (!is_ids(entry->field[ENTRY_CONTACT]) ||
	    !is_ids(entry->field[ENTRY_ASSIGNEE])) {
		item.entry = copy = entry_copy(entry);
		read_column(catalogue, copy, ENTRY_CONTACT);
		read_column(catalogue, copy, ENTRY_ASSIGNEE);
	}
	own(catalogue, copy, NULL, row);
	g_array_append_val(catalogue->items, item);
}

void catalogue_take_entry(Catalogue *catalogue, Entry *entry)
{
	CatalogueItem item = { .entry = entry };

	own(catalogue, entry, NULL, NULL);
	g_array_append_val(catalogue->items, item);
}

void catalogue_add_remark(Catalogue *catalogue, const char *remark)
{
	char *text = g_strstrip(g_strdup(remark));
	CatalogueItem item = { .remark = text };

	if (!*text) {
		g_free(text);
		return;
	}
	own(catalogue, NULL, text, NULL);
	g_array_append_val(catalogue->items, item);
}
