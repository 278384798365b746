/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "registry/html_frame.h"
#include "registry/port_map.h"
#include "registry/rendered.h"
#include "registry/xml_text.h"
#include "text/harmless.h"
#include "text/markup.h"

/* The columns behind the name and the ports. */
static const struct {
	EntryField field;
	const char *title;
} columns[] = {
	{ ENTRY_TRANSPORT, "Transport" },
	{ ENTRY_DESCRIPTION, "Description" },
	{ ENTRY_ASSIGNEE, "Assignee" },
	{ ENTRY_CONTACT, "Contact" },
	{ ENTRY_REGISTERED, "Registered" },
	{ ENTRY_MODIFIED, "Modified" },
	{ ENTRY_REFERENCE, "Reference" },
	{ ENTRY_SERVICE_CODE, "Service code" },
	{ ENTRY_UNAUTHORIZED, "Unauthorized use" },
	{ ENTRY_NOTES, "Notes" },
};

static const char *const kinds[PORT_MAP_KINDS][2] = {
	[PORT_MAP_ASSIGNED] = { "assigned", "assigned" },
	[PORT_MAP_KEPT] = { "kept", "reserved or kept back" },
	[PORT_MAP_FREE] = { "free", "unassigned" },
	[PORT_MAP_DYNAMIC] = { "dynamic", "dynamic, never assigned" },
};

typedef struct {
	const Catalogue *catalogue;
	PublishedList *list;
	gboolean
		used[G_N_ELEMENTS(columns)]; /* an entry says something there */
	guint next_id; /* ports below have an anchor already */
} Page;

static void add(Page *page, const char *html)
{
	rendered_add(page->list, g_strdup(html));
}

/* Text on lines of its own, each harmless. */
static void append_text(GString *out, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++) {
		g_autofree char *harmless =
			harmless_line(*line, strlen(*line), 0);

		if (line > lines)
			g_string_append(out, "<br>");
		xml_append_text(out, harmless);
	}
}

/* Who that is, where the registry knows it. */
static void append_people(GString *out, const Page *page, const char *field)
{
	g_auto(GStrv) labels = xml_labels(field);

	for (char **label = labels; *label; label++) {
		const Person *person =
			people_find(page->catalogue->people, *label);
		const char *name = person ? person->field[PERSON_NAME] : "";

		if (person && !*name)
			name = person->field[PERSON_ORG];
		if (label > labels)
			g_string_append(out, ", ");
		append_text(out, *name ? name : *label);
	}
}

static void append_cell(GString *out, const Page *page, const Entry *entry,
			EntryField field)
{
	const char *text = entry->field[field];

	g_string_append(out, "<td>");
	if (field == ENTRY_ASSIGNEE || field == ENTRY_CONTACT)
		append_people(out, page, text);
	else
		append_text(out, text);
}

/* The first row of a port can be linked to: "#port-80". */
static void append_anchor(GString *out, Page *page, const Entry *entry)
{
	if (!entry->has_port || entry->ports.first < page->next_id)
		return;
	g_string_append_printf(out, " id=\"port-%u\"", entry->ports.first);
	page->next_id = entry->ports.first + 1U;
}

static void add_entry(Page *page, const Entry *entry)
{
	GString *row = g_string_new("<tr");

	append_anchor(row, page, entry);
	if (entry->status != ENTRY_ASSIGNED)
		g_string_append_printf(row, " class=\"%s\"",
				       entry_status_name(entry->status));
	g_string_append(row, "><th scope=\"row\">");
	append_text(row, entry->field[ENTRY_NAME]);
	g_string_append(row, "</th><td>");
	if (entry->has_port)
		port_range_append(row, entry->ports);
	for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
		if (page->used[i])
			append_cell(row, page, entry, columns[i].field);
	}
	g_string_append(row, "</tr>");
	rendered_add(page->list, g_string_free(row, FALSE));
}

static guint count_columns(const Page *page)
{
	guint count = 2;

	for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
		count += page->used[i];
	return count;
}

