/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/people.h"

#include <string.h>

struct People {
	GPtrArray *all;	      /* of Person, owned */
	GHashTable *by_id;    /* to Person */
	GHashTable *by_words; /* "name LF uri" to Person */
	GHashTable *made;     /* ids */
};

static void free_person(gpointer person)
{
	person_free(person);
}

People *people_new(void)
{
	People *people = g_new0(People, 1);

	people->all = g_ptr_array_new_with_free_func(free_person);
	people->by_id = g_hash_table_new(g_str_hash, g_str_equal);
	people->by_words =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	people->made = g_hash_table_new(g_str_hash, g_str_equal);
	return people;
}

void people_free(People *people)
{
	if (!people)
		return;
	g_hash_table_unref(people->made);
	g_hash_table_unref(people->by_words);
	g_hash_table_unref(people->by_id);
	g_ptr_array_unref(people->all);
	g_free(people);
}

/* Where one writes '@' and another '&', it is the same address. */
static char *words_of(const char *name, const char *uri)
{
	char *words = g_strdup_printf("%s\n%s", name, uri);

	return g_strdelimit(words, "&", '@');
}

void people_add(People *people, Person *person)
{
	char **field = person->field;

	if (people_find(people, field[PERSON_ID])) {
		person_free(person);
		return;
	}
	g_ptr_array_add(people->all, person);
	g_hash_table_insert(people->by_id, field[PERSON_ID], person);
	g_hash_table_insert(people->by_words,
			    words_of(field[PERSON_NAME], field[PERSON_URI]),
			    person);
}

guint people_count(const People *people)
{
	return people->all->len;
}

const Person *people_at(const People *people, guint number)
{
	return g_ptr_array_index(people->all, number);
}

const Person *people_find(const People *people, const char *id)
{
	return g_hash_table_lookup(people->by_id, id);
}

gboolean people_is_made(const People *people, const char *id)
{
	return g_hash_table_contains(people->made, id);
}

/* Letters, digits and hyphens, '_' for all else; XML asks for a letter first.
 */
static char *make_id(const char *text)
{
	g_autofree char *ascii = g_str_to_ascii(text, "C");
	GString *id = g_string_new(NULL);

	for (const char *p = ascii; *p; p++) {
		if (g_ascii_isalnum(*p) || *p == '-')
			g_string_append_c(id, *p);
		else if (id->len && id->str[id->len - 1] != '_')
			g_string_append_c(id, '_');
	}
	while (id->len && id->str[id->len - 1] == '_')
		g_string_truncate(id, id->len - 1);
	if (!id->len || !g_ascii_isalpha(*id->str))
		g_string_prepend_c(id, '_');
	return g_string_free(id, FALSE);
}

static char *free_id(const People *people, const char *name, const char *uri)
{
	const char *colon = strchr(uri, ':');
	g_autofree char *id = make_id(*name ? name : colon ? colon + 1 : uri);
	char *numbered = g_strdup(id);

	for (guint i = 2; people_find(people, numbered); i++) {
		g_free(numbered);
		numbered = g_strdup_printf("%s_%u", id, i);
	}
	return numbered;
}

const char *people_id_for(People *people, const char *name, const char *uri,
			  gboolean *new_out)
{
	g_autofree char *words = words_of(name, uri);
	const Person *known = g_hash_table_lookup(people->by_words, words);
	g_autofree char *id = NULL;
	Person *person;

	if (new_out)
		*new_out = known == NULL;
	if (known)
		return known->field[PERSON_ID];
	id = free_id(people, name, uri);
	person = person_new();
	person_set(person, PERSON_ID, id);
	person_set(person, PERSON_NAME, name);
	person_set(person, PERSON_URI, uri);
	people_add(people, person);
	g_hash_table_add(people->made, person->field[PERSON_ID]);
	return person->field[PERSON_ID];
}
