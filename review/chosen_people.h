/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_CHOSEN_PEOPLE_H
#define REVIEW_CHOSEN_PEOPLE_H

#include <glib.h>

#include "registry/people.h"
#include "store/registry.h"

/*
 * Who of the registry's people an assignee or a contact in words is; somebody
 * new gets an id (people.h).
 *
 * Knows no lists. Somebody is known by the name and an address, whether that is
 * written with '@' or with '&', as the lists of today have it.
 */
typedef struct {
	People *people;
	GPtrArray *added; /* of Person, owned: who is new */
} ChosenPeople;

/*
 * lines: of ListLine, the list, whose ids are taken even where nobody knows
 * who that is. NULL on error.
 */
ChosenPeople *chosen_people_load(Store *store, const GPtrArray *lines,
				 GError **error);
void chosen_people_free(ChosenPeople *chosen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ChosenPeople, chosen_people_free)

/*
 * words: "Ann Example <ann@example.org>", or a name alone. sign: '@' or '&',
 * for an address that is new; effective: seconds since 1970. The caller frees
 * it.
 */
char *chosen_people_id(ChosenPeople *chosen, const char *words, char sign,
		       gint64 effective);

#endif
