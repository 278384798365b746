/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_SPAN_H
#define PARSE_SPAN_H

#include "parse/phrase.h"

/*
 * Private to parse/: the lines that an answer stands in, and its text.
 *
 * Knows no forms. From the first line all is the answer's that stands behind
 * begin; end is the line behind the last.
 */
typedef struct {
	const Lines *lines;
	TextPlace begin;
	guint end;
	guint depth; /* of the quoting that is not the answer's */
} Span;

/* Without blank lines and rules at its ends; TRUE: something is left. */
gboolean span_trim(Span *span);

/* The lines of the part that it is from, the first and the last of them: of
 * lines that were put in order the last may have stood above the first. */
void span_origin(const Span *span, guint *first_out, guint *last_out);

/* Up to the first blank line. */
void span_end_paragraph(Span *span);

/*
 * Its lines with separator between, at most limit bytes of whole characters.
 * What all of them stand in by is not the answer's; deeper quoting is. The
 * caller frees it.
 */
char *span_text(const Span *span, const char *separator, gsize limit);

#endif
