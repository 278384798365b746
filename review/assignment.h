/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_ASSIGNMENT_H
#define REVIEW_ASSIGNMENT_H

#include <glib.h>

#include "review/placement.h"
#include "store/application.h"

/*
 * A port for an application: which one, in which words, and whether a rule is
 * against it.
 *
 * Knows no states: whether the application is to be decided is decision.h's.
 * Rules P1 and P5 to P8 are judged here, for they need the registry, and N7
 * once more, for names are assigned while an application waits.
 */
typedef struct {
	guint port;		 /* 0: the lowest that is free */
	const char *transports;	 /* "tcp,udp"; NULL: what was asked for */
	const char *contact;	 /* NULL: the applicant */
	const char *description; /* NULL: what was asked for */
	char address_sign;	 /* '&' instead of '@'; 0: '@' */
	/* The rules whose errors do not count; NULL: all do. */
	const char *const *overrides;
} AssignOptions;

typedef struct {
	guint16 port;
	char **transports;
	char *name;
	char *description;
	char *contact;	   /* as published, without its date */
	char *assignee;	   /* in words, of a list that has people */
	GPtrArray *folded; /* of char *: notes on what is not as it was given */
	ListView *view;
	Placement *placement;
} Assignment;

void assignment_free(Assignment *assignment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Assignment, assignment_free)

/*
 * Plans it, in a transaction, and writes nothing. effective: seconds since
 * 1970. NULL with REVIEW_ERROR: it cannot be assigned so.
 */
Assignment *assignment_plan(Store *store, gint64 ticket,
			    const ApplicationRequest *request,
			    const AssignOptions *options, gint64 effective,
			    GError **error);

#endif
