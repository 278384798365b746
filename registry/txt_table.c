/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "registry/txt.h"
#include "registry/txt_columns.h"
#include "registry/xml_text.h"

static const char title[] =
	"Service Name and Transport Protocol Port Number Registry";

/* Two lines of heading; the second is what a reader finds the columns by. A
 * column is as wide as it says, or, where it says 0, as its widest label. */
static const struct {
	const char *above;
	const char *label;
	guint width;
} headings[TXT_COLUMNS] = {
	{ "", "Service Name", 15 },	 { "", "Port Number", 11 },
	{ "Transport", "Protocol", 9 },	 { "", "Description", 28 },
	{ "", "Assignee", 0 },		 { "", "Contact", 0 },
	{ "Registration", "Date", 12 },	 { "Modification", "Date", 12 },
	{ "", "Reference", 0 },		 { "Service", "Code", 10 },
	{ "Known", "Unauthorized", 28 }, { "", "Assignment Notes", 60 },
};

static const struct {
	PersonField field;
	const char *label;
} people_columns[] = {
	{ PERSON_ID, "ID" },
	{ PERSON_NAME, "Name" },
	{ PERSON_ORG, "Organization" },
	{ PERSON_URI, "Contact URI" },
	{ PERSON_UPDATED, "Last Updated" },
};

#define PEOPLE_COLUMNS G_N_ELEMENTS(people_columns)

void txt_collect(Catalogue *catalogue, const GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const ListLine *line = lines->pdata[i];

		if (line->entry)
			catalogue_add_entry(catalogue, line->entry, NULL);
	}
}

static gsize width_of(const char *text)
{
	return (gsize)g_utf8_strlen(text, -1);
}

/* Adds a piece to the last line, or on a new one where it would not fit. */
static void add_piece(GPtrArray *lines, GString *line, const char *piece,
		      const char *between, gsize width)
{
	if (line->len &&
	    width_of(line->str) + strlen(between) + width_of(piece) > width) {
		g_ptr_array_add(lines, g_strdup(line->str));
		g_string_truncate(line, 0);
	}
	g_string_append_printf(line, "%s%s", line->len ? between : "", piece);
}

static void end_line(GPtrArray *lines, GString *line)
{
	if (line->len)
		g_ptr_array_add(lines, g_strdup(line->str));
	g_string_truncate(line, 0);
}

/* Words, within the line ends that are there. */
static void wrap_words(GPtrArray *lines, const char *text, gsize width)
{
	g_auto(GStrv) all = g_strsplit(text, "\n", -1);
	g_autoptr(GString) line = g_string_new(NULL);

	for (char **one = all; *one; one++) {
		g_auto(GStrv) words = g_strsplit_set(*one, " \t\r", -1);

		for (char **word = words; *word; word++) {
			if (**word)
				add_piece(lines, line, *word, " ", width);
		}
		end_line(lines, line);
	}
}

/* "[Ann_Example][Ben_Example]" is broken between the brackets. */
static void wrap_labels(GPtrArray *lines, const char *text, gsize width)
{
	g_auto(GStrv) labels = xml_labels(text);
	g_autoptr(GString) line = g_string_new(NULL);

	for (char **label = labels; *label; label++) {
		g_autofree char *piece = g_strdup_printf("[%s]", *label);

		add_piece(lines, line, piece, "", width);
	}
	end_line(lines, line);
}

static gboolean has_labels(guint column)
{
	return headings[column].width == 0;
}

/* The lines of a cell. */
static GPtrArray *lines_of(const Entry *entry, guint column, gsize width)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *cell = txt_columns_cell(entry, column);

	if (has_labels(column) && *cell == '[')
		wrap_labels(lines, cell, width);
	else
		wrap_words(lines, cell, width);
	return lines;
}

/* As wide as the widest label that an entry has there. */
static gsize widest(const Catalogue *catalogue, guint column)
{
	gsize width = strlen(headings[column].label);

	for (guint i = 0; i < catalogue->items->len; i++) {
		const CatalogueItem *item =
			&g_array_index(catalogue->items, CatalogueItem, i);
		g_autoptr(GPtrArray) lines =
			item->entry ? lines_of(item->entry, column, 0) : NULL;

		for (guint j = 0; lines && j < lines->len; j++)
			width = MAX(width, width_of(lines->pdata[j]));
	}
	return width;
}

static void set_columns(const Catalogue *catalogue, TxtColumns *columns)
{
	guint at = 0;

	*columns = (TxtColumns){ { 0 }, 0 };
	for (guint i = 0; i < TXT_COLUMNS; i++) {
		gsize width = has_labels(i) ? widest(catalogue, i)
					    : headings[i].width;

		columns->start[i] = at;
		at += (guint)width + 1;
	}
}

static void add_text(PublishedList *list, const char *text)
{
	ListLine *line = list_line_new(LINE_RAW);

	line->raw = g_bytes_new(text, strlen(text));
	g_ptr_array_add(list->lines, line);
}

static void append_centred(GString *line, guint start, guint end,
			   const char *text)
{
	gsize len = strlen(text);
	gsize width = end - start - 1;

	if (!*text)
		return;
	start += (guint)((width - MIN(len, width)) / 2);
	g_string_append_printf(line, "%*s%s",
			       (int)(start - MIN(line->len, start)), "", text);
}

