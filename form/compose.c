/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/compose.h"

#include <gmime/gmime.h>
#include <string.h>

#include "parse/address.h"
#include "parse/request.h"
#include "registry/name.h"

/* Nobody has a longer one, and a header has a limit. */
#define NAME_LENGTH 200

/* GMime 3.2 leaves these to its users. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeDataWrapper, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeContentDisposition, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeObject, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimePart, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeMessage, g_object_unref)

static const char *service_name(const Draft *draft)
{
	/* Most modifications keep the name. */
	const char *const keys[] = { request_name_key(draft->page->form),
				     "current_service_name" };

	for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
		const char *name = draft_text(draft, keys[i]);

		/* Any other might make a subject that means something else. */
		if (*name && strlen(name) <= NAME_MAX_RFC6335 &&
		    name_has_only_2004_characters(name))
			return name;
	}
	return NULL;
}

/* Mails to the registry are in English, whatever the page was in. */
static const char *title_of(const Draft *draft)
{
	return language_word(language_for("en"), draft->page->title);
}

char *compose_subject(const Draft *draft)
{
	const char *name = service_name(draft);

	return name ? g_strdup_printf("%s: %s", title_of(draft), name)
		    : g_strdup(title_of(draft));
}

/* "yes" as the page has it: "Yes". */
static void append_answer(GString *out, const Question *question,
			  const char *text)
{
	if (question->shape == SHAPE_CHOICE && *text)
		g_string_append_c(out, g_ascii_toupper(*text++));
	g_string_append(out, text);
	g_string_append_c(out, '\n');
}

static void append_question(GString *out, const Draft *draft,
			    const Question *question)
{
	const Form *form = form_page_form(draft->page);
	g_autofree char *words = question_printed(
		form, question, form_page_is_variant(draft->page));
	const char *text = draft_text(draft, question->key);

	g_string_append_c(out, '\n');
	if (question->number)
		g_string_append_printf(out, "%u. ", question->number);
	g_string_append(out, words);
	if (question->shape == SHAPE_TEXT) {
		g_string_append(out, *text ? "\n\n" : "\n");
		if (*text)
			append_answer(out, question, text);
	} else {
		g_string_append_c(out, *text ? ' ' : '\n');
		if (*text)
			append_answer(out, question, text);
	}
}

char *compose_text(const Draft *draft)
{
	const Form *form = form_page_form(draft->page);
	GString *out = g_string_new(title_of(draft));

	g_string_append_c(out, '\n');
	for (guint i = 0; i < form->count; i++) {
		if (form_page_asks(draft->page, &form->questions[i]))
			append_question(out, draft, &form->questions[i]);
	}
	return g_string_free(out, FALSE);
}

static GMimeObject *text_part(const char *text, GMimeContentEncoding encoding)
{
	g_autoptr(GMimePart) part = g_mime_part_new_with_type("text", "plain");
	g_autoptr(GMimeStream) stream =
		g_mime_stream_mem_new_with_buffer(text, strlen(text));
	g_autoptr(GMimeDataWrapper) content =
		g_mime_data_wrapper_new_with_stream(
			stream, GMIME_CONTENT_ENCODING_DEFAULT);

	g_mime_part_set_content(part, content);
	g_mime_part_set_content_encoding(part, encoding);
	g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset",
						 "utf-8");
	return GMIME_OBJECT(g_steal_pointer(&part));
}

static void add_field(GMimeMultipart *fields, const char *name,
		      const char *text)
{
	g_autoptr(GMimeObject) part =
		text_part(text, GMIME_CONTENT_ENCODING_BASE64);
	g_autoptr(GMimeContentDisposition) disposition =
		g_mime_content_disposition_new();

	g_mime_content_disposition_set_disposition(disposition, "form-data");
	g_mime_object_set_content_disposition(part, disposition);
	g_mime_object_set_content_disposition_parameter(part, "name", name);
	g_mime_multipart_add(fields, part);
}

static GMimeObject *fields_part(const Draft *draft)
{
	const Form *form = form_page_form(draft->page);
	GMimeMultipart *fields = g_mime_multipart_new_with_subtype("form-data");

	for (guint i = 0; i < form->count; i++) {
		const Question *question = &form->questions[i];

		if (form_page_asks(draft->page, question))
			add_field(fields, question->key,
				  draft_text(draft, question->key));
	}
	return GMIME_OBJECT(fields);
}

static GMimeObject *body_of(const Draft *draft)
{
	GMimeMultipart *body = g_mime_multipart_new_with_subtype("alternative");
	g_autofree char *text = compose_text(draft);
	g_autoptr(GMimeObject) fields = fields_part(draft);
	g_autoptr(GMimeObject) words =
		text_part(text, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);

	g_mime_multipart_add(body, fields);
	g_mime_multipart_add(body, words);
	return GMIME_OBJECT(body);
}

static GMimeMessage *message_new(const Envelope *envelope, const char *subject)
{
	GMimeMessage *message;
	g_autoptr(GDateTime) date =
		g_date_time_new_from_unix_utc(envelope->date);

	g_mime_init();
	message = g_mime_message_new(TRUE);
	g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM,
				   envelope->registry, envelope->from);
	g_mime_message_set_subject(message, subject, "utf-8");
	g_mime_message_set_date(message, date);
	g_mime_message_set_message_id(message, envelope->message_id);
	return message;
}

static GBytes *bytes_of(GMimeMessage *message)
{
	g_autoptr(GMimeStream) stream = g_mime_stream_mem_new();
	GByteArray *bytes;

	g_mime_object_write_to_stream(GMIME_OBJECT(message), NULL, stream);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	return g_bytes_new(bytes->data, bytes->len);
}

static gboolean has_control(const char *text)
{
	for (; *text; text++) {
		if (g_ascii_iscntrl(*text))
			return TRUE;
	}
	return FALSE;
}

/* GMime writes what is in a name or an address as it is: a line's end there
 * would begin another field. */
static void add_reply_to(GMimeMessage *message, const char *name,
			 const char *email)
{
	if (!email || !address_is_valid(email) || has_control(email))
		return;
	g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_REPLY_TO,
				   name && strlen(name) <= NAME_LENGTH &&
						   !has_control(name)
					   ? name
					   : NULL,
				   email);
}

GBytes *compose_application(const Draft *draft, const Envelope *envelope,
			    const char *reply_name, const char *reply_email)
{
	g_autofree char *subject = compose_subject(draft);
	g_autoptr(GMimeMessage) message = message_new(envelope, subject);
	g_autoptr(GMimeObject) body = body_of(draft);

	g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, NULL,
				   envelope->to);
	add_reply_to(message, reply_name, reply_email);
	g_mime_message_set_mime_part(message, body);
	return bytes_of(message);
}

GBytes *compose_note(const Envelope *envelope, const char *to,
		     const char *subject, const char *text)
{
	g_autoptr(GMimeMessage) message = message_new(envelope, subject);
	g_autoptr(GMimeObject) body =
		text_part(text, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);

	g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, NULL, to);
	/* RFC 3834 section 5. */
	g_mime_object_set_header(GMIME_OBJECT(message), "Auto-Submitted",
				 "auto-generated", NULL);
	g_mime_message_set_mime_part(message, body);
	return bytes_of(message);
}
