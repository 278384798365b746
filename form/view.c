/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/view.h"

#include "form/check.h"
#include "registry/name.h"
#include "text/markup.h"

static const Frame *frame_of(const FormView *view)
{
	return view->questions.frame;
}

static const FormPage *page_of(const FormView *view)
{
	return view->questions.draft->page;
}

static void append_prose(GString *out, const FormView *view)
{
	const FormPage *page = page_of(view);
	const char *list = frame_of(view)->settings->list;

	for (guint i = 0; page->words[i] != WORD_COUNT; i++)
		frame_paragraph(out, frame_of(view), page->words[i], NULL,
				NULL);
	if (list)
		frame_paragraph(out, frame_of(view), WORD_LIST, list, NULL);
}

/* What a reader must not overlook: the first gets the focus when the page
 * comes. */
static void begin_told(GString *out, const char *class, gboolean first)
{
	g_string_append_printf(out, "<section class=\"told %s\"%s>\n", class,
			       first ? " role=\"alert\" tabindex=\"-1\" "
				       "autofocus"
				     : "");
}

static void append_heading(GString *out, const FormView *view, Word word,
			   const char *text)
{
	g_string_append(out, "<h2>");
	language_append(out, frame_of(view)->language, word, text, NULL);
	g_string_append(out, "</h2>\n");
}

static void append_faults(GString *out, const FormView *view, guint errors)
{
	g_autofree char *count = g_strdup_printf("%u", errors);

	begin_told(out, "error", view->notice == WORD_COUNT);
	append_heading(out, view, errors == 1 ? WORD_ERRORS_ONE : WORD_ERRORS,
		       errors == 1 ? NULL : count);
	questions_append_findings(out, &view->questions, SEVERITY_ERROR);
	g_string_append(out, "</section>\n");
}

static void append_warnings(GString *out, const FormView *view)
{
	begin_told(out, "warning", view->notice == WORD_COUNT);
	append_heading(out, view, WORD_WARNINGS, NULL);
	questions_append_findings(out, &view->questions, SEVERITY_WARNING);
	g_string_append(out, "</section>\n");
}

static void append_notice(GString *out, const FormView *view, Word word,
			  const char *class)
{
	begin_told(out, class, TRUE);
	append_heading(out, view, word, NULL);
	g_string_append(out, "</section>\n");
}

/* What was made of the draft. */
static void append_told(GString *out, const FormView *view)
{
	const Application *judged = view->questions.judged;
	guint errors = judged ? check_count(judged, SEVERITY_ERROR) : 0;

	if (view->notice != WORD_COUNT)
		append_notice(out, view, view->notice, "error");
	if (!judged)
		return;
	if (errors)
		append_faults(out, view, errors);
	else if (check_count(judged, SEVERITY_WARNING))
		append_warnings(out, view);
	else if (view->notice == WORD_COUNT)
		append_notice(out, view, WORD_FINE, "fine");
}

void form_view_append_help(GString *out, const Frame *frame,
			   const NameHelp *help, const char *name,
			   const char *range)
{
	g_autofree char *ports = name_ports(help->ports);
	g_autofree char *similar = g_strjoinv(", ", (char **)help->similar);
	g_autofree char *next = g_strdup_printf("%u", help->next);

	frame_paragraph(out, frame,
			help->ports->len ? WORD_NAME_TAKEN : WORD_NAME_FREE,
			name, ports);
	if (*similar)
		frame_paragraph(out, frame, WORD_NAME_SIMILAR, name, similar);
	if (range && help->has_next)
		frame_paragraph(out, frame, WORD_NAME_NEXT, next, range);
}

static void append_hidden(GString *out, const FormView *view)
{
	g_string_append(out, "<input type=\"hidden\" name=\"" FIELD_TOKEN
			     "\" value=\"");
	markup_append_text(out, view->token);
	g_string_append(out, "\">\n<p class=\"trap\"><label for=\"" FIELD_TRAP
			     "\">");
	frame_word(out, frame_of(view), WORD_TRAP);
	g_string_append(out, "</label> <input type=\"text\" id=\"" FIELD_TRAP
			     "\" name=\"" FIELD_TRAP
			     "\" autocomplete=\"off\" tabindex=\"-1\"></p>\n");
}

static void append_confirmation(GString *out, const FormView *view)
{
	if (!view->warnings)
		return;
	g_string_append_printf(
		out,
		"<p class=\"q\"><label class=\"choice\"><input "
		"type=\"checkbox\" name=\"" FIELD_CONFIRM "\" value=\"%s\"%s> ",
		view->warnings, view->confirmed ? " checked" : "");
	frame_word(out, frame_of(view), WORD_CONFIRM);
	g_string_append(out, "</label></p>\n");
}

/* The first button is what the Enter key in a field presses. */
static void append_buttons(GString *out, const FormView *view)
{
	static const struct {
		const char *class;
		const char *action;
		Word word;
	} buttons[] = {
		{ "", ACTION_SEND, WORD_SUBMIT },
		{ "second", ACTION_CHECK, WORD_CHECK },
	};

	g_string_append(out, "<p>");
	for (guint i = 0; i < G_N_ELEMENTS(buttons); i++) {
		g_string_append_printf(out,
				       "<button type=\"submit\" class=\"%s\" "
				       "name=\"" FIELD_ACTION
				       "\" value=\"%s\">",
				       buttons[i].class, buttons[i].action);
		frame_word(out, frame_of(view), buttons[i].word);
		g_string_append(out, "</button>");
	}
	g_string_append(out, "</p>\n");
}

/* What the browser would find wrong the page finds too, in its own words. */
static void append_form(GString *out, const FormView *view)
{
	const Frame *frame = frame_of(view);

	g_string_append(out, "<form method=\"post\" action=\"");
	frame_path(out, frame, page_of(view)->form);
	g_string_append(out, "\" accept-charset=\"UTF-8\" novalidate>\n");
	frame_paragraph(out, frame, WORD_REQUIRED_ABOUT, NULL, NULL);
	questions_append(out, &view->questions);
	questions_append_rest(out, &view->questions);
	if (view->token) {
		append_hidden(out, view);
		append_confirmation(out, view);
		frame_paragraph(out, frame, WORD_SENT_BY_MAIL, NULL, NULL);
		append_buttons(out, view);
	} else {
		frame_paragraph(out, frame, WORD_NOT_OPEN, NULL, NULL);
	}
	g_string_append(out, "</form>\n");
}

CgiResponse *form_view_page(const FormView *view, guint status)
{
	const Frame *frame = frame_of(view);
	CgiResponse *response = frame_begin(
		frame, status,
		language_word(frame->language, page_of(view)->title));
	GString *out = response->body;

	append_told(out, view);
	if (view->help) {
		g_string_append_printf(out, "<section class=\"told%s\">\n",
				       view->help->ports->len ? " error" : "");
		form_view_append_help(out, frame, view->help, view->name,
				      page_of(view)->range);
		g_string_append(out, "</section>\n");
	}
	append_prose(out, view);
	append_form(out, view);
	frame_end(response);
	return response;
}