static void add_heading(PublishedList *list, const TxtColumns *columns)
{
	g_autoptr(GString) above = g_string_new(NULL);
	g_autoptr(GString) label = g_string_new(NULL);

	for (guint i = 0; i < TXT_COLUMNS; i++) {
		guint start = columns->start[i];
		guint end = i + 1 < TXT_COLUMNS ? columns->start[i + 1]
						: start + headings[i].width + 1;

		append_centred(above, start, end, headings[i].above);
		append_centred(label, start, end, headings[i].label);
	}
	add_text(list, above->str);
	add_text(list, label->str);
	add_text(list, "");
}

/* A row of one line goes by the same rule that it is read by. */
static void add_line(PublishedList *list, const Entry *entry,
		     const TxtColumns *columns)
{
	ListLine *line = list_line_new(
		entry->status == ENTRY_ASSIGNED ? LINE_ENTRY : LINE_PORTS);

	line->entry = entry_copy(entry);
	g_free(line->layout);
	line->layout = txt_columns_layout(columns);
	g_ptr_array_add(list->lines, line);
}

/* Each cell is centred in the row, as a browser does it. */
static void add_lines(PublishedList *list, GPtrArray *const *cells, guint count,
		      const TxtColumns *columns)
{
	for (guint i = 0; i < count; i++) {
		g_autoptr(GString) text = g_string_new(NULL);

		for (guint j = 0; j < TXT_COLUMNS; j++) {
			guint first = (count - cells[j]->len) / 2;

			if (i >= first && i - first < cells[j]->len)
				txt_columns_append(text, 0, columns, j,
						   cells[j]->pdata[i - first]);
		}
		add_text(list, text->str);
	}
}

static void add_row(PublishedList *list, const Entry *entry,
		    const TxtColumns *columns)
{
	GPtrArray *cells[TXT_COLUMNS];
	guint count = 1;

	for (guint i = 0; i < TXT_COLUMNS; i++) {
		gsize width =
			i + 1 < TXT_COLUMNS
				? columns->start[i + 1] - columns->start[i] - 1
				: headings[i].width;

		cells[i] = lines_of(entry, i, width);
		count = MAX(count, cells[i]->len);
	}
	if (count == 1)
		add_line(list, entry, columns);
	else
		add_lines(list, cells, count, columns);
	for (guint i = 0; i < TXT_COLUMNS; i++)
		g_ptr_array_unref(cells[i]);
}

static void set_people_widths(const People *people, gsize *widths)
{
	for (guint i = 0; i < PEOPLE_COLUMNS; i++) {
		widths[i] = strlen(people_columns[i].label);
		for (guint j = 0; j < people_count(people); j++) {
			g_auto(GStrv) lines = g_strsplit(
				people_at(people, j)
					->field[people_columns[i].field],
				"\n", -1);

			for (char **line = lines; *line; line++)
				widths[i] = MAX(widths[i],
						width_of(*line) + 2 * (i == 0));
		}
	}
}

static void append_cell(GString *text, gsize at, const char *cell)
{
	gsize here = width_of(text->str);

	if (*cell)
		g_string_append_printf(text, "%*s%s", (int)(at - MIN(here, at)),
				       "", cell);
}

/* A line for each address of a person. */
static void add_person(PublishedList *list, const Person *person,
		       const gsize *widths)
{
	g_auto(GStrv) uris = g_strsplit(person->field[PERSON_URI], "\n", -1);
	char **uri = uris;

	do {
		g_autoptr(GString) text = g_string_new(NULL);
		gsize at = 0;

		for (guint i = 0; i < PEOPLE_COLUMNS; i++) {
			PersonField field = people_columns[i].field;

			if (field == PERSON_URI)
				append_cell(text, at, *uri ? *uri : "");
			else if (uri == uris && field == PERSON_ID)
				g_string_append_printf(text, "[%s]",
						       person->field[field]);
			else if (uri == uris)
				append_cell(text, at, person->field[field]);
			at += widths[i] + 1;
		}
		add_text(list, text->str);
	} while (*uri && *++uri);
}

static void add_people(PublishedList *list, const People *people)
{
	gsize widths[PEOPLE_COLUMNS];
	g_autoptr(GString) labels = g_string_new(NULL);
	gsize at = 0;

	if (people_count(people) == 0)
		return;
	set_people_widths(people, widths);
	for (guint i = 0; i < PEOPLE_COLUMNS; i++) {
		append_cell(labels, at, people_columns[i].label);
		at += widths[i] + 1;
	}
	add_text(list, "");
	add_text(list, "   People");
	add_text(list, "");
	add_text(list, labels->str);
	add_text(list, "");
	for (guint i = 0; i < people_count(people); i++)
		add_person(list, people_at(people, i), widths);
}

PublishedList *txt_compose(const Catalogue *catalogue, Losses *losses)
{
	PublishedList *list = published_list_new();
	g_autofree char *head = g_strdup_printf("%*s%s", 24, "", title);
	g_autofree char *updated =
		g_strdup_printf("%*s%s", 11, "", catalogue->updated);
	TxtColumns columns;

	list->final_newline = TRUE;
	set_columns(catalogue, &columns);
	add_text(list, head);
	add_text(list, "");
	add_text(list, "   Last Updated");
	add_text(list, updated);
	add_text(list, "");
	add_heading(list, &columns);
	for (guint i = 0; i < catalogue->items->len; i++) {
		const CatalogueItem *item =
			&g_array_index(catalogue->items, CatalogueItem, i);

		if (item->entry)
			add_row(list, item->entry, &columns);
		else
			losses_add(losses, "remarks, left out", NULL);
	}
	add_people(list, catalogue->people);
	return list;
}
