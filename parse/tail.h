/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_TAIL_H
#define PARSE_TAIL_H

#include "parse/lines.h"

/*
 * Private to parse/: what stands below the last answer of a form and is none
 * of it: a list's footer, the mail that was replied to or sent on, regards.
 *
 * Knows no forms.
 */

/*
 * The first line of such a tail among those from first to end (behind the
 * last), or end. depth is of the quoting that the answer stands in.
 */
guint tail_find(const Lines *lines, guint first, guint end, guint depth);

#endif
