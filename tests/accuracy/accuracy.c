/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parse/message.h"
#include "tests/accuracy/layout.h"
#include "tests/accuracy/wrapping.h"
#include "tests/default_limits.h"

/*
 * How many of the answers are read exactly: forms filled in at random, laid
 * out and wrapped in all ways, read by the parser. The same seed makes the
 * same mails. Exit 1: too few are.
 *
 *     accuracy [--messages N] [--seed N] [--show N] [--least PERCENT]
 */

/* Of all answers, and of those of any form, layout or wrapping. */
#define LEAST_OF_ALL  99.5
#define LEAST_OF_EACH 97.0

typedef struct {
	const char *kind; /* "form" */
	const char *name;
	guint answers;
	guint exact;
} Score;

typedef struct {
	const Paper *paper;
	const Layout *layout;
	const Wrapping *wrapping;
	GStrv answers;
	GBytes *mail;
} Sample;

typedef struct {
	GPtrArray *scores;
	Score all;
	guint shown;
	guint show; /* so many failures are shown */
} Tally;

static Score *score_of(const Tally *tally, const char *kind, const char *name)
{
	Score *score;

	for (guint i = 0; i < tally->scores->len; i++) {
		score = tally->scores->pdata[i];
		if (score->kind == kind && strcmp(score->name, name) == 0)
			return score;
	}
	score = g_new0(Score, 1);
	*score = (Score){ kind, name, 0, 0 };
	g_ptr_array_add(tally->scores, score);
	return score;
}

static void count(Tally *tally, const Sample *sample, gboolean exact)
{
	static const char form[] = "form", layout[] = "layout",
			  wrapping[] = "wrapping";
	Score *scores[] = {
		&tally->all,
		score_of(tally, form, sample->paper->name),
		score_of(tally, layout, sample->layout->name),
		score_of(tally, wrapping, wrapping_name(sample->wrapping)),
	};

	for (guint i = 0; i < G_N_ELEMENTS(scores); i++) {
		scores[i]->answers++;
		scores[i]->exact += exact;
	}
}

static void show(Tally *tally, const Sample *sample, const char *key,
		 const char *is, const char *wanted)
{
	if (tally->shown++ >= tally->show)
		return;
	printf("---- %s, %s, %s: %s\nis     \"%s\"\nwanted \"%s\"\n",
	       sample->paper->name, sample->layout->name,
	       wrapping_name(sample->wrapping), key, is, wanted);
	if (tally->show == 1)
		printf("%.*s\n", (int)g_bytes_get_size(sample->mail),
		       (const char *)g_bytes_get_data(sample->mail, NULL));
}

/* Words with one blank between. */
static char *folded(const char *text)
{
	/* A bar would end the cell of a table. */
	g_autofree char *plain = g_strdelimit(g_strdup(text), "|", '/');
	g_auto(GStrv) words = g_strsplit_set(plain, " \n", -1);
	GString *out = g_string_new(NULL);

	for (char **word = words; *word; word++) {
		if (**word)
			g_string_append_printf(out, "%s%s", out->len ? " " : "",
					       *word);
	}
	return g_string_free(out, FALSE);
}

static gboolean is_exact(const Sample *sample, const char *is,
			 const char *wanted)
{
	g_autofree char *first = NULL;
	g_autofree char *second = NULL;

	if (!sample->layout->folds)
		return strcmp(is, wanted) == 0;
	first = folded(is);
	second = folded(wanted);
	return strcmp(first, second) == 0;
}

static void compare(Tally *tally, const Sample *sample, const Parsed *parsed)
{
	const Application *application =
		parsed->applications->len == 1 ? parsed->applications->pdata[0]
					       : NULL;
	gboolean same = application &&
			strcmp(application->form, sample->paper->name) == 0;

	if (!same)
		show(tally, sample, "the form",
		     application ? application->form : "none, or several",
		     sample->paper->name);
	for (guint i = 0; i < sample->paper->count; i++) {
		const char *key = sample->paper->questions[i].key;
		const char *is = same ? application_text(application, key) : "";
		gboolean exact =
			same && is_exact(sample, is, sample->answers[i]);

		count(tally, sample, exact);
		if (same && !exact)
			show(tally, sample, key, is, sample->answers[i]);
	}
}

