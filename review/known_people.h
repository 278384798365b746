/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_KNOWN_PEOPLE_H
#define REVIEW_KNOWN_PEOPLE_H

#include <glib.h>

#include "store/registry.h"

/*
 * The people of the registry while a list comes in: who is there already, and
 * who of them the list has too.
 *
 * Knows no lists. A person is known again by the id; where two have the same,
 * one after the other.
 */
typedef struct KnownPeople KnownPeople;

KnownPeople *known_people_load(Store *store, GError **error);
void known_people_free(KnownPeople *people);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KnownPeople, known_people_free)

/* Identity goes on as it is; 0: nobody. */
void known_people_keep(KnownPeople *people, gint64 identity);

/* Finds the identity, and begins a version of it if the person differs. */
gboolean known_people_put(KnownPeople *people, Store *store, gint64 event,
			  const Person *person, gint64 *identity_out,
			  GError **error);

/* Ends those that were neither kept nor put. */
gboolean known_people_end_rest(KnownPeople *people, Store *store, gint64 event,
			       GError **error);

#endif
