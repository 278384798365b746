/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/openings.h"

#include <string.h>

#include "parse/cut.h"
#include "parse/item_mark.h"
#include "text/words.h"

/* What a question weighs more if it is in the form's own words, if it is
 * numbered as in the form, and if the line before it is blank. */
#define WEIGHT_OWN    2
#define WEIGHT_NUMBER 4
#define WEIGHT_BLANK  1

/* A label is no longer. */
#define LABEL_MAX 40

/* So many questions with such a number make it the text's way of numbering. */
#define USUAL_MIN 3

/* So many letters are compared at once. */
#define FIRST sizeof(guint32)

/* Letters without case, and digits. */
#define SIGNS 36
#define NONE  (-1)

/* How one of a form's questions may begin: one of its wordings. */
typedef struct {
	guint form;
	guint question;
	const char *wording;
	guint32 first; /* as first_letters() has its own */
	guint weight;
	gboolean distinctive;
	int next; /* that begins with the same two letters, or NONE */
} Opening;

typedef struct {
	const Form *const *forms;
	guint count;		 /* of forms */
	GArray *all;		 /* of Opening */
	int heads[SIGNS][SIGNS]; /* of the chains, by the first two letters */
} Openings;

/* What stands at one place: of each form the question that reaches furthest. */
typedef struct {
	const Lines *lines;
	const Openings *openings;
	GPtrArray *found; /* of GArray of Hit, for each form */
	guint *free_line; /* for each form the line behind its last question */
	gboolean loose;	  /* what stands before the place may be no number */
	gboolean usual;	  /* but questions of this text are numbered so */
	guint count;	  /* of those */
} Search;

/* 0 to 35; NONE: there is no letter or digit. */
static int sign_of(char c)
{
	if (g_ascii_isdigit(c))
		return c - '0';
	return g_ascii_isalpha(c) ? g_ascii_tolower(c) - 'a' + 10 : NONE;
}

static void initials_of(const char *text, int *first_out, int *second_out)
{
	const char *first = words_next_letter(text);
	const char *second = *first ? words_next_letter(first + 1) : first;

	*first_out = sign_of(*first);
	*second_out = sign_of(*second);
}

/* The first four letters, in lower case, which are the same wherever a wording
 * may begin; 0: something else is among them, and nothing can be said. */
static guint32 first_letters(const char *text)
{
	char letters[FIRST];
	guint32 first;

	for (guint i = 0; i < FIRST; i++) {
		if (!g_ascii_isalnum(text[i]))
			return 0;
		letters[i] = g_ascii_tolower(text[i]);
	}
	memcpy(&first, letters, FIRST);
	return first;
}

static void add_opening(Openings *openings, guint form, guint question,
			guint number)
{
	const Question *asked = &openings->forms[form]->questions[question];
	const char *wording = asked->wordings[number];
	gboolean common = *wording == '~';
	Opening opening = {
		.form = form,
		.question = question,
		.wording = wording + common,
		.first = first_letters(wording + common),
		.weight = (common ? WEIGHT_COMMON : WEIGHT_QUESTION) +
			  (number == 0 ? WEIGHT_OWN : 0),
		.distinctive = asked->distinctive && !common,
	};
	int first, second;

	initials_of(opening.wording, &first, &second);
	opening.next = openings->heads[first][second];
	openings->heads[first][second] = (int)openings->all->len;
	g_array_append_val(openings->all, opening);
}

/* From the last to the first: a chain begins with what was added last, and of
 * wordings that reach as far the first is meant. */
static void add_form(Openings *openings, guint form)
{
	for (guint i = openings->forms[form]->count; i > 0; i--) {
		const Question *question =
			&openings->forms[form]->questions[i - 1];
		guint count = 0;

		while (count < QUESTION_WORDINGS && question->wordings[count])
			count++;
		for (; count > 0; count--)
			add_opening(openings, form, i - 1, count - 1);
	}
}

