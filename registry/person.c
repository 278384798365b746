/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/person.h"

#include <string.h>

static const char *const field_names[] = {
	[PERSON_ID] = "id",	      [PERSON_NAME] = "name",
	[PERSON_ORG] = "org",	      [PERSON_URI] = "uri",
	[PERSON_UPDATED] = "updated",
};
G_STATIC_ASSERT(G_N_ELEMENTS(field_names) == PERSON_FIELD_COUNT);

Person *person_new(void)
{
	Person *person = g_new0(Person, 1);

	for (int i = 0; i < PERSON_FIELD_COUNT; i++)
		person->field[i] = g_strdup("");
	return person;
}

void person_free(Person *person)
{
	if (!person)
		return;
	for (int i = 0; i < PERSON_FIELD_COUNT; i++)
		g_free(person->field[i]);
	g_free(person);
}

void person_set(Person *person, PersonField field, const char *value)
{
	char *copy = g_strdup(value);

	g_free(person->field[field]);
	person->field[field] = copy;
}

Person *person_copy(const Person *person)
{
	Person *copy = g_new0(Person, 1);

	for (int i = 0; i < PERSON_FIELD_COUNT; i++)
		copy->field[i] = g_strdup(person->field[i]);
	return copy;
}

gboolean person_equal(const Person *a, const Person *b)
{
	for (int i = 0; i < PERSON_FIELD_COUNT; i++) {
		if (strcmp(a->field[i], b->field[i]) != 0)
			return FALSE;
	}
	return TRUE;
}

const char *person_field_name(PersonField field)
{
	return field_names[field];
}
