/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_JOINED_H
#define PARSE_JOINED_H

#include "parse/texts.h"

/*
 * Private to parse/: a text that a mailer took apart, as Apple's does where a
 * picture stands in it: plain texts side by side, each with one part between
 * it and the next that is none.
 */

/* The index of the last text that goes on with number first: first, if none
 * does. */
guint joined_last(const GPtrArray *texts, guint first);

/* One text of these, with the number of the first. The caller frees it. */
PartText *joined_text(const GPtrArray *texts, guint first, guint last);

/* Has the answers of applications in that text say in which of them they are,
 * or begin. */
void joined_place(const GPtrArray *texts, guint first, GPtrArray *applications);

#endif
