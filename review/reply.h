/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_REPLY_H
#define REVIEW_REPLY_H

#include <glib.h>

#include "review/assignment.h"
#include "store/outbox.h"

/*
 * What a reply to an applicant says, as fields; who sends it makes the words.
 *
 * Always holds: of the applicant's text it has nothing but the entry as it is
 * published, so that nobody is made to mail on what a stranger wrote.
 */
typedef struct {
	const char *kind; /* "assigned", "refused", "question", ... */
	gint64 ticket;
	const char *name;   /* of whom it goes to; NULL: not said */
	const char *email;  /* not NULL */
	const char *reason; /* the examiner's words, or NULL */
	const char *text;
	gint64 of; /* the application that it is a duplicate of; 0: none */
	const Assignment *assignment; /* or NULL */
} ReplyFacts;

/* One line of JSON. The caller frees it. */
char *reply_fields(const ReplyFacts *facts);

#endif