static void add_remark(Page *page, const char *remark)
{
	GString *row = g_string_new("<tr class=\"remark\"><th></th><td></td>");

	g_string_append_printf(row, "<td colspan=\"%u\">",
			       count_columns(page) - 2);
	append_text(row, remark);
	g_string_append(row, "</tr>");
	rendered_add(page->list, g_string_free(row, FALSE));
}

static void note_columns(Page *page, const Entry *entry)
{
	for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
		page->used[i] |= *entry->field[columns[i].field] != '\0';
}

static const CatalogueItem *item_at(const Page *page, guint number)
{
	return &g_array_index(page->catalogue->items, CatalogueItem, number);
}

static void add_table(Page *page)
{
	g_autoptr(GString) head = g_string_new(
		"<div class=\"rows\"><table><thead><tr><th scope=\"col\">Name"
		"<th scope=\"col\">Port");

	for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
		if (page->used[i])
			g_string_append_printf(head, "<th scope=\"col\">%s",
					       columns[i].title);
	}
	add(page, head->str);
	add(page, "</tr></thead><tbody>");
	for (guint i = 0; i < page->catalogue->items->len; i++) {
		const CatalogueItem *item = item_at(page, i);

		if (item->entry)
			add_entry(page, item->entry);
		else
			add_remark(page, item->remark);
	}
	add(page, "</tbody></table></div>");
}

/* The picture, and what its colours mean. */
static void add_map(Page *page)
{
	g_autofree PortMap *map = g_new(PortMap, 1);
	GString *figure = g_string_new("<figure>");

	port_map_make(map, page->catalogue);
	port_map_append_svg(figure, map);
	g_string_append(figure, "<figcaption><ul>");
	for (guint i = 0; i < PORT_MAP_KINDS; i++)
		g_string_append_printf(figure,
				       "<li><b class=\"%s\"></b>%u %s</li>",
				       kinds[i][0], map->count[i], kinds[i][1]);
	g_string_append(figure, "</ul></figcaption></figure>");
	rendered_add(page->list, g_string_free(figure, FALSE));
}

static void add_head(Page *page)
{
	g_autofree char *source = markup_hash(html_frame_script);
	const char *updated = page->catalogue->updated;
	GString *title = g_string_new("<h1>Port numbers</h1>");

	add(page, "<!DOCTYPE html>");
	add(page, "<html lang=\"en\"><head><meta charset=\"utf-8\">");
	rendered_add(
		page->list,
		g_strdup_printf("<meta http-equiv=\"Content-Security-Policy\" "
				"content=\"default-src 'none'; style-src "
				"'unsafe-inline'; script-src '%s'\">",
				source));
	add(page, "<meta name=\"viewport\" "
		  "content=\"width=device-width, initial-scale=1\">");
	add(page, "<title>Port numbers</title>");
	rendered_add(page->list, g_strconcat("<style>", html_frame_style,
					     "</style></head>", NULL));
	add(page, "<body><div class=\"top\"><div>");
	if (*updated) {
		g_string_append(title, "<p>Last updated ");
		append_text(title, updated);
	}
	rendered_add(page->list, g_string_free(title, FALSE));
	add(page,
	    "<div class=\"search\" role=\"search\" hidden><p><label for=\"search\">"
	    "A name, a port or words</label><br>"
	    "<input id=\"search\" type=\"search\" autocomplete=\"off\">"
	    "<p id=\"found\" role=\"status\"></div></div>");
}

PublishedList *html_compose(const Catalogue *catalogue, Losses *losses)
{
	Page page = { .catalogue = catalogue, .list = rendered_new() };

	(void)losses; /* there are none */
	for (guint i = 0; i < catalogue->items->len; i++) {
		if (item_at(&page, i)->entry)
			note_columns(&page, item_at(&page, i)->entry);
	}
	add_head(&page);
	add_map(&page);
	add(&page, "</div>");
	add_table(&page);
	rendered_add(page.list, g_strconcat("<script>", html_frame_script,
					    "</script>", NULL));
	add(&page, "</body></html>");
	return page.list;
}
