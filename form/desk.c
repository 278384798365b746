/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/desk.h"

#include <string.h>

#include "form/check.h"
#include "form/compose.h"
#include "form/dispatch.h"
#include "form/limit.h"
#include "form/state.h"
#include "form/token.h"
#include "form/view.h"
#include "registry/name.h"
#include "text/markup.h"
#include "text/timestamp.h"

/* A page that was open for longer is asked to be submitted again. */
#define TOKEN_SECONDS (24 * 3600)

/* Looking costs little, sending much: so many looks for one application. */
#define LOOKS 20

/* A page on its way back. */
typedef struct {
	const Desk *desk;
	Draft *draft;
	Application *empty;
	Application *judged;
	NameHelp *help;
	char *secret;
	char *token;
	char *warnings;
	char *id; /* of the mail, without angle brackets */
	Word notice;
	guint status;
} Visit;

static void visit_clear(Visit *visit)
{
	draft_free(visit->draft);
	application_free(visit->empty);
	if (visit->judged)
		application_free(visit->judged);
	name_help_free(visit->help);
	g_free(visit->secret);
	g_free(visit->token);
	g_free(visit->warnings);
	g_free(visit->id);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Visit, visit_clear)

static gboolean stop(Visit *visit, guint status, Word notice)
{
	visit->status = status;
	visit->notice = notice;
	return FALSE;
}

/* What went wrong on our side is for the log, and not for the applicant. */
static gboolean stop_for(Visit *visit, const GError *error, Word notice)
{
	visit->desk->log(error);
	return stop(visit, 503, notice);
}

static char *new_token(const Desk *desk, const char *secret, const char *form)
{
	g_autofree char *place = limit_place(desk->request->address);
	g_autofree char *subject = g_strconcat(form, " ", place, NULL);

	return token_make(secret, "page", subject, desk->now);
}

static gint64 age_of_token(const Desk *desk, const char *secret,
			   const char *form, const char *token)
{
	g_autofree char *place = limit_place(desk->request->address);
	g_autofree char *subject = g_strconcat(form, " ", place, NULL);

	return token_age(secret, "page", subject, token, desk->now);
}

static void visit_begin(Visit *visit, const Desk *desk, const FormPage *page)
{
	const FormSettings *settings = desk->settings;
	g_autoptr(GError) error = NULL;

	*visit = (Visit){ .desk = desk, .notice = WORD_COUNT, .status = 200 };
	visit->draft = draft_new(page, desk->request->fields);
	visit->empty = check_empty(page, settings->limits.profile);
	if (!settings->to || !settings->folder)
		return;
	visit->secret = state_secret(settings->folder, &error);
	if (visit->secret)
		visit->token = new_token(desk, visit->secret, page->form);
	else
		desk->log(error);
}

static CgiResponse *visit_page(const Visit *visit)
{
	const FormView view = {
		.questions = { visit->desk->frame, visit->draft, visit->empty,
			       visit->judged },
		.notice = visit->notice,
		.token = visit->token,
		.warnings = visit->warnings,
		.help = visit->help,
		.name = visit->judged
				? visit->judged->request[REQUEST_SERVICE_NAME]
				: NULL,
	};

	return form_view_page(&view, visit->status);
}

CgiResponse *desk_show(const Desk *desk, const FormPage *page)
{
	g_auto(Visit) visit;

	visit_begin(&visit, desk, page);
	return visit_page(&visit);
}

/* --- One step after the other, until one says no ----------------------------
 */

static const char *field(const Visit *visit, const char *name)
{
	return cgi_field(visit->desk->request->fields, name);
}

static gboolean is_open(Visit *visit)
{
	return visit->secret || stop(visit, 503, WORD_COUNT);
}

static gint64 age_of_page(const Visit *visit)
{
	return age_of_token(visit->desk, visit->secret,
			    visit->draft->page->form,
			    field(visit, FIELD_TOKEN));
}

static gboolean is_of_our_page(Visit *visit)
{
	gint64 age = age_of_page(visit);

	return (!visit->desk->request->foreign && age >= 0 &&
		age <= TOKEN_SECONDS) ||
	       stop(visit, 422, WORD_STALE);
}

static gboolean is_by_a_person(Visit *visit)
{
	return !*field(visit, FIELD_TRAP) || stop(visit, 422, WORD_TRAPPED);
}

/* The page's age goes on counting. */
static gboolean is_not_too_early(Visit *visit)
{
	gint64 age = age_of_page(visit);

	g_free(visit->token);
	visit->token = g_strdup(field(visit, FIELD_TOKEN));
	return age >= visit->desk->settings->wait_seconds ||
	       stop(visit, 422, WORD_EARLY);
}

static gboolean is_within(Visit *visit, const char *what, guint limit)
{
	const Desk *desk = visit->desk;
	g_autofree char *place = limit_place(desk->request->address);
	g_autoptr(GError) error = NULL;
	gboolean allowed;

	if (!limit_count(desk->settings->folder, visit->secret, what, place,
			 limit, desk->now, &allowed, &error))
		return stop_for(visit, error, WORD_NOT_READ);
	return allowed || stop(visit, 429, WORD_TOO_MANY);
}

static gboolean may_look(Visit *visit)
{
	return is_within(visit, "look", visit->desk->settings->hourly * LOOKS);
}

static gboolean is_not_too_long(Visit *visit)
{
	return draft_longest(visit->draft) <=
		       visit->desk->settings->limits.answer_bytes ||
	       stop(visit, 422, WORD_TOO_LONG);
}

