/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_RETYPED_H
#define PARSE_RETYPED_H

#include "parse/openings.h"

/*
 * Private to parse/: questions of an application that were retyped, with a
 * letter too few, or another small word than the form has.
 *
 * Looked for only where an application was found, and between the questions
 * whose neighbour such a one is: so it costs other mail nothing, and a list in
 * an answer would have to have the question's words, its number and the way in
 * which the others are numbered.
 */

/*
 * Adds to the application's hits what else stands between the lines first and
 * end. The hits stay in order of the lines.
 */
void retyped_add(const Lines *lines, const Form *form, guint first, guint end,
		 GArray *hits);

#endif
