/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "audit/defects.h"
#include "audit/mojibake.h"
#include "registry/charset.h"
#include "registry/classic_table.h"
#include "registry/csv.h"
#include "text/harmless.h"

/* More of a line is not shown. */
#define SHOWN_MAX 200

/* A line under way, as it stands in the file. */
typedef struct {
	Audited *audited;
	guint line;
	const Entry *entry;
	const char *bytes;
	gsize len;
} Look;

static gboolean is_ascii_text(const Look *look)
{
	for (gsize i = 0; i < look->len; i++) {
		guchar c = (guchar)look->bytes[i];

		if (c >= 0x7f || (c < 0x20 && !strchr("\t\r\n", c)))
			return FALSE;
	}
	return TRUE;
}

static char *show(const char *text)
{
	g_autofree char *line = harmless_line(text, strlen(text), SHOWN_MAX);

	return g_strstrip(g_steal_pointer(&line));
}

static void note(const Look *look, DefectClass of, char *what, char *right)
{
	audited_note(look->audited, of, look->line, look->entry, what, right);
}

static void check_bytes(const Look *look)
{
	const char *end;
	g_autofree char *copy = g_strndup(look->bytes, look->len);
	g_autofree char *text = NULL;
	Charset charset;

	if (g_utf8_validate_len(look->bytes, look->len, &end) || !*end)
		return;
	text = charset_decode(copy, strlen(copy), &charset);
	note(look, DEFECT_BYTES,
	     g_strdup_printf("the byte 0x%02X", (guchar)*end),
	     charset == CHARSET_WINDOWS_1252 ? show(text) : NULL);
}

static void check_mojibake(const Look *look, const char *text)
{
	char *mended = NULL;
	g_autofree char *found = mojibake_find(text, &mended);

	if (found)
		note(look, DEFECT_MOJIBAKE, g_strdup_printf("\"%s\"", found),
		     mended);
}

static void check_controls(const Look *look, const char *text)
{
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (harmless_is_unsafe(c) &&
		    (c > 0x7f || !strchr("\t\r\n", (int)c))) {
			note(look, DEFECT_CONTROLS,
			     g_strdup_printf("U+%04X", c), NULL);
			return;
		}
	}
}

static void check_nul(const Look *look)
{
	if (memchr(look->bytes, '\0', look->len))
		note(look, DEFECT_CONTROLS, g_strdup("U+0000"), NULL);
}

/* What windows-1252 had is a matter of bytes, not of characters. */
static void check_characters(const Look *look)
{
	g_autofree char *text = g_strndup(look->bytes, look->len);
	gboolean valid = g_utf8_validate(text, -1, NULL);

	check_nul(look);
	check_bytes(look);
	if (valid) {
		check_mojibake(look, text);
		check_controls(look, text);
	}
}

/* An entry that a hand wrote: what the format would write. */
static void check_layout(const Look *look, const ListLine *line)
{
	ListLine plain = *line;
	g_autoptr(GString) written = g_string_new(NULL);
	char empty[] = "";

	if (!line->raw || !line->entry || !look->audited->whole)
		return;
	plain.raw = NULL;
	plain.layout = look->audited->classic ? line->layout : empty;
	look->audited->format->write(written, &plain);
	note(look, DEFECT_LAYOUT, show(look->bytes), show(written->str));
}

/* In a table of the classic text, or behind the header of CSV. */
static gboolean is_no_row(const Look *look, const ListLine *line,
			  gboolean in_table)
{
	return line->kind == LINE_RAW && in_table &&
	       strspn(look->bytes, " \t\r\n") < look->len &&
	       !(look->audited->classic && *look->bytes == '#');
}

/* Which lines belong to a table: those of CSV but the first one. */
static gboolean enters(const Look *look, gboolean in_table)
{
	const Span span = { look->bytes, look->bytes + look->len };

	if (!look->audited->classic)
		return strcmp(look->audited->format->name, CSV_FORMAT) == 0;
	return classic_begins_table(span) ||
	       (in_table && !classic_ends_table(span));
}

void defects_of_text(Audited *audited)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	const Entry *above = NULL;
	gboolean in_table = FALSE;

	for (guint i = 0; i < audited->lines->len; i++) {
		const ListLine *line = audited_line(audited, i);
		const Entry *whose =
			line->kind == LINE_COMMENT ? above : line->entry;
		Look look = { audited, i, whose, NULL, 0 };
		gboolean was = in_table;

		above = whose;
		g_string_truncate(bytes, 0);
		audited->format->write(bytes, line);
		look.bytes = bytes->str;
		look.len = bytes->len;
		in_table = enters(&look, was);
		if (!is_ascii_text(&look))
			check_characters(&look);
		check_layout(&look, line);
		if (is_no_row(&look, line, was && in_table))
			note(&look, DEFECT_NO_ROW, show(bytes->str), NULL);
	}
}
