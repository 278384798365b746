/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_PROVENANCE_H
#define STORE_PROVENANCE_H

#include <glib.h>

#include "store/store.h"

/*
 * The versions of entries with the events that began and ended them: what
 * stands behind a line of a list.
 *
 * Strings are the store's and live until the next call; "" is "not said".
 */
typedef struct {
	gint64 seq; /* 0: none, the version holds now */
	const char *at;
	const char *act;
	const char *by;
	gint64 uid;
	const char *effective;
	gint64 ticket;	    /* of an application; 0: none */
	const char *sha256; /* of a file that was imported */
	const char *reason;
} ProvenanceEvent;

typedef struct {
	gint64 entry;
	const char *status;
	gboolean has_port;
	gint64 first_port;
	gint64 last_port;
	const char *name;
	const char *transport;
	const char *description;
	const char *contact;
	ProvenanceEvent since;
	ProvenanceEvent till;
} EntryVersion;

/* Which entries: those of a name, of a port, or one. */
typedef struct {
	gint64 entry;	       /* its identity; 0: any */
	const char *name;      /* in any case; NULL: of any name */
	gint64 port;	       /* -1: of any port */
	const char *transport; /* with port; NULL: any */
} ProvenanceQuery;

typedef gboolean (*ProvenanceVisit)(const EntryVersion *version, gpointer data,
				    GError **error);

/* Those that hold now first, then the others from the newest on. */
gboolean provenance_each(Store *store, const ProvenanceQuery *query,
			 ProvenanceVisit visit, gpointer data, GError **error);

typedef gboolean (*ProvenanceEventVisit)(const ProvenanceEvent *event,
					 gpointer data, GError **error);

/* Calls visit with the event since which a line of a list is as it is at the
 * event at. */
gboolean provenance_of_line(Store *store, gint64 line, gint64 at,
			    ProvenanceEventVisit visit, gpointer data,
			    GError **error);

/* The events behind one and up to another that changed the registry. */
gboolean provenance_each_event(Store *store, gint64 after, gint64 until,
			       ProvenanceEventVisit visit, gpointer data,
			       GError **error);

typedef gboolean (*ProvenanceChangeVisit)(gint64 entry, gint64 event,
					  gpointer data, GError **error);

/* Which of them changed which entry or its place, by entry. */
gboolean provenance_each_change(Store *store, gint64 after, gint64 until,
				ProvenanceChangeVisit visit, gpointer data,
				GError **error);

#endif
