/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_ITEM_MARK_H
#define PARSE_ITEM_MARK_H

#include <glib.h>

/*
 * Private to parse/: the number before a question, in all the ways that people
 * write one: "1 - ", "1.- ", "1<TAB>", "Question #1: ", "Q ", "No. 1 ", "(a) ",
 * "II. ", "7b. ", full-width and circled digits.
 *
 * An answer's sentence may begin so too ("1 octet", "I - that is"): whoever
 * asks looks for a question behind it. Numbers that are surely a list's are
 * phrase.h's.
 */

/*
 * The length of what the text begins with, blanks behind it with it; 0: it is
 * no mark. behind: a number stands before the text already ("1." of "1.- ").
 * *number_out: the number, or 0.
 */
gsize item_mark_length(const char *text, gboolean behind, guint *number_out);

/*
 * TRUE if such a mark, or a number alone, is all of the text: the heading of
 * what is below it. *named_out: and it says what it numbers ("Question 2:").
 */
gboolean item_mark_is_all(const char *text, guint *number_out,
			  gboolean *named_out);

/* The length of the bullet that the text begins with; "->" and "=>" are some,
 * too. 0: there is none. */
gsize item_bullet_length(const char *text);

#endif
