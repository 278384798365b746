/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_DISPATCH_H
#define FORM_DISPATCH_H

#include "form/claim.h"
#include "form/compose.h"
#include "form/settings.h"

/*
 * Mail that leaves: the application, or first a link by which the applicant
 * confirms it.
 *
 * Always holds: a mail to an address that somebody typed holds nothing else
 * that was typed, and goes there three times an hour at most.
 */

#define DISPATCH_ERROR (dispatch_error_quark())
GQuark dispatch_error_quark(void);

typedef enum {
	DISPATCH_ERROR_TOO_MANY, /* links to one address within an hour */
} DispatchError;

/* A Message-ID (RFC 5322 section 3.6.4) in the domain of form-from. NULL with
 * G_FILE_ERROR; the caller frees it. */
char *dispatch_new_id(const FormSettings *settings, GError **error);

/* id must outlive it. */
Envelope dispatch_envelope(const FormSettings *settings, const char *id,
			   gint64 now);

/*
 * What is sent, and from which page: for one process at a time, so that a page
 * that is loaded again sends nothing again. In the claim is the Message-ID that
 * it was sent under, or nothing. FALSE with G_FILE_ERROR.
 */
gboolean dispatch_once(const FormSettings *settings, const char *secret,
		       const char *what, gint64 now, Claim *claim_out,
		       GError **error);

/* To the registry. FALSE with SENDMAIL_ERROR. */
gboolean dispatch_application(const FormSettings *settings, GBytes *mail,
			      GError **error);

/* Keeps the mail, and asks whoever reads email. FALSE with SENDMAIL_ERROR,
 * G_FILE_ERROR, DISPATCH_ERROR. */
gboolean dispatch_ask(const FormSettings *settings, const char *secret,
		      const Language *language, GBytes *mail, const char *email,
		      gint64 now, GError **error);

/* As pending_claim(). */
gboolean dispatch_waiting(const FormSettings *settings, const char *number,
			  gint64 now, Claim *claim_out, GError **error);

/* Sends it, and lets it wait no more. */
gboolean dispatch_confirmed(const FormSettings *settings, Claim *claim,
			    GError **error);

#endif
