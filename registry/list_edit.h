/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_LIST_EDIT_H
#define REGISTRY_LIST_EDIT_H

#include <glib.h>

#include "registry/list.h"
#include "registry/list_text.h"

/*
 * How a list of a format gets a new entry: what ListFormat has beside reading
 * and writing.
 *
 * Knows not which port is free, nor who may have it.
 */
typedef struct {
	guint16 port;
	const char *const *transports; /* "tcp", "udp": a line each */
	const char *name;
	const char *description;
	const char *contact;	 /* in words, without a date */
	const char *contact_id;	 /* "Ann_Example", of the people list */
	const char *assignee_id; /* the same or another */
	gint64 effective;	 /* seconds since 1970, UTC */
} NewEntry;

typedef struct {
	ListTextLimits limits;
	/* A contact stands in words below the entries that it is of; else an
	 * entry names people by their ids. */
	gboolean groups;

	/* Adds the lines of an entry that is to stand at place in list, both
	 * of ListLine. */
	void (*add_entry)(GPtrArray *lines, const GPtrArray *list, guint place,
			  const NewEntry *entry);

	/* The line of a remark on ports, which takes the entry. */
	ListLine *(*remark_line)(const GPtrArray *list, guint place,
				 Entry *entry);

	/* A line like model, an "Unassigned" one, for other ports. */
	ListLine *(*ports_line)(const ListLine *model, PortRange ports);

	/* The list's own date as another; NULL: the line has none. NULL as a
	 * function: no line of the format has one. */
	ListLine *(*updated_line)(const ListLine *old, GDateTime *date);

	/* The line of a person, which is taken, and before which line it is to
	 * stand (G_MAXUINT: the list has no people). NULL: people are not in
	 * the list. */
	ListLine *(*person_line)(Person *person);
	guint (*person_place)(const GPtrArray *list, const char *id);
} ListEditing;

extern const ListEditing classic_editing;
extern const ListEditing csv_editing;
extern const ListEditing xml_editing;

/* The line of the person of that id, or NULL. */
const ListLine *list_find_person(const GPtrArray *list, const char *id);

#endif
