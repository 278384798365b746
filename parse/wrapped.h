/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_WRAPPED_H
#define PARSE_WRAPPED_H

#include "parse/application.h"

/*
 * Private to parse/: what people put around all of an answer, so that it stands
 * out: "*TCP (6)*", as the text of a mail in HTML has what is bold, "__sums__",
 * "____Ada Ample____" on a line to write on, "\"sums\"".
 *
 * Knows no forms. What stands around one answer alone is the answer's.
 */

/* Takes it off, where several answers have it: quotes nearly all of them. */
void answers_unwrap(Application *application);

#endif
