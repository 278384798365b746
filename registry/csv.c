/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/csv.h"

#include <string.h>

#include "registry/charset.h"
#include "registry/csv_row.h"

/* In front of a file by some programs. */
static const char byte_order_mark[] = "\xef\xbb\xbf";

static const char header_start[] = "Service Name,Port Number,Transport";

/* The columns in their order. */
#define COLUMN_PORT (-1)
static const int columns[] = {
	ENTRY_NAME,	    COLUMN_PORT,	ENTRY_TRANSPORT,
	ENTRY_DESCRIPTION,  ENTRY_ASSIGNEE,	ENTRY_CONTACT,
	ENTRY_REGISTERED,   ENTRY_MODIFIED,	ENTRY_REFERENCE,
	ENTRY_SERVICE_CODE, ENTRY_UNAUTHORIZED, ENTRY_NOTES,
};

#define COLUMNS	    G_N_ELEMENTS(columns)
#define COLUMNS_MIN 4 /* a row with fewer says nothing */

/* A row as it stands in the file. */
typedef struct {
	Span bytes; /* without its line end */
	gboolean crlf;
	gboolean lf; /* in CRLF or LF; else at the end of the file */
} Row;

static guint count_fields(Span row)
{
	gboolean more = TRUE;
	guint count = 0;
	Span field;

	while (csv_take_field(&row, &more, &field))
		count++;
	return count;
}

/* A quote that is closed wrongly takes in lines that follow. */
static gboolean is_sound(Span row, gboolean closed)
{
	return !memchr(row.at, '\n', span_length(row)) ||
	       (closed && count_fields(row) == COLUMNS);
}

/* The row that is the first line alone. */
static Row take_line(Span *rest)
{
	const char *start = rest->at;
	const char *lf = memchr(start, '\n', span_length(*rest));
	Row row = { .bytes = { start, lf ? lf : rest->end }, .lf = lf != NULL };

	row.crlf = lf && lf > start && lf[-1] == '\r';
	if (row.crlf)
		row.bytes.end--;
	rest->at = lf ? lf + 1 : rest->end;
	return row;
}

static GArray *split_rows(const char *bytes, gsize len)
{
	GArray *rows = g_array_new(FALSE, FALSE, sizeof(Row));
	Span rest = { bytes, bytes + len };

	while (rest.at < rest.end) {
		Span before = rest;
		gboolean closed;
		Row row;

		row.bytes = csv_take_row(&rest, &row.crlf, &row.lf, &closed);
		if (!is_sound(row.bytes, closed)) {
			rest = before;
			row = take_line(&rest);
		}
		g_array_append_val(rows, row);
	}
	return rows;
}

/* CRLF if all rows that have an end have that one. */
static gboolean all_crlf(const GArray *rows)
{
	gboolean any = FALSE;

	for (guint i = 0; i < rows->len; i++) {
		const Row *row = &g_array_index(rows, Row, i);

		if (row->lf && !row->crlf)
			return FALSE;
		any |= row->crlf;
	}
	return any;
}

/* C0 controls but tab, CR and LF: no text of a list has them. */
static gboolean has_controls(Span row)
{
	for (const char *p = row.at; p < row.end; p++) {
		if ((guchar)*p < 0x20 && !strchr("\t\r\n", *p))
			return TRUE;
		if (*p == '\0')
			return TRUE;
	}
	return FALSE;
}

/* TRUE if the row has line ends inside, and all of them are CRLF. */
static gboolean has_inner_crlf(Span row)
{
	const char *lf = row.at;
	gboolean any = FALSE;

	while ((lf = memchr(lf, '\n', (gsize)(row.end - lf))) != NULL) {
		if (lf == row.at || lf[-1] != '\r')
			return FALSE;
		any = TRUE;
		lf++;
	}
	return any;
}

/* Replaces each CRLF by LF, in place. */
static void drop_cr(char *text)
{
	char *to = text;

	for (const char *p = text; *p; p++) {
		if (*p != '\r' || p[1] != '\n')
			*to++ = *p;
	}
	*to = '\0';
}

/* FALSE: it is none of the columns, and says something. */
static gboolean set_column(Entry *entry, guint column, const char *text)
{
	if (column >= COLUMNS)
		return *text == '\0';
	if (columns[column] != COLUMN_PORT) {
		entry_set(entry, (EntryField)columns[column], text);
		return TRUE;
	}
	entry->has_port = *text != '\0';
	return !entry->has_port ||
	       port_range_parse(text, strlen(text), &entry->ports);
}

/* NULL if it is no row of the registry. */
static Entry *read_entry(Span row, gboolean inner_crlf)
{
	g_autoptr(Entry) entry = entry_new();
	gboolean more = TRUE;
	guint count = 0;
	Span field;

	while (csv_take_field(&row, &more, &field)) {
		g_autofree char *text =
			g_string_free(csv_unquote(field), FALSE);

		if (inner_crlf)
			drop_cr(text);
		if (!set_column(entry, count++, g_strstrip(text)))
			return NULL;
	}
	/* A part of a row that was torn apart is no name. */
	if (count < COLUMNS_MIN ||
	    (!entry->has_port &&
	     (!*entry->field[ENTRY_NAME] || count < COLUMNS)))
		return NULL;
	entry->status = entry_status_of_record(entry);
	return g_steal_pointer(&entry);
}

