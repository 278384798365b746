/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/form.h"

#include <string.h>

#include "parse/asked_back.h"
#include "parse/bracketed.h"
#include "parse/candidates.h"
#include "parse/heading.h"
#include "parse/hints.h"
#include "parse/hits.h"
#include "parse/marks.h"
#include "parse/numbered.h"
#include "parse/paragraph.h"
#include "parse/settle.h"
#include "parse/span.h"
#include "parse/tail.h"
#include "parse/variant.h"

/* No mail is quoted more often. */
#define DEPTH_MAX 10

/* A form being read: one application of it. */
typedef struct {
	const Lines *lines;
	const Form *form;
	const GArray *hits; /* of Hit */
	guint begin;	    /* the line behind the one before */
	guint end;	    /* the line behind the application */
	const char *part;
	const ParseLimits *limits;
	gboolean variant;
	guint depth;	 /* of quoting that the answers stand in */
	gboolean headed; /* "Question 1" above its words */
} Reader;

static const Hit *hit_at(const Reader *reader, guint i)
{
	return &g_array_index(reader->hits, Hit, i);
}

static const Question *question_of(const Reader *reader, const Hit *hit)
{
	return &reader->form->questions[hit->question];
}

static TextPlace skip_hints(const Reader *reader, const Hit *hit)
{
	return hints_skip(reader->lines, hit, question_of(reader, hit));
}

static gboolean begins_with_any(const Reader *reader, guint line,
				const char *const *phrases)
{
	const char *text = lines_at(reader->lines, line)->text;
	const TextPlace place = { line, strspn(text, " \t") };
	TextPlace end;

	for (; text[place.column] && *phrases; phrases++) {
		if (phrase_match(reader->lines, place, *phrases, &end))
			return TRUE;
	}
	return FALSE;
}

/* What the page prints behind its last question is nobody's answer. */
static gboolean is_trailer(const Reader *reader, guint line)
{
	return begins_with_any(reader, line, reader->form->trailers);
}

/* A record of the registry's list, in a question about it: it has a label that
 * no applicant is asked for, before the paragraph of the last one ends. */
static gboolean is_record(const Reader *reader)
{
	guint line = hit_at(reader, 0)->line;
	guint last = hit_at(reader, reader->hits->len - 1)->line;

	for (; reader->form->strangers && line < reader->end &&
	       (line <= last || *lines_at(reader->lines, line)->text);
	     line++) {
		if (begins_with_any(reader, line, reader->form->strangers))
			return TRUE;
	}
	return FALSE;
}

/* In a reply to the form the questions are quoted and the answers are not, in
 * one that was sent on both are. The depth that most lines of answers have. */
static guint depth_of_answers(const Reader *reader)
{
	guint counts[DEPTH_MAX] = { 0 };
	guint best = 0;

	for (guint i = 0; i + 1 < reader->hits->len; i++) {
		guint line = skip_hints(reader, hit_at(reader, i)).line;

		for (; line < hit_at(reader, i + 1)->line; line++) {
			const TextLine *text = lines_at(reader->lines, line);

			if (*text->text)
				counts[MIN(text->depth, DEPTH_MAX - 1)]++;
		}
	}
	for (guint i = 1; i < DEPTH_MAX; i++) {
		if (counts[i] > counts[best])
			best = i;
	}
	return best;
}

/* The line that hit number i begins in. */
static guint first_line(const Reader *reader, guint i)
{
	const Hit *hit = hit_at(reader, i);

	return reader->headed ? heading_line(reader->lines, hit,
					     question_of(reader, hit))
			      : hit->line;
}

/* The line behind the answer of hit number i. */
static guint answer_end(const Reader *reader, guint i)
{
	const Hit *hit = hit_at(reader, i);
	guint line = hit->answer.line;
	guint end;

	if (i + 1 < reader->hits->len)
		return MAX(first_line(reader, i + 1), line);
	/* The question may be quoted less than its answer is. */
	if (line < lines_count(reader->lines) &&
	    lines_at(reader->lines, line)->depth < reader->depth)
		line = skip_hints(reader, hit).line;
	end = tail_find(reader->lines, line, reader->end, reader->depth);
	while (line < end && !is_trailer(reader, line))
		line++;
	return line;
}

