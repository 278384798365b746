/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_OPENINGS_H
#define PARSE_OPENINGS_H

#include "parse/phrase.h"
#include "parse/question.h"

/*
 * Private to parse/: where in lines the questions of forms begin.
 *
 * Most lines begin none; so all wordings of all forms are looked up at once,
 * by the first two letters of a line.
 */
typedef struct {
	guint question;	      /* its index in the form */
	guint line;	      /* where it begins */
	TextPlace words;      /* its own, behind what numbers it */
	TextPlace answer;     /* behind the question */
	guint weight;	      /* how much it looks like the form's own */
	gboolean distinctive; /* no other text has a line that begins so */
} Hit;

/* In the form's own words a question weighs more than in others, in words that
 * are in other texts too less. */
#define WEIGHT_QUESTION 8
#define WEIGHT_COMMON	3

/*
 * For each form, as forms_all() has them, a GArray of Hit in order of the
 * lines. No question begins in a line in which another of that form begins or
 * ends. The caller frees the array.
 */
GPtrArray *openings_find(const Lines *lines);

#endif
