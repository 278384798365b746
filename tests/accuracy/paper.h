/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_ACCURACY_PAPER_H
#define TESTS_ACCURACY_PAPER_H

#include <glib.h>

/*
 * The forms as they are printed, and what a stranger answers to them: what the
 * reader of forms is measured by. It asks none of the reader's own tables, so
 * that a wording which is missing there is found.
 */

/* What an answer to a question is. */
typedef enum {
	ASK_TEXT,	/* paragraphs, lists, what looks like a form */
	ASK_PARAGRAPH,	/* one line of words */
	ASK_PERSON,	/* a name */
	ASK_EMAIL,	/* an address */
	ASK_CONTACT,	/* both in one */
	ASK_SHORT_NAME, /* of a service */
	ASK_CHOICE,	/* yes or no */
	ASK_USE,	/* what the choice before it is for, if it is yes */
	ASK_RANGE,	/* user or system */
	ASK_TRANSPORTS,
	ASK_RESOURCES,
	ASK_PORT,
	ASK_CODE, /* a service code of DCCP */
} Ask;

#define PAPER_LABELS 5

typedef struct {
	const char *key;
	guint number;
	Ask ask;
	const char *text;   /* as the form prints it */
	const char *hint;   /* printed behind it, or "" */
	const char *mailer; /* the label that a mailer of forms puts there */
	const char *labels[PAPER_LABELS]; /* what people make of it */
	const char *field; /* its name on the page, if it is not the key */
	gboolean optional; /* many leave it empty */
} PaperQuestion;

typedef struct {
	const char *name;
	const char *title;
	const PaperQuestion *questions;
	guint count;
} Paper;

#define PAPER_MAX 25

extern const Paper papers[];
extern const guint paper_count;

/* Which letters an answer may hold, as its charset allows. */
typedef enum { LETTERS_ASCII, LETTERS_LATIN, LETTERS_ALL } Letters;

/* NULL-terminated, in order of the questions; the caller frees them. */
GStrv paper_answer(const Paper *paper, GRand *rand, Letters letters);

/* The index of the key's question; a key that is none is a bug. */
guint paper_question(const Paper *paper, const char *key);

#endif
