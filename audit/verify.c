/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/verify.h"

#include <stdarg.h>
#include <string.h>

#include "audit/claims.h"
#include "store/application.h"
#include "store/history.h"
#include "store/registry.h"
#include "store/text.h"
#include "text/sha256.h"

typedef struct {
	Store *store;
	VerifyReport report;
	gpointer data;
	VerifyResult *result;
	const char *wanted; /* a hash that must be in the chain, or NULL */
	gboolean wanted_found;
	char *at;	 /* of the event before */
	char *effective; /* of the last event that has one */
	Claims *claims;	 /* what the events tell */
} Verify;

static void problem(Verify *verify, const char *format, ...)
	G_GNUC_PRINTF(2, 3);

static void problem(Verify *verify, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list arguments;

	va_start(arguments, format);
	text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	verify->result->problems++;
	verify->report(text, verify->data);
}

#define EVENT	"event %" G_GINT64_FORMAT
#define MESSAGE "m%" G_GINT64_FORMAT
#define TEXT	"text %" G_GINT64_FORMAT

static void check_chain(Verify *verify, const HistoryEvent *event)
{
	EventMark *head = &verify->result->head;
	char hash[EVENT_HASH_LENGTH + 1];

	if (event->seq != head->seq + 1)
		problem(verify, EVENT ": it follows event %" G_GINT64_FORMAT,
			event->seq, head->seq);
	if (event->record_seq != event->seq)
		problem(verify, EVENT ": its record is of another event",
			event->seq);
	event_chain(head->hash, event->record, hash);
	if (strcmp(hash, event->hash) != 0)
		problem(verify,
			EVENT ": its hash is not that of its record and of "
			      "the event before",
			event->seq);
	/* From here on the chain is judged anew: one problem a change. */
	head->seq = event->seq;
	g_strlcpy(head->hash, event->hash, sizeof(head->hash));
	if (g_strcmp0(verify->wanted, event->hash) == 0)
		verify->wanted_found = TRUE;
}

/* Neither the clock nor the registry's dates go back. */
static void check_times(Verify *verify, const HistoryEvent *event)
{
	if (g_strcmp0(verify->at, event->at) > 0)
		problem(verify, EVENT ": it is older than the one before",
			event->seq);
	g_free(verify->at);
	verify->at = g_strdup(event->at);
	if (!*event->effective)
		return;
	if (g_strcmp0(verify->effective, event->effective) > 0)
		problem(verify,
			EVENT ": it takes effect before one that it follows",
			event->seq);
	g_free(verify->effective);
	verify->effective = g_strdup(event->effective);
}

static gboolean check_rows(Verify *verify, const HistoryEvent *event,
			   GError **error)
{
	g_autofree char *rows = NULL;

	if (!registry_changes(verify->store, event->seq, &rows, error))
		return FALSE;
	if (strcmp(rows ? rows : "", event->rows) != 0)
		problem(verify,
			EVENT ": the registry is not what it made of it",
			event->seq);
	return TRUE;
}

static gboolean check_filed(Verify *verify, const HistoryEvent *event,
			    GError **error)
{
	g_autofree char *filed = NULL;

	if (!event->ticket)
		return TRUE;
	if (!application_filed(verify->store, event->ticket, event->seq, &filed,
			       error))
		return FALSE;
	if (strcmp(filed ? filed : "", event->filed) != 0)
		problem(verify,
			EVENT ": application %" G_GINT64_FORMAT
			      " is not what it filed",
			event->seq, event->ticket);
	return TRUE;
}

static gboolean check_event(const HistoryEvent *event, gpointer data,
			    GError **error)
{
	Verify *verify = data;

	verify->result->events++;
	check_chain(verify, event);
	check_times(verify, event);
	claims_add(verify->claims, event);
	return check_rows(verify, event, error) &&
	       check_filed(verify, event, error);
}

static gboolean check_text(const HistoryText *text, gpointer data,
			   GError **error)
{
	Verify *verify = data;
	g_autofree char *hash = NULL;

	(void)error;
	verify->result->texts++;
	if (!text->accounted)
		problem(verify,
			TEXT ": it is gone, and no event says that it was "
			     "redacted",
			text->id);
	if (!claims_take_text(verify->claims, text->hash))
		problem(verify,
			TEXT ": no event tells of it, or it is there "
			     "twice",
			text->id);
	if (!text->body)
		return TRUE;
	hash = text_hash(text->salt, text->salt_len, text->body,
			 text->body_len);
	if (strcmp(hash, text->hash) != 0)
		problem(verify, TEXT ": its hash is not that of its bytes",
			text->id);
	return TRUE;
}

static void check_bytes(Verify *verify, const HistoryMessage *message)
{
	g_autofree char *sha256 = NULL;

	if (!message->body)
		return;
	sha256 = sha256_of(message->body, message->body_len);
	if (strcmp(sha256, message->sha256) != 0)
		problem(verify, MESSAGE ": its sha256 is not that of its bytes",
			message->facts.id);
	if ((gsize)message->bytes != message->body_len)
		problem(verify, MESSAGE ": its length is not that of its bytes",
			message->facts.id);
}

static gboolean check_message(const HistoryMessage *message, gpointer data,
			      GError **error)
{
	Verify *verify = data;

	(void)error;
	verify->result->messages++;
	check_bytes(verify, message);
	switch (claims_take_message(verify->claims, message)) {
	case CLAIM_MISSING:
		problem(verify, MESSAGE ": no event tells of it",
			message->facts.id);
		break;
	case CLAIM_DIFFERS:
		problem(verify,
			MESSAGE ": it is not what " EVENT " tells of it",
			message->facts.id, message->event);
		break;
	case CLAIM_HOLDS:
		break;
	}
	return TRUE;
}

static gboolean check_identity(const HistoryIdentity *identity, gpointer data,
			       GError **error)
{
	Verify *verify = data;

	(void)error;
	if (!claims_take_identity(verify->claims, identity))
		problem(verify,
			MESSAGE ": who it is was changed, by which later "
				"copies are known",
			identity->message);
	return TRUE;
}

static gboolean check_file(const char *complaint, gpointer data, GError **error)
{
	(void)error;
	problem(data, "database: %s", complaint);
	return TRUE;
}

static void report_untaken(const char *what, gpointer data)
{
	problem(data, "%s", what);
}

static gboolean run(Store *store, gpointer data, GError **error)
{
	Verify *verify = data;

	if (!history_check_file(store, check_file, verify, error) ||
	    !history_each_event(store, check_event, verify, error) ||
	    !history_each_text(store, check_text, verify, error) ||
	    !history_each_message(store, check_message, verify, error) ||
	    !history_each_identity(store, check_identity, verify, error))
		return FALSE;
	claims_each_untaken(verify->claims, report_untaken, verify);
	if (verify->wanted && !verify->wanted_found)
		problem(verify,
			"the head %s is not in the history: events after it "
			"or it itself were taken out or changed",
			verify->wanted);
	return TRUE;
}

gboolean verify_store(Store *store, const char *head, VerifyReport report,
		      gpointer data, VerifyResult *result_out, GError **error)
{
	g_autoptr(Claims) claims = claims_new();
	Verify verify = { .store = store,
			  .report = report,
			  .data = data,
			  .result = result_out,
			  .wanted = head,
			  .claims = claims };
	gboolean ok;

	*result_out = (VerifyResult){ 0 };
	/* The head of no events: what the first is chained to. */
	memset(result_out->head.hash, '0', EVENT_HASH_LENGTH);
	ok = store_snapshot(store, run, &verify, error);
	g_free(verify.at);
	g_free(verify.effective);
	return ok;
}
