/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_REGISTRY_H
#define STORE_REGISTRY_H

#include <glib.h>

#include "registry/list.h"
#include "registry/name.h"
#include "store/store.h"

/*
 * The registry over time: entries, and for each published format the lines
 * that show them.
 *
 * Knows no format, and of applications nothing: this is the only header of
 * store/ that export/ includes. Always holds: what is true at an event stays
 * readable for ever; a change ends one version and begins another. The lines
 * of a format at an event, written one after the other, are the list that was
 * published then. Changes are made inside a transaction, before the event
 * that they belong to is appended.
 */

/* For reading: the registry as it is now, after all events. */
#define REGISTRY_NOW G_MAXINT64

/* How the lines of a format end, as in PublishedList. */
typedef struct {
	gboolean known; /* FALSE: there is no list of this format */
	gboolean crlf;
	gboolean final_newline;
} RegistryList;

gboolean registry_list(Store *store, const char *format, gint64 at,
		       RegistryList *list_out, GError **error);
gboolean registry_set_list(Store *store, const char *format, gint64 event,
			   const RegistryList *list, GError **error);

/*
 * The format of the list that came in last: it holds the lines of now, and all
 * other formats are made of it. NULL if there is no list. The caller frees it.
 */
gboolean registry_leading(Store *store, gint64 at, char **format_out,
			  GError **error);
gboolean registry_end_list(Store *store, const char *format, gint64 event,
			   GError **error);

/* A line of a list, with its identities and its place. */
typedef struct {
	gint64 line;
	gint64 entry;	  /* 0: the line shows none */
	gint64 person;	  /* 0: the line shows none */
	GBytes *position; /* position.h; the lines' order */
	ListLine *content;
} RegistryLine;

void registry_line_free(RegistryLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RegistryLine, registry_line_free)

typedef gboolean (*RegistryVisit)(RegistryLine *line, gpointer data,
				  GError **error);

/*
 * Calls visit with each line of a format at the event, in order. The line is
 * visit's, to keep or to free. Stops where visit returns FALSE.
 */
gboolean registry_each_line(Store *store, const char *format, gint64 at,
			    RegistryVisit visit, gpointer data, GError **error);

/*
 * All of them at once, in order: of RegistryLine, or of ListLine where the
 * identities do not matter; none of no format (NULL). NULL on error; the caller
 * frees them.
 */
GPtrArray *registry_lines(Store *store, const char *format, gint64 at,
			  GError **error);
GPtrArray *registry_contents(Store *store, const char *format, gint64 at,
			     GError **error);

/*
 * Begins a line at the event; line->line, line->entry and line->person are
 * taken as they are, a new identity where line->line is 0.
 */
gboolean registry_add_line(Store *store, const char *format, gint64 event,
			   const RegistryLine *line, GError **error);
gboolean registry_end_line(Store *store, gint64 event, gint64 line,
			   GError **error);

/*
 * Begins a version of an entry at the event, after ending the one before.
 * *entry_inout is its identity; 0: it gets a new one.
 */
gboolean registry_put_entry(Store *store, gint64 event, const Entry *entry,
			    gint64 *entry_inout, GError **error);
gboolean registry_end_entry(Store *store, gint64 event, gint64 entry,
			    GError **error);

/* The same of a person, whether a line shows it or not. */
gboolean registry_put_person(Store *store, gint64 event, const Person *person,
			     gint64 *person_inout, GError **error);
gboolean registry_end_person(Store *store, gint64 event, gint64 person,
			     GError **error);

typedef gboolean (*RegistryPersonVisit)(gint64 identity, const Person *person,
					gpointer data, GError **error);

/* Calls visit with each person at the event, until it returns FALSE. */
gboolean registry_each_person(Store *store, gint64 at,
			      RegistryPersonVisit visit, gpointer data,
			      GError **error);

/*
 * sha256 in hex of all that the event changed here, for the event to name and
 * for audit to find again; NULL if it changed nothing. The caller frees it.
 */
gboolean registry_changes(Store *store, gint64 event, char **sha256_out,
			  GError **error);

/*
 * The last event that took effect at or before the instant (seconds since
 * 1970); 0 if there is none.
 */
gboolean registry_event_at(Store *store, gint64 instant, gint64 *event_out,
			   GError **error);

/* Adds to entries (of gint64) those of now that a decision made. */
gboolean registry_decided(Store *store, GHashTable *entries, GError **error);

/*
 * The last event that changed the registry; 0: none has. The list at that
 * event is the list of now.
 */
gboolean registry_generation(Store *store, gint64 *event_out, GError **error);

/*
 * The day since when the registry is so, as of an event: "2004-07-12"; "" if
 * there was none. The caller frees it.
 */
gboolean registry_effective(Store *store, gint64 at, char **date_out,
			    GError **error);

/* TRUE in published_out: the file was written from that event on. */
gboolean registry_is_published(Store *store, const char *format,
			       const char *path, gint64 event,
			       gboolean *published_out, GError **error);

/* Notes a try. failure: why it failed, or NULL; at: seconds since 1970. */
gboolean registry_note_published(Store *store, const char *format,
				 const char *path, gint64 event, gint64 at,
				 const char *failure, GError **error);

typedef struct {
	const char *format;
	const char *path;
	const char *at; /* of the last try, RFC 3339 */
	const char *failure;
} RegistryFailure;

typedef gboolean (*RegistryFailureVisit)(const RegistryFailure *failure,
					 gpointer data, GError **error);

/* Calls visit for each file whose last try failed. */
gboolean registry_each_failure(Store *store, RegistryFailureVisit visit,
			       gpointer data, GError **error);

/*
 * Waits for those who publish from the database at path. The file descriptor
 * holds the lock until it is closed; -1 on error.
 */
int registry_publish_lock(const char *path, guint timeout_ms, GError **error);

/*
 * The ports that entries of the name have now, whatever its case, or
 * REGISTRY_NO_PORT for one that is a name alone; and the system ports whose
 * contact holds the address. Appended as gint64.
 */
#define REGISTRY_NO_PORT NAME_NO_PORT
gboolean registry_ports_of_name(Store *store, const char *name, GArray *ports,
				GError **error);
gboolean registry_system_ports_of(Store *store, const char *email,
				  GArray *ports, GError **error);

#endif
