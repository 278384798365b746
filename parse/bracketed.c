/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/bracketed.h"

#include "parse/settle.h"
#include "parse/shape.h"

static gboolean may_be_bracketed(const Question *question)
{
	return question->shape != SHAPE_TRANSPORTS &&
	       question->shape != SHAPE_RESOURCES &&
	       question->shape != SHAPE_PERSON;
}

/* The answer to hit number i, or NULL: it is none that has brackets. */
static Answer *bracketed_answer(const Form *form, const GArray *hits, guint i,
				const Application *application)
{
	const Hit *hit = &g_array_index(hits, Hit, i);
	const Question *question = &form->questions[hit->question];

	return may_be_bracketed(question)
		       ? application_answer(application, question->key)
		       : NULL;
}

void answers_unbracket(const Form *form, const GArray *hits,
		       Application *application)
{
	guint in = 0, out = 0;

	if (!form->bracketed)
		return;
	for (guint i = 0; i < hits->len; i++) {
		const Answer *answer =
			bracketed_answer(form, hits, i, application);

		if (!answer || !*answer->text)
			continue;
		if (*answer->text == '[' && g_str_has_suffix(answer->text, "]"))
			in++;
		else
			out++;
	}
	for (guint i = 0; i < hits->len && in > out; i++) {
		Answer *answer = bracketed_answer(form, hits, i, application);

		if (answer)
			answer_set_text(answer, shape_unbracket(answer->text));
	}
}
