/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEXT_MARKUP_H
#define TEXT_MARKUP_H

#include <glib.h>

/*
 * Text in HTML: what is appended is never anything but text, in an element or
 * in a quoted attribute.
 *
 * Knows no elements. All text is UTF-8.
 */

void markup_append_text(GString *out, const char *text);

/*
 * Words that are HTML already, where "{1}" to "{9}" stand for the texts that
 * are given, which need not be. A number that none is given for stays.
 */
void markup_append_words(GString *out, const char *words,
			 const char *const *texts, guint count);

/*
 * "sha256-…": by which a Content-Security-Policy names the one script or
 * style sheet in a page that counts (CSP level 2, section 4.2). The caller
 * frees it.
 */
char *markup_hash(const char *source);

#endif
