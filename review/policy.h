/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_POLICY_H
#define REVIEW_POLICY_H

#include <glib.h>

#include "review/decision.h"

/*
 * "assign = automatic": the filter decides in the examiner's place, for a
 * registry that trusts the senders of its mail, as a company's own does.
 *
 * Always holds: an application with an error or a route among its findings, or
 * beyond the daily cap, is left for the examiner.
 */
typedef struct {
	gboolean automatic;
	/* Addresses ("ada@example.org") and domains ("@example.org"), up to a
	 * NULL. */
	const char *const *from;
	guint daily;		 /* assignments by the filter in one UTC day */
	char address_sign;	 /* assignment.h; 0: '@' */
	const char *mail_domain; /* of the Message-IDs of replies */
} AssignPolicy;

/*
 * TRUE if the address that the mail is from may be trusted to assign, and so
 * may the envelope's sender where that is known (NULL: it is not). Whoever
 * lets the world's mail in must not trust a From: alone.
 */
gboolean policy_allows(const AssignPolicy *policy, const char *from,
		       const char *envelope_sender);

/*
 * Assigns the application the lowest free port, inside a transaction, or
 * leaves it: then decided_out->state is NULL.
 */
gboolean policy_assign(Store *store, const AssignPolicy *policy, gint64 ticket,
		       const Origin *origin, Decided *decided_out,
		       GError **error);

#endif
