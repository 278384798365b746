/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/compose.h"
#include "form/dispatch.h"
#include "form/limit.h"
#include "form/sendmail.h"
#include "form/view.h"
#include "form/visit.h"
#include "text/timestamp.h"

/* The same answers from the same page are the same application. */
gboolean visit_is_claimed(Visit *visit)
{
	g_autofree char *what = g_strconcat(
		cgi_field(visit->desk->request->fields, FIELD_TOKEN), " ",
		visit->judged->digest, NULL);
	g_autoptr(GError) error = NULL;
	gsize len;
	const char *id;

	if (!dispatch_once(visit->desk->settings, visit->secret, what,
			   visit->desk->now, &visit->once, &error))
		return visit_stop_for(visit, error, WORD_NOT_READ);
	id = g_bytes_get_data(visit->once.bytes, &len);
	visit->was_sent = len > 0;
	if (visit->was_sent) {
		g_free(visit->id);
		visit->id = g_strndup(id, len);
	}
	return TRUE;
}

gboolean visit_may_send(Visit *visit)
{
	return visit->was_sent ||
	       visit_is_within(visit, "send", visit->desk->settings->hourly,
			       WORD_TOO_MANY);
}

static gboolean dispatch(Visit *visit, GError **error)
{
	char *const *request = visit->judged->request;
	const FormSettings *settings = visit->desk->settings;
	const Envelope envelope =
		dispatch_envelope(settings, visit->id, visit->desk->now);
	g_autoptr(GBytes) mail = compose_application(
		visit->draft, &envelope, request[REQUEST_CONTACT_NAME],
		request[REQUEST_CONTACT_EMAIL]);

	if (!settings->confirm)
		return dispatch_application(settings, mail, error);
	return dispatch_ask(
		settings, visit->secret, visit->desk->frame->language, mail,
		request[REQUEST_CONTACT_EMAIL], visit->desk->now, error);
}

static gboolean stop_unsent(Visit *visit, const GError *error)
{
	const Desk *desk = visit->desk;
	g_autofree char *place = limit_place(desk->request->address);

	claim_drop(&visit->once);
	limit_take_back(desk->settings->folder, visit->secret, "send", place);
	if (g_error_matches(error, DISPATCH_ERROR, DISPATCH_ERROR_TOO_MANY))
		return visit_stop(visit, 429, WORD_TOO_MANY_LINKS);
	return visit_stop_for(
		visit, error,
		g_error_matches(error, SENDMAIL_ERROR, SENDMAIL_ERROR_LATE)
			? WORD_LATE
			: WORD_NOT_TAKEN);
}

gboolean visit_is_sent(Visit *visit)
{
	g_autoptr(GError) error = NULL;

	if (visit->was_sent)
		return TRUE;
	if (!dispatch(visit, &error))
		return stop_unsent(visit, error);
	/* Without it a page that is loaded again would send again. */
	if (!claim_write(&visit->once, visit->id, &error))
		visit->desk->log(error);
	return TRUE;
}

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
	frame_word(out, visit->desk->frame, WORD_COPY);
	g_string_append(out, "</h2>\n");
	frame_text(out, text);
}

CgiResponse *visit_sent_page(const Visit *visit)
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
