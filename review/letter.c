/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/letter.h"

#include <string.h>

#include "store/application.h"
#include "store/correspondence.h"
#include "store/queue.h"
#include "text/json.h"
#include "text/sha256.h"
#include "text/words.h"

/* A letter answers one of the last that it refers to. */
#define REFERENCES_MAX 20

static gboolean add_if_there(Store *store, gint64 ticket, GArray *tickets,
			     GError **error)
{
	g_autofree char *state = NULL;
	gboolean open;

	if (!application_state(store, ticket, &state, &open, error))
		return FALSE;
	if (state)
		g_array_append_val(tickets, ticket);
	return TRUE;
}

static gboolean find_named(Store *store, const GArray *named, GArray *tickets,
			   GError **error)
{
	for (guint i = 0; i < named->len; i++) {
		if (!add_if_there(store, g_array_index(named, gint64, i),
				  tickets, error))
			return FALSE;
	}
	return TRUE;
}

/* Of the nearest that is known, if none is found yet. */
static gboolean find_referred(Store *store, const GPtrArray *references,
			      GArray *tickets, GError **error)
{
	guint last = references->len;
	guint first = last - MIN(last, REFERENCES_MAX);

	for (guint i = last; i > first && tickets->len == 0; i--) {
		const char *id = references->pdata[i - 1];
		g_autofree char *hash = sha256_of_text(id);

		if (!correspondence_tickets(store, id, hash, tickets, error))
			return FALSE;
	}
	return TRUE;
}

gboolean letter_find_tickets(Store *store, const Letter *letter,
			     GArray *tickets, GError **error)
{
	return find_named(store, letter->named, tickets, error) &&
	       find_referred(store, letter->references, tickets, error);
}

/* Which of the answers are there. */
typedef struct {
	const GArray *answers;
	gboolean *said;
} Comparison;

static gboolean compare(const QueueAnswer *there, gpointer data, GError **error)
{
	const Comparison *comparison = data;

	(void)error;
	for (guint i = 0; i < comparison->answers->len; i++) {
		const StoredAnswer *answer =
			&g_array_index(comparison->answers, StoredAnswer, i);

		if (strcmp(answer->key, there->key) == 0 &&
		    words_same(answer->text, there->text))
			comparison->said[i] = TRUE;
	}
	return TRUE;
}

/* What was left out is not said either. */
static gboolean is_all_said(const Comparison *comparison)
{
	for (guint i = 0; i < comparison->answers->len; i++) {
		if (*g_array_index(comparison->answers, StoredAnswer, i).text &&
		    !comparison->said[i])
			return FALSE;
	}
	return TRUE;
}

static gboolean is_quoted_from(Store *store, gint64 ticket, const char *digest,
			       const GArray *answers, gboolean *quoted_out,
			       GError **error)
{
	g_autofree gboolean *said = g_new0(gboolean, answers->len);
	Comparison comparison = { answers, said };
	gboolean current;

	if (!correspondence_is_current(store, ticket, digest, &current,
				       error) ||
	    !queue_each_answer(store, ticket, compare, &comparison, error))
		return FALSE;
	*quoted_out = !current && is_all_said(&comparison);
	return TRUE;
}

gboolean letter_quotes(Store *store, const GArray *tickets, const char *digest,
		       const GArray *answers, gboolean *quoted_out,
		       GError **error)
{
	*quoted_out = FALSE;
	for (guint i = 0; i < tickets->len && !*quoted_out; i++) {
		if (!is_quoted_from(store, g_array_index(tickets, gint64, i),
				    digest, answers, quoted_out, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean tell(Store *store, const Letter *letter, gint64 ticket,
		     gboolean answered, GError **error)
{
	g_autofree char *filed = NULL;
	g_autofree char *facts = NULL;
	Event event = { .origin = letter->origin,
			.act = "correspond",
			.message = letter->message,
			.ticket = ticket };
	Json json = json_begin();
	gint64 seq;
	gboolean ok = event_next(store, &seq, error) &&
		      application_filed(store, ticket, seq, &filed, error);

	json_open(&json, NULL, '{');
	json_optional(&json, "state", answered ? "new" : NULL);
	json_optional(&json, "filed", filed);
	json_close(&json, '}');
	event.facts = facts = json_end(&json);
	return ok && event_append(store, &event, NULL, error);
}

gboolean letter_file(Store *store, const Letter *letter, gint64 ticket,
		     GError **error)
{
	gboolean answered = FALSE;

	if (letter->author &&
	    !application_answered(store, ticket, letter->author, &answered,
				  error))
		return FALSE;
	return correspondence_add(store, ticket, letter->message, error) &&
	       tell(store, letter, ticket, answered, error);
}
