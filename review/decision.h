/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_DECISION_H
#define REVIEW_DECISION_H

#include <glib.h>

#include "review/assignment.h"
#include "store/event.h"

/*
 * What an examiner, or the filter in his place, decides on an application: a
 * change of its state, with the change of the registry and the reply that
 * follow from it, as one event.
 *
 * Always holds: all of it is in one transaction, so that nothing is decided
 * and not told, or told and not decided.
 */
typedef struct {
	const char *act; /* "assign", "refuse", ...: decision_acts() */
	gint64 ticket;
	const char *reason;	     /* NULL: none */
	const char *text;	     /* NULL: none */
	const char *state;	     /* for "state": to which */
	gint64 of;		     /* for "duplicate": of which application */
	const AssignOptions *assign; /* for "assign" */
	Origin origin;
	const char *mail_domain; /* of the Message-IDs of replies */
} Decision;

typedef struct {
	char *state; /* that the application is in now */
	char *reply; /* the reply's fields, JSON; NULL: nobody is told */
	char *told;  /* "question, to Sam Pell <sam@example.org>"; or NULL */
	Assignment *assignment; /* of "assign"; else NULL */
	EventMark head;
} Decided;

void decided_clear(Decided *decided);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Decided, decided_clear)

/*
 * Makes it, inside a transaction. REVIEW_ERROR and STORE_ERROR_MISSING: it
 * cannot be, and nothing was written.
 */
gboolean decision_make(Store *store, const Decision *decision,
		       Decided *decided_out, GError **error);

/* What a decision must say; both FALSE for an act that is none. */
typedef struct {
	gboolean reason;
	gboolean text;
} DecisionNeeds;

DecisionNeeds decision_needs(const char *act);

#endif
