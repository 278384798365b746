/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/classic.h"

#include <string.h>

#include "registry/charset.h"
#include "registry/classic_table.h"
#include "registry/span.h"

/* A comment's text starts further right than ports without a transport do. */
#define PORTS_COLUMN_MAX 24
#define TAB_WIDTH	 8

/* Of a layout: three of white space, and the charset. */
#define RUNS_MAX 4

static const char updated_start[] = "(last updated ";

/* The parts of a line, as bytes inside it. */
typedef struct {
	Span name;
	Span before;
	Span ports;
	Span transport;
	Span between;
	Span description;
	Span after;
} Parts;

/* The column after the name and the white space, tabs expanded. */
static guint column_of(Span name, Span before)
{
	guint column = (guint)span_length(name);

	for (const char *p = before.at; p < before.end; p++)
		column = *p == '\t' ? (column / TAB_WIDTH + 1) * TAB_WIDTH
				    : column + 1;
	return column;
}

/* "6000-6063/tcp" to ports and transport; FALSE: it is something else. */
static gboolean split_ports(Span word, Parts *parts)
{
	const char *slash = memchr(word.at, '/', span_length(word));
	PortRange range;

	parts->ports = (Span){ word.at, slash ? slash : word.end };
	parts->transport = (Span){ slash ? slash + 1 : word.end, word.end };
	if (slash && slash + 1 == word.end)
		return FALSE;
	for (const char *p = parts->transport.at; p < word.end; p++) {
		if (!g_ascii_isalpha(*p))
			return FALSE;
	}
	return port_range_parse(parts->ports.at, span_length(parts->ports),
				&range);
}

/* name? blanks ports[/transport] [blanks description] blanks? */
static gboolean split_entry(Span line, Parts *parts)
{
	parts->name = span_take_word(&line);
	parts->before = span_take_blanks(&line);
	parts->after = span_take_trailing(&line);
	if (span_length(parts->before) == 0)
		return FALSE;
	if (!split_ports(span_take_word(&line), parts))
		return FALSE;
	parts->between = span_take_blanks(&line);
	parts->description = line;
	return TRUE;
}

/* "#" alone where the name stands makes a remark of it, not an entry. */
static LineKind classify(Span line, Parts *parts)
{
	gboolean is_entry = split_entry(line, parts);

	if (!span_starts_with(line, "#"))
		return is_entry ? LINE_ENTRY : LINE_RAW;
	if (!is_entry || span_length(parts->name) != 1)
		return LINE_COMMENT;
	return span_length(parts->transport) > 0 ||
			       column_of(parts->name, parts->before) <=
				       PORTS_COLUMN_MAX
		       ? LINE_PORTS
		       : LINE_COMMENT;
}

static char *make_layout(const Span *runs, guint count, Charset charset)
{
	GString *layout = g_string_new(NULL);

	for (guint i = 0; i < count; i++) {
		if (i > 0)
			g_string_append_c(layout, '|');
		g_string_append_len(layout, runs[i].at,
				    (gssize)span_length(runs[i]));
	}
	if (charset == CHARSET_WINDOWS_1252)
		g_string_append(layout, "|w");
	return g_string_free(layout, FALSE);
}

static void set_field(Entry *entry, EntryField field, Span span,
		      Charset *charset)
{
	Charset seen;

	g_free(entry->field[field]);
	entry->field[field] = charset_decode(span.at, span_length(span), &seen);
	if (seen == CHARSET_WINDOWS_1252)
		*charset = seen;
}

static EntryStatus status_of(LineKind kind, const Entry *entry)
{
	EntryStatus status;

	if (kind == LINE_ENTRY && *entry->field[ENTRY_NAME])
		return ENTRY_ASSIGNED;
	status = entry_status_of_remark(entry->field[ENTRY_DESCRIPTION]);
	if (kind == LINE_ENTRY && status == ENTRY_REMARK)
		return ENTRY_ASSIGNED;
	return status;
}