static gboolean read_draft(Visit *visit, GError **error)
{
	const FormSettings *settings = visit->desk->settings;
	const Envelope envelope =
		dispatch_envelope(settings, visit->id, visit->desk->now);
	g_autoptr(GBytes) mail =
		compose_application(visit->draft, &envelope, NULL, NULL);

	visit->judged = check_mail(visit->draft, mail, &settings->limits,
				   &settings->child, error);
	return visit->judged != NULL;
}

static gboolean is_read(Visit *visit)
{
	g_autoptr(GError) error = NULL;

	visit->id = dispatch_new_id(visit->desk->settings, &error);
	if (!visit->id)
		return stop_for(visit, error, WORD_NOT_READ);
	if (draft_is_empty(visit->draft))
		visit->judged =
			check_empty(visit->draft->page,
				    visit->desk->settings->limits.profile);
	else if (!read_draft(visit, &error))
		return stop_for(visit, error, WORD_NOT_READ);
	return TRUE;
}

/* The examiner will see it too. */
static void judge_name(Visit *visit, const char *name)
{
	Application *judged = visit->judged;
	const char *key = application_answer(judged, "service_name")
				  ? "service_name"
				  : "short_name";

	if (visit->help->ports->len && application_answer(judged, key))
		application_add_finding(judged, "N7", SEVERITY_ERROR, key,
					name_taken(name, visit->help->ports));
}

/* Without the registry nothing is said of the name, and all else works. */
static gboolean look_up_name(Visit *visit)
{
	const FormSettings *settings = visit->desk->settings;
	const char *name = visit->judged->request[REQUEST_SERVICE_NAME];
	g_autoptr(GError) error = NULL;

	if (!name || !visit->draft->page->range)
		return TRUE;
	visit->help = name_help_of(settings->database, settings->busy_ms, name,
				   visit->draft->page->range, &error);
	if (visit->help)
		judge_name(visit, name);
	else if (error)
		visit->desk->log(error);
	return TRUE;
}

static gboolean is_without_errors(Visit *visit)
{
	return check_count(visit->judged, SEVERITY_ERROR) == 0 ||
	       stop(visit, 422, WORD_COUNT);
}

static gboolean is_to_be_sent(Visit *visit)
{
	if (check_count(visit->judged, SEVERITY_WARNING))
		visit->warnings = check_warnings(visit->judged);
	return strcmp(field(visit, FIELD_ACTION), ACTION_CHECK) != 0;
}

/* The box is ticked for the warnings that were shown, and not for others. */
static gboolean is_confirmed(Visit *visit)
{
	return !visit->warnings ||
	       strcmp(field(visit, FIELD_CONFIRM), visit->warnings) == 0 ||
	       stop(visit, 422, WORD_COUNT);
}

static gboolean may_send(Visit *visit)
{
	return is_within(visit, "send", visit->desk->settings->hourly);
}

static gboolean is_sent(Visit *visit)
{
	char *const *request = visit->judged->request;
	const FormSettings *settings = visit->desk->settings;
	const Envelope envelope =
		dispatch_envelope(settings, visit->id, visit->desk->now);
	g_autoptr(GBytes) mail = compose_application(
		visit->draft, &envelope, request[REQUEST_CONTACT_NAME],
		request[REQUEST_CONTACT_EMAIL]);
	g_autoptr(GError) error = NULL;

	if (settings->confirm ? dispatch_ask(settings, visit->secret,
					     visit->desk->frame->language, mail,
					     request[REQUEST_CONTACT_EMAIL],
					     visit->desk->now, &error)
			      : dispatch_application(settings, mail, &error))
		return TRUE;
	return stop_for(visit, error, WORD_NOT_TAKEN);
}

static gboolean (*const steps[])(Visit *visit) = {
	is_open,	   is_of_our_page, is_by_a_person, is_not_too_early,
	is_not_too_long,   may_look,	   is_read,	   look_up_name,
	is_without_errors, is_to_be_sent,  is_confirmed,   may_send,
	is_sent,
};

/* --- What the page says afterwards ------------------------------------------
 */

static void append_sent(GString *out, const Visit *visit)
{
	const Frame *frame = visit->desk->frame;
	g_autofree char *when = timestamp_format(visit->desk->now);

	frame_paragraph(out, frame, WORD_SENT, visit->id, when);
	frame_paragraph(out, frame, WORD_SENT_REPLY,
			visit->judged->request[REQUEST_CONTACT_EMAIL], NULL);
}

static void append_copy(GString *out, const Visit *visit)
{
	g_autofree char *text = compose_text(visit->draft);

	g_string_append(out, "<h2>");
	language_append(out, visit->desk->frame->language, WORD_COPY, NULL,
			NULL);
	g_string_append(out, "</h2>\n<pre tabindex=\"0\">\n");
	markup_append_text(out, text);
	g_string_append(out, "</pre>\n");
}

static CgiResponse *sent_page(const Visit *visit)
{
	const Frame *frame = visit->desk->frame;
	gboolean waits = visit->desk->settings->confirm;
	CgiResponse *response = frame_begin(
		frame, 200,
		language_word(frame->language,
			      waits ? WORD_PENDING_TITLE : WORD_SENT_TITLE));

	if (waits)
		frame_paragraph(response->body, frame, WORD_PENDING,
				visit->judged->request[REQUEST_CONTACT_EMAIL],
				NULL);
	else
		append_sent(response->body, visit);
	append_copy(response->body, visit);
	frame_end(response);
	return response;
}

CgiResponse *desk_take(const Desk *desk, const FormPage *page)
{
	g_auto(Visit) visit;

	visit_begin(&visit, desk, page);
	for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
		if (!steps[i](&visit))
			return visit_page(&visit);
	}
	return sent_page(&visit);
}
