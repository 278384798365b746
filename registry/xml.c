/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/xml.h"

#include <string.h>

#include "registry/span.h"
#include "registry/xml_layout.h"
#include "registry/xml_record.h"
#include "registry/xml_scan.h"

static const char byte_order_mark[] = "\xef\xbb\xbf";

/* A reading under way; positions are in the bytes with LF. */
typedef struct {
	PublishedList *list;
	gboolean crlf; /* each line end was CRLF */
	const char *bytes;
	const char *at;	    /* all before it stands in a line */
	ListLine *last;	    /* a unit whose line end is still to come */
	gboolean seen_unit; /* a record or a person */
	GArray *starts;	    /* where each line begins, of gsize */
} Reader;

static void add_line(Reader *reader, ListLine *line, const char *start)
{
	gsize offset = (gsize)(start - reader->bytes);

	if (reader->crlf && line->raw) {
		gsize len;
		const char *raw = g_bytes_get_data(line->raw, &len);
		GString *crlf = g_string_new_len(raw, (gssize)len);

		g_string_replace(crlf, "\n", "\r\n", 0);
		g_bytes_unref(line->raw);
		line->raw = g_string_free_to_bytes(crlf);
	}
	g_ptr_array_add(reader->list->lines, line);
	g_array_append_val(reader->starts, offset);
}

/* The registry's own date stands before all records. */
static LineKind kind_of(const Reader *reader, Span span)
{
	Span blanks = span;

	span_take_blanks(&blanks);
	return !reader->seen_unit && span_starts_with(blanks, "<updated>")
		       ? LINE_UPDATED
		       : LINE_RAW;
}

static ListLine *add_raw(Reader *reader, Span span)
{
	ListLine *line = list_line_new(kind_of(reader, span));

	line->raw = g_bytes_new(span.at, span_length(span));
	add_line(reader, line, span.at);
	return line;
}

/* Lines of what no unit holds, up to end; what stays is no whole line. */
static void take_lines(Reader *reader, const char *end)
{
	const char *lf;

	while ((lf = memchr(reader->at, '\n', (gsize)(end - reader->at)))) {
		if (reader->last && reader->at < lf)
			reader->last->joined = TRUE;
		if (!reader->last || reader->at < lf)
			add_raw(reader, (Span){ reader->at, lf });
		reader->last = NULL;
		reader->at = lf + 1;
	}
}

static gboolean is_blank(Span span)
{
	span_take_blanks(&span);
	return span_length(span) == 0;
}

/*
 * The white space before a unit belongs to it; anything else that stands on
 * its line is a line of its own, which the unit joins.
 */
static Span take_lead(Reader *reader, const char *start)
{
	Span lead = { reader->at, start };

	if (reader->last)
		reader->last->joined = TRUE;
	reader->last = NULL;
	if (!is_blank(lead)) {
		add_raw(reader, lead)->joined = TRUE;
		lead.at = lead.end;
	}
	return lead;
}

static void take_unit(const XmlUnit *unit, gpointer data)
{
	Reader *reader = data;
	ListLine *line;
	Span lead;

	take_lines(reader, unit->bytes.at);
	lead = take_lead(reader, unit->bytes.at);
	line = unit->is_person ? xml_person_line(unit, lead)
			       : xml_record_line(unit, lead);
	if (line->kind == LINE_RAW)
		g_array_append_val(reader->list->unread,
				   reader->list->lines->len);
	else if (reader->crlf && !line->raw) {
		char *layout = g_strconcat("c", line->layout, NULL);

		g_free(line->layout);
		line->layout = layout;
	}
	add_line(reader, line, lead.at);
	reader->last = line;
	reader->seen_unit = TRUE;
	reader->at = unit->bytes.end;
}

static void take_rest(Reader *reader, const char *end)
{
	take_lines(reader, end);
	if (reader->at == end)
		return;
	if (reader->last)
		reader->last->joined = TRUE;
	add_raw(reader, (Span){ reader->at, end });
}

