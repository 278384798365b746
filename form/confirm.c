/* SPDX-License-Identifier: BSD-2-Clause */
#include <gmime/gmime.h>

#include "form/desk.h"
#include "form/dispatch.h"
#include "form/pending.h"
#include "text/markup.h"
#include "text/timestamp.h"

/* Programs that look into mail follow links: none of them presses a button. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeMessage, g_object_unref)

static CgiResponse *gone(const Desk *desk)
{
	return frame_message(desk->frame, 410, WORD_CONFIRM_TITLE,
			     WORD_CONFIRM_GONE, NULL, NULL);
}

static CgiResponse *failed(const Desk *desk, const GError *error)
{
	desk->log(error);
	return frame_message(desk->frame, 503, WORD_FAILED_TITLE,
			     WORD_OUR_FAULT, NULL, NULL);
}

/* Of a mail that we composed ourselves. */
static GMimeMessage *message_of(GBytes *mail)
{
	gsize len;
	const char *bytes = g_bytes_get_data(mail, &len);
	g_autoptr(GMimeStream) stream = NULL;
	g_autoptr(GMimeParser) parser = NULL;

	g_mime_init();
	stream = g_mime_stream_mem_new_with_buffer(bytes, len);
	parser = g_mime_parser_new_with_stream(stream);
	return g_mime_parser_construct_message(parser, NULL);
}

static void append_button(GString *out, const Desk *desk, const char *number)
{
	g_string_append(out, "<form method=\"post\" action=\"");
	frame_path(out, desk->frame, "confirm");
	g_string_append(out, "\">\n<input type=\"hidden\" name=\"id\" "
			     "value=\"");
	markup_append_text(out, number);
	g_string_append(out, "\">\n<p><button type=\"submit\">");
	frame_word(out, desk->frame, WORD_CONFIRM_SUBMIT);
	g_string_append(out, "</button></p>\n</form>\n");
}

/* The form as text, which stands last. */
static void append_text(GString *out, GMimeMessage *message)
{
	GMimeObject *body = g_mime_message_get_mime_part(message);
	GMimeObject *text =
		GMIME_IS_MULTIPART(body)
			? g_mime_multipart_get_part(GMIME_MULTIPART(body), 1)
			: NULL;
	g_autofree char *words =
		text && GMIME_IS_TEXT_PART(text)
			? g_mime_text_part_get_text(GMIME_TEXT_PART(text))
			: NULL;

	if (words)
		frame_text(out, words);
}

CgiResponse *desk_ask_confirmation(const Desk *desk)
{
	const char *number = cgi_field(desk->request->query, "id");
	g_auto(Claim) claim = { .fd = -1 };
	g_autoptr(GMimeMessage) message = NULL;
	g_autoptr(GError) error = NULL;
	CgiResponse *response;

	if (!dispatch_waiting(desk->settings, number, desk->now, &claim,
			      &error))
		return failed(desk, error);
	message = pending_is(&claim) ? message_of(claim.bytes) : NULL;
	if (!message)
		return gone(desk);
	response = frame_begin(
		desk->frame, 200,
		language_word(desk->frame->language, WORD_CONFIRM_TITLE));
	frame_paragraph(response->body, desk->frame, WORD_CONFIRM_ASK,
			g_mime_message_get_subject(message), NULL);
	append_text(response->body, message);
	append_button(response->body, desk, number);
	frame_end(response);
	return response;
}

CgiResponse *desk_confirm(const Desk *desk)
{
	const char *number = cgi_field(desk->request->fields, "id");
	g_auto(Claim) claim = { .fd = -1 };
	g_autoptr(GMimeMessage) message = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree char *when = NULL;

	if (!dispatch_waiting(desk->settings, number, desk->now, &claim,
			      &error))
		return failed(desk, error);
	message = pending_is(&claim) ? message_of(claim.bytes) : NULL;
	if (!message)
		return gone(desk);
	if (!dispatch_confirmed(desk->settings, &claim, &error))
		return failed(desk, error);
	when = timestamp_format(desk->now);
	return frame_message(desk->frame, 200, WORD_SENT_TITLE, WORD_SENT,
			     g_mime_message_get_message_id(message), when);
}
