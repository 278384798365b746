/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_CHANGES_H
#define AUDIT_CHANGES_H

#include <glib.h>

#include "registry/entry.h"
#include "store/registry.h"

/*
 * What changed in the registry between two events, and by which.
 *
 * Knows nothing of how it is shown. An entry is the same one as long as its
 * identity goes on (review/succession.h); its place counts only while the same
 * format leads. Changes are in the order of ports; those of text, which no
 * entry is behind, in that of the list.
 */
typedef enum {
	CHANGE_ADDED,
	CHANGE_REMOVED,
	CHANGE_CHANGED, /* its fields; perhaps its place too */
	CHANGE_MOVED,	/* its place alone */
	CHANGE_KINDS
} ChangeKind;

typedef struct {
	ChangeKind kind;
	gint64 identity;
	Entry *before; /* NULL: added */
	Entry *after;  /* NULL: removed */
	gboolean moved;
	GArray *events; /* of gint64: those that did it */
} EntryChange;

/* A line of prose, a banner, a date: either is NULL. */
typedef struct {
	char *before;
	char *after;
} TextChange;

typedef struct {
	gint64 identity;
	Person *before;
	Person *after;
} PersonChange;

typedef struct {
	GPtrArray *entries; /* of EntryChange */
	GPtrArray *people;  /* of PersonChange */
	GPtrArray *texts;   /* of TextChange */
	guint count[CHANGE_KINDS];
} Changes;

/* Of the registry at until to what it was at after; NULL on error. Inside a
 * snapshot. */
Changes *changes_between(Store *store, gint64 after, gint64 until,
			 GError **error);
void changes_free(Changes *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Changes, changes_free)

/* "added", "removed", "changed", "moved". */
const char *change_kind_name(ChangeKind kind);

#endif