static gint compare_numbers(gconstpointer a, gconstpointer b)
{
	const guint *x = a;
	const guint *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* Each line once, in order. */
static void sort_unread(GArray *unread)
{
	guint kept = 0;

	g_array_sort(unread, compare_numbers);
	for (guint i = 0; i < unread->len; i++) {
		guint number = g_array_index(unread, guint, i);

		if (kept == 0 ||
		    g_array_index(unread, guint, kept - 1) != number)
			g_array_index(unread, guint, kept++) = number;
	}
	g_array_set_size(unread, kept);
}

/* The lines that faults are in, which stand in the file's order. */
static void note_faults(Reader *reader, const GArray *faults)
{
	guint line = 0;

	for (guint i = 0; i < faults->len; i++) {
		gsize fault = g_array_index(faults, gsize, i);

		while (line + 1 < reader->starts->len &&
		       g_array_index(reader->starts, gsize, line + 1) <= fault)
			line++;
		if (line < reader->list->lines->len)
			g_array_append_val(reader->list->unread, line);
	}
	sort_unread(reader->list->unread);
}

/* TRUE if there are line ends, and all of them are CRLF. */
static gboolean all_crlf(const char *bytes, gsize len)
{
	const char *lf = bytes;
	gboolean any = FALSE;

	while ((lf = memchr(lf, '\n', (gsize)(bytes + len - lf))) != NULL) {
		if (lf == bytes || lf[-1] != '\r')
			return FALSE;
		any = TRUE;
		lf++;
	}
	return any;
}

static GString *without_cr(const char *bytes, gsize len)
{
	GString *text = g_string_sized_new(len + 1);

	for (gsize i = 0; i < len; i++) {
		if (bytes[i] != '\r' || i + 1 == len || bytes[i + 1] != '\n')
			g_string_append_c(text, bytes[i]);
	}
	return text;
}

static void read_lf(Reader *reader, const char *bytes, gsize len)
{
	g_autoptr(GArray) faults = NULL;

	reader->bytes = reader->at = bytes;
	faults = xml_scan(bytes, len, take_unit, reader);
	take_rest(reader, bytes + len);
	note_faults(reader, faults);
}

gboolean xml_recognise(const char *bytes, gsize len)
{
	Span start = { bytes, bytes + len };

	if (span_starts_with(start, byte_order_mark))
		start.at += strlen(byte_order_mark);
	while (start.at < start.end && g_ascii_isspace(*start.at))
		start.at++;
	return span_starts_with(start, "<") &&
	       memmem(bytes, len, "<registry", strlen("<registry")) != NULL;
}

PublishedList *xml_read(const char *bytes, gsize len)
{
	PublishedList *list = published_list_new();
	g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(gsize));
	Reader reader = { .list = list, .starts = starts };

	list->crlf = reader.crlf = all_crlf(bytes, len);
	list->final_newline = len > 0 && bytes[len - 1] == '\n';
	if (list->crlf) {
		g_autoptr(GString) lf = without_cr(bytes, len);

		read_lf(&reader, lf->str, lf->len);
	} else {
		read_lf(&reader, bytes, len);
	}
	return list;
}

static void write_fields(GString *out, const ListLine *line, const char *layout)
{
	if (line->kind == LINE_PERSON)
		xml_append_person_record(out, line->person);
	else if (line->entry)
		xml_append_record(out, line->entry, layout);
}

void xml_write(GString *out, const ListLine *line)
{
	if (line->raw) {
		g_string_append_len(out, g_bytes_get_data(line->raw, NULL),
				    (gssize)g_bytes_get_size(line->raw));
	} else if (*line->layout == 'c') {
		g_autoptr(GString) lf = g_string_new(NULL);

		write_fields(lf, line, line->layout + 1);
		g_string_replace(lf, "\n", "\r\n", 0);
		g_string_append_len(out, lf->str, (gssize)lf->len);
	} else {
		write_fields(out, line, line->layout);
	}
}
