/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_FORWARDED_H
#define PARSE_FORWARDED_H

#include "parse/lines.h"

/*
 * Private to parse/: who wrote a text that was sent on inside another, as the
 * header fields say that a mailer put above it.
 */

/*
 * The value of the last "From:" in a block of such fields that begins before
 * the text's line number (from 1); NULL: there is none. The caller frees it.
 */
char *forwarded_from(const Lines *lines, guint before);

#endif
