/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_PENDING_H
#define FORM_PENDING_H

#include "form/claim.h"

/*
 * Applications that wait for the applicant to confirm them: mails by a random
 * number, for three days.
 *
 * Knows no mail. Always holds: one is taken away only after it was sent, or
 * when its time is over, whatever is asked of the folder next.
 */

/* Keeps the mail, and deletes those of more than three days. Its number, or
 * NULL with G_FILE_ERROR; the caller frees it. */
char *pending_keep(const char *folder, GBytes *mail, gint64 now,
		   GError **error);

/*
 * The mail of that number, for one process at a time; none (pending_is()):
 * there is none, or not any more. FALSE with G_FILE_ERROR.
 */
gboolean pending_claim(const char *folder, const char *number, gint64 now,
		       Claim *claim_out, GError **error);
gboolean pending_is(const Claim *claim);

/* Nobody was told its number. */
void pending_drop(const char *folder, const char *number);

#endif
