/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/candidates.h"

#include <string.h>

#include "parse/retyped.h"

static void clear_candidate(gpointer data)
{
	Candidate *candidate = data;

	g_array_unref(candidate->hits);
}

static void measure(Candidate *candidate)
{
	const GArray *hits = candidate->hits;

	candidate->weight = 0;
	for (guint i = 0; i < hits->len; i++)
		candidate->weight += g_array_index(hits, Hit, i).weight;
	candidate->first = g_array_index(hits, Hit, 0).line;
	candidate->last = g_array_index(hits, Hit, hits->len - 1).line;
}

static void add_candidates(GArray *candidates, const GArray *all,
			   const Form *form)
{
	g_autoptr(GPtrArray) groups = hits_group(all, form);

	for (guint i = 0; i < groups->len; i++) {
		GArray *hits = groups->pdata[i];
		Candidate candidate = { .form = form,
					.hits = g_array_ref(hits) };

		measure(&candidate);
		g_array_append_val(candidates, candidate);
	}
}

static int by_weight(gconstpointer a, gconstpointer b)
{
	const Candidate *first = a;
	const Candidate *second = b;

	return (first->weight < second->weight) -
	       (first->weight > second->weight);
}

static int by_place(gconstpointer a, gconstpointer b)
{
	const Candidate *first = a;
	const Candidate *second = b;

	return (first->first > second->first) - (first->first < second->first);
}

static const Candidate *candidate_at(const GArray *candidates, guint i)
{
	return &g_array_index(candidates, Candidate, i);
}

/* Takes from the weaker what stands among the lines of the other; FALSE: what
 * is left of it is no application. */
static gboolean yield_to(Candidate *weaker, const Candidate *other)
{
	guint i = 0;

	while (i < weaker->hits->len) {
		guint line = g_array_index(weaker->hits, Hit, i).line;

		if (line >= other->first && line <= other->last)
			g_array_remove_index(weaker->hits, i);
		else
			i++;
	}
	if (!hits_are_application(weaker->hits))
		return FALSE;
	measure(weaker);
	/* What is left may stand on both sides of it. */
	return weaker->last < other->first || weaker->first > other->last;
}

static gboolean overlaps(const Candidate *a, const Candidate *b)
{
	return a->first <= b->last && b->first <= a->last;
}

/* Of the readings of the same lines the one that explains most counts. */
static void drop_overlaps(GArray *candidates)
{
	guint i = 1;

	g_array_sort(candidates, by_weight);
	while (i < candidates->len) {
		Candidate *weaker = &g_array_index(candidates, Candidate, i);
		gboolean stays = TRUE;

		for (guint j = 0; j < i && stays; j++) {
			const Candidate *other = candidate_at(candidates, j);

			stays = !overlaps(weaker, other) ||
				yield_to(weaker, other);
		}
		if (stays)
			i++;
		else
			g_array_remove_index(candidates, i);
	}
	g_array_sort(candidates, by_place);
}

/* "@@ -100,4 +100,4 @@", as "diff -u" has above each piece of a text that is
 * changed. */
static gboolean is_of_patch(const char *text)
{
	return g_str_has_prefix(text, "@@ -") && g_ascii_isdigit(text[4]) &&
	       strstr(text, " +") && strstr(text, " @@");
}

/* Whoever sends a patch of a document does not apply by what stands in it. */
static void drop_patched(const Lines *lines, GArray *candidates)
{
	guint patch = 0;

	while (patch < lines_count(lines) &&
	       !is_of_patch(lines_at(lines, patch)->text))
		patch++;
	for (guint i = candidates->len; i > 0; i--) {
		if (candidate_at(candidates, i - 1)->first > patch)
			g_array_remove_index(candidates, i - 1);
	}
}

/* Between the one before it and the one behind it, which are found. */
static void complete(const Lines *lines, GArray *candidates)
{
	guint first = 0;

	for (guint i = 0; i < candidates->len; i++) {
		Candidate *candidate = &g_array_index(candidates, Candidate, i);
		guint end = i + 1 < candidates->len
				    ? candidate_at(candidates, i + 1)->first
				    : lines_count(lines);

		retyped_add(lines, candidate->form, first, end,
			    candidate->hits);
		measure(candidate);
		first = candidate->last + 1;
	}
}

GArray *candidates_find(const Lines *lines)
{
	GArray *candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
	guint count;
	const Form *const *forms = forms_all(&count);
	g_autoptr(GPtrArray) found = openings_find(lines);

	g_array_set_clear_func(candidates, clear_candidate);
	for (guint i = 0; i < count; i++)
		add_candidates(candidates, found->pdata[i], forms[i]);
	drop_overlaps(candidates);
	drop_patched(lines, candidates);
	complete(lines, candidates);
	return candidates;
}
