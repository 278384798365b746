/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/name_page.h"

#include <string.h>

#include "form/limit.h"
#include "form/names.h"
#include "form/questions.h"
#include "form/state.h"
#include "form/view.h"
#include "parse/request.h"
#include "parse/rules.h"
#include "text/markup.h"

static void append_field(GString *out, const Frame *frame, const char *name)
{
	g_string_append(out, "<form method=\"get\" action=\"");
	markup_append_text(out, frame->script);
	g_string_append(out,
			"/name\" accept-charset=\"UTF-8\">\n<p class=\"q\">"
			"<label for=\"name\">");
	frame_word(out, frame, WORD_NAME_LABEL);
	g_string_append(out, "</label>\n<input type=\"text\" id=\"name\" "
			     "name=\"name\" autocomplete=\"off\" value=\"");
	markup_append_text(out, name);
	g_string_append(out, "\"></p>\n<p><button type=\"submit\">");
	frame_word(out, frame, WORD_NAME_SUBMIT);
	g_string_append(out, "</button></p>\n</form>\n");
}

/* What the rules say of a form's name, in an application that is empty else. */
static void append_faults(GString *out, const Desk *desk, const char *name)
{
	g_autoptr(Application) application = application_new("user-2004");
	g_autoptr(GString) list = g_string_new(NULL);
	Answer *answer = application_add_answer(application, "short_name");

	g_free(answer->text);
	answer->text = g_strdup(name);
	request_derive(application, NULL, NULL);
	rules_judge(application, desk->settings->limits.profile);
	for (guint i = 0; i < application->findings->len; i++) {
		const Finding *finding = application->findings->pdata[i];

		if (g_strcmp0(finding->answer, "short_name") != 0)
			continue;
		questions_append_finding(list, desk->frame, finding);
	}
	if (list->len)
		g_string_append_printf(out, "<ul class=\"found\">\n%s</ul>\n",
				       list->str);
}

static void append_registry(GString *out, const Desk *desk, const char *name)
{
	const FormSettings *settings = desk->settings;
	g_autoptr(GError) error = NULL;
	g_autoptr(NameHelp) help = name_help_of(
		settings->database, settings->busy_ms, name, "user", &error);

	if (help) {
		form_view_append_help(out, desk->frame, help, name, "user");
		return;
	}
	if (error)
		desk->log(error);
	frame_paragraph(out, desk->frame, WORD_NAME_UNKNOWN, NULL, NULL);
}

/* As on a form; where nothing can be kept nothing is counted. */
static gboolean may_look(const Desk *desk)
{
	const FormSettings *settings = desk->settings;
	g_autofree char *place = limit_place(desk->request->address);
	g_autoptr(GError) error = NULL;
	g_autofree char *secret =
		settings->folder ? state_secret(settings->folder, &error)
				 : NULL;
	gboolean allowed = TRUE;

	if (secret)
		limit_count(settings->folder, secret, "look", place,
			    settings->hourly * LIMIT_LOOKS, desk->now, &allowed,
			    &error);
	if (error)
		desk->log(error);
	return allowed;
}

static void append_answer(GString *out, const Desk *desk, const char *name,
			  gboolean allowed)
{
	g_string_append(out, "<section class=\"told\" role=\"status\" "
			     "tabindex=\"-1\" autofocus>\n");
	if (allowed) {
		append_registry(out, desk, name);
		append_faults(out, desk, name);
	} else {
		frame_paragraph(out, desk->frame, WORD_TOO_MANY_LOOKS, NULL,
				NULL);
	}
	g_string_append(out, "</section>\n");
}

CgiResponse *name_page(const Desk *desk)
{
	const Frame *frame = desk->frame;
	g_autofree char *name =
		g_strstrip(g_strdup(cgi_field(desk->request->query, "name")));
	gboolean allowed = !*name || may_look(desk);
	CgiResponse *response =
		frame_begin(frame, allowed ? 200 : 429,
			    language_word(frame->language, WORD_NAME_TITLE));
	GString *out = response->body;

	frame_paragraph(out, frame, WORD_NAME_ABOUT, NULL, NULL);
	if (*name)
		append_answer(out, desk, name, allowed);
	append_field(out, frame, name);
	frame_end(response);
	return response;
}
