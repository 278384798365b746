/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_ENVELOPE_H
#define INGEST_ENVELOPE_H

#include <glib.h>

/*
 * What the mail system says of a message, as against what the message says:
 * the From_ line of a mailbox (RFC 4155), the sender and the recipient of
 * SMTP's envelope (RFC 5321).
 */
typedef struct {
	char *from_line; /* without its end; NULL: there was none */
	char *sender;	 /* "": the null sender; NULL: not known */
	char *recipient; /* NULL: not known */
} Envelope;

void envelope_clear(Envelope *envelope);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Envelope, envelope_clear)

/*
 * The message without a From_ line at its front, which goes to the envelope
 * (a mail that is delivered anew has a new date there). Its sender is taken
 * where the envelope has none. The caller frees the result.
 */
GBytes *envelope_take_from_line(Envelope *envelope, GBytes *input);

/* TRUE if the sender is known to be the null one: "", "<>", MAILER-DAEMON. */
gboolean envelope_has_null_sender(const Envelope *envelope);

/* As one line of JSON, bytes beyond UTF-8 as \xHH. The caller frees it. */
char *envelope_json(const Envelope *envelope);

#endif