static ListLine *make_entry(LineKind kind, const Parts *parts)
{
	const Span runs[] = { parts->before, parts->between, parts->after };
	ListLine *line = list_line_new(kind);
	Charset charset = CHARSET_UTF8;

	line->entry = entry_new();
	line->entry->has_port = TRUE;
	port_range_parse(parts->ports.at, span_length(parts->ports),
			 &line->entry->ports);
	if (kind == LINE_ENTRY)
		set_field(line->entry, ENTRY_NAME, parts->name, &charset);
	set_field(line->entry, ENTRY_TRANSPORT, parts->transport, &charset);
	set_field(line->entry, ENTRY_DESCRIPTION, parts->description, &charset);
	line->entry->status = status_of(kind, line->entry);
	g_free(line->layout);
	line->layout = make_layout(runs, G_N_ELEMENTS(runs), charset);
	return line;
}

/* A bare "#" and a banner "###" say nothing of the entries above them. */
static ListLine *make_comment(Span span)
{
	ListLine *line;
	Charset charset;
	Span runs[2];

	span.at++;
	runs[0] = span_take_blanks(&span);
	runs[1] = span_take_trailing(&span);
	if (span_length(span) == 0 || *span.at == '#')
		return list_line_new(LINE_RAW);
	line = list_line_new(LINE_COMMENT);
	line->text = charset_decode(span.at, span_length(span), &charset);
	g_free(line->layout);
	line->layout = make_layout(runs, G_N_ELEMENTS(runs), charset);
	return line;
}

/* C0 controls but tab and CR: no text of a list has them. */
static gboolean has_controls(Span line)
{
	for (const char *p = line.at; p < line.end; p++) {
		if ((guchar)*p < 0x20 && *p != '\t' && *p != '\r')
			return TRUE;
	}
	return FALSE;
}

static ListLine *read_line(Span span, gboolean in_table)
{
	Parts parts = { 0 };
	LineKind kind;

	if (!in_table && span_starts_with(span, updated_start))
		return list_line_new(LINE_UPDATED);
	if (!in_table || has_controls(span))
		return list_line_new(LINE_RAW);
	kind = classify(span, &parts);
	if (kind == LINE_RAW)
		return list_line_new(LINE_RAW);
	return kind == LINE_COMMENT ? make_comment(span)
				    : make_entry(kind, &parts);
}

/* What fields and layout cannot give back is kept as bytes. */
static void keep_raw_if_needed(ListLine *line, Span span)
{
	g_autoptr(GString) written = g_string_new(NULL);

	if (line->kind != LINE_RAW && line->kind != LINE_UPDATED) {
		classic_write(written, line);
		if (written->len == span_length(span) &&
		    memcmp(written->str, span.at, written->len) == 0)
			return;
	}
	line->raw = g_bytes_new(span.at, span_length(span));
}

/* Sets the contact of the entries from..to-1 to the comments from to on. */
static void set_contact(const PublishedList *list, guint from, guint to,
			guint end)
{
	g_autoptr(GString) contact = g_string_new(NULL);

	for (guint i = to; i < end; i++) {
		if (contact->len)
			g_string_append_c(contact, '\n');
		g_string_append(contact, list_line_at(list, i)->text);
	}
	for (guint i = from; i < to; i++)
		entry_set(list_line_at(list, i)->entry, ENTRY_CONTACT,
			  contact->str);
}

static guint run_of(const PublishedList *list, guint from, LineKind kind)
{
	guint end = from;

	while (end < list->lines->len && list_line_at(list, end)->kind == kind)
		end++;
	return end;
}

/* One contact closes a run of entries: a group. */
static void read_contacts(const PublishedList *list)
{
	guint i = 0;

	while (i < list->lines->len) {
		guint to = run_of(list, i, LINE_ENTRY);
		guint end = run_of(list, to, LINE_COMMENT);

		set_contact(list, i, to, end);
		i = MAX(end, i + 1);
	}
}

