/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/fields.h"

#include <string.h>

#include "parse/field_name.h"
#include "parse/settle.h"

/* So many names of a form must be there. */
#define NAMES_MIN 3

static void free_field(gpointer data)
{
	FormField *field = data;

	g_free(field->name);
	g_free(field->value);
	g_free(field->part);
	g_free(field);
}

GPtrArray *form_fields_new(void)
{
	return g_ptr_array_new_with_free_func(free_field);
}

FormField *form_fields_add(GPtrArray *fields, const char *name,
			   const char *part)
{
	FormField *field = g_new0(FormField, 1);

	field->name = field_name_plain(name);
	field->part = g_strdup(part);
	g_ptr_array_add(fields, field);
	return field;
}

/* The question that the name is of, or NULL. */
static const Question *question_of(const Form *form, const char *name)
{
	return field_name_find(form, name).question;
}

gboolean form_field_is_of(const Form *form, const char *name)
{
	g_autofree char *plain = field_name_plain(name);

	return field_name_exactly(form, plain) != NULL;
}

gboolean form_field_is_known(const char *name)
{
	g_autofree char *plain = field_name_plain(name);
	guint count;
	const Form *const *forms = forms_all(&count);

	for (guint i = 0; i < count; i++) {
		if (field_name_exactly(forms[i], plain))
			return TRUE;
	}
	return FALSE;
}

/* How many of the form's questions there are; 0: it is not this form. */
static guint count_names(const GPtrArray *fields, const Form *form)
{
	guint64 questions = 0;
	gboolean distinctive = FALSE;
	guint count = 0;

	for (guint i = 0; i < fields->len; i++) {
		const FormField *field = fields->pdata[i];
		const NamedQuestion named = field_name_find(form, field->name);
		guint64 bit =
			named.question
				? G_GUINT64_CONSTANT(1)
					  << (named.question - form->questions)
				: 0;

		count += named.counts && !(questions & bit);
		questions |= bit;
		distinctive |= named.distinctive;
	}
	return distinctive && count >= NAMES_MIN ? count : 0;
}

const Form *form_fields_form(const GPtrArray *fields)
{
	const Form *best = NULL;
	guint most = 0;
	guint count;
	const Form *const *forms = forms_all(&count);

	for (guint i = 0; i < count; i++) {
		guint names = count_names(fields, forms[i]);

		if (names > most) {
			most = names;
			best = forms[i];
		}
	}
	return best;
}

static gboolean is_unticked(const char *value)
{
	static const char *const words[] = { "", "0", "no", "off", "false" };

	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		if (g_ascii_strcasecmp(value, words[i]) == 0)
			return TRUE;
	}
	return FALSE;
}

/* What a field says: its value, or of a box its own name. */
static char *said_by(const FormField *field, const ParseLimits *limits)
{
	g_autofree char *value = g_strstrip(g_strndup(
		field->value, MIN(strlen(field->value), limits->answer_bytes)));

	gsize box = field_name_box_length(field->name);

	if (box)
		return g_strdup(is_unticked(value) ? "" : field->name + box);
	return g_utf8_make_valid(value, -1);
}

/* Several boxes of one name make one answer; so do their values. */
static void take_field(Answer *answer, const FormField *field,
		       const Question *question, const ParseLimits *limits)
{
	gboolean boxes = question->shape == SHAPE_TRANSPORTS ||
			 question->shape == SHAPE_RESOURCES;
	g_autofree char *said = said_by(field, limits);

	if (!answer->part) {
		answer->part = g_strdup(field->part);
		answer->first_line = field->first_line;
		answer->last_line = field->last_line;
	}
	if (!*answer->text) {
		answer_set_text(answer, g_steal_pointer(&said));
	} else if (boxes && *said) {
		answer_set_text(answer,
				g_strdup_printf("%s, %s", answer->text, said));
		answer->last_line = field->last_line;
	}
}

static gboolean has_variant_words(const FormField *field, const Form *form)
{
	const char *const *mark = form->variant_marks;

	while (mark && *mark && !field_name_begins(field->name, *mark))
		mark++;
	return mark && *mark;
}

static gboolean has_variant_question(const GPtrArray *fields, const Form *form)
{
	for (guint i = 0; i < fields->len; i++) {
		const FormField *field = fields->pdata[i];
		const Question *question = question_of(form, field->name);

		if (question &&
		    (question->variant || has_variant_words(field, form)))
			return TRUE;
	}
	return FALSE;
}

gboolean form_fields_read(const GPtrArray *fields, const ParseLimits *limits,
			  GPtrArray *found)
{
	const Form *form = form_fields_form(fields);
	g_autoptr(Application) application = NULL;

	if (!form)
		return FALSE;
	application =
		application_of_form(form, has_variant_question(fields, form));
	for (guint i = 0; i < fields->len; i++) {
		const FormField *field = fields->pdata[i];
		const Question *question = question_of(form, field->name);

		if (question)
			take_field(
				application_answer(application, question->key),
				field, question, limits);
	}
	answers_settle(application, form);
	if (!application_has_answers(application))
		return TRUE;
	g_ptr_array_add(found, g_steal_pointer(&application));
	return FALSE;
}

void form_fields_complete(const GPtrArray *fields, const ParseLimits *limits,
			  Application *application)
{
	const Form *form = form_named(application->form);

	for (guint i = 0; i < fields->len; i++) {
		const FormField *field = fields->pdata[i];
		const Question *question = question_of(form, field->name);
		Answer *answer = question ? application_answer(application,
							       question->key)
					  : NULL;

		if (!answer || *answer->text)
			continue;
		g_clear_pointer(&answer->part, g_free);
		take_field(answer, field, question, limits);
	}
}
