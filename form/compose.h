/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_COMPOSE_H
#define FORM_COMPOSE_H

#include "form/draft.h"

/*
 * The mail that a page's button sends.
 *
 * It is a multipart/alternative (RFC 2046 section 5.1.4). First stand the
 * answers as multipart/form-data (RFC 7578), which a program reads exactly,
 * whatever is in them; then, as what a person's mail program shows, the form
 * as text with the answers below its questions. From: is the registry's own,
 * for the applicant's domain may forbid others to send in its name (DMARC, RFC
 * 7489); Reply-To: is the applicant.
 *
 * Knows no sender of mail, no clock and no chance. Always holds: what was
 * typed into a field stands in no field of the header but encoded and on one
 * line.
 */
typedef struct {
	const char *to;		/* the registry's address */
	const char *from;	/* of the mail */
	const char *registry;	/* its name */
	const char *message_id; /* without angle brackets */
	gint64 date;		/* seconds since 1970 */
} Envelope;

/* reply_name and reply_email: the applicant, or NULL. Lines end in LF. */
GBytes *compose_application(const Draft *draft, const Envelope *envelope,
			    const char *reply_name, const char *reply_email);

/* What it says of itself: "Application for a Service Name: sums". The caller
 * frees it. */
char *compose_subject(const Draft *draft);

/* The form with its answers, as text. The caller frees it. */
char *compose_text(const Draft *draft);

/* A mail of our own, which answers none: a subject and a text. */
GBytes *compose_note(const Envelope *envelope, const char *to,
		     const char *subject, const char *text);

#endif
