/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/retyped.h"

#include <string.h>

#include "parse/hits.h"
#include "parse/item_mark.h"

/* A question that has its number may have a wrong letter among so many, and is
 * no shorter; one that has none needs more. */
#define NUMBERED_PER_ERROR 6
#define NUMBERED_MIN	   12
#define BARE_PER_ERROR	   10
#define BARE_MIN	   18

/* No wording has more letters, with those that are too many. */
#define LETTERS_MAX 160

/* They stand in no more. */
#define BYTES_MAX ((gsize)4 * LETTERS_MAX)

/* What stands before a question, its number left out, is no longer. */
#define STEM_MAX 16

/* The letters and digits from a place on, up to a blank line. */
typedef struct {
	gsize len;
	char letters[LETTERS_MAX];
	TextPlace behind[LETTERS_MAX]; /* each of them */
} Run;

/* A line that may be a question. */
typedef struct {
	const Lines *lines;
	TextPlace place; /* behind its number */
	guint number;	 /* or 0 */
	char initial;	 /* the first letter there */
	guint end;	 /* no question goes on there */
	gboolean known;	 /* what follows */
	gboolean asks;	 /* a question may end in it */
	Run run;	 /* empty: it was not needed yet */
} Line;

/* The lines between two questions, and the questions that may be there. */
typedef struct {
	const Lines *lines;
	const Form *form;
	const GArray *hits;
	guint line;
	guint end_line;
	guint question;
	guint end_question;
} Gap;

static void read_run(const Lines *lines, TextPlace place, guint end, Run *run)
{
	run->len = 0;
	for (; place.line < end && !lines_is_blank(lines, place.line);
	     place = (TextPlace){ place.line + 1, 0 }) {
		const char *text = lines_at(lines, place.line)->text;

		for (; text[place.column]; place.column++) {
			char c = g_ascii_tolower(text[place.column]);

			if (run->len == LETTERS_MAX)
				return;
			if (!g_ascii_isalnum(c))
				continue;
			run->letters[run->len] = c;
			run->behind[run->len++] =
				(TextPlace){ place.line, place.column + 1 };
		}
	}
}

/* Whether what most questions end in is so near that one may end there. */
static gboolean has_end(const Line *line)
{
	TextPlace place = line->place;
	gsize bytes = 0;

	while (place.line < line->end && bytes < BYTES_MAX &&
	       !lines_is_blank(line->lines, place.line)) {
		const char *text =
			lines_at(line->lines, place.line)->text + place.column;
		const gsize len = strcspn(text, "?:");

		if (text[len])
			return TRUE;
		bytes += len;
		place = (TextPlace){ place.line + 1, 0 };
	}
	return FALSE;
}

/* Most lines are prose, in which nothing is asked. */
static gboolean may_end(Line *line, char mark)
{
	if (!line->known)
		line->asks = has_end(line);
	line->known = TRUE;
	return line->asks || (mark && !strchr("?:", mark));
}

static gsize squeeze(const char *wording, char letters[LETTERS_MAX])
{
	gsize len = 0;

	for (; *wording && len < LETTERS_MAX; wording++) {
		if (g_ascii_isalnum(*wording))
			letters[len++] = g_ascii_tolower(*wording);
	}
	return len;
}

/* Behind the letter, if a question may end there: by a sign that it is asked,
 * or as the form ends it. */
static gboolean ends_at(const Lines *lines, TextPlace behind, char mark,
			TextPlace *answer_out)
{
	const char *text = lines_at(lines, behind.line)->text + behind.column;
	gsize len = strspn(text, "*_`)\"' ");

	if (!text[len] || !strchr((char[]){ '?', ':', mark, '\0' }, text[len]))
		return FALSE;
	len++;
	len += strspn(text + len, "?:*_`)\"'");
	*answer_out = (TextPlace){ behind.line, behind.column + len };
	return TRUE;
}

/* From the distances (Levenshtein's) of the wording's first letters to those
 * of the text to the distances of one letter more; the least. */
static guint next_distances(const Run *run, char letter, gsize row, guint limit,
			    guint8 *distances)
{
	gsize first = row > limit ? row - limit : 0;
	gsize last = MIN(run->len, row + limit);
	guint least = limit + 1;
	guint8 diagonal = first ? distances[first - 1] : (guint8)(row - 1);

	if (first == 0)
		distances[0] = (guint8)row;
	else
		distances[first - 1] = (guint8)(limit + 1);
	for (gsize i = MAX(first, 1); i <= last; i++) {
		guint8 above = distances[i];
		guint8 changed =
			(guint8)(diagonal + (run->letters[i - 1] != letter));

		diagonal = above;
		distances[i] =
			(guint8)MIN(changed, MIN(above, distances[i - 1]) + 1);
		least = MIN(least, distances[i]);
	}
	return MIN(least, first == 0 ? row : least);
}

/* Behind the wording, if the line has it but for a few letters. */
static gboolean is_nearly(const Line *line, const char *wording, char mark,
			  TextPlace *answer_out)
{
	const Run *run = &line->run;
	char letters[LETTERS_MAX];
	guint8 distances[LETTERS_MAX + 1];
	gsize len = squeeze(wording, letters);
	guint limit = (guint)len /
		      (line->number ? NUMBERED_PER_ERROR : BARE_PER_ERROR);
	guint best = limit + 1;

	if (len < (line->number ? NUMBERED_MIN : BARE_MIN))
		return FALSE;
	for (guint i = 0; i <= LETTERS_MAX; i++)
		distances[i] = (guint8)MIN(i, limit + 1);
	for (gsize row = 1; row <= len; row++) {
		if (next_distances(run, letters[row - 1], row, limit,
				   distances) > limit)
			return FALSE;
	}
	for (gsize i = MAX(len - limit, 1); i <= MIN(run->len, len + limit);
	     i++) {
		if (distances[i] < best &&
		    ends_at(line->lines, run->behind[i - 1], mark, answer_out))
			best = distances[i];
	}
	return best <= limit;
}

