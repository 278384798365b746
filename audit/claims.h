/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_CLAIMS_H
#define AUDIT_CLAIMS_H

#include <glib.h>

#include "store/history.h"

/*
 * Private to audit/: what the events of a history tell, to be held against
 * what is there. Events are added first; then each thing that is there takes
 * the claim that tells of it, and what is left was told of and is gone.
 */
typedef struct Claims Claims;

Claims *claims_new(void);
void claims_free(Claims *claims);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Claims, claims_free)

void claims_add(Claims *claims, const HistoryEvent *event);

/* FALSE: no event names a text of that hash, or it was taken before. */
gboolean claims_take_text(Claims *claims, const char *hash);

typedef enum {
	CLAIM_HOLDS,
	CLAIM_DIFFERS,
	CLAIM_MISSING,
} ClaimStatus;

ClaimStatus claims_take_message(Claims *claims, const HistoryMessage *message);

/* FALSE: no event tells of it. */
gboolean claims_take_identity(Claims *claims, const HistoryIdentity *identity);

/* Calls visit with a sentence for each message and identity that is left. */
void claims_each_untaken(const Claims *claims,
			 void (*visit)(const char *what, gpointer data),
			 gpointer data);

#endif
