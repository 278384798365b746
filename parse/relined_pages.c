/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/relined.h"

#include <string.h>

/* Between foot and head are so many blank lines at most. */
#define BLANKS_MAX 6

/* A head line has three columns, a foot line two at least. */
static const char columns[] = "  ";

static gboolean is_blank(const Lines *lines, guint line)
{
	const char *text = lines_at(lines, line)->text;

	return !text[strspn(text, " \t\f")];
}

/* "Roe                  Expires January 5, 2013                [Page 12]" */
static gboolean is_foot(const Lines *lines, guint line)
{
	const char *text = lines_at(lines, line)->text;
	const char *page = g_str_has_suffix(text, "]")
				   ? g_strrstr(text, "  [Page ")
				   : NULL;

	if (!page)
		return FALSE;
	page += strlen("  [Page ");
	return g_ascii_isalnum(*text) && strcspn(page, "]") <= 5 &&
	       strspn(page, "0123456789ivxlc") == strcspn(page, "]") &&
	       (line == 0 || is_blank(lines, line - 1));
}

/* "Internet-Draft         Network Diagnostics                  July 2012" */
static gboolean is_head(const char *text)
{
	gsize len = strlen(text);
	const char *year = len > 5 ? text + len - 4 : "";

	text += strspn(text, "\f");
	return g_ascii_isalnum(*text) && strstr(text, columns) &&
	       strspn(year, "0123456789") == 4 && year[-1] == ' ';
}

/* The line behind the break between two pages that begins with a foot line. */
static guint break_end(const Lines *lines, guint foot)
{
	guint count = lines_count(lines);
	guint line = foot + 1;

	while (line < count && line <= foot + BLANKS_MAX &&
	       is_blank(lines, line))
		line++;
	if (line < count && is_head(lines_at(lines, line)->text))
		line++;
	while (line < count && is_blank(lines, line))
		line++;
	return line;
}

static gboolean has_pages(const Lines *lines)
{
	for (guint i = 0; i < lines_count(lines); i++) {
		if (is_foot(lines, i))
			return TRUE;
	}
	return FALSE;
}

/* The blank lines above a foot line. */
static void drop_blanks(Lines *lines)
{
	guint count = lines_count(lines);

	while (count > 0 && is_blank(lines, count - 1))
		count--;
	g_array_set_size(lines->array, count);
}

Lines *relined_without_pages(const Lines *lines)
{
	guint line = 0;
	Lines *out;

	if (!has_pages(lines))
		return NULL;
	out = lines_new();
	while (line < lines_count(lines)) {
		TextLine copy = *lines_at(lines, line);
		gboolean foot = is_foot(lines, line);

		if (foot) {
			drop_blanks(out);
			copy.text = "";
		}
		lines_add(out, &copy);
		line = foot ? break_end(lines, line) : line + 1;
	}
	return out;
}
