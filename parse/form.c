/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/form.h"

#include <string.h>

#include "parse/choice.h"
#include "parse/decode.h"
#include "parse/hits.h"

/* A form being read: one application of it. */
typedef struct {
	const Lines *lines;
	const Form *form;
	const GArray *hits; /* of Hit */
	guint end;	    /* the line behind the application */
	const char *part;
	const ParseLimits *limits;
} Reader;

static const Hit *hit_at(const Reader *reader, guint i)
{
	return &g_array_index(reader->hits, Hit, i);
}

static const Question *question_of(const Reader *reader, const Hit *hit)
{
	return &reader->form->questions[hit->question];
}

/* Hints that were left in go by their very text; so do copies of them. */
static TextPlace skip_hints(const Reader *reader, const Hit *hit)
{
	const Question *question = question_of(reader, hit);
	TextPlace place = phrase_skip_blanks(reader->lines, hit->answer);

	for (guint i = 0; i < QUESTION_HINTS && question->hints[i]; i++) {
		TextPlace end;

		while (phrase_match(reader->lines, place, question->hints[i],
				    &end))
			place = phrase_skip_blanks(reader->lines, end);
	}
	return place;
}

/* What the page prints behind its last question is nobody's answer. */
static gboolean is_trailer(const Reader *reader, guint line)
{
	TextPlace place = { line, 0 };
	TextPlace end;

	for (const char *const *trailer = reader->form->trailers; *trailer;
	     trailer++) {
		if (phrase_match(reader->lines, place, *trailer, &end))
			return TRUE;
	}
	return FALSE;
}

/* The line behind the answer of hit number i. */
static guint answer_end(const Reader *reader, guint i)
{
	guint line = hit_at(reader, i)->answer.line;

	if (i + 1 < reader->hits->len)
		return hit_at(reader, i + 1)->line;
	while (line < reader->end && !is_trailer(reader, line))
		line++;
	return line;
}

static const char *line_text(const Reader *reader, TextPlace place, guint line)
{
	const char *text = lines_at(reader->lines, line)->text;

	return line == place.line ? text + place.column : text;
}

static gsize indentation(const char *text)
{
	return strspn(text, " \t");
}

static gboolean is_blank(const char *text)
{
	return text[indentation(text)] == '\0';
}

/* How far all lines below the first stand in; mailers and pages do that. */
static gsize common_indentation(const Reader *reader, TextPlace place,
				guint end)
{
	gsize common = G_MAXSIZE;

	for (guint line = place.column ? place.line + 1 : place.line;
	     line < end; line++) {
		const char *text = line_text(reader, place, line);

		if (!is_blank(text))
			common = MIN(common, indentation(text));
	}
	return common == G_MAXSIZE ? 0 : common;
}

/* Where the answer's lines really end: blank ones do not count. */
static guint last_line(const Reader *reader, TextPlace place, guint end)
{
	while (end > place.line && is_blank(line_text(reader, place, end - 1)))
		end--;
	return end;
}

static guint end_of_paragraph(const Reader *reader, TextPlace place, guint end)
{
	guint line = place.line;

	while (line < end && !is_blank(line_text(reader, place, line)))
		line++;
	return line;
}

/* Of the line, as much as the limit leaves room for; whole characters. */
static void append_up_to(GString *text, const char *line, gsize limit)
{
	gsize room = limit - MIN(limit, text->len);
	gsize len = strlen(line);

	if (len > room) {
		len = room;
		while (len > 0 && ((guchar)line[len] & 0xc0) == 0x80)
			len--;
	}
	g_string_append_len(text, line, (gssize)len);
}

static char *collect(const Reader *reader, TextPlace place, guint end,
		     const char *separator)
{
	gsize common = common_indentation(reader, place, end);
	GString *text = g_string_new(NULL);

	for (guint line = place.line; line < end; line++) {
		const char *p = line_text(reader, place, line);
		gboolean first = line == place.line && place.column > 0;

		if (line > place.line)
			g_string_append(text, separator);
		p += first ? indentation(p) : MIN(common, indentation(p));
		append_up_to(text, p, reader->limits->answer_bytes);
		if (text->len >= reader->limits->answer_bytes)
			break;
	}
	return g_strstrip(g_string_free(text, FALSE));
}

