/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_SUBMISSION_H
#define REVIEW_SUBMISSION_H

#include "review/verdict.h"
#include "store/application.h"
#include "store/event.h"

/* The answer by which a form asks for a name; NULL: there is no such form. */
typedef const char *(*SubmissionNameKey)(const char *form);

/*
 * An application that has come in, held against what is known: the registry,
 * and the other applications. It gets a ticket, or is a further version of an
 * open one.
 *
 * Knows no forms. Rules N7 and P11 are judged here, for they need the
 * registry; a conflict is a finding on both applications.
 */
typedef struct {
	Filing filing; /* its findings are those of the parser; more come */
	const char *service_name; /* as it was written; NULL: not said */
	const char *email;	  /* of the contact, or NULL */
	SubmissionNameKey name_key;
	Origin origin;
} Submission;

typedef struct {
	gint64 ticket;
	Verdict verdict; /* new, revision or resent */
	EventMark head;
} Submitted;

/* Inside a transaction. */
gboolean submission_file(Store *store, Submission *submission,
			 Submitted *submitted_out, GError **error);

#endif
