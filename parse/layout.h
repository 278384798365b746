/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_LAYOUT_H
#define PARSE_LAYOUT_H

#include "parse/limits.h"
#include "parse/lines.h"
#include "parse/texts.h"

/*
 * Private to parse/: the applications in the lines of a text, however it is
 * laid out: as lines or as names and values, as a table, in two columns, quoted
 * in ways that mailers do not have, in pages.
 *
 * Lines are read as they stand, or else in another way; in some ways more can
 * be found than as they stand, and the better reading is taken. In any case
 * what is between the pages of a document goes, and each label has a line.
 */

/* Adds to found (of Application). TRUE: a form without a single answer was
 * there. */
gboolean layout_read(const PartText *text, const Lines *lines,
		     const ParseLimits *limits, GPtrArray *found);

#endif
