/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/draft.h"

#include <string.h>

#include "form/cgi.h"
#include "parse/fields.h"

#define SETTLED_AFTER 5

static gboolean is_control(gunichar c)
{
	return g_unichar_iscntrl(c) && c != '\t';
}

static void end_line(GString *out)
{
	while (out->len && strchr(" \t", out->str[out->len - 1]))
		g_string_truncate(out, out->len - 1);
}

/* Browsers end lines by CR LF (RFC 7578 section 4.7). */
static char *plain_text(const char *typed)
{
	GString *out = g_string_sized_new(strlen(typed));

	for (const char *p = typed; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c == '\r' || c == '\n') {
			p += c == '\r' && p[1] == '\n';
			end_line(out);
			g_string_append_c(out, '\n');
		} else {
			g_string_append_unichar(out, is_control(c) ? ' ' : c);
		}
	}
	end_line(out);
	return g_strstrip(g_string_free(out, FALSE));
}

static gboolean is_typed(const GPtrArray *fields, const char *name,
			 const char *value)
{
	for (guint i = 0; i < fields->len; i++) {
		const CgiField *field = fields->pdata[i];

		if (strcmp(field->name, name) == 0 &&
		    strcmp(field->value, value) == 0)
			return TRUE;
	}
	return FALSE;
}

/* Those that the page offers, in its order; each a field of the same name. */
static char *chosen(const Question *question, const char *const *choices,
		    const GPtrArray *fields)
{
	GString *out = g_string_new(NULL);

	for (; *choices; choices++) {
		if (!is_typed(fields, question->key, *choices))
			continue;
		if (out->len)
			g_string_append(out, ", ");
		g_string_append(out, *choices);
	}
	return g_string_free(out, FALSE);
}

/* A field of one line may be given more by who sends no page of ours. */
static char *said(const Question *question, const GPtrArray *fields)
{
	const char *const *choices = question_choices(question);
	char *text;

	if (choices)
		return chosen(question, choices, fields);
	text = plain_text(cgi_field(fields, question->key));
	if (question->shape != SHAPE_TEXT)
		g_strdelimit(text, "\n", ' ');
	return text;
}

/* As the parser keeps them: without the marks of Markdown around a name, the
 * address that stands in a name with the addresses. */
static GPtrArray *settled(const FormPage *page, const GPtrArray *typed)
{
	/* What is too long is for whoever asks to find. */
	static const ParseLimits no_limits = { .answer_bytes = G_MAXSIZE };
	GPtrArray *found = applications_new();
	g_autoptr(GPtrArray) named = form_fields_new();
	const Form *form = form_page_form(page);

	for (guint i = 0; i < form->count; i++) {
		if (form_page_asks(page, &form->questions[i]))
			form_fields_add(named, form->questions[i].key, "1")
				->value = g_strdup(typed->pdata[i]);
	}
	form_fields_read(named, &no_limits, found);
	return found;
}

/* What the parser makes of an answer; of fields without any it makes none. */
static char *settled_text(const GPtrArray *found, const Question *question)
{
	char *text = g_strdup(
		found->len ? application_text(found->pdata[0], question->key)
			   : "");

	/* An address that stood in a name came to another one. */
	if (question->shape != SHAPE_TEXT)
		g_strdelimit(text, "\n", ' ');
	return text;
}

/* FALSE: nothing was changed. */
static gboolean settle(Draft *draft)
{
	const Form *form = form_page_form(draft->page);
	g_autoptr(GPtrArray) found = settled(draft->page, draft->texts);
	gboolean changed = FALSE;

	for (guint i = 0; i < form->count; i++) {
		char *text = settled_text(found, &form->questions[i]);

		changed |= strcmp(text, draft->texts->pdata[i]) != 0;
		g_free(draft->texts->pdata[i]);
		draft->texts->pdata[i] = text;
	}
	return changed;
}

Draft *draft_new(const FormPage *page, const GPtrArray *fields)
{
	const Form *form = form_page_form(page);
	Draft *draft = g_new0(Draft, 1);

	draft->page = page;
	draft->texts = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < form->count; i++) {
		const Question *question = &form->questions[i];

		g_ptr_array_add(draft->texts, form_page_asks(page, question)
						      ? said(question, fields)
						      : g_strdup(""));
	}
	/* Marks may stand around marks; most pages come empty. */
	for (guint i = 0;
	     i < SETTLED_AFTER && !draft_is_empty(draft) && settle(draft); i++)
		continue;
	return draft;
}

void draft_free(Draft *draft)
{
	if (!draft)
		return;
	g_ptr_array_unref(draft->texts);
	g_free(draft);
}

const char *draft_text(const Draft *draft, const char *key)
{
	const Form *form = form_page_form(draft->page);
	const Question *question = form_question(form, key);

	return question ? draft->texts->pdata[question - form->questions] : "";
}

gboolean draft_chose(const Draft *draft, const char *key, const char *choice)
{
	g_auto(GStrv) choices = g_strsplit(draft_text(draft, key), ", ", -1);

	return g_strv_contains((const char *const *)choices, choice);
}

gsize draft_longest(const Draft *draft)
{
	gsize longest = 0;

	for (guint i = 0; i < draft->texts->len; i++)
		longest = MAX(longest, strlen(draft->texts->pdata[i]));
	return longest;
}

gboolean draft_is_empty(const Draft *draft)
{
	for (guint i = 0; i < draft->texts->len; i++) {
		if (*(const char *)draft->texts->pdata[i])
			return FALSE;
	}
	return TRUE;
}
