/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_QUESTION_H
#define PARSE_QUESTION_H

#include <glib.h>

/*
 * The forms: for each its questions, with all that is printed around them.
 *
 * Tables alone; each form is a file of its own (form_*.c). Words are compared
 * without case, white space and punctuation (phrase.h), so that a question
 * that a mailer has wrapped is still the same.
 */

/* How an answer looks. */
typedef enum {
	SHAPE_TEXT,	  /* paragraphs */
	SHAPE_PARAGRAPH,  /* one paragraph, its lines joined */
	SHAPE_LINE,	  /* one line */
	SHAPE_CHOICE,	  /* yes or no, and perhaps more: see rest_key */
	SHAPE_RANGE,	  /* "user" or "system", as ports are */
	SHAPE_TRANSPORTS, /* "tcp, udp", by words or boxes */
	SHAPE_RESOURCES,  /* "port, service-name", by words or boxes */
	SHAPE_PERSON,	  /* "Name <address>"; the address: see rest_key */
} AnswerShape;

#define QUESTION_WORDINGS 48
#define QUESTION_HINTS	  6
#define QUESTION_FIELDS	  2

typedef struct {
	const char *key; /* of the answer, as JSON and the store name it */
	guint number;	 /* that the form prints before it; 0: none */
	AnswerShape shape;
	gboolean distinctive; /* no other text has a line that begins so */
	/*
	 * The form's own first. One that ends in ':' is a label, and needs a
	 * ':' behind it, one that ends in '?' a question mark or that; one
	 * that begins with '~' is in other texts too, and says little of the
	 * form.
	 */
	const char *wordings[QUESTION_WORDINGS];
	char mark; /* printed behind the first wording, '\0': none */
	const char *hints[QUESTION_HINTS]; /* printed behind it */
	const char *const *notes; /* what people put there; NULL: nothing */
	/* Its names on pages, besides the key. */
	const char *fields[QUESTION_FIELDS];
	const char *rest_key; /* where the rest of an answer goes */
	gboolean variant;     /* asked in the form's variant alone */
} Question;

typedef struct {
	const char *name; /* "user-2004" */
	const Question *questions;
	guint count;
	const char *const *trailers;  /* what is printed after the last one */
	const char *const *strangers; /* labels of the registry's list, which
					 has most of its own; or NULL */
	gboolean any_order;	      /* people write its labels as they like */
	gboolean bracketed;	      /* its answers stand in brackets */
	/* The form's other name, and the words by which it is known; or NULL.
	 */
	const char *variant;
	const char *const *variant_marks;
} Form;

/* All forms; count_out is how many. */
const Form *const *forms_all(guint *count_out);

/* The form of that name, a variant's too, or NULL. */
const Form *form_named(const char *name);

/* The question of that key, or NULL. */
const Question *form_question(const Form *form, const char *key);

/*
 * The question as the form, or its variant, prints it: the words, without the
 * number and the hints. The caller frees it.
 */
char *question_printed(const Form *form, const Question *question,
		       gboolean variant);

/* What there is to choose from, up to a NULL; NULL: anything may be said. */
const char *const *question_choices(const Question *question);

#endif
