/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_MESSAGE_H
#define STORE_MESSAGE_H

#include <glib.h>

#include "store/store.h"

/*
 * The messages that came in, byte for byte, each once.
 *
 * Knows no MIME: what a message says is given as JSON, and what makes two the
 * same as hashes. All functions run inside a transaction. A message is first
 * claimed by its bytes, then, if it is a new one, filled.
 */

/*
 * Claims the next number for the bytes of this sha256 (hex). If they are here
 * already, that message's count of copies rises, and no number is used.
 * copies_out is 1 for a new message, which must be filled.
 */
gboolean message_claim(Store *store, const char *sha256, gsize bytes,
		       gint64 *id_out, gint64 *copies_out, GError **error);

typedef enum {
	MESSAGE_FIRST,	 /* this Message-ID has not been here */
	MESSAGE_RESENT,	 /* Message-ID and content have */
	MESSAGE_ALTERED, /* the Message-ID has, with another content */
} MessageIdentity;

/*
 * What the message is to those before it. message_id and content are hashes
 * in hex; like_out is the message that was first, or 0.
 */
gboolean message_identify(Store *store, gint64 id, const char *message_id,
			  const char *content, MessageIdentity *identity_out,
			  gint64 *like_out, GError **error);

typedef struct {
	gint64 id;
	const char *kind;
	const char *verdict;
	const char *reason; /* NULL: none */
	gint64 like;	    /* 0: none */
	/*
	 * Hashes as in message_identify(), if the message was the first to
	 * have them; or NULL.
	 */
	const char *message_id;
	const char *content;
	GBytes *raw;	      /* without its From_ line */
	const char *envelope; /* JSON */
	const char *parsed;   /* JSON */
} MessageFill;

/* The salted hashes of the three texts. */
typedef struct {
	char *raw;
	char *envelope;
	char *parsed;
} MessageHashes;

void message_hashes_clear(MessageHashes *hashes);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MessageHashes, message_hashes_clear)

gboolean message_fill(Store *store, const MessageFill *fill,
		      MessageHashes *hashes_out, GError **error);

/*
 * What the event that tells of a message says of it, as JSON: all that
 * audit/verify.h compares. The caller frees it.
 */
char *message_facts(const MessageFill *fill, const MessageHashes *hashes);

#endif