static Openings *make(void)
{
	Openings *openings = g_new0(Openings, 1);

	openings->forms = forms_all(&openings->count);
	openings->all = g_array_new(FALSE, FALSE, sizeof(Opening));
	for (guint i = 0; i < SIGNS; i++) {
		for (guint j = 0; j < SIGNS; j++)
			openings->heads[i][j] = NONE;
	}
	for (guint i = 0; i < openings->count; i++)
		add_form(openings, i);
	return openings;
}

/* It is made once and then never changes. */
static const Openings *openings_of_forms(void)
{
	static gsize made = 0;

	if (g_once_init_enter(&made))
		g_once_init_leave(&made, (gsize)make());
	return (const Openings *)made;
}

static gboolean reaches_further(TextPlace a, TextPlace b)
{
	return a.line > b.line || (a.line == b.line && a.column > b.column);
}

/* A label that stands alone in its line weighs as little as common words. */
static gboolean match(const Lines *lines, TextPlace place,
		      const Opening *opening, TextPlace *end_out,
		      guint *weight_out)
{
	gboolean alone;

	if (!phrase_match_label(lines, place, opening->wording, end_out,
				&alone))
		return FALSE;
	*weight_out = alone ? WEIGHT_COMMON : opening->weight;
	return TRUE;
}

static Hit *last_hit(const Search *search, guint form)
{
	GArray *hits = search->found->pdata[form];

	return hits->len ? &g_array_index(hits, Hit, hits->len - 1) : NULL;
}

/* Of several wordings of one form the one that reaches furthest is meant. */
static void note(Search *search, guint form, const Hit *hit)
{
	Hit *last = last_hit(search, form);

	if (!last || last->line != hit->line) {
		g_array_append_vals(search->found->pdata[form], hit, 1);
	} else if (reaches_further(hit->answer, last->answer) ||
		   (hit->weight > last->weight &&
		    !reaches_further(last->answer, hit->answer))) {
		*last = *hit;
	}
}

/* The label has a cell for itself, and the number before it another one. */
static gboolean is_cell(const Lines *lines, const Hit *hit)
{
	const char *text = lines_at(lines, hit->line)->text;
	const gsize begin = hit->words.column;

	return begin > 0 && text[begin - 1] == '\t' &&
	       hit->answer.line == hit->line &&
	       memchr(text + begin, '\t', hit->answer.column + 1 - begin);
}

/* "1 Description: ..." may be an answer's, "1 Short name: ..." is none. */
static gboolean is_telling(const Lines *lines, const Hit *hit,
			   const Opening *opening, gboolean numbered)
{
	return numbered || is_cell(lines, hit) ||
	       (hit->weight >= WEIGHT_QUESTION &&
		strchr(opening->wording, ' '));
}

static void try_chain(Search *search, TextPlace place, int head, guint number)
{
	const Openings *openings = search->openings;
	const Lines *lines = search->lines;
	const guint32 first = first_letters(words_next_letter(
		lines_at(lines, place.line)->text + place.column));

	for (int i = head; i != NONE;) {
		const Opening *opening =
			&g_array_index(openings->all, Opening, i);
		const Question *question =
			&openings->forms[opening->form]
				 ->questions[opening->question];
		Hit hit = { opening->question,	 place.line, place, place, 0,
			    opening->distinctive };
		gboolean numbered = number && number == question->number;

		i = opening->next;
		if (first && opening->first && first != opening->first)
			continue;
		if (place.line < search->free_line[opening->form] ||
		    !match(lines, place, opening, &hit.answer, &hit.weight))
			continue;
		if (search->loose && !search->usual &&
		    !is_telling(lines, &hit, opening, numbered))
			continue;
		if (numbered)
			hit.weight += WEIGHT_NUMBER;
		if (place.line == 0 || lines_is_blank(lines, place.line - 1))
			hit.weight += WEIGHT_BLANK;
		note(search, opening->form, &hit);
	}
}

static void set_free_lines(Search *search, guint line)
{
	for (guint i = 0; i < search->found->len; i++) {
		const Hit *last = last_hit(search, i);

		if (last && last->line == line)
			search->free_line[i] = MAX(line, last->answer.line) + 1;
	}
}

