/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_PHRASE_H
#define PARSE_PHRASE_H

#include "parse/lines.h"

/*
 * Finding a printed phrase (a question, a hint) in lines, however a mailer
 * wrapped it and whatever became of its punctuation.
 *
 * Knows no forms. A phrase is met if its letters and digits are, in order,
 * with nothing but blanks, punctuation and line ends (no blank line) between.
 */

/* A place in lines: before the byte at column of the line. */
typedef struct {
	guint line;
	gsize column;
} TextPlace;

/*
 * TRUE if the phrase stands at place, and then end_out is behind it and the
 * punctuation that belongs to it. A phrase that ends in ':' needs a ':', one
 * that ends in '?' either of them.
 */
gboolean phrase_match(const Lines *lines, TextPlace place, const char *phrase,
		      TextPlace *end_out);

/*
 * The same; and a phrase that ends in ':' is met without one too if it stands
 * alone in its line, as a label does in the cell of a table: *alone_out.
 */
gboolean phrase_match_label(const Lines *lines, TextPlace place,
			    const char *phrase, TextPlace *end_out,
			    gboolean *alone_out);

/*
 * The first place at or after place that is neither a blank nor a line end,
 * without leaving the lines: behind the last there is line lines_count().
 */
TextPlace phrase_skip_blanks(const Lines *lines, TextPlace place);

/*
 * Behind what lists put before an item: a bullet, a number ("1.", "(1)",
 * "1)", "Q1:"), or both. *number_out: the number, or 0.
 */
TextPlace phrase_skip_item_mark(const Lines *lines, guint line,
				guint *number_out);

#endif
