/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/hits.h"

#include <string.h>

/* Of a form at least so many distinctive questions stand there. */
#define DISTINCTIVE_MIN 3

/* To begin an application anew must pay more than a quoted question does. */
#define RESTART_COST (4 * WEIGHT_QUESTION)

/* The best way to read the hits up to and with one. */
typedef struct {
	guint score;
	int before;	  /* the hit before it, -1: none */
	gboolean restart; /* it begins an application */
} Best;

/* A search for the best reading: of the hits so far, the best that end with
 * each question, and the best of all; -1: none. */
typedef struct {
	const Form *form;
	const GArray *hits;
	Best *best;
	int *top;
	int overall;
} Search;

static const Hit *hit_at(const GArray *hits, guint i)
{
	return &g_array_index(hits, Hit, i);
}

/*
 * The best reading that ends with the hit: it goes on with an application
 * whose questions come before it in the form, or begins one.
 */
static Best choose(const Search *search, const Hit *hit)
{
	Best choice = { hit->weight, -1, TRUE };

	if (search->overall >= 0 &&
	    search->best[search->overall].score > RESTART_COST)
		choice = (Best){ search->best[search->overall].score +
					 hit->weight - RESTART_COST,
				 search->overall, TRUE };
	for (guint question = 0; question < hit->question; question++) {
		int before = search->top[question];
		guint score = before >= 0
				      ? search->best[before].score + hit->weight
				      : 0;

		if (score > choice.score)
			choice = (Best){ score, before, FALSE };
	}
	return choice;
}

static void run_search(Search *search)
{
	for (guint i = 0; i < search->hits->len; i++) {
		const Hit *hit = hit_at(search->hits, i);
		int *top = &search->top[hit->question];

		search->best[i] = choose(search, hit);
		if (*top < 0 ||
		    search->best[i].score > search->best[*top].score)
			*top = (int)i;
		if (search->overall < 0 ||
		    search->best[i].score > search->best[search->overall].score)
			search->overall = (int)i;
	}
}

gboolean hits_are_application(const GArray *group)
{
	guint distinctive = 0;

	for (guint i = 0; i < group->len; i++)
		distinctive += hit_at(group, i)->distinctive;
	return distinctive >= DISTINCTIVE_MIN;
}

/* Walks the reading from its end; the groups come out in order. */
static GPtrArray *take_groups(const Search *search)
{
	GPtrArray *groups =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	GArray *group = g_array_new(FALSE, FALSE, sizeof(Hit));

	for (int i = search->overall; i >= 0; i = search->best[i].before) {
		g_array_prepend_val(group, *hit_at(search->hits, (guint)i));
		if (!search->best[i].restart)
			continue;
		g_ptr_array_insert(groups, 0, group);
		group = g_array_new(FALSE, FALSE, sizeof(Hit));
	}
	g_array_unref(group);
	return groups;
}

static int by_line(gconstpointer a, gconstpointer b)
{
	const Hit *first = a;
	const Hit *second = b;

	return (first->line > second->line) - (first->line < second->line);
}

void hits_sort(GArray *hits)
{
	g_array_sort(hits, by_line);
}

/* The questions that an application has, a bit for each. */
static guint64 questions_of(const GArray *group)
{
	guint64 questions = 0;

	for (guint i = 0; i < group->len; i++)
		questions |= G_GUINT64_CONSTANT(1)
			     << hit_at(group, i)->question;
	return questions;
}

/*
 * One whose questions stand in another order was taken for several; but of two
 * applications both have some question.
 */
static void join_disjoint(GPtrArray *groups)
{
	guint i = 1;

	while (i < groups->len) {
		GArray *group = groups->pdata[i - 1];
		const GArray *next = groups->pdata[i];

		if (questions_of(group) & questions_of(next)) {
			i++;
			continue;
		}
		g_array_append_vals(group, next->data, next->len);
		g_ptr_array_remove_index(groups, i);
	}
}

/* Whether its questions stand as they do in the form. */
static gboolean is_in_order(const GArray *group)
{
	for (guint i = 1; i < group->len; i++) {
		if (hit_at(group, i)->question < hit_at(group, i - 1)->question)
			return FALSE;
	}
	return TRUE;
}

/* Those of the hits from first to end that the application lacks and that
 * weigh enough. */
static void adopt(const GArray *hits, guint first, guint end, guint weight,
		  GArray *group)
{
	guint64 questions = questions_of(group);

	for (guint i = first; i < end; i++) {
		const Hit *hit = hit_at(hits, i);
		guint64 bit = G_GUINT64_CONSTANT(1) << hit->question;

		if (hit->weight < weight || (questions & bit))
			continue;
		questions |= bit;
		g_array_append_val(group, *hit);
	}
	hits_sort(group);
}

/* The hit behind the last one before line. */
static guint hits_before(const GArray *hits, guint first, guint line)
{
	while (first < hits->len && hit_at(hits, first)->line < line)
		first++;
	return first;
}

/*
 * Questions out of order join the application that lacks them; to one belong
 * the lines up to the first question of the next one. Those in common words
 * are left, where all others are in order: they may be an answer's.
 */
static void adopt_strays(const GArray *hits, const GPtrArray *groups,
			 gboolean any_words)
{
	guint first = 0;

	for (guint g = 0; g < groups->len; g++) {
		GArray *group = groups->pdata[g];
		guint line = g + 1 < groups->len
				     ? hit_at(groups->pdata[g + 1], 0)->line
				     : G_MAXUINT;
		guint end = hits_before(hits, first, line);

		adopt(hits, first, end, WEIGHT_QUESTION, group);
		if (any_words || !is_in_order(group))
			adopt(hits, first, end, 0, group);
		first = end;
	}
}

static void drop_others(GPtrArray *groups)
{
	for (guint i = groups->len; i > 0; i--) {
		if (!hits_are_application(groups->pdata[i - 1]))
			g_ptr_array_remove_index(groups, i - 1);
	}
}

GPtrArray *hits_group(const GArray *hits, const Form *form)
{
	g_autofree Best *best = g_new(Best, hits->len + 1);
	g_autofree int *top = g_new(int, form->count);
	Search search = { form, hits, best, top, -1 };
	GPtrArray *groups;

	for (guint i = 0; i < form->count; i++)
		top[i] = -1;
	run_search(&search);
	groups = take_groups(&search);
	join_disjoint(groups);
	adopt_strays(hits, groups, form->any_order);
	drop_others(groups);
	return groups;
}

gboolean hits_are_q_and_a(const Lines *lines, const GArray *hits)
{
	for (guint i = 0; i < hits->len; i++) {
		guint line = g_array_index(hits, Hit, i).line;
		const char *text = lines_at(lines, line)->text;

		text += strspn(text, " \t");
		if (*text == 'Q' && !g_ascii_isalpha(text[1]))
			return TRUE;
	}
	return FALSE;
}
