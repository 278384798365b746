/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/receive.h"

#include <string.h>

#include "ingest/apply.h"
#include "parse/report.h"
#include "parse/ticket.h"
#include "review/letter.h"
#include "store/kept.h"
#include "text/sha256.h"

/* What a message that is new gets in its transaction. */
typedef struct {
	const Delivery *delivery;
	Receipt *receipt;
	const KeptMessage *kept; /* it is read again; NULL: it is new */
	char *message_id;	 /* its sha256, or NULL */
	MessageIdentity identity;
	gint64 like;	     /* the message that it is like; 0: none */
	Verdict application; /* what the first application in it is */
	GArray *about; /* of gint64, the tickets that it is a letter about */
	GArray *filed; /* of gint64, the tickets that it filed */
} Reception;

static Reception begin(const Delivery *delivery, Receipt *receipt)
{
	return (Reception){
		.delivery = delivery,
		.receipt = receipt,
		.about = g_array_new(FALSE, FALSE, sizeof(gint64)),
		.filed = g_array_new(FALSE, FALSE, sizeof(gint64)),
	};
}

static void end(Reception *reception)
{
	g_free(reception->message_id);
	g_array_unref(reception->about);
	g_array_unref(reception->filed);
}

/* Without a Message-ID, or unread, nothing but the bytes tells who it is. */
static gboolean identify(Store *store, Reception *reception, GError **error)
{
	const Parsed *parsed = reception->delivery->parsed;

	if (!parsed->message_id || !parsed->content)
		return TRUE;
	reception->message_id = sha256_of_text(parsed->message_id);
	return message_identify(store, reception->receipt->message,
				reception->message_id, parsed->content,
				&reception->identity, &reception->like, error);
}

/* What a reply quotes somebody else wrote, and who replies may say no to it. */
static gboolean is_reply(const Parsed *parsed)
{
	return parsed->references->len > 0 || parsed->tickets->len > 0;
}

/* A mail that looks like another's, or like a program's, decides nothing. */
static gboolean may_decide(const Reception *reception)
{
	const Delivery *delivery = reception->delivery;

	return delivery->policy && !delivery->parsed->automatic &&
	       !is_reply(delivery->parsed) &&
	       reception->identity == MESSAGE_FIRST &&
	       policy_allows(delivery->policy, delivery->parsed->from_email,
			     delivery->envelope->sender);
}

static gboolean decide(Store *store, Reception *reception,
		       const Submitted *submitted, GError **error)
{
	const Delivery *delivery = reception->delivery;
	Receipt *receipt = reception->receipt;
	g_auto(Decided) decided = { 0 };

	if (submitted->verdict == VERDICT_RESENT || !may_decide(reception))
		return TRUE;
	if (!policy_assign(store, delivery->policy, submitted->ticket,
			   &delivery->origin, &decided, error))
		return FALSE;
	if (decided.assignment && !receipt->assigned)
		receipt->assigned = decided.assignment->port;
	return TRUE;
}

/* What comes back with the null sender (RFC 3834 section 2) holds the
 * application of somebody else. */
static gboolean is_bounce(const Reception *reception)
{
	return envelope_has_null_sender(reception->delivery->envelope);
}

static gboolean apply_one(Store *store, Reception *reception, guint i,
			  GError **error)
{
	const Application *application =
		reception->delivery->parsed->applications->pdata[i];
	const Mail mail = {
		reception->receipt->message,
		reception->identity == MESSAGE_RESENT ? reception->like : 0,
		reception->delivery->origin,
	};
	g_autoptr(GArray) answers = apply_answers(application);
	gboolean quotation;
	Submitted submitted;

	/* What a letter quotes is here. */
	if (!letter_quotes(store, reception->about, application->digest,
			   answers, &quotation, error))
		return FALSE;
	if (quotation)
		return TRUE;
	if (!apply(store, application, &mail, i + 1, &submitted, error) ||
	    !decide(store, reception, &submitted, error))
		return FALSE;
	if (reception->filed->len == 0) {
		reception->receipt->ticket = submitted.ticket;
		reception->application = submitted.verdict;
	}
	g_array_append_val(reception->filed, submitted.ticket);
	return TRUE;
}

/* Several applications in one message are several tickets. */
static gboolean apply_all(Store *store, Reception *reception, GError **error)
{
	guint count = reception->delivery->parsed->applications->len;

	for (guint i = 0; i < count && !is_bounce(reception); i++) {
		if (!apply_one(store, reception, i, error))
			return FALSE;
	}
	return TRUE;
}

/* With each ticket that it is about, but for those that it filed itself. */
static gboolean file_letter(Store *store, const Reception *reception,
			    const Letter *letter, GError **error)
{
	for (guint i = 0; i < reception->about->len; i++) {
		gint64 ticket = g_array_index(reception->about, gint64, i);

		if (!ticket_is_among(ticket, reception->filed) &&
		    !letter_file(store, letter, ticket, error))
			return FALSE;
	}
	return TRUE;
}

/* What it applies for, and what else it is about. A copy, and what was not
 * read, is about nothing. */
static gboolean file(Store *store, Reception *reception, GError **error)
{
	const Parsed *parsed = reception->delivery->parsed;
	gboolean by_a_person = !parsed->automatic && !is_bounce(reception);
	g_autofree char *author =
		by_a_person ? apply_key(parsed->from_email) : NULL;
	const Letter letter = { reception->receipt->message, parsed->references,
				parsed->tickets, author,
				reception->delivery->origin };

	if (reception->identity != MESSAGE_RESENT &&
	    parsed->kind != KIND_QUARANTINED &&
	    !letter_find_tickets(store, &letter, reception->about, error))
		return FALSE;
	return apply_all(store, reception, error) &&
	       file_letter(store, reception, &letter, error);
}

