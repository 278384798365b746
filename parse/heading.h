/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_HEADING_H
#define PARSE_HEADING_H

#include "parse/openings.h"

/*
 * Private to parse/: what belongs to a question and yet is on a line of its
 * own, a number above it ("2.", "Question 2:") or a line drawn below it.
 */

/* TRUE if so many of the hits have their number above them that it is no
 * answer. */
gboolean headings_are_used(const Lines *lines, const GArray *hits,
			   const Form *form);

/* The line that the hit's number stands in above it, or else the hit's own. */
guint heading_line(const Lines *lines, const Hit *hit,
		   const Question *question);

/* Behind the line that underlines the hit's question, if one does. */
TextPlace heading_skip_rule(const Lines *lines, const Hit *hit);

#endif
