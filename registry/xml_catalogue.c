/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "registry/charset.h"
#include "registry/span.h"
#include "registry/xml.h"
#include "registry/xml_text.h"

/*
 * IANA's own table left <br/> out until 2019 and does so again; from 2020 to
 * 2024 it was a line feed, as the entries have it.
 */
#define BREAKS_FROM "2020"
#define BREAKS_TILL "2025"

static const char line_break[] = "<br/>";

/* What is no unit, as one text: comments and footnotes may have many lines. */
static char *text_of(const GPtrArray *lines, guint from, guint end)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	Charset charset;

	for (guint i = from; i < end; i++) {
		const ListLine *line = lines->pdata[i];
		gsize len;
		const char *raw = list_line_bytes(line, &len);

		g_string_append_len(bytes, raw, (gssize)len);
		if (!line->joined)
			g_string_append_c(bytes, '\n');
	}
	if (memchr(bytes->str, '\0', bytes->len))
		return g_strdup("");
	return charset_decode(bytes->str, bytes->len, &charset);
}

/* Text without its mark-up. */
static char *strip_tags(const char *text, gsize len)
{
	g_autoptr(GString) out = g_string_new(NULL);
	gboolean in_tag = FALSE;

	for (gsize i = 0; i < len; i++) {
		if (text[i] == '<')
			in_tag = TRUE;
		if (!in_tag)
			g_string_append_c(out, text[i]);
		if (text[i] == '>')
			in_tag = FALSE;
	}
	g_string_replace(out, "&lt;", "<", 0);
	g_string_replace(out, "&gt;", ">", 0);
	g_string_replace(out, "&amp;", "&", 0);
	return xml_squeeze(out->str);
}

/* What a mark-up encloses, from its start to its end. */
static const struct {
	const char *start;
	const char *end;
	gboolean has_tags;
} remarks[] = {
	{ "<!--", "-->", FALSE },
	{ "<footnote", "</footnote>", TRUE },
	{ "<record", "</record>", TRUE },
	{ "<person", "</person>", TRUE },
};

/* The number of a footnote stands before it, as entries refer to it. */
static void add_stripped(Catalogue *catalogue, const char *text, gsize len)
{
	g_autofree char *stripped = strip_tags(text, len);
	const char *anchor = g_strstr_len(text, (gssize)len, "anchor=\"");
	g_autofree char *numbered = NULL;

	if (!anchor) {
		catalogue_add_remark(catalogue, stripped);
		return;
	}
	anchor += strlen("anchor=\"");
	numbered = g_strdup_printf("[%.*s] %s", (int)strcspn(anchor, "\""),
				   anchor, stripped);
	catalogue_add_remark(catalogue, numbered);
}

/* Takes the remark that begins at text, if any; behind it, or the next byte. */
static const char *take_remark(Catalogue *catalogue, const char *text)
{
	for (guint i = 0; i < G_N_ELEMENTS(remarks); i++) {
		const char *end;
		g_autofree char *plain = NULL;

		if (!g_str_has_prefix(text, remarks[i].start))
			continue;
		end = strstr(text, remarks[i].end);
		if (!end)
			end = text + strlen(text);
		if (remarks[i].has_tags) {
			add_stripped(catalogue, text, (gsize)(end - text));
			return end;
		}
		text += strlen(remarks[i].start);
		plain = g_strndup(text, end > text ? (gsize)(end - text) : 0);
		catalogue_add_remark(catalogue, plain);
		return MAX(end, text);
	}
	return text + 1;
}

static void add_remarks(Catalogue *catalogue, const char *text)
{
	while ((text = strchr(text, '<')) != NULL)
		text = take_remark(catalogue, text);
}

/* The same record without its breaks. */
static Entry *without_breaks(const ListLine *line)
{
	g_autoptr(GString) text = g_string_new("<registry>\n");
	g_autoptr(PublishedList) list = NULL;
	Entry *entry = NULL;

	xml_write(text, line);
	g_string_replace(text, line_break, "", 0);
	g_string_append(text, "\n</registry>\n");
	list = xml_read(text->str, text->len);
	for (guint i = 0; i < list->lines->len && !entry; i++)
		entry = g_steal_pointer(
			&((ListLine *)list->lines->pdata[i])->entry);
	return entry;
}

/* "i{4748-4748}" */
static gboolean is_doubled(const ListLine *line)
{
	const PortRange ports = line->entry->ports;
	g_autofree char *number =
		g_strdup_printf("i{%u-%u}", ports.first, ports.last);

	return ports.first == ports.last && strstr(line->layout, number);
}

/* The row of IANA's table, where it says more than the entry; or NULL. */
static ListLine *row_of(const ListLine *line, gboolean drop_breaks)
{
	gboolean broken = drop_breaks && strstr(line->layout, line_break);
	gboolean doubled = is_doubled(line);
	Entry *entry = broken ? without_breaks(line) : NULL;
	ListLine *row;

	if (!entry && !doubled)
		return NULL;
	row = list_line_new(line->kind);
	row->entry = entry ? entry : entry_copy(line->entry);
	if (doubled) {
		g_free(row->layout);
		row->layout = g_strdup("d");
	}
	return row;
}

/* "  <updated>2004-07-12</updated>" */
static void set_updated(Catalogue *catalogue, const ListLine *line)
{
	gsize len;
	const char *bytes = list_line_bytes(line, &len);
	g_autofree char *text = g_strndup(bytes, len);
	g_autofree char *date = strip_tags(text, strlen(text));

	if (g_utf8_validate(date, -1, NULL))
		catalogue_set_updated(catalogue, g_strstrip(date));
}

static gboolean is_unit(const ListLine *line)
{
	return line->entry || line->person;
}

/* The prologue, up to the first record or person, is of the list alone. */
static guint skip_prologue(Catalogue *catalogue, const GPtrArray *lines)
{
	guint i = 0;

	for (; i < lines->len && !is_unit(lines->pdata[i]); i++) {
		const ListLine *line = lines->pdata[i];

		if (line->kind == LINE_UPDATED)
			set_updated(catalogue, line);
	}
	return i;
}

void xml_collect(Catalogue *catalogue, const GPtrArray *lines)
{
	guint i = skip_prologue(catalogue, lines);
	gboolean drop_breaks = strcmp(catalogue->updated, BREAKS_FROM) < 0 ||
			       strcmp(catalogue->updated, BREAKS_TILL) >= 0;

	while (i < lines->len) {
		const ListLine *line = lines->pdata[i];
		guint end = i;

		while (end < lines->len && !is_unit(lines->pdata[end]))
			end++;
		if (end > i) {
			g_autofree char *text = text_of(lines, i, end);

			add_remarks(catalogue, text);
		} else if (line->entry) {
			catalogue_add_entry(catalogue, line->entry,
					    row_of(line, drop_breaks));
		}
		i = MAX(end, i + 1);
	}
}
