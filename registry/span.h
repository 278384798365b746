/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_SPAN_H
#define REGISTRY_SPAN_H

#include <glib.h>

/*
 * A stretch of a line's bytes, and how runs are taken off its ends.
 *
 * Knows no format. Holds no bytes itself: they belong to the line. A blank is
 * a space or a tab.
 */
typedef struct {
	const char *at;
	const char *end;
} Span;

gsize span_length(Span span);
gboolean span_starts_with(Span span, const char *start);

/* Each takes a run, perhaps an empty one, off rest and returns it. */
Span span_take_blanks(Span *rest);
Span span_take_word(Span *rest); /* all up to a blank */

/* What is blank at the end, and a CR that stands there. */
Span span_take_trailing(Span *rest);

#endif
