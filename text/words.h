/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include <glib.h>

/* Words and beginnings of texts. But where something else is said, their case
 * (of ASCII) does not matter. */

/* TRUE: the len bytes at word are one of the words, between which is a blank
 * each. */
gboolean words_have(const char *words, const char *word, gsize len);

/* TRUE: both are the same words, whatever blank space is between them, and in
 * the same case. */
gboolean words_same(const char *a, const char *b);

/* The next letter or digit of ASCII in the text, or its end. */
const char *words_next_letter(const char *text);

/* TRUE: the text begins with one of them; the last is NULL. */
gboolean words_begin(const char *const *beginnings, const char *text);

#endif
