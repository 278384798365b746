/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_QUESTION_H
#define PARSE_QUESTION_H

#include <glib.h>

/*
 * The forms: for each its questions, with all that is printed around them.
 *
 * Tables alone. Words are compared without case, white space and punctuation
 * (phrase.h), so that a question that a mailer has wrapped is still the same.
 */

/* How an answer looks. */
typedef enum {
	SHAPE_TEXT,	 /* paragraphs */
	SHAPE_PARAGRAPH, /* one paragraph, its lines joined */
	SHAPE_LINE,	 /* one line */
	SHAPE_CHOICE,	 /* yes or no, and perhaps more: see rest_key */
} AnswerShape;

#define QUESTION_WORDINGS 6
#define QUESTION_HINTS	  4

typedef struct {
	const char *key; /* of the answer, as JSON and the store name it */
	guint number;	 /* that the form prints before it; 0: none */
	AnswerShape shape;
	gboolean distinctive; /* no other text has a line that begins so */
	const char *wordings[QUESTION_WORDINGS]; /* the form's own first */
	const char *hints[QUESTION_HINTS];	 /* printed behind it */
	const char *rest_key; /* where the rest of a choice's answer goes */
} Question;

typedef struct {
	const char *name; /* "user-2004" */
	const Question *questions;
	guint count;
	const char *const *trailers; /* what is printed after the last one */
} Form;

/* All forms; count_out is how many. */
const Form *forms_all(guint *count_out);

/* The form of that name, or NULL. */
const Form *form_named(const char *name);

/* The question of that key, or NULL. */
const Question *form_question(const Form *form, const char *key);

#endif
