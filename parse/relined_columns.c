/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/relined.h"

#include <string.h>

/* So many questions whose answers begin below each other make two columns. */
#define QUESTIONS_MIN 3

/* A column stands so far apart, and within so many bytes of the line. */
#define GAP_MIN	   2
#define COLUMN_MAX 100

typedef struct {
	Lines *out;
	GArray *left; /* of TextLine: the row's cells */
	GArray *right;
	GStringChunk *texts; /* which the left ones' texts are in */
	gsize column;
} Columns;

/* Something stands left of the column, nothing before it, and something in it.
 */
static gboolean has_both(const char *text, gsize column)
{
	gsize len = strnlen(text, column);

	return len == column && text[column] &&
	       strspn(text + column - GAP_MIN, " ") >= GAP_MIN &&
	       strspn(text, " ") < column;
}

/* Where the text behind the first wide gap begins, but for the number's; 0:
 * there is none. */
static gsize column_of(const char *text)
{
	const char *gap = strstr(text + strspn(text, " 0123456789.):"), "  ");
	gsize column = gap ? (gsize)(gap - text) + strspn(gap, " ") : 0;

	return column < COLUMN_MAX && text[column] ? column : 0;
}

/* "2. What ..." */
static gboolean is_numbered(const char *text)
{
	gsize digits;

	text += *text == ' ';
	if (!g_ascii_isdigit(*text))
		return FALSE;
	digits = strspn(text, "0123456789");
	return text[digits] && strchr(".):", text[digits]);
}

/* The commonest beside questions; 0: there is none. Labels alone go on in no
 * line, and are found as they stand. */
static gsize find_column(const Lines *lines)
{
	guint counts[COLUMN_MAX] = { 0 };
	gsize best = 0;

	for (guint i = 0; i < lines_count(lines); i++) {
		const char *text = lines_at(lines, i)->text;

		if (is_numbered(text))
			counts[column_of(text)]++;
	}
	for (gsize i = GAP_MIN; i < COLUMN_MAX; i++) {
		if (counts[i] >= QUESTIONS_MIN &&
		    (!best || counts[i] > counts[best]))
			best = i;
	}
	return best;
}

static void end_row(Columns *columns)
{
	GArray *const cells[] = { columns->left, columns->right };

	for (guint i = 0; i < G_N_ELEMENTS(cells); i++) {
		for (guint j = 0; j < cells[i]->len; j++)
			lines_add(columns->out,
				  &g_array_index(cells[i], TextLine, j));
		g_array_set_size(cells[i], 0);
	}
}

/* "2. What ...", or anything below a label that is whole. */
static gboolean begins_row(const Columns *columns, const char *left)
{
	const GArray *cells = columns->left;

	return is_numbered(left) ||
	       (cells->len == 1 &&
		g_str_has_suffix(g_array_index(cells, TextLine, 0).text, ":"));
}

static void add_left(Columns *columns, const TextLine *line, gsize len)
{
	TextLine cell = *line;
	char *text = g_string_chunk_insert_len(columns->texts, line->text,
					       (gssize)len);

	cell.text = g_strchomp(text);
	if (begins_row(columns, cell.text))
		end_row(columns);
	g_array_append_val(columns->left, cell);
}

static void add_line(Columns *columns, const TextLine *line)
{
	const char *text = line->text;
	gsize len = strnlen(text, columns->column);
	gboolean both = has_both(text, columns->column);
	TextLine cell = *line;

	if (lines_text_is_blank(text) ||
	    (!both && len == columns->column &&
	     strspn(text, " ") < columns->column)) {
		/* It reaches across. */
		end_row(columns);
		lines_add(columns->out, line);
		return;
	}
	if (strspn(text, " ") < len)
		add_left(columns, line, len);
	if (len < columns->column)
		return;
	cell.text = text + columns->column;
	g_array_append_val(columns->right, cell);
}

Lines *relined_without_columns(const Lines *lines)
{
	gsize column = find_column(lines);
	Columns columns = { .column = column };

	if (!column)
		return NULL;
	columns.out = lines_new();
	columns.left = g_array_new(FALSE, FALSE, sizeof(TextLine));
	columns.right = g_array_new(FALSE, FALSE, sizeof(TextLine));
	columns.texts = g_string_chunk_new(1024);
	for (guint i = 0; i < lines_count(lines); i++)
		add_line(&columns, lines_at(lines, i));
	end_row(&columns);
	g_array_unref(columns.left);
	g_array_unref(columns.right);
	g_string_chunk_free(columns.texts);
	return columns.out;
}
