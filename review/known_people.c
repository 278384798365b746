/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/known_people.h"

typedef struct {
	gint64 identity;
	Person *person;
	gboolean used;
} Known;

struct KnownPeople {
	GPtrArray *all;	   /* of Known, owned */
	GHashTable *by_id; /* to GQueue of those that are not used */
	GHashTable *by_identity;
};

static void free_known(gpointer data)
{
	Known *known = data;

	person_free(known->person);
	g_free(known);
}

void known_people_free(KnownPeople *people)
{
	if (!people)
		return;
	g_hash_table_unref(people->by_identity);
	g_hash_table_unref(people->by_id);
	g_ptr_array_unref(people->all);
	g_free(people);
}

static gboolean add(gint64 identity, const Person *person, gpointer data,
		    GError **error)
{
	KnownPeople *people = data;
	Known *known = g_new0(Known, 1);
	GQueue *same;

	(void)error;
	known->identity = identity;
	known->person = person_copy(person);
	g_ptr_array_add(people->all, known);
	g_hash_table_insert(people->by_identity, &known->identity, known);
	same = g_hash_table_lookup(people->by_id,
				   known->person->field[PERSON_ID]);
	if (!same) {
		same = g_queue_new();
		g_hash_table_insert(people->by_id,
				    known->person->field[PERSON_ID], same);
	}
	g_queue_push_tail(same, known);
	return TRUE;
}

KnownPeople *known_people_load(Store *store, GError **error)
{
	g_autoptr(KnownPeople) people = g_new0(KnownPeople, 1);

	people->all = g_ptr_array_new_with_free_func(free_known);
	people->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
					      (GDestroyNotify)g_queue_free);
	people->by_identity = g_hash_table_new(g_int64_hash, g_int64_equal);
	if (!registry_each_person(store, REGISTRY_NOW, add, people, error))
		return NULL;
	return g_steal_pointer(&people);
}

void known_people_keep(KnownPeople *people, gint64 identity)
{
	Known *known = g_hash_table_lookup(people->by_identity, &identity);

	if (known)
		known->used = TRUE;
}

static Known *take(KnownPeople *people, const char *id)
{
	GQueue *same = g_hash_table_lookup(people->by_id, id);
	Known *known = same ? g_queue_pop_head(same) : NULL;

	while (known && known->used)
		known = g_queue_pop_head(same);
	return known;
}

gboolean known_people_put(KnownPeople *people, Store *store, gint64 event,
			  const Person *person, gint64 *identity_out,
			  GError **error)
{
	Known *known = take(people, person->field[PERSON_ID]);

	*identity_out = known ? known->identity : 0;
	if (known)
		known->used = TRUE;
	return (known && person_equal(known->person, person)) ||
	       registry_put_person(store, event, person, identity_out, error);
}

gboolean known_people_end_rest(KnownPeople *people, Store *store, gint64 event,
			       GError **error)
{
	for (guint i = 0; i < people->all->len; i++) {
		const Known *known = people->all->pdata[i];

		if (!known->used &&
		    !registry_end_person(store, event, known->identity, error))
			return FALSE;
	}
	return TRUE;
}