static Verdict judge(const Reception *reception)
{
	const Delivery *delivery = reception->delivery;
	const VerdictFacts facts = {
		.quarantined = delivery->parsed->kind == KIND_QUARANTINED,
		.automatic = delivery->parsed->automatic != NULL ||
			     is_bounce(reception),
		.identity = reception->identity,
		.is_application = reception->filed->len > 0,
		.application = reception->application,
		.is_letter = reception->about->len > 0,
	};

	return verdict_judge(&facts);
}

static gboolean tell(Store *store, const Reception *reception,
		     const char *facts, GError **error)
{
	const Event event = {
		.origin = reception->delivery->origin,
		.act = reception->kept ? "requeue" : "receive",
		.message = reception->receipt->message,
		.facts = facts,
	};

	return event_append(store, &event, &reception->receipt->head, error);
}

static gboolean fill(Store *store, Reception *reception, GError **error)
{
	const Delivery *delivery = reception->delivery;
	g_autofree char *envelope = envelope_json(delivery->envelope);
	g_autofree char *parsed = report_line(delivery->parsed);
	g_autofree char *facts = NULL;
	g_auto(MessageHashes) hashes = { 0 };
	gboolean first =
		reception->message_id && reception->identity != MESSAGE_RESENT;
	const MessageFill content = {
		.id = reception->receipt->message,
		.kind = message_kind_name(delivery->parsed->kind),
		.verdict = verdict_name(reception->receipt->verdict),
		.reason = delivery->parsed->quarantine,
		.like = reception->like,
		.message_id = first ? reception->message_id : NULL,
		.content = first ? delivery->parsed->content : NULL,
		.raw = delivery->raw,
		.envelope = envelope,
		.parsed = parsed,
	};

	if (!(reception->kept
		      ? kept_message_refill(store, &content, reception->kept,
					    &hashes, error)
		      : message_fill(store, &content, &hashes, error)))
		return FALSE;
	facts = message_facts(&content, &hashes);
	return tell(store, reception, facts, error);
}

static gboolean take_in(Store *store, Reception *reception, GError **error)
{
	if (!identify(store, reception, error) ||
	    !file(store, reception, error))
		return FALSE;
	if (!reception->receipt->ticket && reception->about->len > 0)
		reception->receipt->ticket =
			g_array_index(reception->about, gint64, 0);
	reception->receipt->verdict = judge(reception);
	return fill(store, reception, error);
}

static gboolean receive(Store *store, Reception *reception, GError **error)
{
	Receipt *receipt = reception->receipt;
	GBytes *raw = reception->delivery->raw;
	g_autofree char *sha256 = sha256_of_bytes(raw);
	gint64 copies;

	if (!message_claim(store, sha256, g_bytes_get_size(raw),
			   &receipt->message, &copies, error))
		return FALSE;
	if (copies > 1) {
		receipt->verdict = VERDICT_AGAIN;
		return event_head(store, &receipt->head, error);
	}
	return take_in(store, reception, error);
}

gboolean receive_within(Store *store, const Delivery *delivery,
			Receipt *receipt_out, GError **error)
{
	Reception reception = begin(delivery, receipt_out);
	gboolean ok;

	*receipt_out = (Receipt){ 0 };
	ok = receive(store, &reception, error);
	end(&reception);
	return ok;
}

/* What receive_within() is called with. */
typedef struct {
	const Delivery *delivery;
	Receipt *receipt;
} Alone;

static gboolean receive_alone(Store *store, gpointer data, GError **error)
{
	const Alone *alone = data;

	return receive_within(store, alone->delivery, alone->receipt, error);
}

gboolean receive_message(Store *store, const Delivery *delivery,
			 Receipt *receipt_out, GError **error)
{
	Alone alone = { delivery, receipt_out };

	return store_transact(store, receive_alone, &alone, error);
}

static gboolean may_be_read_again(const KeptMessage *kept, gint64 message,
				  GError **error)
{
	static const Verdict verdicts[] = { VERDICT_QUARANTINED,
					    VERDICT_OTHER };

	for (guint i = 0; i < G_N_ELEMENTS(verdicts); i++) {
		if (strcmp(kept->verdict, verdict_name(verdicts[i])) == 0)
			return TRUE;
	}
	g_set_error(error, STORE_ERROR, STORE_ERROR_REFUSED,
		    "message m%" G_GINT64_FORMAT " is \"%s\"; only what is "
		    "quarantined or other is read again",
		    message, kept->verdict);
	return FALSE;
}

static gboolean read_again(Store *store, gpointer data, GError **error)
{
	Reception *reception = data;
	gint64 message = reception->receipt->message;
	g_auto(KeptMessage) kept = { 0 };

	if (!kept_message_read(store, message, &kept, error) ||
	    !may_be_read_again(&kept, message, error))
		return FALSE;
	reception->kept = &kept;
	return take_in(store, reception, error);
}

gboolean receive_again(Store *store, gint64 message, const Delivery *delivery,
		       Receipt *receipt_out, GError **error)
{
	Reception reception = begin(delivery, receipt_out);
	gboolean ok;

	*receipt_out = (Receipt){ .message = message };
	ok = store_transact(store, read_again, &reception, error);
	end(&reception);
	return ok;
}