/* Where the answer of hit number i stands; FALSE: there is none. */
static gboolean answer_span(const Reader *reader, guint i, Span *span_out)
{
	*span_out =
		(Span){ reader->lines, skip_hints(reader, hit_at(reader, i)),
			answer_end(reader, i), reader->depth };
	span_out->end = hints_behind(reader->lines,
				     question_of(reader, hit_at(reader, i)),
				     span_out->begin, span_out->end);
	return span_trim(span_out);
}

/* Of Span, for each hit; its lines are NULL where there is no answer. */
static GArray *answer_spans(const Reader *reader)
{
	GArray *spans = g_array_new(FALSE, TRUE, sizeof(Span));

	g_array_set_size(spans, reader->hits->len);
	for (guint i = 0; i < spans->len; i++) {
		Span *span = &g_array_index(spans, Span, i);

		if (!answer_span(reader, i, span))
			span->lines = NULL;
	}
	return spans;
}

/* What stands before all answers and is no answer's; NULL: nothing. */
static char *mark_of_answers(const Reader *reader, const GArray *spans)
{
	g_autoptr(GArray) answered = g_array_new(FALSE, FALSE, sizeof(Span));
	char *mark;

	for (guint i = 0; i < spans->len; i++) {
		const Span *span = &g_array_index(spans, Span, i);

		if (span->lines)
			g_array_append_val(answered, *span);
	}
	mark = marks_find(answered);
	if (mark || !hits_are_q_and_a(reader->lines, reader->hits))
		return mark;
	return g_strdup(MARK_OF_Q_AND_A);
}

/* FALSE: nothing is left. */
static gboolean skip_mark(const char *mark, Span *span)
{
	const char *text = lines_at(span->lines, span->begin.line)->text +
			   span->begin.column;
	gsize indentation = strspn(text, " \t");
	gsize len = mark ? marks_length(mark, text + indentation) : 0;

	if (len == 0)
		return TRUE;
	span->begin.column += indentation + len;
	return span_trim(span);
}

static char *read_text(const Reader *reader, const Question *question,
		       Span *span)
{
	const gsize limit = reader->limits->answer_bytes;

	if (question->shape == SHAPE_LINE)
		span->end = span->begin.line + 1;
	return question->shape == SHAPE_PARAGRAPH
		       ? paragraph_text(span, limit)
		       : span_text(span, "\n", limit);
}

static void read_answer(const Reader *reader, guint i, Span span,
			const char *mark, Application *application)
{
	const Hit *hit = hit_at(reader, i);
	const Question *question = question_of(reader, hit);
	Answer *answer = application_answer(application, question->key);

	/* One of the variant, in a form that is none. */
	if (!answer)
		return;
	g_free(answer->part);
	answer->part = g_strdup(reader->part);
	answer->first_line = lines_at(reader->lines, hit->line)->first;
	answer->last_line = answer->first_line;
	if (!span.lines || !skip_mark(mark, &span))
		return;
	answer_set_text(answer, read_text(reader, question, &span));
	if (mark)
		answer_set_text(answer,
				marks_undone(mark, answer->text,
					     question->shape == SHAPE_CHOICE));
	span_origin(&span, &answer->first_line, &answer->last_line);
}

static Application *read_application(const Reader *reader)
{
	Application *application =
		application_of_form(reader->form, reader->variant);
	g_autoptr(GArray) spans = answer_spans(reader);
	g_autofree char *mark = mark_of_answers(reader, spans);

	for (guint i = 0; i < reader->hits->len; i++)
		read_answer(reader, i, g_array_index(spans, Span, i), mark,
			    application);
	answers_unbracket(reader->form, reader->hits, application);
	return application;
}

/* Where no question is quoted, no answer is. */
static gboolean is_asked_back(const Reader *reader)
{
	const Hit *last = hit_at(reader, reader->hits->len - 1);
	g_autoptr(GArray) spans = lines_at(reader->lines, last->line)->depth
					  ? answer_spans(reader)
					  : NULL;

	return spans && answers_are_asked_about(spans);
}

