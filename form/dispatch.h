/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_DISPATCH_H
#define FORM_DISPATCH_H

#include "form/compose.h"
#include "form/settings.h"

/*
 * Mail that leaves: the application, or first a link by which the applicant
 * confirms it.
 *
 * Always holds: a mail to an address that somebody typed holds nothing else
 * that was typed, and goes there three times an hour at most.
 */

/* A Message-ID (RFC 5322 section 3.6.4) in the domain of form-from. NULL with
 * G_FILE_ERROR; the caller frees it. */
char *dispatch_new_id(const FormSettings *settings, GError **error);

/* id must outlive it. */
Envelope dispatch_envelope(const FormSettings *settings, const char *id,
			   gint64 now);

/* To the registry. FALSE with SENDMAIL_ERROR. */
gboolean dispatch_application(const FormSettings *settings, GBytes *mail,
			      GError **error);

/* Keeps the mail, and asks whoever reads email. FALSE with SENDMAIL_ERROR,
 * G_FILE_ERROR. */
gboolean dispatch_ask(const FormSettings *settings, const char *secret,
		      const Language *language, GBytes *mail, const char *email,
		      gint64 now, GError **error);

/* The mail that waits under the number, NULL: none does. */
gboolean dispatch_waiting(const FormSettings *settings, const char *number,
			  gint64 now, GBytes **mail_out, GError **error);

/* Sends it, and lets it wait no more. */
gboolean dispatch_confirmed(const FormSettings *settings, const char *number,
			    GBytes *mail, GError **error);

#endif
