/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/txt.h"

#include <string.h>

#include "registry/txt_columns.h"

/* The title, and the label that each heading begins with. */
static const char title[] =
	"Service Name and Transport Protocol Port Number Registry";
static const char first_label[] = "Service Name ";
static const char people[] = "People";

gboolean txt_recognise(const char *bytes, gsize len)
{
	const char *lf = memchr(bytes, '\n', len);
	g_autofree char *line =
		g_strndup(bytes, lf ? (gsize)(lf - bytes) : len);

	return strcmp(g_strstrip(line), title) == 0;
}

static gboolean begins(const char *line, const char *word)
{
	return g_str_has_prefix(line + strspn(line, " "), word);
}

/* All up to the people; lines are of the file. */
static GPtrArray *table_below(char **lines, guint heading)
{
	GPtrArray *table = g_ptr_array_new();

	for (char **line = lines + heading + 1; *line && !begins(*line, people);
	     line++)
		g_ptr_array_add(table, *line);
	return table;
}

/* The cell in a column, without blanks around it. */
static char *cell_of(const char *line, const TxtColumns *columns, guint column)
{
	glong len = g_utf8_strlen(line, -1);
	glong start = MIN((glong)columns->start[column], len);
	glong end = column + 1 < TXT_COLUMNS
			    ? MIN((glong)columns->start[column + 1], len)
			    : len;

	return g_strstrip(g_utf8_substring(line, start, end));
}

/* NULL: ports that are none. */
static Entry *read_entry(const char *line, const TxtColumns *columns)
{
	g_autoptr(Entry) entry = entry_new();

	for (guint i = 0; i < TXT_COLUMNS; i++) {
		g_autofree char *cell = cell_of(line, columns, i);

		if (i != TXT_PORT) {
			entry_set(entry, txt_columns_field(i), cell);
			continue;
		}
		entry->has_port = *cell != '\0';
		if (entry->has_port &&
		    !port_range_parse(cell, strlen(cell), &entry->ports))
			return NULL;
	}
	/* A text of several words is no name. */
	if (!entry->has_port && strchr(entry->field[ENTRY_NAME], ' '))
		return NULL;
	entry->status = entry_status_of_record(entry);
	return g_steal_pointer(&entry);
}

/* A row has a name or a port in one of its lines. */
static gboolean begins_row(const char *line)
{
	gsize blanks = strspn(line, " ");

	return blanks < 28 && line[blanks] != '\0';
}

static gboolean is_blank(const char *line)
{
	return !line[strspn(line, " ")];
}

/* Name and port are centred in a row of several lines, and if their number is
 * even one line more is below them: where none is below, none is above. */
static gboolean stands_alone(char **line)
{
	return !line[1] || begins_row(line[1]) || is_blank(line[1]);
}

/* NULL: the line alone is not the row, or does not give it back. */
static ListLine *read_row(char **line, const TxtColumns *table)
{
	TxtColumns columns = *table;
	gsize len = strlen(*line);
	g_autoptr(GString) written = g_string_new(NULL);
	g_autoptr(ListLine) row = NULL;
	Entry *entry;

	if (!begins_row(line[0]) || !stands_alone(line))
		return NULL;
	while (columns.trailing < len &&
	       (*line)[len - columns.trailing - 1] == ' ')
		columns.trailing++;
	entry = read_entry(*line, &columns);
	if (!entry)
		return NULL;
	row = list_line_new(entry->status == ENTRY_ASSIGNED ? LINE_ENTRY
							    : LINE_PORTS);
	row->entry = entry;
	g_free(row->layout);
	row->layout = txt_columns_layout(&columns);
	txt_write(written, row);
	return strcmp(written->str, *line) == 0 ? g_steal_pointer(&row) : NULL;
}

static void add_raw(PublishedList *list, const char *line)
{
	ListLine *raw = list_line_new(LINE_RAW);

	raw->raw = g_bytes_new(line, strlen(line));
	g_ptr_array_add(list->lines, raw);
}

/* The rows below the heading, and where the first one behind them is. */
static guint read_table(PublishedList *list, char **lines, guint heading)
{
	g_autoptr(GPtrArray) table = table_below(lines, heading);
	guint end = heading + 1 + table->len;
	TxtColumns columns;

	if (!txt_columns_find(lines[heading], table, &columns))
		return heading;
	add_raw(list, lines[heading]);
	for (guint i = heading + 1; i < end; i++) {
		ListLine *row = read_row(lines + i, &columns);

		if (row) {
			g_ptr_array_add(list->lines, row);
			continue;
		}
		if (begins_row(lines[i]))
			g_array_append_val(list->unread, list->lines->len);
		add_raw(list, lines[i]);
	}
	return end;
}

/* Its bytes alone: they are no text that can be read. */
static void read_bytes(PublishedList *list, const char *bytes, gsize len)
{
	ListLine *raw = list_line_new(LINE_RAW);
	guint number = list->lines->len;

	raw->raw = g_bytes_new(bytes, len);
	g_ptr_array_add(list->lines, raw);
	g_array_append_val(list->unread, number);
	list->final_newline = FALSE;
}

PublishedList *txt_read(const char *bytes, gsize len)
{
	PublishedList *list = published_list_new();
	g_autofree char *text = g_strndup(bytes, len);
	g_auto(GStrv) lines = NULL;
	guint count;

	if (strlen(text) != len || strchr(text, '\r') ||
	    !g_utf8_validate(text, -1, NULL)) {
		read_bytes(list, bytes, len);
		return list;
	}
	lines = g_strsplit(text, "\n", -1);
	count = g_strv_length(lines);
	list->final_newline = count > 0 && !*lines[count - 1];
	if (list->final_newline)
		g_clear_pointer(&lines[--count], g_free);
	for (guint i = 0; i < count;) {
		guint end = begins(lines[i], first_label) && i > 0
				    ? read_table(list, lines, i)
				    : i;

		if (end == i)
			add_raw(list, lines[i++]);
		else
			i = end;
	}
	return list;
}

void txt_write(GString *out, const ListLine *line)
{
	gsize start = out->len;
	TxtColumns columns;

	if (line->raw) {
		g_string_append_len(out, g_bytes_get_data(line->raw, NULL),
				    (gssize)g_bytes_get_size(line->raw));
		return;
	}
	if (!txt_columns_of_layout(line->layout, &columns))
		return;
	for (guint i = 0; i < TXT_COLUMNS; i++) {
		g_autofree char *cell = txt_columns_cell(line->entry, i);

		txt_columns_append(out, start, &columns, i, cell);
	}
	g_string_append_printf(out, "%*s", (int)columns.trailing, "");
}
