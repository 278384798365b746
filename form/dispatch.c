/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/dispatch.h"

#include <string.h>

#include "form/limit.h"
#include "form/pending.h"
#include "form/sendmail.h"
#include "form/state.h"

/* The web server waits for us no longer than a minute, as most do. */
#define SENDMAIL_SECONDS 45

#define ID_BYTES 16

/* Links to one address, in an hour. */
#define LINKS 3

#define PENDING_FOLDER "pending"

char *dispatch_new_id(const FormSettings *settings, GError **error)
{
	const char *at = strrchr(settings->from, '@');
	g_autofree char *number = state_random(ID_BYTES, error);

	return number ? g_strdup_printf("portreg-form.%s@%s", number,
					at ? at + 1 : "localhost")
		      : NULL;
}

Envelope dispatch_envelope(const FormSettings *settings, const char *id,
			   gint64 now)
{
	return (Envelope){ .to = settings->to,
			   .from = settings->from,
			   .registry = settings->registry,
			   .message_id = id,
			   .date = now };
}

gboolean dispatch_application(const FormSettings *settings, GBytes *mail,
			      GError **error)
{
	return sendmail_send(settings->sendmail, settings->from, settings->to,
			     mail, SENDMAIL_SECONDS, error);
}

static gboolean may_ask(const FormSettings *settings, const char *secret,
			const char *email, gint64 now, GError **error)
{
	g_autofree char *lower = g_utf8_casefold(email, -1);
	gboolean allowed;

	if (!limit_count(settings->folder, secret, "link", lower, LINKS, now,
			 &allowed, error))
		return FALSE;
	if (!allowed)
		g_set_error_literal(error, SENDMAIL_ERROR,
				    SENDMAIL_ERROR_REFUSED,
				    "too many links would go to one address");
	return allowed;
}

/* RFC 3834 section 3.1.2: what is sent by a program has no envelope sender. */
static gboolean send_link(const FormSettings *settings, const char *number,
			  const Language *language, const char *email,
			  gint64 now, GError **error)
{
	g_autofree char *id = dispatch_new_id(settings, error);
	const Envelope envelope = dispatch_envelope(settings, id, now);
	g_autofree char *link =
		g_strconcat(settings->url, "/confirm?id=", number, NULL);
	g_autofree char *subject = language_plain(
		language, WORD_CONFIRM_SUBJECT, settings->registry, NULL);
	g_autofree char *text = language_plain(language, WORD_CONFIRM_MAIL,
					       settings->registry, link);
	g_autoptr(GBytes) note = NULL;

	if (!id)
		return FALSE;
	note = compose_note(&envelope, email, subject, text);
	return sendmail_send(settings->sendmail, "", email, note,
			     SENDMAIL_SECONDS, error);
}

gboolean dispatch_ask(const FormSettings *settings, const char *secret,
		      const Language *language, GBytes *mail, const char *email,
		      gint64 now, GError **error)
{
	g_autofree char *folder = NULL;
	g_autofree char *number = NULL;

	if (!may_ask(settings, secret, email, now, error))
		return FALSE;
	folder = state_subfolder(settings->folder, PENDING_FOLDER, error);
	number = folder ? pending_keep(folder, mail, now, error) : NULL;
	if (!number)
		return FALSE;
	if (send_link(settings, number, language, email, now, error))
		return TRUE;
	pending_drop(folder, number);
	return FALSE;
}

gboolean dispatch_waiting(const FormSettings *settings, const char *number,
			  gint64 now, GBytes **mail_out, GError **error)
{
	g_autofree char *folder =
		g_build_filename(settings->folder, PENDING_FOLDER, NULL);

	return pending_find(folder, number, now, mail_out, error);
}

gboolean dispatch_confirmed(const FormSettings *settings, const char *number,
			    GBytes *mail, GError **error)
{
	g_autofree char *folder =
		g_build_filename(settings->folder, PENDING_FOLDER, NULL);

	if (!dispatch_application(settings, mail, error))
		return FALSE;
	pending_drop(folder, number);
	return TRUE;
}
