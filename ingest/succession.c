/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/succession.h"

#include <string.h>

#include "ingest/known_people.h"
#include "store/position.h"
#include "text/diff.h"

/* A succession under way: what both lists have, and what has ended. */
typedef struct {
	const Succession *succession;
	SuccessionCount *count;
	gboolean *old_kept;
	gboolean *new_kept;
	GHashTable *ended; /* entry_key() to lines whose entries have it */
	KnownPeople *people;
} Work;

static const RegistryLine *old_at(const Work *work, guint number)
{
	return g_ptr_array_index(work->succession->old, number);
}

static const ListLine *new_at(const Work *work, guint number)
{
	return list_line_at(work->succession->list, number);
}

/* Equal lines get equal numbers: by their kind and how they are written. */
static guint number_of(GHashTable *numbers, const ListFormat *format,
		       const ListLine *line)
{
	g_autoptr(GString) text = g_string_new(NULL);
	GBytes *key;
	gpointer number;

	g_string_append(text, line_kind_name(line->kind));
	g_string_append_c(text, line->joined ? '+' : ' ');
	format->write(text, line);
	key = g_string_free_to_bytes(g_steal_pointer(&text));
	number = g_hash_table_lookup(numbers, key);
	if (number) {
		g_bytes_unref(key);
		return GPOINTER_TO_UINT(number);
	}
	number = GUINT_TO_POINTER(g_hash_table_size(numbers) + 1);
	g_hash_table_insert(numbers, key, number);
	return GPOINTER_TO_UINT(number);
}

/* Lists of two formats have no line in common. */
static void compare(Work *work)
{
	const Succession *all = work->succession;
	guint old_len = all->old->len;
	guint new_len = all->list->lines->len;
	g_autoptr(GHashTable) numbers =
		g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
				      (GDestroyNotify)g_bytes_unref, NULL);
	g_autofree guint *a = g_new(guint, old_len);
	g_autofree guint *b = g_new(guint, new_len);

	work->old_kept = g_new0(gboolean, old_len);
	work->new_kept = g_new0(gboolean, new_len);
	if (g_strcmp0(all->old_format, all->format->name) != 0)
		return;
	for (guint i = 0; i < old_len; i++)
		a[i] = number_of(numbers, all->format,
				 old_at(work, i)->content);
	for (guint i = 0; i < new_len; i++)
		b[i] = number_of(numbers, all->format, new_at(work, i));
	diff_sequences(a, old_len, b, new_len, work->old_kept, work->new_kept);
}

/* Nothing is unique in a list: each key has the entries in their order. */
static void note_ended(Work *work, const RegistryLine *line)
{
	g_autofree char *key = entry_key(line->content->entry);
	GQueue *lines = g_hash_table_lookup(work->ended, key);

	if (!lines) {
		lines = g_queue_new();
		g_hash_table_insert(work->ended, g_steal_pointer(&key), lines);
	}
	g_queue_push_tail(lines, (gpointer)line);
}

/* Ends the lines that are gone; their entries may come back changed. */
static gboolean end_lines(Store *store, Work *work, GError **error)
{
	for (guint i = 0; i < work->succession->old->len; i++) {
		const RegistryLine *line = old_at(work, i);

		if (work->old_kept[i]) {
			known_people_keep(work->people, line->person);
			continue;
		}
		work->count->removed++;
		if (!registry_end_line(store, work->succession->event,
				       line->line, error))
			return FALSE;
		if (line->entry)
			note_ended(work, line);
	}
	return TRUE;
}

/* The identity of an entry whose line is new. */
static gboolean begin_entry(Store *store, Work *work, const Entry *entry,
			    gint64 *entry_out, GError **error)
{
	g_autofree char *key = entry_key(entry);
	GQueue *known = g_hash_table_lookup(work->ended, key);
	const RegistryLine *line = known ? g_queue_pop_head(known) : NULL;

	*entry_out = line ? line->entry : 0;
	return (line && entry_equal(line->content->entry, entry)) ||
	       registry_put_entry(store, work->succession->event, entry,
				  entry_out, error);
}

