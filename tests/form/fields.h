/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_FORM_FIELDS_H
#define TESTS_FORM_FIELDS_H

#include <string.h>

#include "form/cgi.h"
#include "form/draft.h"

/* Fields of a page, as a browser sends them. */
static inline void free_test_field(gpointer data)
{
	CgiField *field = data;

	g_free(field->name);
	g_free(field->value);
	g_free(field);
}

static inline GPtrArray *test_fields(void)
{
	return g_ptr_array_new_with_free_func(free_test_field);
}

static inline void put_field(GPtrArray *fields, const char *name,
			     const char *value)
{
	CgiField *field = g_new0(CgiField, 1);

	field->name = g_strdup(name);
	field->value = g_strdup(value);
	g_ptr_array_add(fields, field);
}

/* Something good for each question; for key, if it is not NULL, text. */
static inline GPtrArray *filled_in(const FormPage *page, const char *key,
				   const char *text)
{
	const Form *form = form_page_form(page);
	GPtrArray *fields = test_fields();

	for (guint i = 0; i < form->count; i++) {
		const Question *question = &form->questions[i];
		const char *const *choices = question_choices(question);
		const char *value = "Some words of it.\r\n\r\nAnd more.";

		if (g_strcmp0(key, question->key) == 0)
			value = text;
		else if (choices)
			value = choices[0];
		else if (strstr(question->key, "email"))
			value = "sam@example.org";
		else if (question->shape != SHAPE_TEXT)
			value = "Words";
		put_field(fields, question->key, value);
	}
	return fields;
}

#endif
