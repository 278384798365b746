/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/settle.h"

#include <string.h>

#include "parse/choice.h"
#include "parse/decode.h"
#include "parse/shape.h"
#include "parse/wrapped.h"

Application *application_of_form(const Form *form, gboolean variant)
{
	Application *application =
		application_new(variant ? form->variant : form->name);

	for (guint i = 0; i < form->count; i++) {
		const Question *question = &form->questions[i];

		if (!question->variant || variant)
			application_add_answer(application, question->key);
	}
	return application;
}

gboolean application_has_answers(const Application *application)
{
	for (guint i = 0; i < application->answers->len; i++) {
		const Answer *answer = application->answers->pdata[i];

		if (*answer->text)
			return TRUE;
	}
	return FALSE;
}

gboolean answer_says_something(const Answer *answer)
{
	static const char *const nothings[] = {
		"(blank)", "[blank]", "<blank>", "(empty)", "[empty]",
	};

	for (guint i = 0; i < G_N_ELEMENTS(nothings); i++) {
		if (g_ascii_strcasecmp(answer->text, nothings[i]) == 0)
			return FALSE;
	}
	for (const char *p = answer->text; *p; p = g_utf8_next_char(p)) {
		if (g_unichar_isalnum(g_utf8_get_char(p)))
			return TRUE;
	}
	return FALSE;
}

/* A byte order mark that came along with what was pasted is blank space. */
static char *without_mark(char *text)
{
	static const char mark[] = "\xef\xbb\xbf";

	const char *start = text;

	while (g_str_has_prefix(start, mark)) {
		start += strlen(mark);
		start += strspn(start, " \t\n");
	}
	memmove(text, start, strlen(start) + 1);
	return text;
}

void answer_set_text(Answer *answer, char *text)
{
	g_free(answer->text);
	answer->text = without_mark(text);
	answer->lost_bytes = decode_count_lost(text);
}

/* What an answer says beyond its own question is for another one, unless that
 * says it already. */
static void give_rest(Application *application, const Question *question,
		      const Answer *answer, char *rest)
{
	Answer *other = application_answer(application, question->rest_key);

	if (strcmp(other->text, rest) == 0)
		return;
	if (*other->text) {
		answer_set_text(other,
				g_strdup_printf("%s\n%s", rest, other->text));
		/* The questions may stand in any order. */
		other->first_line = MIN(other->first_line, answer->first_line);
		other->last_line = MAX(other->last_line, answer->last_line);
	} else {
		answer_set_text(other, g_strdup(rest));
		g_free(other->part);
		other->part = g_strdup(answer->part);
		other->first_line = answer->first_line;
		other->last_line = answer->last_line;
	}
}

/* "Yes, to find servers": the choice, and what the next question asks for. */
static void settle_choice(Application *application, const Question *question,
			  Answer *answer)
{
	g_autofree char *rest = NULL;
	const char *choice = choice_read(answer->text, &rest);

	answer_set_text(answer, g_strdup(choice));
	if (*rest)
		give_rest(application, question, answer, rest);
}

static void settle_person(Application *application, const Question *question,
			  Answer *answer)
{
	g_autofree char *address = NULL;

	answer_set_text(answer, shape_person(answer->text, &address));
	if (address)
		give_rest(application, question, answer, address);
}

/* What is kept in one form, however it was given. */
static char *(*const shapers[])(const char *text) = {
	[SHAPE_TEXT] = shape_text,
	[SHAPE_LINE] = shape_line,
	[SHAPE_PARAGRAPH] = shape_paragraph,
	[SHAPE_RANGE] = shape_range,
	[SHAPE_TRANSPORTS] = shape_transports,
	[SHAPE_RESOURCES] = shape_resources,
};

/* What also says something that belongs to another answer. */
static void (*const settlers[])(Application *application,
				const Question *question, Answer *answer) = {
	[SHAPE_CHOICE] = settle_choice,
	[SHAPE_PERSON] = settle_person,
};

static void settle(Application *application, const Question *question)
{
	Answer *answer = application_answer(application, question->key);
	AnswerShape shape = question->shape;

	/* One of the variant, in a form that is none. */
	if (!answer)
		return;
	if (shape < G_N_ELEMENTS(shapers) && shapers[shape])
		answer_set_text(answer, shapers[shape](answer->text));
	if (shape < G_N_ELEMENTS(settlers) && settlers[shape])
		settlers[shape](application, question, answer);
}

void answers_settle(Application *application, const Form *form)
{
	answers_unwrap(application);
	for (guint i = 0; i < form->count; i++)
		settle(application, &form->questions[i]);
}