static gboolean add_line(Store *store, Work *work, const ListLine *content,
			 GBytes *position, GError **error)
{
	const Succession *all = work->succession;
	RegistryLine line = { .position = position,
			      .content = (ListLine *)content };

	work->count->added++;
	if (content->entry &&
	    !begin_entry(store, work, content->entry, &line.entry, error))
		return FALSE;
	if (content->person &&
	    !known_people_put(work->people, store, all->event, content->person,
			      &line.person, error))
		return FALSE;
	return registry_add_line(store, all->format->name, all->event, &line,
				 error);
}

/* Adds the new lines from..to-1 between two places. */
static gboolean add_run(Store *store, Work *work, guint from, guint to,
			GBytes *before, GBytes *after, GError **error)
{
	g_autoptr(GPtrArray) positions = NULL;

	if (from == to)
		return TRUE;
	positions = position_between(before, after, to - from);
	for (guint i = from; i < to; i++) {
		if (!add_line(store, work, new_at(work, i),
			      positions->pdata[i - from], error))
			return FALSE;
	}
	return TRUE;
}

/* The same line, but perhaps with another contact below its group. */
static gboolean keep_entry(Store *store, Work *work, const RegistryLine *old,
			   const ListLine *content, GError **error)
{
	gint64 entry = old->entry;

	if (!content->entry || entry_equal(old->content->entry, content->entry))
		return TRUE;
	work->count->changed++;
	return registry_put_entry(store, work->succession->event,
				  content->entry, &entry, error);
}

static guint next_kept(const gboolean *kept, guint from, guint len)
{
	while (from < len && !kept[from])
		from++;
	return from;
}

/* Walks both from kept line to kept line; between them stand the new ones. */
static gboolean add_lines(Store *store, Work *work, GError **error)
{
	guint old_len = work->succession->old->len;
	guint new_len = work->succession->list->lines->len;
	GBytes *before = NULL;
	guint i = 0;
	guint j = 0;

	for (;;) {
		guint to = next_kept(work->new_kept, j, new_len);
		const RegistryLine *old = NULL;

		i = next_kept(work->old_kept, i, old_len);
		if (i < old_len)
			old = old_at(work, i);
		if (!add_run(store, work, j, to, before,
			     old ? old->position : NULL, error))
			return FALSE;
		if (!old)
			return TRUE;
		if (!keep_entry(store, work, old, new_at(work, to), error))
			return FALSE;
		before = old->position;
		i++;
		j = to + 1;
	}
}

static gboolean end_entries(Store *store, Work *work, GError **error)
{
	GHashTableIter iter;
	gpointer value;

	g_hash_table_iter_init(&iter, work->ended);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		for (const GList *at = ((GQueue *)value)->head; at;
		     at = at->next) {
			const RegistryLine *line = at->data;

			if (!registry_end_entry(store, work->succession->event,
						line->entry, error))
				return FALSE;
		}
	}
	return TRUE;
}

static gboolean has_people(const PublishedList *list)
{
	for (guint i = list->lines->len; i > 0; i--) {
		if (list_line_at(list, i - 1)->person)
			return TRUE;
	}
	return FALSE;
}

static gboolean run(Store *store, Work *work, GError **error)
{
	const Succession *all = work->succession;

	work->people = known_people_load(store, error);
	if (!work->people)
		return FALSE;
	compare(work);
	return end_lines(store, work, error) && add_lines(store, work, error) &&
	       end_entries(store, work, error) &&
	       (!has_people(all->list) ||
		known_people_end_rest(work->people, store, all->event, error));
}

gboolean succession_run(Store *store, const Succession *succession,
			SuccessionCount *count_out, GError **error)
{
	g_autoptr(GHashTable) ended = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_queue_free);
	Work work = { .succession = succession,
		      .count = count_out,
		      .ended = ended };
	gboolean ok;

	*count_out = (SuccessionCount){ 0 };
	ok = run(store, &work, error);
	known_people_free(work.people);
	g_free(work.old_kept);
	g_free(work.new_kept);
	return ok;
}
