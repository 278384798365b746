/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/questions.h"

#include <string.h>

#include "form/check.h"
#include "text/markup.h"

/* One question on its way to the page. */
typedef struct {
	const Questions *all;
	const Question *question;
	const char *text;
	GString *out;
} Field;

static const Word severity_words[SEVERITY_COUNT] = {
	[SEVERITY_ERROR] = WORD_ERROR,
	[SEVERITY_WARNING] = WORD_WARNING,
	[SEVERITY_ROUTE] = WORD_ROUTE,
	[SEVERITY_NOTE] = WORD_NOTE,
};

void questions_append_finding(GString *out, const Frame *frame,
			      const Finding *finding)
{
	g_string_append_printf(out, "<li class=\"%s\"><strong>",
			       severity_name(finding->severity));
	frame_word(out, frame, severity_words[finding->severity]);
	g_string_append(out, ":</strong> ");
	markup_append_text(out, finding->text);
	g_string_append(out, "</li>\n");
}

static gboolean is_at(const Finding *finding, const Field *field)
{
	return g_strcmp0(finding->answer, field->question->key) == 0;
}

static gboolean has_findings(const Field *field)
{
	const Application *judged = field->all->judged;

	for (guint i = 0; judged && i < judged->findings->len; i++) {
		if (is_at(judged->findings->pdata[i], field))
			return TRUE;
	}
	return FALSE;
}

static gboolean has_error(const Field *field)
{
	return field->all->judged &&
	       check_has_error(field->all->judged, field->question->key);
}

static gboolean is_required(const Field *field)
{
	return check_has_error(field->all->empty, field->question->key);
}

static gboolean has_hint(const Field *field)
{
	return field->question->hints[0] != NULL;
}

static void append_findings(const Field *field)
{
	const Application *judged = field->all->judged;

	if (!has_findings(field))
		return;
	g_string_append_printf(field->out,
			       "<ul class=\"found\" id=\"%s-found\">\n",
			       field->question->key);
	for (guint i = 0; i < judged->findings->len; i++) {
		if (is_at(judged->findings->pdata[i], field))
			questions_append_finding(field->out, field->all->frame,
						 judged->findings->pdata[i]);
	}
	g_string_append(field->out, "</ul>\n");
}

/* The question's words, as a label's or a legend's content. */
static void append_words(const Field *field)
{
	const FormPage *page = field->all->draft->page;
	g_autofree char *words =
		question_printed(form_page_form(page), field->question,
				 form_page_is_variant(page));

	if (field->question->number)
		g_string_append_printf(field->out, "%u. ",
				       field->question->number);
	markup_append_text(field->out, words);
	if (!is_required(field))
		return;
	g_string_append(field->out, " <span class=\"required\">");
	frame_word(field->out, field->all->frame, WORD_REQUIRED);
	g_string_append(field->out, "</span>");
}

static void append_hints(const Field *field)
{
	if (!has_hint(field))
		return;
	g_string_append_printf(field->out, "<p class=\"hint\" id=\"%s-hint\">",
			       field->question->key);
	for (guint i = 0; i < QUESTION_HINTS && field->question->hints[i];
	     i++) {
		if (i > 0)
			g_string_append_c(field->out, ' ');
		markup_append_text(field->out, field->question->hints[i]);
	}
	g_string_append(field->out, "</p>\n");
}

/* What a screen reader reads with the field (WCAG 2.2, 1.3.1 and 3.3.1). */
static void append_state(const Field *field)
{
	const char *key = field->question->key;

	if (has_hint(field) || has_findings(field)) {
		g_string_append(field->out, " aria-describedby=\"");
		if (has_hint(field))
			g_string_append_printf(field->out, "%s-hint%s", key,
					       has_findings(field) ? " " : "");
		if (has_findings(field))
			g_string_append_printf(field->out, "%s-found", key);
		g_string_append_c(field->out, '"');
	}
}

/* Of fields alone: a group of choices has no such attributes (ARIA 1.2). */
static void append_input_state(const Field *field)
{
	if (is_required(field))
		g_string_append(field->out, " aria-required=\"true\"");
	append_state(field);
	if (has_error(field))
		g_string_append(field->out, " aria-invalid=\"true\"");
}