/* Whether somebody filled it in: behind the last question anything may stand,
 * and the page comes with a choice that is made. numbered: more than who
 * applies. */
static gboolean is_filled_in(const Reader *reader,
			     const Application *application, gboolean numbered)
{
	const Hit *last = hit_at(reader, reader->hits->len - 1);
	const Question *last_question = question_of(reader, last);

	for (guint i = 0; i < application->answers->len; i++) {
		const Answer *answer = application->answers->pdata[i];
		const Question *question =
			form_question(reader->form, answer->key);

		if (question != last_question &&
		    (question->number || !numbered) &&
		    question->shape != SHAPE_CHOICE &&
		    answer_says_something(answer))
			return TRUE;
	}
	return FALSE;
}

static Application *read_numbered(const Reader *reader, const GArray *hits,
				  guint end)
{
	Reader other = *reader;

	other.hits = hits;
	other.end = end;
	other.headed = FALSE;
	other.depth = depth_of_answers(&other);
	return read_application(&other);
}

/* Where all questions were left as they are the answers may stand below them;
 * NULL: they do not. */
static Application *read_below(const Reader *reader)
{
	const Hit *last = hit_at(reader, reader->hits->len - 1);
	g_autoptr(GArray) hits = numbered_find(reader->lines, reader->form,
					       last->answer.line, reader->end);

	return hits ? read_numbered(reader, hits, reader->end) : NULL;
}

/* Or above them, and then name and address do, too. */
static Application *read_above(const Reader *reader)
{
	guint end;
	g_autoptr(GArray) hits = numbered_find_above(
		reader->lines, reader->form, reader->hits, reader->begin, &end);

	return hits ? read_numbered(reader, hits, end) : NULL;
}

/* NULL: the form is blank. */
static Application *read_either(const Reader *reader)
{
	g_autoptr(Application) application = read_application(reader);
	Application *above = is_filled_in(reader, application, TRUE)
				     ? NULL
				     : read_above(reader);

	if (above || !is_filled_in(reader, application, FALSE)) {
		application_free(application);
		application = above ? above : read_below(reader);
	}
	if (!application)
		return NULL;
	/* When all answers are there, for one may overflow into another. */
	answers_settle(application, reader->form);
	return application_has_answers(application)
		       ? g_steal_pointer(&application)
		       : NULL;
}

/* TRUE: it was blank. */
static gboolean read_candidate(const Lines *lines, const GArray *candidates,
			       guint i, const char *part,
			       const ParseLimits *limits, GPtrArray *found)
{
	const Candidate *candidate = &g_array_index(candidates, Candidate, i);
	Reader reader = {
		.lines = lines,
		.form = candidate->form,
		.hits = candidate->hits,
		.begin = i > 0 ? g_array_index(candidates, Candidate, i - 1)
						 .last +
					 1
			       : 0,
		.end = i + 1 < candidates->len
			       ? g_array_index(candidates, Candidate, i + 1)
					 .first
			       : lines_count(lines),
		.part = part,
		.limits = limits,
		.headed = headings_are_used(lines, candidate->hits,
					    candidate->form),
	};
	Application *application;

	if (is_record(&reader))
		return FALSE;
	reader.depth = depth_of_answers(&reader);
	if (is_asked_back(&reader))
		return FALSE;
	reader.variant =
		variant_is_asked(lines, candidate->form, candidate->hits);
	application = read_either(&reader);
	if (!application)
		return TRUE;
	application->depth = reader.depth;
	g_ptr_array_add(found, application);
	return FALSE;
}

gboolean form_read(const Lines *lines, const char *part,
		   const ParseLimits *limits, GPtrArray *found)
{
	g_autoptr(GArray) candidates = candidates_find(lines);
	gboolean blank = FALSE;

	for (guint i = 0; i < candidates->len; i++) {
		if (found->len >= limits->applications)
			break;
		blank |= read_candidate(lines, candidates, i, part, limits,
					found);
	}
	return blank;
}
