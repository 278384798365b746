/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_OUTLINE_H
#define PARSE_OUTLINE_H

#include "parse/limits.h"
#include "parse/parsed.h"

/*
 * Private to parse/: the outline of a message, its headers and boundary lines
 * and nothing else, before GMime reads it.
 *
 * GMime keeps two hundred bytes for one of a mail made of empty parts, and
 * compares each line with each boundary that is open; so the limits are
 * enforced here, in one pass that ends at the first of them. Boundaries are
 * looked for as GMime 3.2 does it. Knows no texts; what it says of damage
 * (a multipart that nothing closes, a field that stands twice) GMime repairs
 * in silence.
 */

/*
 * The bytes to give to GMime: a blank line stands before the text of a part
 * that has no header, which GMime would take for one. NULL: a limit was passed,
 * and *why_out, a constant, says which. Warns in parsed of what is broken.
 */
GBytes *outline_mend(GBytes *bytes, const ParseLimits *limits, Parsed *parsed,
		     const char **why_out);

#endif
