/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_SQUEEZED_H
#define PARSE_SQUEEZED_H

#include <glib.h>

#define SQUEEZED_BEHIND 8

/*
 * Private to parse/: a text without all that is no letter or digit of ASCII,
 * in lower case: so it is the same however it is quoted, wrapped and indented.
 * "Short-Name:" is "shortname".
 *
 * Every letter of the text is there, in order; others may be among them. Behind
 * the end of the string SQUEEZED_BEHIND bytes of 0 can be read.
 */
GString *squeezed_text(const char *text);

/*
 * Of a page's source, without its tags and references. NULL: it has a tag
 * behind which what looks like a tag may be text (WHATWG HTML section 13.2.5),
 * or that shows a value, or a reference that is not known here.
 */
GString *squeezed_page(const char *html);

#endif
