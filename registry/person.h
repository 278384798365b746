/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_PERSON_H
#define REGISTRY_PERSON_H

#include <glib.h>

/*
 * A person or an organisation of the registry's people list: what stands
 * behind "[Ann_Example]" in a contact.
 *
 * Knows no list. Fields are UTF-8 and never NULL; "" is "not said".
 */
typedef enum {
	PERSON_ID,
	PERSON_NAME,
	PERSON_ORG,
	PERSON_URI,	/* "mailto:ann&example.org"; several with LF between */
	PERSON_UPDATED, /* "2004-07" or "2004-07-12" */
	PERSON_FIELD_COUNT
} PersonField;

typedef struct {
	char *field[PERSON_FIELD_COUNT];
} Person;

/* All fields "". */
Person *person_new(void);
void person_free(Person *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Person, person_free)

/* Takes a copy of value. */
void person_set(Person *person, PersonField field, const char *value);

Person *person_copy(const Person *person);
gboolean person_equal(const Person *a, const Person *b);

/* "id", "name", … as the store and JSON name it. */
const char *person_field_name(PersonField field);

#endif
