/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/succession.h"

#include "registry/alignment.h"
#include "review/entry_match.h"
#include "review/known_people.h"
#include "store/position.h"

/* A succession under way: what both lists have, and what has ended. */
typedef struct {
	const Succession *succession;
	SuccessionCount *count;
	gboolean *old_kept;
	gboolean *new_kept;
	GPtrArray *ended; /* of RegistryLine, whose lines with an entry end */
	EntryMatch *match;
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

/* Lists of two formats have no line in common. */
static void compare(Work *work)
{
	const Succession *all = work->succession;
	g_autoptr(GPtrArray) old = g_ptr_array_sized_new(all->old->len);

	work->old_kept = g_new0(gboolean, all->old->len);
	work->new_kept = g_new0(gboolean, all->list->lines->len);
	if (g_strcmp0(all->old_format, all->format->name) != 0)
		return;
	for (guint i = 0; i < all->old->len; i++)
		g_ptr_array_add(old, old_at(work, i)->content);
	list_align(all->format, old, all->list->lines, work->old_kept,
		   work->new_kept);
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
			g_ptr_array_add(work->ended, (gpointer)line);
	}
	return TRUE;
}

/* After the lines that are gone have ended. */
static void match_entries(Work *work)
{
	const GPtrArray *lines = work->succession->list->lines;
	g_autoptr(GPtrArray) begun = g_ptr_array_new();

	for (guint i = 0; i < lines->len; i++) {
		if (!work->new_kept[i] && new_at(work, i)->entry)
			g_ptr_array_add(begun, lines->pdata[i]);
	}
	work->match = entry_match_new(work->ended, begun);
}

/* The identity of an entry whose line is new. */
static gboolean begin_entry(Store *store, Work *work, const ListLine *content,
			    gint64 *entry_out, GError **error)
{
	const RegistryLine *line = entry_match_of(work->match, content);

	*entry_out = line ? line->entry : 0;
	return (line && entry_equal(line->content->entry, content->entry)) ||
	       registry_put_entry(store, work->succession->event,
				  content->entry, entry_out, error);
}

static gboolean add_line(Store *store, Work *work, const ListLine *content,
			 GBytes *position, GError **error)
{
	const Succession *all = work->succession;
	RegistryLine line = { .position = position,
			      .content = (ListLine *)content };

	work->count->added++;
	if (content->entry &&
	    !begin_entry(store, work, content, &line.entry, error))
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
	for (guint i = 0; i < work->ended->len; i++) {
		const RegistryLine *line = work->ended->pdata[i];

		if (!entry_match_goes_on(work->match, line) &&
		    !registry_end_entry(store, work->succession->event,
					line->entry, error))
			return FALSE;
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
	if (!end_lines(store, work, error))
		return FALSE;
	match_entries(work);
	return add_lines(store, work, error) &&
	       end_entries(store, work, error) &&
	       (!has_people(all->list) ||
		known_people_end_rest(work->people, store, all->event, error));
}

gboolean succession_run(Store *store, const Succession *succession,
			SuccessionCount *count_out, GError **error)
{
	g_autoptr(GPtrArray) ended = g_ptr_array_new();
	Work work = { .succession = succession,
		      .count = count_out,
		      .ended = ended };
	gboolean ok;

	*count_out = (SuccessionCount){ 0 };
	ok = run(store, &work, error);
	entry_match_free(work.match);
	known_people_free(work.people);
	g_free(work.old_kept);
	g_free(work.new_kept);
	return ok;
}
