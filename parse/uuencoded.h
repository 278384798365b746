/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_UUENCODED_H
#define PARSE_UUENCODED_H

#include <glib.h>

/*
 * Private to parse/: files that stand uuencoded in a text, as they did before
 * there was MIME ("begin 644 port.txt").
 */

/*
 * The text with the first such file in its place, decoded, if that is a text;
 * NULL: there is none. The caller frees it.
 */
char *uuencoded_undo(const char *text);

#endif