static char *read_text(const Reader *reader, const Question *question,
		       TextPlace place, guint *end)
{
	const char *separator = "\n";

	if (question->shape == SHAPE_LINE)
		*end = MIN(*end, place.line + 1);
	if (question->shape == SHAPE_PARAGRAPH) {
		*end = end_of_paragraph(reader, place, *end);
		separator = " ";
	}
	return collect(reader, place, *end, separator);
}

static void set_text(Answer *answer, char *text)
{
	g_free(answer->text);
	answer->text = text;
	answer->lost_bytes = decode_count_lost(text);
}

/* "Yes, to find servers": the choice, and what the next question asks for. */
static void split_choice(Application *application, const Question *question,
			 const Answer *answer)
{
	g_autofree char *rest = NULL;
	const char *choice = choice_read(answer->text, &rest);
	Answer *other = application_answer(application, question->rest_key);

	set_text((Answer *)answer, g_strdup(choice));
	if (!other || !*rest)
		return;
	if (*other->text) {
		set_text(other, g_strdup_printf("%s\n%s", rest, other->text));
	} else {
		set_text(other, g_steal_pointer(&rest));
		g_free(other->part);
		other->part = g_strdup(answer->part);
		other->last_line = answer->last_line;
	}
	other->first_line = answer->first_line;
}

static void read_answer(const Reader *reader, guint i, Application *application)
{
	const Hit *hit = hit_at(reader, i);
	const Question *question = question_of(reader, hit);
	Answer *answer = application_answer(application, question->key);
	TextPlace place = skip_hints(reader, hit);
	guint end = answer_end(reader, i);

	answer->part = g_strdup(reader->part);
	answer->first_line = lines_at(reader->lines, hit->line)->first;
	answer->last_line = answer->first_line;
	end = last_line(reader, place, end);
	if (place.line >= end)
		return;
	set_text(answer, read_text(reader, question, place, &end));
	answer->first_line = lines_at(reader->lines, place.line)->first;
	answer->last_line = lines_at(reader->lines, end - 1)->last;
}

static gboolean has_answers(const Application *application)
{
	for (guint i = 0; i < application->answers->len; i++) {
		const Answer *answer = application->answers->pdata[i];

		if (*answer->text)
			return TRUE;
	}
	return FALSE;
}

static Application *read_application(const Reader *reader)
{
	Application *application = application_new(reader->form->name);

	for (guint i = 0; i < reader->form->count; i++)
		application_add_answer(application,
				       reader->form->questions[i].key);
	for (guint i = 0; i < reader->hits->len; i++)
		read_answer(reader, i, application);
	/* When all answers are there, for a choice may overflow into one. */
	for (guint i = 0; i < reader->form->count; i++) {
		const Question *question = &reader->form->questions[i];

		if (question->shape == SHAPE_CHOICE)
			split_choice(
				application, question,
				application_answer(application, question->key));
	}
	return application;
}

static gboolean read_form(const Lines *lines, const Form *form,
			  const char *part, const ParseLimits *limits,
			  GPtrArray *found)
{
	g_autoptr(GPtrArray) groups = hits_find(lines, form);
	gboolean blank = FALSE;

	for (guint i = 0; i < groups->len; i++) {
		Reader reader = {
			lines, form,  groups->pdata[i], lines_count(lines),
			part,  limits
		};
		g_autoptr(Application) application = NULL;

		if (found->len >= limits->applications)
			return blank;
		if (i + 1 < groups->len)
			reader.end =
				g_array_index((GArray *)groups->pdata[i + 1],
					      Hit, 0)
					.line;
		application = read_application(&reader);
		if (has_answers(application))
			g_ptr_array_add(found, g_steal_pointer(&application));
		else
			blank = TRUE;
	}
	return blank;
}

gboolean form_read(const Lines *lines, const char *part,
		   const ParseLimits *limits, GPtrArray *found)
{
	guint count;
	const Form *forms = forms_all(&count);
	gboolean blank = FALSE;

	for (guint i = 0; i < count; i++)
		blank |= read_form(lines, &forms[i], part, limits, found);
	return blank;
}
