/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_CSV_ROW_H
#define REGISTRY_CSV_ROW_H

#include <glib.h>

#include "registry/span.h"

/*
 * Rows and fields of CSV (RFC 4180), as bytes.
 *
 * Knows no registry. A field that does not begin with a quote ends at the next
 * comma or line end, whatever quotes it holds, and so does one whose quote is
 * never closed; what stands behind a closing quote belongs to the field. So any
 * bytes at all are rows.
 */

/*
 * Takes one row off rest and returns it without its line end, LF or CRLF.
 * crlf_out: it ended in CRLF; lf_out: in either, and not with the bytes.
 * closed_out: each quote that opened a field was closed.
 */
Span csv_take_row(Span *rest, gboolean *crlf_out, gboolean *lf_out,
		  gboolean *closed_out);

/*
 * Takes a field off the row, and the comma behind it; FALSE: there is none.
 * *more_inout: TRUE before the first, and as long as there are more.
 */
gboolean csv_take_field(Span *row, gboolean *more_inout, Span *field_out);

/* The bytes that a field stands for. The caller frees it. */
GString *csv_unquote(Span field);

/* Appends a field; in quotes if it holds a comma, a quote, CR or LF. */
void csv_append_field(GString *out, const char *text);

#endif
