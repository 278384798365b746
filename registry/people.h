/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_PEOPLE_H
#define REGISTRY_PEOPLE_H

#include <glib.h>

#include "registry/person.h"

/*
 * A people list: persons by their ids, in order.
 *
 * Always holds: no two have the same id; the first that came stays.
 */
typedef struct People People;

People *people_new(void);
void people_free(People *people);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(People, people_free)

/* Takes the person. */
void people_add(People *people, Person *person);

guint people_count(const People *people);
const Person *people_at(const People *people, guint number);

/* NULL: there is nobody of that id. */
const Person *people_find(const People *people, const char *id);

/*
 * The id of who has this name and URI; somebody new gets one that is made of
 * the name ("Ann Example": "Ann_Example", the next one "Ann_Example_2"), or,
 * where there is none, of the address. *new_out may be NULL.
 */
const char *people_id_for(People *people, const char *name, const char *uri,
			  gboolean *new_out);

/* TRUE: people_id_for() made that id. */
gboolean people_is_made(const People *people, const char *id);

#endif
