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
#include "form/visit.h"
#include "parse/request.h"
#include "registry/name.h"
#include "text/sha256.h"

/* A page that was open for longer is asked to be submitted again. */
#define TOKEN_SECONDS (24 * 3600)

#define NONCE_BYTES 8

/* Without a secret the page has a token all the same, which is none. */
static gboolean sign(Visit *visit, const char *form, GError **error)
{
	const Desk *desk = visit->desk;
	g_autofree char *nonce = state_random(NONCE_BYTES, error);

	visit->token = g_strdup("");
	if (!nonce)
		return FALSE;
	visit->secret = state_secret(desk->settings->folder, error);
	if (!visit->secret)
		return FALSE;
	g_free(visit->token);
	visit->token =
		token_make(visit->secret, "page", form, nonce, desk->now);
	return TRUE;
}

static void visit_begin(Visit *visit, const Desk *desk, const FormPage *page)
{
	const FormSettings *settings = desk->settings;
	g_autoptr(GError) error = NULL;

	*visit = (Visit){ .desk = desk,
			  .notice = WORD_COUNT,
			  .status = 200,
			  .once = { .fd = -1 } };
	visit->draft = draft_new(page, desk->request->fields);
	visit->empty = check_empty(page, settings->limits.profile);
	if (!settings->to || !settings->folder)
		return;
	if (!sign(visit, page->form, &error))
		visit_stop_for(visit, error, WORD_OUR_FAULT);
}

static CgiResponse *visit_page(const Visit *visit)
{
	const FormView view = {
		.questions = { visit->desk->frame, visit->draft, visit->empty,
			       visit->judged },
		.notice = visit->notice,
		.token = visit->token,
		.warnings = visit->warnings,
		.confirmed = visit->warnings &&
			     strcmp(cgi_field(visit->desk->request->fields,
					      FIELD_CONFIRM),
				    visit->warnings) == 0,
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

/* Until it is known which warnings there are, those of the page before. */
static void keep_box(Visit *visit)
{
	const char *box = field(visit, FIELD_CONFIRM);

	if (state_is_hex(box, SHA256_LENGTH / 2))
		visit->warnings = g_strdup(box);
}

static gboolean is_open(Visit *visit)
{
	keep_box(visit);
	return visit->secret || visit_stop(visit, 503, visit->notice);
}

static gint64 age_of_page(const Visit *visit)
{
	return token_age(visit->secret, "page", visit->draft->page->form,
			 field(visit, FIELD_TOKEN), visit->desk->now);
}

static gboolean is_of_our_page(Visit *visit)
{
	gint64 age = age_of_page(visit);

	return (!visit->desk->request->foreign && age >= 0 &&
		age <= TOKEN_SECONDS) ||
	       visit_stop(visit, 422, WORD_STALE);
}

static gboolean is_by_a_person(Visit *visit)
{
	return !*field(visit, FIELD_TRAP) ||
	       visit_stop(visit, 422, WORD_TRAPPED);
}

/* The page's age goes on counting. */
static gboolean is_not_too_early(Visit *visit)
{
	gint64 age = age_of_page(visit);

	g_free(visit->token);
	visit->token = g_strdup(field(visit, FIELD_TOKEN));
	return age >= visit->desk->settings->wait_seconds ||
	       visit_stop(visit, 422, WORD_EARLY);
}

static gboolean may_look(Visit *visit)
{
	return visit_is_within(visit, "look",
			       visit->desk->settings->hourly * LIMIT_LOOKS,
			       WORD_TOO_MANY_LOOKS);
}

static gboolean is_not_too_long(Visit *visit)
{
	return draft_longest(visit->draft) <=
		       visit->desk->settings->limits.answer_bytes ||
	       visit_stop(visit, 422, WORD_TOO_LONG);
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
		return visit_stop_for(visit, error, WORD_NOT_READ);
	if (draft_is_empty(visit->draft))
		visit->judged =
			check_empty(visit->draft->page,
				    visit->desk->settings->limits.profile);
	else if (!read_draft(visit, &error))
		return visit_stop_for(visit, error, WORD_NOT_READ);
	return TRUE;
}

/* The examiner will see it too. */
static void judge_name(Visit *visit, const char *name)
{
	Application *judged = visit->judged;
	const char *key = request_name_key(judged->form);

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
	       visit_stop(visit, 422, WORD_COUNT);
}

static gboolean is_to_be_sent(Visit *visit)
{
	g_clear_pointer(&visit->warnings, g_free);
	if (check_count(visit->judged, SEVERITY_WARNING))
		visit->warnings = check_warnings(visit->judged);
	return strcmp(field(visit, FIELD_ACTION), ACTION_CHECK) != 0;
}

/* The box is ticked for the warnings that were shown, and not for others. */
static gboolean is_confirmed(Visit *visit)
{
	return !visit->warnings ||
	       strcmp(field(visit, FIELD_CONFIRM), visit->warnings) == 0 ||
	       visit_stop(visit, 422, WORD_COUNT);
}

static gboolean (*const steps[])(Visit *visit) = {
	is_open,	   is_of_our_page, is_by_a_person, is_not_too_early,
	is_not_too_long,   may_look,	   is_read,	   look_up_name,
	is_without_errors, is_to_be_sent,  is_confirmed,   visit_is_claimed,
	visit_may_send,	   visit_is_sent,
};

CgiResponse *desk_take(const Desk *desk, const FormPage *page)
{
	g_auto(Visit) visit;

	visit_begin(&visit, desk, page);
	for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
		if (!steps[i](&visit))
			return visit_page(&visit);
	}
	return visit_sent_page(&visit);
}
