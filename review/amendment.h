/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_AMENDMENT_H
#define REVIEW_AMENDMENT_H

#include <glib.h>

#include "registry/target.h"
#include "store/event.h"

/*
 * A change of an entry without an application, as RFC 6335 section 8 allows
 * it; the rest is refused with the section.
 *
 * Knows no applications. Always holds: nothing is written before the list,
 * written and read again, was seen to be the old one and this change, no more
 * and no less.
 */
typedef struct {
	const char *act; /* "set", "contact", "reserve", "de-assign", … */
	EntryTarget target;
	PortRange ports;	   /* of "reserve", instead of a target */
	const char *const *fields; /* of "set": "description=Text" */
	const char *contact;	   /* of "contact", in words */
	gboolean group;		   /* others that share the contact too */
	const char *reason;	   /* NULL: not said */
	const char *called;	   /* of "revoke": "2004-07-12" or NULL */
	char address_sign;	   /* assignment.h */
	Origin origin;
} Amendment;

typedef struct {
	GPtrArray *changes; /* of char *: "-old", "+new", as diff(1) does */
	GPtrArray *notes;   /* of char *: what is not as one might think */
	EventMark head;
} Amended;

void amended_clear(Amended *amended);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Amended, amended_clear)

/* TRUE: there is such an act; *reserves_out: it is of ports, not entries. */
gboolean amendment_is_act(const char *act, gboolean *reserves_out);

/* All acts, with ", " between them. The caller frees it. */
char *amendment_acts(void);

/* Inside a transaction, which a dry run takes back. REVIEW_ERROR if it is
 * refused. */
gboolean amendment_make(Store *store, const Amendment *amendment,
			Amended *amended_out, GError **error);

#endif
