/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_SENDMAIL_H
#define FORM_SENDMAIL_H

#include <glib.h>

/*
 * A mail handed to the mail system: the command that is called sendmail, which
 * every one of them has.
 *
 * Always holds: TRUE means that the command took the whole mail and ended with
 * 0. No address is ever read as an option.
 */
#define SENDMAIL_ERROR (sendmail_error_quark())
GQuark sendmail_error_quark(void);

typedef enum {
	SENDMAIL_ERROR_NOT_RUN,
	SENDMAIL_ERROR_REFUSED, /* its exit status says so */
	SENDMAIL_ERROR_LATE,	/* it took longer than it may */
} SendmailError;

/*
 * command: the program and its options, up to a NULL; "-f SENDER -- RECIPIENT"
 * is added. sender: of the envelope, "" for none.
 */
gboolean sendmail_send(const char *const *command, const char *sender,
		       const char *recipient, GBytes *mail, guint seconds,
		       GError **error);

#endif
