/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_HTML_H
#define PARSE_HTML_H

#include <glib.h>

/*
 * HTML to text, as a reader would see it: a block is a line or a paragraph,
 * white space is folded but in <pre>, a quotation gets "> ".
 *
 * Knows no forms. What the page does not show (scripts, styles, the head) is
 * left out. Of a page with thousands of tags only these are taken out, for to
 * read it as HTML would take too long.
 */

/* So many tags are read of all pages of one message. */
#define HTML_TAGS 16000

/*
 * What html_to_text_within() has between two cells of a row, where
 * html_to_text() has a blank; it is nowhere else.
 */
#define HTML_CELL '\x1f'

/* html is UTF-8. UTF-8 with LF line ends; the caller frees it. */
char *html_to_text(const char *html);

/*
 * One page of several: *tags_left is HTML_TAGS before the first of a message,
 * and less behind each.
 */
char *html_to_text_within(const char *html, guint *tags_left);

#endif
