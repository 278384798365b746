/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/csv_row.h"

#include <string.h>

/* A field of more lines is taken for one whose quote is not closed. */
#define FIELD_LINES_MAX 64

/* Behind the quote that closes the field at p, or NULL. */
static const char *skip_quoted(const char *p, const char *end)
{
	guint lines = 0;

	for (p++; p < end && lines < FIELD_LINES_MAX; p++) {
		lines += *p == '\n';
		if (*p != '"')
			continue;
		if (p + 1 == end || p[1] != '"')
			return p + 1;
		p++;
	}
	return NULL;
}

/* Where the field at p ends: at a comma, at an LF, or at the end. */
static const char *skip_field(const char *p, const char *end,
			      gboolean *closed_inout)
{
	const char *behind = p < end && *p == '"' ? skip_quoted(p, end) : p;

	*closed_inout &= behind != NULL;
	for (p = behind ? behind : p; p < end; p++) {
		if (*p == ',' || *p == '\n')
			break;
	}
	return p;
}

Span csv_take_row(Span *rest, gboolean *crlf_out, gboolean *lf_out,
		  gboolean *closed_out)
{
	Span row = { rest->at, rest->at };

	*closed_out = TRUE;
	row.end = skip_field(row.at, rest->end, closed_out);
	while (row.end < rest->end && *row.end == ',')
		row.end = skip_field(row.end + 1, rest->end, closed_out);
	*lf_out = row.end < rest->end;
	*crlf_out = *lf_out && row.end > row.at && row.end[-1] == '\r';
	rest->at = *lf_out ? row.end + 1 : row.end;
	if (*crlf_out)
		row.end--;
	return row;
}

gboolean csv_take_field(Span *row, gboolean *more_inout, Span *field_out)
{
	gboolean closed = TRUE;

	if (!*more_inout)
		return FALSE;
	*field_out = (Span){ row->at, skip_field(row->at, row->end, &closed) };
	*more_inout = field_out->end < row->end;
	row->at = *more_inout ? field_out->end + 1 : field_out->end;
	return TRUE;
}

GString *csv_unquote(Span field)
{
	GString *text = g_string_sized_new(span_length(field) + 1);
	gboolean quoted = field.at < field.end && *field.at == '"' &&
			  skip_quoted(field.at, field.end) != NULL;
	const char *p = quoted ? field.at + 1 : field.at;

	while (p < field.end) {
		gboolean quote = quoted && *p == '"';

		if (quote && p + 1 < field.end && p[1] == '"')
			p++;
		else if (quote)
			quoted = FALSE;
		if (!quote || quoted)
			g_string_append_c(text, *p);
		p++;
	}
	return text;
}

void csv_append_field(GString *out, const char *text)
{
	if (!text[strcspn(text, ",\"\r\n")]) {
		g_string_append(out, text);
		return;
	}
	g_string_append_c(out, '"');
	for (; *text; text++) {
		if (*text == '"')
			g_string_append_c(out, '"');
		g_string_append_c(out, *text);
	}
	g_string_append_c(out, '"');
}
