/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_WORDS_H
#define AUDIT_WORDS_H

#include <glib.h>

/*
 * How often each word stands in a list, and typing errors between words.
 *
 * Knows no entry. A word is what stands between blanks, without the
 * punctuation around it; text is UTF-8.
 */
typedef struct Words Words;

Words *words_new(void);
void words_free(Words *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Words, words_free)

/* The words of a text, in its order; the caller frees them. */
char **words_of(const char *text);

void words_add(Words *words, const char *text);

guint words_count(const Words *words, const char *word);

/* The changes that lead to the known word that is nearest and has several
 * uses, up to 2; 3: none is so near, or very many were looked for before. */
guint words_distance(Words *words, const char *word);

/*
 * The most frequent known word that goes on where start ends, and is more than
 * times as frequent as start itself, in whatever case. NULL: there is none, or
 * very many were looked for before.
 */
const char *words_completion(Words *words, const char *start, guint times);

/*
 * How many changes lead from a to b (Damerau and Levenshtein): a letter left
 * out, added, replaced by another, or two neighbours swapped. At most max + 1.
 */
guint typing_distance(const char *a, const char *b, guint max);

/*
 * TRUE if one of two different words looks like the other with a typing error.
 * Digits are no error: "Port1" and "Port2" are two; nor are transports.
 */
gboolean typing_error(const char *a, const char *b);

#endif
