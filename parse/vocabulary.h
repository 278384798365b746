/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_VOCABULARY_H
#define PARSE_VOCABULARY_H

#include <glib.h>

/*
 * Private to parse/: the words that the questions of all forms are made of,
 * for glance.h. It is made once and then never changes.
 */

#define VOCABULARY_MAX 256

/* A bit for each word. */
typedef struct {
	guint64 bits[VOCABULARY_MAX / 64];
} WordSet;

/* A way to ask a question of a form, or to name its field. */
typedef struct {
	guint form; /* as forms_all() has them */
	guint question;
	gboolean telling; /* it is in few texts that are no forms */
	WordSet words;	  /* that it has, but for short ones */
} Asked;

typedef struct Vocabulary Vocabulary;

const Vocabulary *vocabulary_of_forms(void);

/* Of Asked, in order of the forms and their questions. */
const GArray *vocabulary_asked(const Vocabulary *vocabulary);

/* The words in a text that was squeezed (squeezed.h). */
WordSet vocabulary_find(const Vocabulary *vocabulary, const GString *squeezed);

#endif
