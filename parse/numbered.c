/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/numbered.h"

#include <string.h>

#include "parse/hits.h"

#define ANSWERS_MIN 3

/* The index of the question of that number, or -1. */
static int question_of_number(const Form *form, guint number)
{
	for (guint i = 0; i < form->count; i++) {
		if (number && form->questions[i].number == number)
			return (int)i;
	}
	return -1;
}

/* How a number is written: "1)" and "2)" alike, "(3)" not. */
static gboolean is_alike(const Lines *lines, TextPlace first, TextPlace place)
{
	static const char digits[] = "0123456789";
	const char *a = lines_at(lines, first.line)->text;
	const char *b = lines_at(lines, place.line)->text;
	gsize before = strcspn(a, digits);

	return before == strcspn(b, digits) && memcmp(a, b, before) == 0 &&
	       a[before + strspn(a + before, digits)] ==
		       b[before + strspn(b + before, digits)];
}

static gboolean is_asked(const GArray *asked, guint question)
{
	for (guint i = 0; i < asked->len; i++) {
		if (g_array_index(asked, Hit, i).question == question)
			return TRUE;
	}
	return FALSE;
}

/* An answer may have a list of its own; apart: only behind blank lines. asked:
 * the questions, or NULL: all of the form. */
static GArray *find(const Lines *lines, const Form *form, guint first,
		    guint end, gboolean apart, const GArray *asked)
{
	GArray *hits = g_array_new(FALSE, FALSE, sizeof(Hit));
	guint last = 0;

	for (guint line = first; line < end; line++) {
		guint number;
		TextPlace place = phrase_skip_item_mark(lines, line, &number);
		int question = question_of_number(form, number);
		const Hit hit = { .question = (guint)question,
				  .line = line,
				  .answer = place };

		/* One that is left out may be one that was not answered. */
		if (question < 0 || number <= last ||
		    (asked ? !is_asked(asked, (guint)question)
			   : number > last + 2) ||
		    (apart && line > 0 && !lines_is_blank(lines, line - 1)) ||
		    (hits->len > 0 &&
		     !is_alike(lines, g_array_index(hits, Hit, 0).answer,
			       place)))
			continue;
		g_array_append_val(hits, hit);
		last = number;
	}
	return hits;
}

static GArray *find_some(const Lines *lines, const Form *form, guint first,
			 guint end, const GArray *asked)
{
	g_autoptr(GArray) hits = find(lines, form, first, end, TRUE, asked);

	if (hits->len < ANSWERS_MIN) {
		g_array_unref(hits);
		hits = find(lines, form, first, end, FALSE, asked);
	}
	return hits->len < ANSWERS_MIN ? NULL : g_steal_pointer(&hits);
}

GArray *numbered_find(const Lines *lines, const Form *form, guint first,
		      guint end)
{
	return find_some(lines, form, first, end, NULL);
}

static guint number_of(const Form *form, const Hit *hit)
{
	return form->questions[hit->question].number;
}

/* The line where the quotation begins that the first question with a number
 * stands in; begin: none does. */
static guint quotation_of(const Lines *lines, const Form *form,
			  const GArray *hits, guint begin)
{
	guint depth, line;
	guint i = 0;

	while (i < hits->len && !number_of(form, &g_array_index(hits, Hit, i)))
		i++;
	if (i == hits->len)
		return begin;
	line = g_array_index(hits, Hit, i).line;
	depth = lines_at(lines, line)->depth;
	while (depth && line > begin &&
	       (lines_at(lines, line - 1)->depth >= depth ||
		lines_is_blank(lines, line - 1)))
		line--;
	return depth ? line : begin;
}

static gboolean is_wording_at(const Lines *lines, guint line,
			      const Question *question, TextPlace *end_out)
{
	guint number;
	const TextPlace place = phrase_skip_item_mark(lines, line, &number);

	for (guint i = 0; i < QUESTION_WORDINGS && question->wordings[i]; i++) {
		const char *wording = question->wordings[i];

		if (phrase_match(lines, place, wording + (*wording == '~'),
				 end_out))
			return TRUE;
	}
	return FALSE;
}

/* The questions before number 1, if they stand right above the answers, too:
 * "Name: ..." The hits are of those of the quoted form. */
static void find_before(const Lines *lines, const Form *form, guint begin,
			guint end, GArray *found)
{
	guint line = end;

	while (line > begin && lines_is_blank(lines, line - 1))
		line--;
	for (; line > begin && !lines_is_blank(lines, line - 1); line--) {
		for (guint i = 0; i < form->count; i++) {
			Hit hit = { .question = i, .line = line - 1 };

			if (form->questions[i].number)
				break;
			if (is_asked(found, i) ||
			    !is_wording_at(lines, hit.line, &form->questions[i],
					   &hit.answer))
				continue;
			hit.words = (TextPlace){ hit.line, 0 };
			g_array_append_val(found, hit);
		}
	}
}

/* "2. Which formats do you mean?" */
static gboolean asks_back(const Lines *lines, guint begin, guint end)
{
	for (; begin < end; begin++) {
		if (g_str_has_suffix(lines_at(lines, begin)->text, "?"))
			return TRUE;
	}
	return FALSE;
}

GArray *numbered_find_above(const Lines *lines, const Form *form,
			    const GArray *hits, guint begin, guint *end_out)
{
	guint end = quotation_of(lines, form, hits, begin);
	g_autoptr(GArray) found = find_some(lines, form, begin, end, hits);
	guint answers = found ? found->len : 0;
	guint numbers = 0;

	for (guint i = 0; i < hits->len && found; i++) {
		const Hit *hit = &g_array_index(hits, Hit, i);

		numbers += number_of(form, hit) > 0;
		if (!number_of(form, hit) && hit->line < end)
			g_array_append_vals(found, hit, 1);
	}
	if (!found || answers * 3 <= numbers * 2 ||
	    asks_back(lines, begin, end))
		return NULL;
	find_before(lines, form, begin, g_array_index(found, Hit, 0).line,
		    found);
	hits_sort(found);
	*end_out = end;
	return g_steal_pointer(&found);
}