/* CRLF if all lines that have an end have that one. */
static gboolean all_crlf(const char *bytes, gsize len)
{
	const char *p = bytes;
	const char *end = bytes + len;
	gboolean any = FALSE;

	while ((p = memchr(p, '\n', (gsize)(end - p))) != NULL) {
		if (p == bytes || p[-1] != '\r')
			return FALSE;
		any = TRUE;
		p++;
	}
	return any;
}

gboolean classic_recognise(const char *bytes, gsize len)
{
	Span start = { bytes, bytes + len };

	return classic_begins_table(start) ||
	       memmem(bytes, len, "\n-------", 8) != NULL;
}

PublishedList *classic_read(const char *bytes, gsize len)
{
	PublishedList *list = published_list_new();
	Span rest = { bytes, bytes + len };
	gboolean in_table = FALSE;

	list->crlf = len > 0 && all_crlf(bytes, len);
	list->final_newline = len > 0 && bytes[len - 1] == '\n';
	while (rest.at < rest.end) {
		const char *lf = memchr(rest.at, '\n', span_length(rest));
		Span span = { rest.at, lf ? lf : rest.end };
		ListLine *line;

		rest.at = lf ? lf + 1 : rest.end;
		if (lf && list->crlf)
			span.end--;
		in_table = in_table && !classic_ends_table(span);
		line = read_line(span, in_table);
		keep_raw_if_needed(line, span);
		g_ptr_array_add(list->lines, line);
		in_table = in_table || classic_begins_table(span);
	}
	read_contacts(list);
	return list;
}

static void append_text(GString *out, const char *text, Charset charset)
{
	g_autofree char *bytes = charset_encode(text, charset);

	g_string_append(out, bytes);
}

/* The runs of a layout; one that it lacks (no reader made it) is "". */
typedef struct {
	char **split;
	const char *at[RUNS_MAX];
	guint count;
} Runs;

static Runs split_layout(const char *layout)
{
	Runs runs = { .split = g_strsplit(layout, "|", RUNS_MAX) };

	runs.count = g_strv_length(runs.split);
	for (guint i = 0; i < RUNS_MAX; i++)
		runs.at[i] = i < runs.count ? runs.split[i] : "";
	return runs;
}

static void write_entry(GString *out, const ListLine *line, const Runs *runs)
{
	const Entry *entry = line->entry;
	Charset charset = runs->count > 3 ? CHARSET_WINDOWS_1252 : CHARSET_UTF8;

	if (line->kind == LINE_PORTS)
		g_string_append_c(out, '#');
	append_text(out, entry->field[ENTRY_NAME], charset);
	g_string_append(out, runs->at[0]);
	port_range_append(out, entry->ports);
	if (*entry->field[ENTRY_TRANSPORT])
		g_string_append_c(out, '/');
	append_text(out, entry->field[ENTRY_TRANSPORT], charset);
	g_string_append(out, runs->at[1]);
	append_text(out, entry->field[ENTRY_DESCRIPTION], charset);
	g_string_append(out, runs->at[2]);
}

static void write_comment(GString *out, const ListLine *line, const Runs *runs)
{
	Charset charset = runs->count > 2 ? CHARSET_WINDOWS_1252 : CHARSET_UTF8;

	g_string_append_c(out, '#');
	g_string_append(out, runs->at[0]);
	append_text(out, line->text, charset);
	g_string_append(out, runs->at[1]);
}

void classic_write(GString *out, const ListLine *line)
{
	Runs runs;

	if (line->raw) {
		g_string_append_len(out, g_bytes_get_data(line->raw, NULL),
				    (gssize)g_bytes_get_size(line->raw));
		return;
	}
	runs = split_layout(line->layout);
	if (line->kind == LINE_COMMENT)
		write_comment(out, line, &runs);
	else
		write_entry(out, line, &runs);
	g_strfreev(runs.split);
}
