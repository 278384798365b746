/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_PLACEMENT_H
#define REVIEW_PLACEMENT_H

#include <glib.h>

#include "review/list_view.h"

/*
 * A new entry in its place in the list: where a line said that the port is
 * unassigned, the entry's lines stand, and what is left of that line around
 * them; people who are new stand among the others; the list has another date.
 *
 * Knows no applications and no rules. Always holds: nothing is written before
 * the list, written and read again, was seen to be the old one and these
 * lines, no more and no less.
 */
typedef struct Placement Placement;

/*
 * Plans it; line is the number of the "Unassigned" line; people: of Person, who
 * come to the registry with it. REVIEW_ERROR_TEXT if the list would be read as
 * something else. The view must outlive the placement.
 */
Placement *placement_plan(const ListView *view, guint line,
			  const NewEntry *entry, const GPtrArray *people,
			  GError **error);
void placement_free(Placement *placement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Placement, placement_free)

/* Writes what was planned, at the event, inside its transaction. */
gboolean placement_write(const Placement *placement, Store *store, gint64 event,
			 GError **error);

/*
 * The lines that go and come, as diff(1) marks them ("-old", "+new"), in the
 * order of the list: strings that the placement owns, as UTF-8.
 */
const GPtrArray *placement_changes(const Placement *placement);

#endif