/* What stands before the place, without its number: " 2. " is as "10. ". */
static void stem_of(const Lines *lines, TextPlace place, char stem[STEM_MAX])
{
	const char *text = lines_at(lines, place.line)->text;
	gsize len = 0;

	for (gsize i = strspn(text, " \t"); i < place.column; i++) {
		if (!g_ascii_isdigit(text[i]) && len + 1 < STEM_MAX)
			stem[len++] = text[i];
	}
	stem[len] = '\0';
}

/* Whether one of the questions that were found is numbered in the same way. */
static gboolean is_alike(const Gap *gap, TextPlace place)
{
	char stem[STEM_MAX], other[STEM_MAX];

	stem_of(gap->lines, place, stem);
	for (guint i = 0; i < gap->hits->len; i++) {
		stem_of(gap->lines, g_array_index(gap->hits, Hit, i).words,
			other);
		if (strcmp(stem, other) == 0)
			return TRUE;
	}
	return FALSE;
}

/* Whether a wording that begins so is worth a look. */
static gboolean may_be(const Line *line, const Question *question,
		       const char *wording)
{
	if (*wording == '~')
		return FALSE;
	return line->number ? line->number == question->number
			    : g_ascii_tolower(*wording) == line->initial;
}

/* Of the wordings the one that reaches furthest is meant. */
static gboolean match_question(Line *line, const Question *question,
			       TextPlace *answer_out)
{
	gboolean found = FALSE;

	for (guint i = 0; i < QUESTION_WORDINGS && question->wordings[i]; i++) {
		const char *wording = question->wordings[i];
		TextPlace end = line->place;

		if (!may_be(line, question, wording) ||
		    !may_end(line, question->mark))
			continue;
		if (line->run.len == 0)
			read_run(line->lines, line->place, line->end,
				 &line->run);
		if (!is_nearly(line, wording, question->mark, &end))
			continue;
		if (!found || end.line > answer_out->line ||
		    (end.line == answer_out->line &&
		     end.column > answer_out->column))
			*answer_out = end;
		found = TRUE;
	}
	return found;
}

/* FALSE: no letter is in it. */
static gboolean begin_line(const Gap *gap, guint number, Line *line)
{
	TextPlace place =
		phrase_skip_item_mark(gap->lines, number, &line->number);
	const char *text = lines_at(gap->lines, number)->text;
	guint loose;

	place.column +=
		item_mark_length(text + place.column, line->number > 0, &loose);
	line->lines = gap->lines;
	line->place = place;
	line->number = loose ? loose : line->number;
	line->end = gap->end_line;
	line->known = FALSE;
	line->run.len = 0;
	for (text += place.column; *text && !g_ascii_isalnum(*text); text++)
		continue;
	line->initial = g_ascii_tolower(*text);
	return *text != '\0';
}

static gboolean find_question(const Gap *gap, guint number, Hit *hit_out)
{
	Line line;
	TextPlace answer = { 0, 0 };

	if (!begin_line(gap, number, &line))
		return FALSE;
	for (guint i = gap->question; i < gap->end_question; i++) {
		if (!match_question(&line, &gap->form->questions[i], &answer) ||
		    !is_alike(gap, line.place))
			continue;
		*hit_out = (Hit){ i, number, line.place, answer, 0, FALSE };
		return TRUE;
	}
	return FALSE;
}

static void search_gap(Gap *gap, GArray *out)
{
	while (gap->line < gap->end_line && gap->question < gap->end_question) {
		Hit hit;

		if (!find_question(gap, gap->line, &hit)) {
			gap->line++;
			continue;
		}
		g_array_append_val(out, hit);
		gap->line = MAX(hit.answer.line, gap->line) + 1;
		gap->question = hit.question + 1;
	}
}

/* Where questions stand in another order than the form's, what is missing is
 * between none of them. */
static gboolean are_in_order(const GArray *hits)
{
	for (guint i = 1; i < hits->len; i++) {
		if (g_array_index(hits, Hit, i).question <=
		    g_array_index(hits, Hit, i - 1).question)
			return FALSE;
	}
	return TRUE;
}

void retyped_add(const Lines *lines, const Form *form, guint first, guint end,
		 GArray *hits)
{
	g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(Hit));
	Gap gap = { lines, form, hits, first, 0, 0, 0 };

	if (!are_in_order(hits))
		return;
	for (guint i = 0; i < hits->len; i++) {
		const Hit *hit = &g_array_index(hits, Hit, i);

		gap.end_line = hit->line;
		gap.end_question = hit->question;
		search_gap(&gap, out);
		gap.line = MAX(hit->line, hit->answer.line) + 1;
		gap.question = hit->question + 1;
	}
	gap.end_line = end;
	gap.end_question = form->count;
	search_gap(&gap, out);
	g_array_append_vals(hits, out->data, out->len);
	hits_sort(hits);
}
