/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/candidates.h"

static void clear_candidate(gpointer data)
{
	Candidate *candidate = data;

	g_array_unref(candidate->hits);
}

static void add_candidates(GArray *candidates, const GArray *all,
			   const Form *form)
{
	g_autoptr(GPtrArray) groups = hits_group(all, form);

	for (guint i = 0; i < groups->len; i++) {
		GArray *hits = groups->pdata[i];
		Candidate candidate = { .form = form,
					.hits = g_array_ref(hits) };

		for (guint j = 0; j < hits->len; j++)
			candidate.weight += g_array_index(hits, Hit, j).weight;
		candidate.first = g_array_index(hits, Hit, 0).line;
		candidate.last = g_array_index(hits, Hit, hits->len - 1).line;
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

/* Of the readings of the same lines the one that explains most counts. */
static void drop_overlaps(GArray *candidates)
{
	guint i = 1;

	g_array_sort(candidates, by_weight);
	while (i < candidates->len) {
		const Candidate *weaker = candidate_at(candidates, i);
		gboolean overlaps = FALSE;

		for (guint j = 0; j < i && !overlaps; j++) {
			const Candidate *other = candidate_at(candidates, j);

			overlaps = weaker->first <= other->last &&
				   other->first <= weaker->last;
		}
		if (overlaps)
			g_array_remove_index(candidates, i);
		else
			i++;
	}
	g_array_sort(candidates, by_place);
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
	return candidates;
}
