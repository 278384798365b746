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
