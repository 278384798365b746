/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_MOJIBAKE_H
#define AUDIT_MOJIBAKE_H

#include <glib.h>

/*
 * Words that were converted from another character set than theirs.
 *
 * Two ways are known, both seen in published lists: UTF-8 that was taken for
 * windows-1252 ("Ã©" for "é"), and ISO-8859-1 that was taken for Mac OS Roman
 * ("Sch‰fer" for "Schäfer"). And U+FFFD, of which nobody knows what it was.
 */

/*
 * The first such word of the text; NULL: there is none. *mended_out: what it
 * was, or NULL. The caller frees both.
 */
char *mojibake_find(const char *text, char **mended_out);

#endif
