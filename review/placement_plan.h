/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_PLACEMENT_PLAN_H
#define REVIEW_PLACEMENT_PLAN_H

#include "review/placement.h"

/* Private to placement.c, which plans, and placement_write.c. */

#define EDIT_NONE G_MAXUINT

/*
 * Row number "at" of the view becomes the lines; of these the one at "kept"
 * goes on with its identity (EDIT_NONE: it ends). Or the lines come before it,
 * and it stays.
 */
typedef struct {
	guint at;
	gboolean before;
	guint kept;
	GPtrArray *lines; /* of ListLine, owned */
} Edit;

struct Placement {
	const ListView *view;
	GPtrArray *edits;  /* of Edit, in the order of the list */
	GPtrArray *people; /* of Person: who is in no line */
	GPtrArray *changes;
};

#endif
