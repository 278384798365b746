/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/claims.h"

#include <string.h>

#define HASH_LENGTH 64

/* What one event tells of a message; strings are owned. */
typedef struct {
	gint64 message;
	char *facts; /* facts_of() */
} MessageClaim;

struct Claims {
	GHashTable *texts; /* hashes that a record names, taken out when met */
	GHashTable *messages;	/* number of the event to MessageClaim */
	GHashTable *seen;	/* numbers of messages that are there */
	GHashTable *identities; /* identity_key(), taken out when met */
};

static void free_claim(gpointer data)
{
	MessageClaim *claim = data;

	g_free(claim->facts);
	g_free(claim);
}

Claims *claims_new(void)
{
	Claims *claims = g_new0(Claims, 1);

	claims->texts =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	claims->messages = g_hash_table_new_full(g_int64_hash, g_int64_equal,
						 g_free, free_claim);
	claims->seen = g_hash_table_new_full(g_int64_hash, g_int64_equal,
					     g_free, NULL);
	claims->identities =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return claims;
}

void claims_free(Claims *claims)
{
	if (!claims)
		return;
	g_hash_table_unref(claims->texts);
	g_hash_table_unref(claims->messages);
	g_hash_table_unref(claims->seen);
	g_hash_table_unref(claims->identities);
	g_free(claims);
}

/* Whatever an act calls it, a hash in a record names a text, or does no harm.
 */
static void add_texts(Claims *claims, const char *record)
{
	const char *p = record;

	while ((p = strchr(p, '"')) != NULL) {
		gsize digits = strspn(p + 1, "0123456789abcdef");

		if (digits == HASH_LENGTH && p[1 + digits] == '"')
			g_hash_table_add(claims->texts,
					 g_strndup(p + 1, digits));
		p++;
	}
}

static char *facts_of(const HistoryFacts *facts)
{
	return g_strdup_printf("%s %s %" G_GINT64_FORMAT " %s %s %s %s",
			       facts->kind, facts->verdict, facts->like,
			       facts->raw, facts->envelope, facts->parsed,
			       facts->reason);
}

static void add_message(Claims *claims, const HistoryEvent *event)
{
	MessageClaim *claim = g_new0(MessageClaim, 1);

	claim->message = event->facts.id;
	claim->facts = facts_of(&event->facts);
	g_hash_table_insert(claims->messages,
			    g_memdup2(&event->seq, sizeof(event->seq)), claim);
}

static char *identity_key(const char *message_id, const char *content,
			  gint64 message)
{
	return g_strdup_printf("%s %s %" G_GINT64_FORMAT, message_id, content,
			       message);
}

/* Only the first with a Message-ID and a content has an identity. */
static void add_identity(Claims *claims, const HistoryEvent *event)
{
	if (*event->message_id)
		g_hash_table_add(claims->identities,
				 identity_key(event->message_id, event->content,
					      event->facts.id));
}

void claims_add(Claims *claims, const HistoryEvent *event)
{
	add_texts(claims, event->record);
	if (!*event->facts.raw)
		return;
	add_message(claims, event);
	add_identity(claims, event);
}

gboolean claims_take_text(Claims *claims, const char *hash)
{
	return g_hash_table_remove(claims->texts, hash);
}

ClaimStatus claims_take_message(Claims *claims, const HistoryMessage *message)
{
	const MessageClaim *claim =
		g_hash_table_lookup(claims->messages, &message->event);
	g_autofree char *facts = facts_of(&message->facts);

	if (!claim)
		return CLAIM_MISSING;
	g_hash_table_add(claims->seen,
			 g_memdup2(&claim->message, sizeof(claim->message)));
	return strcmp(claim->facts, facts) == 0 ? CLAIM_HOLDS : CLAIM_DIFFERS;
}

gboolean claims_take_identity(Claims *claims, const HistoryIdentity *identity)
{
	g_autofree char *key = identity_key(
		identity->message_id, identity->content, identity->message);

	return g_hash_table_remove(claims->identities, key);
}

static gint64 message_of_key(const char *key)
{
	return g_ascii_strtoll(strrchr(key, ' ') + 1, NULL, 10);
}

/* A message that was read again is told of by several events. */
void claims_each_untaken(const Claims *claims,
			 void (*visit)(const char *what, gpointer data),
			 gpointer data)
{
	GHashTableIter iter;
	gpointer key, value;

	g_hash_table_iter_init(&iter, claims->messages);
	while (g_hash_table_iter_next(&iter, &key, &value)) {
		const MessageClaim *claim = value;
		g_autofree char *what = g_strdup_printf(
			"m%" G_GINT64_FORMAT ": event %" G_GINT64_FORMAT
			" tells of it, and it is not there",
			claim->message, *(gint64 *)key);

		if (!g_hash_table_contains(claims->seen, &claim->message))
			visit(what, data);
	}
	g_hash_table_iter_init(&iter, claims->identities);
	while (g_hash_table_iter_next(&iter, &key, NULL)) {
		g_autofree char *what = g_strdup_printf(
			"m%" G_GINT64_FORMAT ": who it is was taken out, by "
			"which later copies are known",
			message_of_key(key));

		visit(what, data);
	}
}
