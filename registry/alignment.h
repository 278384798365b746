/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_ALIGNMENT_H
#define REGISTRY_ALIGNMENT_H

#include <glib.h>

#include "registry/format.h"

/*
 * Which lines two lists of one format have in common, in their order.
 *
 * Knows no entries: lines are the same if they are of one kind and are written
 * the same. As many are kept as can be (diff.h).
 */

/* Sets old_kept and new_kept, one for each ListLine of old and new. */
void list_align(const ListFormat *format, const GPtrArray *old,
		const GPtrArray *new, gboolean *old_kept, gboolean *new_kept);

#endif