/*
 * A question that is shortened to a label of its own words, or cut off, is
 * known by its number: "5. Sequences: ...", "5. What message ..."
 */
static void try_number(Search *search, TextPlace place, guint number)
{
	const char *text =
		lines_at(search->lines, place.line)->text + place.column;
	const gboolean cut = cut_is(text);
	const gsize len = cut ? strlen(text) : strcspn(text, ":?");
	Hit hit = { 0,
		    place.line,
		    place,
		    { place.line, place.column + len + !cut },
		    WEIGHT_COMMON + WEIGHT_NUMBER,
		    FALSE };

	/* "4.- Is broadcast ...": the mark is not yet at its end. */
	if (*text == '-')
		return;
	if (!cut && (!text[len] || len > LABEL_MAX ||
		     (text[len + 1] && text[len + 1] != ' ')))
		return;
	for (guint i = 0; i < search->openings->count; i++) {
		const Form *form = search->openings->forms[i];

		for (guint j = 0; j < form->count; j++) {
			const Question *question = &form->questions[j];

			hit.question = j;
			if (question->number == number &&
			    place.line >= search->free_line[i] &&
			    (cut ? cut_is_of(text, question, &hit.distinctive)
				 : cut_is_label_of(text, len, question)))
				note(search, i, &hit);
		}
	}
}

/* A question may go on in the next line after its first letter. */
static void try_place(Search *search, TextPlace place, guint number)
{
	const Openings *openings = search->openings;
	int first, second;

	initials_of(lines_at(search->lines, place.line)->text + place.column,
		    &first, &second);
	if (first == NONE)
		return;
	if (second != NONE)
		try_chain(search, place, openings->heads[first][second],
			  number);
	for (guint i = 0; i < SIGNS && second == NONE; i++)
		try_chain(search, place, openings->heads[first][i], number);
	if (number && (!search->loose || search->usual))
		try_number(search, place, number);
}

static gboolean is_found_in(const Search *search, guint line)
{
	for (guint i = 0; i < search->found->len; i++) {
		const Hit *last = last_hit(search, i);

		if (last && last->line == line)
			return TRUE;
	}
	return FALSE;
}

/* Behind what surely is a list's number, or else what may be one. */
static void search_line(Search *search, guint line)
{
	guint number, loose_number;
	TextPlace place = phrase_skip_item_mark(search->lines, line, &number);
	const char *text = lines_at(search->lines, line)->text + place.column;
	gsize len;

	search->loose = FALSE;
	try_place(search, place, number);
	len = is_found_in(search, line)
		      ? 0
		      : item_mark_length(text, number > 0, &loose_number);
	if (len > 0) {
		search->loose = TRUE;
		place.column += len;
		try_place(search, place, loose_number ? loose_number : number);
		search->count += is_found_in(search, line);
	}
	set_free_lines(search, line);
}

static void free_hits(gpointer hits)
{
	g_array_unref(hits);
}

/* How many questions have a number that may be none: *count_out. */
static GPtrArray *find(const Lines *lines, gboolean usual, guint *count_out)
{
	const Openings *openings = openings_of_forms();
	g_autofree guint *free_line = g_new0(guint, openings->count);
	Search search = { .lines = lines,
			  .openings = openings,
			  .free_line = free_line,
			  .usual = usual };

	search.found = g_ptr_array_new_with_free_func(free_hits);
	for (guint i = 0; i < openings->count; i++)
		g_ptr_array_add(search.found,
				g_array_new(FALSE, FALSE, sizeof(Hit)));
	for (guint line = 0; line < lines_count(lines); line++) {
		if (!lines_is_blank(lines, line))
			search_line(&search, line);
	}
	*count_out = search.count;
	return search.found;
}

GPtrArray *openings_find(const Lines *lines)
{
	guint count;
	g_autoptr(GPtrArray) found = find(lines, FALSE, &count);

	return count < USUAL_MIN ? g_steal_pointer(&found)
				 : find(lines, TRUE, &count);
}
