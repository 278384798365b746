/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_CATALOGUE_H
#define REGISTRY_CATALOGUE_H

#include <glib.h>

#include "registry/contact.h"
#include "registry/list.h"
#include "registry/people.h"

/*
 * The registry at an instant, as no format has it: what each format is made of
 * that the lines of now are not in.
 *
 * Knows no layout. Entries are in the order of the list; contacts and assignees
 * are ids in brackets, "[Ann_Example]", whose people are at hand where the
 * registry knows them. Dates are ISO 8601, as the modern formats have them.
 */
typedef struct {
	const Entry *entry;  /* NULL: a remark */
	const char *remark;  /* a banner or a comment of no entry; UTF-8 */
	const ListLine *row; /* the row of the table that was published at the
				time, where it says more than the entry */
} CatalogueItem;

typedef struct {
	char *updated; /* "2004-07-12", or "" */
	GArray *items; /* of CatalogueItem */
	People *people;
	GPtrArray *owned; /* what items point to, if it is not the list's */
} Catalogue;

Catalogue *catalogue_new(void);
void catalogue_free(Catalogue *catalogue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Catalogue, catalogue_free)

/*
 * Adds an entry of a list, which must outlive the catalogue. Where contact and
 * assignee are no ids they become people; row, or NULL, is taken.
 */
void catalogue_add_entry(Catalogue *catalogue, const Entry *entry,
			 ListLine *row);

/* Takes the entry, which has ids in it already. */
void catalogue_take_entry(Catalogue *catalogue, Entry *entry);

/*
 * Adds a contact in words to contact or assignee of an entry, as an id; name:
 * who it is, where the contact itself does not say it. A date is that of the
 * registration, unless there is another already; what else is said is a note.
 */
void catalogue_add_contact(Catalogue *catalogue, Entry *entry, EntryField field,
			   const char *name, const Contact *contact);

/* Appends to a field; to notes as a line of its own. */
void catalogue_append_field(Entry *entry, EntryField field, const char *text);

/* Takes a copy; white space at its ends is left out, and so is an empty one. */
void catalogue_add_remark(Catalogue *catalogue, const char *remark);

void catalogue_set_updated(Catalogue *catalogue, const char *date);

#endif
