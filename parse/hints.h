/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_HINTS_H
#define PARSE_HINTS_H

#include "parse/openings.h"

/*
 * Private to parse/: where an answer begins, behind what belongs to its
 * question: a line drawn below it, the form's hints, people's notes.
 */

/* The first place of the hit's answer that is no blank. */
TextPlace hints_skip(const Lines *lines, const Hit *hit,
		     const Question *question);

/* The line, behind the answer's first, from which on there is nothing but a
 * hint in brackets up to end; end: there is none. */
guint hints_behind(const Lines *lines, const Question *question,
		   TextPlace begin, guint end);

#endif
