/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_STAY_H
#define INGEST_STAY_H

#include <glib.h>

#include "registry/format.h"
#include "store/registry.h"

/*
 * What was decided here and is missing in a list that comes in: it stays, for
 * the list was made before, or elsewhere, and knows nothing of it.
 *
 * Always holds: in the merged list such an entry stands, with its contact,
 * where a line of the list that comes in said that its port is unassigned.
 */
typedef struct {
	const ListFormat *format;
	PublishedList list; /* lines borrowed from both, and a few of its own */
	GPtrArray *own;	    /* of ListLine */
	GPtrArray *stayed;  /* of char *: "1030 wmeter" */
} Merged;

/*
 * old: the lines of now, of RegistryLine. STORE_ERROR_REFUSED if the list has
 * no such line for one of them. Both lists must outlive the result.
 */
Merged *merged_new(Store *store, const GPtrArray *old, const ListFormat *format,
		   const PublishedList *list, GError **error);
void merged_free(Merged *merged);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Merged, merged_free)

#endif
