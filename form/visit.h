/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_VISIT_H
#define FORM_VISIT_H

#include "form/claim.h"
#include "form/desk.h"
#include "form/draft.h"
#include "form/names.h"
#include "parse/application.h"

/*
 * Private to desk.c and visit_send.c: a page on its way back, and the steps
 * that are taken until one says no.
 *
 * A step returns TRUE to go on; FALSE with the status and the notice that the
 * page comes back with.
 */
typedef struct {
	const Desk *desk;
	Draft *draft;
	Application *empty;
	Application *judged;
	NameHelp *help;
	char *secret;
	char *token;
	char *warnings;
	char *id; /* of the mail, without angle brackets */
	Claim once;
	gboolean was_sent; /* by an earlier press of the button */
	Word notice;
	guint status;
} Visit;

void visit_clear(Visit *visit);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Visit, visit_clear)

/* Both are always FALSE. What went wrong on our side is for the log, and not
 * for the applicant. */
gboolean visit_stop(Visit *visit, guint status, Word notice);
gboolean visit_stop_for(Visit *visit, const GError *error, Word notice);

/* A step: counts what the visitor's place does within an hour. */
gboolean visit_is_within(Visit *visit, const char *what, guint limit,
			 Word too_many);

/* The last steps: nobody else is sending the same, not too much was sent, the
 * mail system has taken it. */
gboolean visit_is_claimed(Visit *visit);
gboolean visit_may_send(Visit *visit);
gboolean visit_is_sent(Visit *visit);

/* What is said then. */
CgiResponse *visit_sent_page(const Visit *visit);

#endif
