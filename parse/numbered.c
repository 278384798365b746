/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/numbered.h"

#include <string.h>

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

/* An answer may have a list of its own; apart: only behind blank lines. */
static GArray *find(const Lines *lines, const Form *form, guint first,
		    guint end, gboolean apart)
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
		if (question < 0 || number <= last || number > last + 2 ||
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

GArray *numbered_find(const Lines *lines, const Form *form, guint first,
		      guint end)
{
	g_autoptr(GArray) hits = find(lines, form, first, end, TRUE);

	if (hits->len < ANSWERS_MIN) {
		g_array_unref(hits);
		hits = find(lines, form, first, end, FALSE);
	}
	return hits->len < ANSWERS_MIN ? NULL : g_steal_pointer(&hits);
}
