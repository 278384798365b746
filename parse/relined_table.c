/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/relined.h"

#include <string.h>

/* So many rows make a table. */
#define ROWS_MIN 3

typedef struct {
	Lines *out;
	GString *label;	   /* of the row that is open */
	GPtrArray *values; /* its lines */
	guint first;
	guint last;
	guint depth;
	gboolean is_open;
	gboolean ruled; /* a rule behind each row, which may have many lines */
} Table;

static const char *skip_blanks(const char *text)
{
	return text + strspn(text, " \t");
}

static gboolean is_row(const char *text)
{
	const char *bar = skip_blanks(text);
	const char *next = *bar == '|' ? strchr(bar + 1, '|') : NULL;

	return next && g_str_has_suffix(text, "|");
}

/* A table in which all are is quoted by a bar. */
static gboolean is_unnamed(const char *text)
{
	return is_row(text) && *skip_blanks(skip_blanks(text) + 1) == '|';
}

/* As a line that is quoted by a bar has, too. */
static gboolean has_bar(const char *text)
{
	return *skip_blanks(text) == '|';
}

/* "| x |  |": a row whose value is nothing but dashes is no rule. */
static gboolean has_empty_cell(const char *text)
{
	for (const char *bar = strchr(text, '|'); bar;
	     bar = strchr(bar + 1, '|')) {
		if (*skip_blanks(bar + 1) == '|')
			return TRUE;
	}
	return FALSE;
}

/* "+-----+-----+", "|---|:--|", "+=====+=====+" */
static gboolean is_rule(const char *text)
{
	text = skip_blanks(text);
	return (*text == '+' || *text == '|') &&
	       (strstr(text, "--") || strstr(text, "==")) &&
	       text[strspn(text, "+-=|: \t")] == '\0' && !has_empty_cell(text);
}

static void close_row(Table *table)
{
	if (!table->is_open)
		return;
	table->is_open = FALSE;
	for (guint i = 0; i < MAX(table->values->len, 1); i++) {
		const char *value =
			i < table->values->len ? table->values->pdata[i] : "";
		gboolean marked = g_str_has_suffix(table->label->str, ":");
		g_autofree char *text =
			i ? g_strdup(value)
			  : g_strdup_printf("%s%s %s", table->label->str,
					    marked ? "" : ":", value);
		const TextLine line = { text, table->first, table->last,
					table->depth };

		lines_add(table->out, &line);
	}
}

static void open_row(Table *table, const TextLine *line)
{
	close_row(table);
	g_string_truncate(table->label, 0);
	g_ptr_array_set_size(table->values, 0);
	table->first = line->first;
	table->depth = line->depth;
	table->is_open = TRUE;
}

/* The cells behind the label's, without the bar at the end. */
static char *value_of(const char *cells)
{
	char *value = g_strchomp(g_strdup(cells));
	gsize len = strlen(value);

	if (len > 0 && value[len - 1] == '|')
		value[len - 1] = '\0';
	return g_strstrip(value);
}

/* A row without a label goes on with the one before it. */
static void add_row(Table *table, const TextLine *line)
{
	const char *bar = skip_blanks(line->text) + 1;
	const char *next = strchr(bar, '|');
	g_autofree char *label =
		g_strstrip(g_strndup(bar, (gsize)(next - bar)));
	g_autofree char *value = value_of(next + 1);

	if (!table->is_open || (*label && !table->ruled))
		open_row(table, line);
	if (*label)
		g_string_append_printf(table->label, "%s%s",
				       table->label->len ? " " : "", label);
	if (*value || table->values->len)
		g_ptr_array_add(table->values, g_steal_pointer(&value));
	table->last = line->last;
}

static void add_line(Table *table, const TextLine *line)
{
	if (is_rule(line->text)) {
		close_row(table);
	} else if (is_row(line->text)) {
		add_row(table, line);
	} else {
		close_row(table);
		lines_add(table->out, line);
	}
}

static guint count_lines(const Lines *lines, gboolean (*is)(const char *text))
{
	guint count = 0;

	for (guint i = 0; i < lines_count(lines); i++)
		count += is(lines_at(lines, i)->text);
	return count;
}

Lines *relined_without_table(const Lines *lines)
{
	guint rows = count_lines(lines, is_row);
	g_autoptr(GString) label = g_string_new(NULL);
	g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(g_free);
	Table table = { .label = label, .values = values };

	if (rows < ROWS_MIN || count_lines(lines, is_unnamed) == rows ||
	    rows < count_lines(lines, has_bar) / 2)
		return NULL;
	/* At most the head and the ends have one, or each row does. */
	table.ruled = count_lines(lines, is_rule) > ROWS_MIN;
	table.out = lines_new();
	for (guint i = 0; i < lines_count(lines); i++)
		add_line(&table, lines_at(lines, i));
	close_row(&table);
	return table.out;
}