static void make_sample(Sample *sample, GRand *rand)
{
	g_autofree char *text = NULL;
	Sheet sheet;

	do {
		sample->paper =
			&papers[g_rand_int_range(rand, 0, (gint32)paper_count)];
		sample->layout = &layouts[g_rand_int_range(
			rand, 0, (gint32)layout_count)];
		sample->wrapping = wrapping_at((guint)g_rand_int_range(
			rand, 0, (gint32)wrapping_count()));
		sheet.type = sample->layout->type ? sample->layout->type
						  : "text/plain";
	} while (!layout_is_for(sample->layout, sample->paper) ||
		 !wrapping_takes(sample->wrapping, sheet.type) ||
		 (sample->layout->columns &&
		  !wrapping_keeps_columns(sample->wrapping)));
	sample->answers = paper_answer(
		sample->paper, rand,
		sample->layout->whole ? LETTERS_ASCII
				      : wrapping_letters(sample->wrapping));
	text = layout_make(sample->layout, sample->paper,
			   (const char *const *)sample->answers, rand);
	sheet.text = text;
	sample->mail = wrapping_mail(sample->wrapping, &sheet);
}

static void run_one(Tally *tally, guint seed, guint number)
{
	const guint32 seeds[] = { seed, number };
	g_autoptr(GRand) rand =
		g_rand_new_with_seed_array(seeds, G_N_ELEMENTS(seeds));
	Sample sample;
	g_autoptr(Parsed) parsed = NULL;

	make_sample(&sample, rand);
	parsed = message_parse(sample.mail, &default_limits);
	compare(tally, &sample, parsed);
	g_strfreev(sample.answers);
	g_bytes_unref(sample.mail);
}

static double percent(const Score *score)
{
	return 100.0 * score->exact / MAX(score->answers, 1);
}

/* TRUE: it is enough. */
static gboolean report(const Score *score, double least, guint *failed)
{
	gboolean enough = percent(score) >= least;

	printf("%-9s %-34s %6u answers %6.2f %%%s\n", score->kind, score->name,
	       score->answers, percent(score), enough ? "" : "  too few");
	*failed += !enough;
	return enough;
}

static int by_kind(gconstpointer a, gconstpointer b)
{
	const Score *const *first = a;
	const Score *const *second = b;
	int order = strcmp((*first)->kind, (*second)->kind);

	if (order)
		return order;
	return (percent(*first) > percent(*second)) -
	       (percent(*first) < percent(*second));
}

static gboolean read_options(int *argc, char ***argv, int *messages, int *seed,
			     int *shown, double *least)
{
	const GOptionEntry entries[] = {
		{ "messages", 'n', 0, G_OPTION_ARG_INT, messages,
		  "how many mails are made", "N" },
		{ "seed", 's', 0, G_OPTION_ARG_INT, seed,
		  "the same seed makes the same mails", "N" },
		{ "show", 0, 0, G_OPTION_ARG_INT, shown,
		  "show so many wrong answers", "N" },
		{ "least", 0, 0, G_OPTION_ARG_DOUBLE, least,
		  "so many of all must be exact", "PERCENT" },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	g_autoptr(GOptionContext) context = g_option_context_new("");
	g_autoptr(GError) error = NULL;

	g_option_context_add_main_entries(context, entries, NULL);
	if (g_option_context_parse(context, argc, argv, &error))
		return TRUE;
	fprintf(stderr, "%s\n", error->message);
	return FALSE;
}

int main(int argc, char **argv)
{
	Tally tally = { .scores = g_ptr_array_new_with_free_func(g_free),
			.all = { "all", "", 0, 0 } };
	int messages = 5000, seed = 1, shown = 0;
	double least = LEAST_OF_ALL;
	guint failed = 0;

	if (!read_options(&argc, &argv, &messages, &seed, &shown, &least))
		return 64;
	tally.show = (guint)shown;
	for (int i = 0; i < messages; i++)
		run_one(&tally, (guint)seed, (guint)i);
	g_ptr_array_sort(tally.scores, by_kind);
	for (guint i = 0; i < tally.scores->len; i++)
		report(tally.scores->pdata[i],
		       least > LEAST_OF_ALL ? least : LEAST_OF_EACH, &failed);
	report(&tally.all, least, &failed);
	printf("%u passed, %u failed\n", tally.scores->len + 1 - failed,
	       failed);
	g_ptr_array_unref(tally.scores);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
