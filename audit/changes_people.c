/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/changes_people.h"

#include "audit/changes.h"

static void free_person_change(gpointer data)
{
	PersonChange *change = data;

	person_free(change->before);
	person_free(change->after);
	g_free(change);
}

GPtrArray *changes_people_new(void)
{
	return g_ptr_array_new_with_free_func(free_person_change);
}

static gboolean keep_person(gint64 identity, const Person *person,
			    gpointer data, GError **error)
{
	(void)error;
	g_hash_table_insert(data, g_memdup2(&identity, sizeof(identity)),
			    person_copy(person));
	return TRUE;
}

static GHashTable *people_at_event(Store *store, gint64 at, GError **error)
{
	g_autoptr(GHashTable) people =
		g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
				      (GDestroyNotify)person_free);

	if (!registry_each_person(store, at, keep_person, people, error))
		return NULL;
	return g_steal_pointer(&people);
}

static void add_person(GPtrArray *changes, gint64 identity,
		       const Person *before, const Person *after)
{
	PersonChange *change = g_new0(PersonChange, 1);

	change->identity = identity;
	change->before = before ? person_copy(before) : NULL;
	change->after = after ? person_copy(after) : NULL;
	g_ptr_array_add(changes, change);
}

static int compare_identities(gconstpointer a, gconstpointer b)
{
	const PersonChange *x = *(PersonChange *const *)a;
	const PersonChange *y = *(PersonChange *const *)b;

	return (x->identity > y->identity) - (x->identity < y->identity);
}

static void compare_people(GPtrArray *changes, GHashTable *before,
			   GHashTable *after)
{
	GHashTableIter iter;
	gpointer key, value;

	g_hash_table_iter_init(&iter, before);
	while (g_hash_table_iter_next(&iter, &key, &value)) {
		const Person *now = g_hash_table_lookup(after, key);

		if (!now || !person_equal(value, now))
			add_person(changes, *(gint64 *)key, value, now);
	}
	g_hash_table_iter_init(&iter, after);
	while (g_hash_table_iter_next(&iter, &key, &value)) {
		if (!g_hash_table_contains(before, key))
			add_person(changes, *(gint64 *)key, NULL, value);
	}
	g_ptr_array_sort(changes, compare_identities);
}

gboolean changes_find_people(Store *store, gint64 after, gint64 until,
			     GPtrArray *changes, GError **error)
{
	g_autoptr(GHashTable) old = people_at_event(store, after, error);
	g_autoptr(GHashTable) new =
		old ? people_at_event(store, until, error) : NULL;

	if (new)
		compare_people(changes, old, new);
	return new != NULL;
}