/* What browsers fill in by themselves (WCAG 2.2, 1.3.5). */
static const char *completed_by(const char *key)
{
	static const struct {
		const char *key;
		const char *token;
	} rows[] = {
		{ "applicant_name", "name" },
		{ "applicant_email", "email" },
		{ "contact_name", "name" },
		{ "contact_email", "email" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (strcmp(rows[i].key, key) == 0)
			return rows[i].token;
	}
	return "off";
}

static void append_line_field(const Field *field)
{
	const char *key = field->question->key;

	g_string_append_printf(
		field->out,
		"<input type=\"%s\" id=\"%s\" name=\"%s\" autocomplete=\"%s\"",
		g_str_has_suffix(key, "email") ? "email" : "text", key, key,
		completed_by(key));
	append_input_state(field);
	g_string_append(field->out, " value=\"");
	markup_append_text(field->out, field->text);
	g_string_append(field->out, "\">\n");
}

/* A line's end at the very beginning of the content is not counted (HTML,
 * section 13.2.6.4.7). */
static void append_text_field(const Field *field)
{
	const char *key = field->question->key;

	g_string_append_printf(
		field->out, "<textarea id=\"%s\" name=\"%s\" rows=\"%d\"", key,
		key, field->question->shape == SHAPE_TEXT ? 4 : 2);
	append_input_state(field);
	g_string_append(field->out, ">\n");
	markup_append_text(field->out, field->text);
	g_string_append(field->out, "</textarea>\n");
}

/* Transports are written in capitals where people read them. */
static void append_choice_words(const Field *field, const char *choice)
{
	g_autofree char *upper = g_ascii_strup(choice, -1);

	if (field->question->shape == SHAPE_CHOICE)
		frame_word(field->out, field->all->frame,
			   strcmp(choice, "yes") == 0 ? WORD_YES : WORD_NO);
	else if (field->question->shape == SHAPE_TRANSPORTS)
		g_string_append(field->out, upper);
	else
		g_string_append(field->out, choice);
}

/* The first has the question's own id, to which the summary leads. */
static void append_choice(const Field *field, const char *choice,
			  gboolean first)
{
	const char *key = field->question->key;
	gboolean one = field->question->shape == SHAPE_CHOICE ||
		       field->question->shape == SHAPE_RANGE;

	g_string_append_printf(
		field->out,
		"<label class=\"choice\"><input type=\"%s\" id=\"%s%s%s\" "
		"name=\"%s\" value=\"%s\"%s> ",
		one ? "radio" : "checkbox", key, first ? "" : "-",
		first ? "" : choice, key, choice,
		draft_chose(field->all->draft, key, choice) ? " checked" : "");
	append_choice_words(field, choice);
	g_string_append(field->out, "</label>\n");
}

static void append_choices(const Field *field, const char *const *choices)
{
	g_string_append(field->out, "<fieldset class=\"q\"");
	append_state(field);
	g_string_append(field->out, ">\n<legend>");
	append_words(field);
	g_string_append(field->out, "</legend>\n");
	append_hints(field);
	append_findings(field);
	g_string_append(field->out, "<div class=\"choices\">\n");
	for (guint i = 0; choices[i]; i++)
		append_choice(field, choices[i], i == 0);
	g_string_append(field->out, "</div>\n</fieldset>\n");
}

static void append_field(const Field *field)
{
	const char *const *choices = question_choices(field->question);

	if (choices) {
		append_choices(field, choices);
		return;
	}
	g_string_append_printf(field->out,
			       "<div class=\"q\">\n<label for=\"%s\">",
			       field->question->key);
	append_words(field);
	g_string_append(field->out, "</label>\n");
	append_hints(field);
	append_findings(field);
	if (field->question->shape == SHAPE_LINE ||
	    field->question->shape == SHAPE_PERSON)
		append_line_field(field);
	else
		append_text_field(field);
	g_string_append(field->out, "</div>\n");
}

void questions_append(GString *out, const Questions *questions)
{
	const Draft *draft = questions->draft;
	const Form *form = form_page_form(draft->page);

	for (guint i = 0; i < form->count; i++) {
		const Field field = { questions, &form->questions[i],
				      draft->texts->pdata[i], out };

		if (form_page_asks(draft->page, field.question))
			append_field(&field);
	}
}

static gboolean is_asked(const Questions *questions, const char *key)
{
	const Question *question =
		key ? form_question(form_page_form(questions->draft->page), key)
		    : NULL;

	return question && form_page_asks(questions->draft->page, question);
}

static void append_summary(GString *out, const Questions *questions,
			   const Finding *finding)
{
	gboolean linked = is_asked(questions, finding->answer);

	g_string_append(out, "<li>");
	if (linked)
		g_string_append_printf(out, "<a href=\"#%s\">",
				       finding->answer);
	markup_append_text(out, finding->text);
	g_string_append(out, linked ? "</a></li>\n" : "</li>\n");
}

/* Those at that answer; NULL: at no question of the page. */
static void append_summary_of(GString *out, const Questions *questions,
			      Severity severity, const char *key)
{
	const GPtrArray *findings = questions->judged->findings;

	for (guint i = 0; i < findings->len; i++) {
		const Finding *finding = findings->pdata[i];
		gboolean is_of = key ? g_strcmp0(finding->answer, key) == 0
				     : !is_asked(questions, finding->answer);

		if (finding->severity == severity && is_of)
			append_summary(out, questions, finding);
	}
}

void questions_append_findings(GString *out, const Questions *questions,
			       Severity severity)
{
	const FormPage *page = questions->draft->page;
	const Form *form = form_page_form(page);

	g_string_append(out, "<ul>\n");
	for (guint i = 0; i < form->count; i++) {
		if (form_page_asks(page, &form->questions[i]))
			append_summary_of(out, questions, severity,
					  form->questions[i].key);
	}
	append_summary_of(out, questions, severity, NULL);
	g_string_append(out, "</ul>\n");
}

void questions_append_rest(GString *out, const Questions *questions)
{
	g_autoptr(GString) rest = g_string_new(NULL);

	for (guint i = 0;
	     questions->judged && i < questions->judged->findings->len; i++) {
		const Finding *finding = questions->judged->findings->pdata[i];

		if (!is_asked(questions, finding->answer))
			questions_append_finding(rest, questions->frame,
						 finding);
	}
	if (rest->len == 0)
		return;
	g_string_append(out, "<h2>");
	frame_word(out, questions->frame, WORD_AS_A_WHOLE);
	g_string_append(out, "</h2>\n<ul class=\"found\">\n");
	g_string_append_len(out, rest->str, (gssize)rest->len);
	g_string_append(out, "</ul>\n");
}
