/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_HEADING_H
#define PARSE_HEADING_H

#include "parse/openings.h"

/*
 * Private to parse/: a question's number on a line of its own, above it: "2."
 * or "Question 2:".
 */

/* TRUE if so many of the hits have their number above them that it is no
 * answer. */
gboolean headings_are_used(const Lines *lines, const GArray *hits,
			   const Form *form);

/* The line that the hit's number stands in above it, or else the hit's own. */
guint heading_line(const Lines *lines, const Hit *hit,
		   const Question *question);

#endif
