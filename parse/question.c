/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/question.h"

#include <string.h>

#include "parse/forms.h"

/* Of readings that are as good the form that stands first is taken. */
static const Form *const forms[] = {
	&form_user_2004, &form_email_1990s,  &form_web_2011,
	&form_rfc6335,	 &form_modification,
};

const Form *const *forms_all(guint *count_out)
{
	*count_out = G_N_ELEMENTS(forms);
	return forms;
}

const Form *form_named(const char *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
		if (strcmp(forms[i]->name, name) == 0 ||
		    g_strcmp0(forms[i]->variant, name) == 0)
			return forms[i];
	}
	return NULL;
}

const Question *form_question(const Form *form, const char *key)
{
	for (guint i = 0; i < form->count; i++) {
		if (strcmp(form->questions[i].key, key) == 0)
			return &form->questions[i];
	}
	return NULL;
}

/* The words of the variant are among its marks. */
static const char *wording_of(const Form *form, const Question *question,
			      gboolean variant)
{
	const char *const *mark = variant ? form->variant_marks : NULL;

	for (; mark && *mark; mark++) {
		for (guint i = 0; i < QUESTION_WORDINGS; i++) {
			if (g_strcmp0(question->wordings[i], *mark) == 0)
				return *mark;
		}
	}
	return question->wordings[0];
}

char *question_printed(const Form *form, const Question *question,
		       gboolean variant)
{
	return g_strdup_printf("%s%.1s", wording_of(form, question, variant),
			       &question->mark);
}

const char *const *question_choices(const Question *question)
{
	static const char *const choices[][5] = {
		[SHAPE_CHOICE] = { "yes", "no" },
		[SHAPE_RANGE] = { "user", "system" },
		[SHAPE_TRANSPORTS] = { "tcp", "udp", "sctp", "dccp" },
		[SHAPE_RESOURCES] = { "port", "service-name" },
	};

	if (question->shape >= G_N_ELEMENTS(choices) ||
	    !choices[question->shape][0])
		return NULL;
	return choices[question->shape];
}
