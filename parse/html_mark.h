/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_HTML_MARK_H
#define PARSE_HTML_MARK_H

#include <glib.h>
#include <gumbo.h>

/*
 * Private to parse/: what a reader of a page sees of an element beside its
 * text: boxes that are ticked or not, a line through a word, what a field
 * holds.
 *
 * No mark has a letter or a digit, of which words might be made that are not
 * on the page (glance.h).
 */

/* Constants, "" for most elements; of what the element shows before all that
 * is in it, and behind that. */
const char *html_mark_before(const GumboNode *node);
const char *html_mark_behind(const GumboNode *node);

/* TRUE: its style keeps white space as it is (white-space: pre-wrap), or its
 * line ends at least. */
gboolean html_mark_keeps_space(const GumboNode *node);

/* What somebody has written into the field of a form, or NULL: it is no field
 * that a line is written into, or is empty. */
const char *html_field_value(const GumboNode *node);

#endif
