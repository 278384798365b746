/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/entry_match.h"

#include <string.h>

struct EntryMatch {
	GHashTable *old_of_new; /* ListLine to RegistryLine */
	GHashTable *going_on;	/* of RegistryLine */
};

typedef char *(*EntryKey)(const Entry *entry);

static char *key_without_name(const Entry *entry)
{
	GString *key = g_string_new(NULL);

	if (entry->has_port)
		port_range_append(key, entry->ports);
	g_string_append_printf(key, "/%s", entry->field[ENTRY_TRANSPORT]);
	return g_string_free(key, FALSE);
}

static char *key_without_ports(const Entry *entry)
{
	return g_strdup_printf("%s/%s", entry->field[ENTRY_NAME],
			       entry->field[ENTRY_TRANSPORT]);
}

static void push(GHashTable *queues, char *key, gconstpointer line)
{
	GQueue *queue = g_hash_table_lookup(queues, key);

	if (queue) {
		g_free(key);
	} else {
		queue = g_queue_new();
		g_hash_table_insert(queues, key, queue);
	}
	g_queue_push_tail(queue, (gpointer)line);
}

static GHashTable *queues_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
				     (GDestroyNotify)g_queue_free);
}

static void join(EntryMatch *match, const RegistryLine *old,
		 const ListLine *new)
{
	g_hash_table_insert(match->old_of_new, (gpointer) new, (gpointer)old);
	g_hash_table_add(match->going_on, (gpointer)old);
}

/* Nothing is unique in a list: each key has the entries in their order. */
static void match_equal_keys(EntryMatch *match, const GPtrArray *ended,
			     const GPtrArray *begun)
{
	g_autoptr(GHashTable) old = queues_new();

	for (guint i = 0; i < ended->len; i++) {
		const RegistryLine *line = ended->pdata[i];

		push(old, entry_key(line->content->entry), line);
	}
	for (guint i = 0; i < begun->len; i++) {
		const ListLine *line = begun->pdata[i];
		g_autofree char *key = entry_key(line->entry);
		GQueue *queue = g_hash_table_lookup(old, key);

		if (queue && !g_queue_is_empty(queue))
			join(match, g_queue_pop_head(queue), line);
	}
}

static gboolean same_text(const Entry *a, const Entry *b, EntryField field)
{
	return *a->field[field] &&
	       strcmp(a->field[field], b->field[field]) == 0;
}

static gboolean are_kin(const Entry *a, const Entry *b)
{
	return same_text(a, b, ENTRY_DESCRIPTION) ||
	       same_text(a, b, ENTRY_CONTACT);
}

/* Assigned entries alone: free ports come and go. */
static GHashTable *rest_of_old(const EntryMatch *match, const GPtrArray *ended,
			       EntryKey key_of)
{
	GHashTable *rest = queues_new();

	for (guint i = 0; i < ended->len; i++) {
		const RegistryLine *line = ended->pdata[i];
		const Entry *entry = line->content->entry;

		if (entry->status == ENTRY_ASSIGNED &&
		    !entry_match_goes_on(match, line))
			push(rest, key_of(entry), line);
	}
	return rest;
}

static GHashTable *rest_of_new(const EntryMatch *match, const GPtrArray *begun,
			       EntryKey key_of)
{
	GHashTable *rest = queues_new();

	for (guint i = 0; i < begun->len; i++) {
		const ListLine *line = begun->pdata[i];

		if (line->entry->status == ENTRY_ASSIGNED &&
		    !entry_match_of(match, line))
			push(rest, key_of(line->entry), line);
	}
	return rest;
}

static void match_single(EntryMatch *match, const GPtrArray *ended,
			 const GPtrArray *begun, EntryKey key_of)
{
	g_autoptr(GHashTable) old = rest_of_old(match, ended, key_of);
	g_autoptr(GHashTable) new = rest_of_new(match, begun, key_of);
	GHashTableIter iter;
	gpointer key, value;

	g_hash_table_iter_init(&iter, old);
	while (g_hash_table_iter_next(&iter, &key, &value)) {
		GQueue *others = g_hash_table_lookup(new, key);
		const RegistryLine *a = g_queue_peek_head(value);
		const ListLine *b = others ? g_queue_peek_head(others) : NULL;

		if (b && g_queue_get_length(value) == 1 &&
		    g_queue_get_length(others) == 1 &&
		    are_kin(a->content->entry, b->entry))
			join(match, a, b);
	}
}

EntryMatch *entry_match_new(const GPtrArray *ended, const GPtrArray *begun)
{
	EntryMatch *match = g_new0(EntryMatch, 1);

	match->old_of_new = g_hash_table_new(NULL, NULL);
	match->going_on = g_hash_table_new(NULL, NULL);
	match_equal_keys(match, ended, begun);
	match_single(match, ended, begun, key_without_name);
	match_single(match, ended, begun, key_without_ports);
	return match;
}

void entry_match_free(EntryMatch *match)
{
	if (!match)
		return;
	g_hash_table_unref(match->old_of_new);
	g_hash_table_unref(match->going_on);
	g_free(match);
}

const RegistryLine *entry_match_of(const EntryMatch *match,
				   const ListLine *begun)
{
	return g_hash_table_lookup(match->old_of_new, begun);
}

gboolean entry_match_goes_on(const EntryMatch *match, const RegistryLine *ended)
{
	return g_hash_table_contains(match->going_on, ended);
}