/* "4748-4748", as some single ports are written. */
static gboolean is_doubled(const Entry *entry, const char *row)
{
	g_autofree char *doubled = g_strdup_printf(
		",%u-%u,", entry->ports.first, entry->ports.last);

	return entry->has_port && entry->ports.first == entry->ports.last &&
	       strstr(row, doubled) != NULL;
}

static char *make_layout(Charset charset, gboolean inner_crlf, gboolean cr,
			 gboolean doubled)
{
	return g_strconcat(charset == CHARSET_WINDOWS_1252 ? "w" : "",
			   inner_crlf ? "n" : "", cr ? "r" : "",
			   doubled ? "d" : "", NULL);
}

/* cr: of a row that ends in CRLF in a list of LF. */
static ListLine *read_fields(Span bytes, gboolean cr)
{
	gboolean inner_crlf = has_inner_crlf(bytes);
	g_autofree char *text = NULL;
	Charset charset;
	ListLine *line;
	Entry *entry;

	if (has_controls(bytes))
		return NULL;
	text = charset_decode(bytes.at, span_length(bytes), &charset);
	entry = read_entry((Span){ text, text + strlen(text) }, inner_crlf);
	if (!entry)
		return NULL;
	line = list_line_new(entry->status == ENTRY_ASSIGNED ? LINE_ENTRY
							     : LINE_PORTS);
	line->entry = entry;
	g_free(line->layout);
	line->layout =
		make_layout(charset, inner_crlf, cr, is_doubled(entry, text));
	return line;
}

/* What fields and layout cannot give back is kept as bytes. */
static ListLine *read_row(const Row *row, gboolean crlf)
{
	g_autoptr(GString) written = g_string_new(NULL);
	gboolean cr = row->crlf && !crlf;
	Span whole = { row->bytes.at, row->bytes.end + cr };
	ListLine *line = read_fields(row->bytes, cr);

	if (line) {
		csv_write(written, line);
		if (written->len == span_length(whole) &&
		    memcmp(written->str, whole.at, written->len) == 0)
			return line;
	} else {
		line = list_line_new(LINE_RAW);
	}
	line->raw = g_bytes_new(whole.at, span_length(whole));
	return line;
}

gboolean csv_recognise(const char *bytes, gsize len)
{
	Span start = { bytes, bytes + len };

	if (span_starts_with(start, byte_order_mark))
		start.at += strlen(byte_order_mark);
	return span_starts_with(start, header_start);
}

PublishedList *csv_read(const char *bytes, gsize len)
{
	PublishedList *list = published_list_new();
	g_autoptr(GArray) rows = split_rows(bytes, len);

	list->crlf = all_crlf(rows);
	list->final_newline = len > 0 && bytes[len - 1] == '\n';
	for (guint i = 0; i < rows->len; i++) {
		const Row *row = &g_array_index(rows, Row, i);
		ListLine *line = read_row(row, list->crlf);

		g_ptr_array_add(list->lines, line);
		if (line->kind == LINE_RAW && i > 0)
			g_array_append_val(list->unread, i);
	}
	return list;
}

static void write_fields(GString *out, const Entry *entry, gboolean doubled)
{
	for (guint i = 0; i < COLUMNS; i++) {
		if (i > 0)
			g_string_append_c(out, ',');
		if (columns[i] != COLUMN_PORT)
			csv_append_field(out, entry->field[columns[i]]);
		else if (doubled)
			g_string_append_printf(out, "%u-%u", entry->ports.first,
					       entry->ports.last);
		else if (entry->has_port)
			port_range_append(out, entry->ports);
	}
}

static void write_with_layout(GString *out, const ListLine *line)
{
	g_autoptr(GString) row = g_string_new(NULL);
	g_autofree char *bytes = NULL;

	write_fields(row, line->entry, strchr(line->layout, 'd') != NULL);
	if (strchr(line->layout, 'n'))
		g_string_replace(row, "\n", "\r\n", 0);
	bytes = charset_encode(row->str, strchr(line->layout, 'w')
						 ? CHARSET_WINDOWS_1252
						 : CHARSET_UTF8);
	g_string_append(out, bytes);
	if (strchr(line->layout, 'r'))
		g_string_append_c(out, '\r');
}

void csv_write(GString *out, const ListLine *line)
{
	if (line->raw)
		g_string_append_len(out, g_bytes_get_data(line->raw, NULL),
				    (gssize)g_bytes_get_size(line->raw));
	else if (*line->layout)
		write_with_layout(out, line);
	else
		write_fields(out, line->entry, FALSE);
}
