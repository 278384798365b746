/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/chosen_people.h"

#include <string.h>

#include "registry/contact.h"
#include "registry/xml_text.h"

static void free_person(gpointer person)
{
	person_free(person);
}

void chosen_people_free(ChosenPeople *chosen)
{
	if (!chosen)
		return;
	people_free(chosen->people);
	g_ptr_array_unref(chosen->added);
	g_free(chosen);
}

static gboolean add_person(gint64 identity, const Person *person, gpointer data,
			   GError **error)
{
	const ChosenPeople *chosen = data;

	(void)identity;
	(void)error;
	people_add(chosen->people, person_copy(person));
	return TRUE;
}

/* A table of today names people whom no list has told of yet. */
static void add_labels(const ChosenPeople *chosen, const char *field)
{
	g_auto(GStrv) labels = xml_labels(field);

	for (char **label = labels; *label; label++) {
		Person *nobody = person_new();

		person_set(nobody, PERSON_ID, *label);
		people_add(chosen->people, nobody);
	}
}

static void add_ids(const ChosenPeople *chosen, const GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const ListLine *line = lines->pdata[i];

		if (!line->entry)
			continue;
		add_labels(chosen, line->entry->field[ENTRY_ASSIGNEE]);
		add_labels(chosen, line->entry->field[ENTRY_CONTACT]);
	}
}

ChosenPeople *chosen_people_load(Store *store, const GPtrArray *lines,
				 GError **error)
{
	g_autoptr(ChosenPeople) chosen = g_new0(ChosenPeople, 1);

	chosen->people = people_new();
	chosen->added = g_ptr_array_new_with_free_func(free_person);
	if (!registry_each_person(store, REGISTRY_NOW, add_person, chosen,
				  error))
		return NULL;
	add_ids(chosen, lines);
	return g_steal_pointer(&chosen);
}

static char *with_sign(const char *uri, char sign)
{
	char *text = g_strdup(uri);

	return g_strdelimit(text, "@&", sign);
}

/* A person may have several addresses. */
static gboolean has_uri(const Person *person, const char *uri)
{
	g_autofree char *wanted = with_sign(uri, '@');
	g_autofree char *uris = with_sign(person->field[PERSON_URI], '@');
	g_auto(GStrv) all = g_strsplit(uris, "\n", -1);

	return g_strv_contains((const char *const *)all, wanted) ||
	       (!*all && !*wanted);
}

static const Person *find(const People *people, const char *name,
			  const char *uri)
{
	for (guint i = 0; i < people_count(people); i++) {
		const Person *person = people_at(people, i);

		if (strcmp(person->field[PERSON_NAME], name) == 0 &&
		    has_uri(person, uri))
			return person;
	}
	return NULL;
}

static void note_new(ChosenPeople *chosen, const char *id, gint64 effective)
{
	Person *person = person_copy(people_find(chosen->people, id));
	g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(effective);
	g_autofree char *day = g_date_time_format(date, "%Y-%m-%d");

	person_set(person, PERSON_UPDATED, day);
	g_ptr_array_add(chosen->added, person);
}

char *chosen_people_id(ChosenPeople *chosen, const char *words, char sign,
		       gint64 effective)
{
	g_auto(Contact) contact = { 0 };
	gboolean parsed = contact_parse(words, &contact);
	const char *name = parsed ? contact.name : words;
	g_autofree char *uri = with_sign(parsed ? contact.uri : "", sign);
	const Person *known = find(chosen->people, name, uri);
	gboolean is_new = FALSE;
	const char *id;

	if (known)
		return g_strdup(known->field[PERSON_ID]);
	id = people_id_for(chosen->people, name, uri, &is_new);
	if (is_new)
		note_new(chosen, id, effective);
	return g_strdup(id);
}
