/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_ENTRY_MATCH_H
#define REVIEW_ENTRY_MATCH_H

#include <glib.h>

#include "store/registry.h"

/*
 * Which entries of a list that comes in are ones that were there before.
 *
 * Knows no lists. An entry is known again by its name, transport, ports and
 * status; where several have the same, one after the other. One of the rest
 * still goes on if its name alone was changed, or its ports alone: then it
 * must be the only one, and its description or its contact must be the same.
 */
typedef struct EntryMatch EntryMatch;

/* ended: of RegistryLine, whose entries were there; begun: of ListLine, whose
 * entries are to be. Both must outlive it. */
EntryMatch *entry_match_new(const GPtrArray *ended, const GPtrArray *begun);
void entry_match_free(EntryMatch *match);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntryMatch, entry_match_free)

/* What the entry of that line was; NULL: it is new. */
const RegistryLine *entry_match_of(const EntryMatch *match,
				   const ListLine *begun);

/* TRUE: the entry of that line goes on. */
gboolean entry_match_goes_on(const EntryMatch *match,
			     const RegistryLine *ended);

#endif
