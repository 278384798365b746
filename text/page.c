/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/page.h"

#include <string.h>

#include "text/harmless.h"

#define WIDTH	    80
#define LABEL_WIDTH 22
#define INDENT	    6
#define CELL_MAX    40
#define LAST_MAX    100 /* nothing stands behind it */

/* The bytes of the longest start of text that fits, ended at a blank. */
static gsize fit(const char *text, gsize width)
{
	const char *end = text;
	const char *blank = NULL;

	for (gsize i = 0; *end && i < width; i++) {
		if (*end == ' ')
			blank = end;
		end = g_utf8_next_char(end);
	}
	if (*end && blank && blank > text)
		end = blank;
	return (gsize)(end - text);
}

static void append_blanks(GString *page, gsize count)
{
	for (gsize i = 0; i < count; i++)
		g_string_append_c(page, ' ');
}

/* Wrapped; the first line begins where the page is, the others at indent. */
static void append_wrapped(GString *page, const char *text, gsize indent)
{
	for (;;) {
		gsize len = fit(text, WIDTH - indent);

		g_string_append_len(page, text, (gssize)len);
		g_string_append_c(page, '\n');
		text += len + strspn(text + len, " ");
		if (!*text)
			return;
		append_blanks(page, indent);
	}
}

static char *harmless(const char *text)
{
	return harmless_line(text, strlen(text), 0);
}

void page_heading(GString *page, const char *text)
{
	g_autofree char *line = harmless(text);

	g_string_append_printf(page, "%s%s\n", page->len ? "\n" : "", line);
}

static void append_lines(GString *page, const char *value)
{
	g_auto(GStrv) lines = g_strsplit(value, "\n", -1);

	for (char **line = lines; *line; line++) {
		g_autofree char *text = harmless(*line);

		if (*text)
			append_blanks(page, INDENT);
		append_wrapped(page, text, INDENT);
	}
}

void page_field(GString *page, const char *label, const char *value)
{
	g_autofree char *plain = harmless(label);
	g_autofree char *name = g_strconcat(plain, ":", NULL);
	gboolean is_short = !strchr(value, '\n') &&
			    g_utf8_strlen(value, -1) < WIDTH - LABEL_WIDTH - 2;
	g_autofree char *text = harmless(*value ? value : "(none)");

	if (is_short) {
		g_string_append_printf(page, "  %-*s ", LABEL_WIDTH - 3, name);
		append_wrapped(page, text, LABEL_WIDTH);
		return;
	}
	g_string_append_printf(page, "  %s\n", name);
	append_lines(page, value);
}

void page_line(GString *page, const char *text)
{
	g_autofree char *line = harmless(text);

	g_string_append_printf(page, "  %s:\n", line);
}

void page_note(GString *page, const char *mark, const char *text)
{
	g_autofree char *line = harmless(text);
	g_autofree char *plain = harmless_line(mark, strlen(mark), CELL_MAX);
	gsize indent = INDENT + (gsize)g_utf8_strlen(plain, -1) + 1;

	append_blanks(page, INDENT);
	g_string_append_printf(page, "%s ", plain);
	append_wrapped(page, line, indent);
}

char *page_label(const char *key)
{
	return g_strdelimit(g_strdup(key), "_", ' ');
}

void page_answer(GString *page, const char *key, const char *text,
		 gint64 lost_bytes)
{
	g_autofree char *label = page_label(key);
	g_autofree char *lost = g_strdup_printf(
		"%" G_GINT64_FORMAT " bytes could not be read", lost_bytes);

	page_field(page, label, text);
	if (lost_bytes)
		page_note(page, "note:", lost);
}

static char *cell_text(const GPtrArray *cells, guint i, guint count)
{
	const char *text = cells->pdata[i] ? cells->pdata[i] : "";
	gboolean last = i % count == count - 1;

	return harmless_line(text, strlen(text), last ? LAST_MAX : CELL_MAX);
}

static gsize column_width(const GPtrArray *cells, guint column, guint count)
{
	gsize width = 0;

	for (guint i = column; i < cells->len; i += count) {
		g_autofree char *text = cell_text(cells, i, count);

		width = MAX(width, (gsize)g_utf8_strlen(text, -1));
	}
	return width;
}

void page_table(GString *page, GPtrArray *cells, guint count)
{
	g_autofree gsize *widths = g_new(gsize, count);

	for (guint i = 0; i < count; i++)
		widths[i] = column_width(cells, i, count);
	for (guint i = 0; i < cells->len; i++) {
		g_autofree char *text = cell_text(cells, i, count);
		gboolean last = i % count == count - 1;

		g_string_append(page, text);
		if (last)
			g_string_append_c(page, '\n');
		else
			append_blanks(page,
				      widths[i % count] + 2 -
					      (gsize)g_utf8_strlen(text, -1));
	}
}
