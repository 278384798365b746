/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/dispatch.h"

#include <string.h>

#include "form/limit.h"
#include "form/pending.h"
#include "form/sendmail.h"
#include "form/state.h"
#include "form/token.h"

/* Web servers wait for a minute, of which the parser may take some. */
#define SENDMAIL_SECONDS 30

G_DEFINE_QUARK(portreg_dispatch_error, dispatch_error)

#define ID_BYTES 16

/* Links to one address, in an hour. */
#define LINKS 3

#define PENDING_FOLDER "pending"

/* What was sent from a page, for as long as the page can be used. */
#define SENT_FOLDER "sent"
#define SENT_FOR    (25 * 3600)

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

gboolean dispatch_once(const FormSettings *settings, const char *secret,
		       const char *what, gint64 now, Claim *claim_out,
		       GError **error)
{
	g_autofree char *folder =
		state_subfolder(settings->folder, SENT_FOLDER, error);
	g_autofree char *alias = token_alias(secret, SENT_FOLDER, what);
	g_autofree char *path = NULL;

	*claim_out = (Claim){ .fd = -1 };
	if (!folder)
		return FALSE;
	state_sweep(folder, SENT_FOR, now);
	path = g_build_filename(folder, alias, NULL);
	return claim_take(path, TRUE, claim_out, error);
}

gboolean dispatch_application(const FormSettings *settings, GBytes *mail,
			      GError **error)
{
	return sendmail_send(settings->sendmail, settings->from, settings->to,
			     mail, SENDMAIL_SECONDS, error);
}

/* One mailbox by one name: domains in their ASCII form (RFC 5890). */
static char *mailbox_of(const char *email)
{
	const char *at = strrchr(email, '@');
	g_autofree char *local = g_utf8_casefold(email, at ? at - email : -1);
	g_autofree char *domain = at ? g_hostname_to_ascii(at + 1) : NULL;

	return g_strconcat(local, "@", domain ? domain : "", NULL);
}

static gboolean may_ask(const FormSettings *settings, const char *secret,
			const char *email, gint64 now, GError **error)
{
	g_autofree char *mailbox = mailbox_of(email);
	gboolean allowed;

	if (!limit_count(settings->folder, secret, "link", mailbox, LINKS, now,
			 &allowed, error))
		return FALSE;
	if (!allowed)
		g_set_error_literal(error, DISPATCH_ERROR,
				    DISPATCH_ERROR_TOO_MANY,
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

/* Of one that took too long nobody knows; then the link must lead somewhere. */
static void take_back(const FormSettings *settings, const char *secret,
		      const char *folder, const char *number, const char *email,
		      const GError *error)
{
	g_autofree char *mailbox = mailbox_of(email);

	if (g_error_matches(error, SENDMAIL_ERROR, SENDMAIL_ERROR_LATE))
		return;
	if (number)
		pending_drop(folder, number);
	limit_take_back(settings->folder, secret, "link", mailbox);
}

gboolean dispatch_ask(const FormSettings *settings, const char *secret,
		      const Language *language, GBytes *mail, const char *email,
		      gint64 now, GError **error)
{
	g_autofree char *folder = NULL;
	g_autofree char *number = NULL;
	g_autoptr(GError) cause = NULL;

	if (!may_ask(settings, secret, email, now, error))
		return FALSE;
	folder = state_subfolder(settings->folder, PENDING_FOLDER, &cause);
	number = folder ? pending_keep(folder, mail, now, &cause) : NULL;
	if (number && send_link(settings, number, language, email, now, &cause))
		return TRUE;
	take_back(settings, secret, folder, number, email, cause);
	g_propagate_error(error, g_steal_pointer(&cause));
	return FALSE;
}

gboolean dispatch_waiting(const FormSettings *settings, const char *number,
			  gint64 now, Claim *claim_out, GError **error)
{
	g_autofree char *folder =
		g_build_filename(settings->folder, PENDING_FOLDER, NULL);

	return pending_claim(folder, number, now, claim_out, error);
}

gboolean dispatch_confirmed(const FormSettings *settings, Claim *claim,
			    GError **error)
{
	if (!dispatch_application(settings, claim->bytes, error))
		return FALSE;
	claim_drop(claim);
	return TRUE;
}
