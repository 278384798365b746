/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_PENDING_H
#define FORM_PENDING_H

#include <glib.h>

/*
 * Applications that wait for the applicant to confirm them: mails by a random
 * number, for three days.
 *
 * Knows no mail. Always holds: one is taken away only after it was sent, so
 * that none is lost.
 */

/* Keeps the mail, and deletes those of more than three days. Its number, or
 * NULL with G_FILE_ERROR; the caller frees it. */
char *pending_keep(const char *folder, GBytes *mail, gint64 now,
		   GError **error);

/* NULL and no error: there is none of that number, or not any more. */
gboolean pending_find(const char *folder, const char *number, gint64 now,
		      GBytes **mail_out, GError **error);

/* It was sent. */
void pending_drop(const char *folder, const char *number);

#endif
