/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/decision.h"

#include <string.h>

#include "review/refusal.h"
#include "review/reply.h"
#include "store/registry.h"
#include "store/text.h"
#include "text/json.h"

typedef enum {
	FROM_OPEN,	/* one that waits for a decision */
	FROM_UNGRANTED, /* a closed one that holds no port */
	FROM_ANY,
} From;

/* The acts: from which states, to which, and who is told. */
static const struct Row {
	const char *act;
	From from;
	const char *to;	   /* NULL: as the decision says, or the same */
	const char *reply; /* the kind; NULL: nobody is told */
	DecisionNeeds needs;
} rows[] = {
	{ "assign", FROM_OPEN, "assigned", "assigned", { FALSE, FALSE } },
	{ "refuse", FROM_OPEN, "refused", "refused", { TRUE, FALSE } },
	{ "ask", FROM_OPEN, "needs-info", "question", { FALSE, TRUE } },
	{ "withdraw", FROM_OPEN, "withdrawn", "withdrawn", { FALSE, FALSE } },
	{ "duplicate", FROM_OPEN, "duplicate", "duplicate", { FALSE, FALSE } },
	{ "reopen", FROM_UNGRANTED, "new", NULL, { FALSE, FALSE } },
	{ "state", FROM_OPEN, NULL, NULL, { FALSE, FALSE } },
	{ "note", FROM_ANY, NULL, NULL, { FALSE, TRUE } },
};

static const char *const open_states[] = { "new",	    "needs-info",
					   "expert-review", "iesg",
					   "assignable",    NULL };

/* A decision under way. */
typedef struct {
	const Decision *decision;
	const struct Row *row;
	Decided *decided;
	ApplicationRequest request;
	char *state; /* before */
	gboolean is_open;
	gint64 effective; /* 0: the registry does not change */
	char *rows;	  /* digest of what it changed there */
	/* Salted hashes of its texts. */
	char *reason;
	char *text;
	char *reply;
} Work;

static void work_clear(Work *work)
{
	application_request_clear(&work->request);
	g_free(work->state);
	g_free(work->rows);
	g_free(work->reason);
	g_free(work->text);
	g_free(work->reply);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Work, work_clear)

void decided_clear(Decided *decided)
{
	g_free(decided->state);
	g_free(decided->reply);
	g_free(decided->told);
	assignment_free(decided->assignment);
}

static const struct Row *find_row(const char *act)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (strcmp(rows[i].act, act) == 0)
			return &rows[i];
	}
	return NULL;
}

DecisionNeeds decision_needs(const char *act)
{
	const struct Row *row = find_row(act);

	return row ? row->needs : (DecisionNeeds){ FALSE, FALSE };
}

static gboolean check_from(const Work *work, GError **error)
{
	gint64 ticket = work->decision->ticket;

	if (work->row->from == FROM_OPEN && !work->is_open)
		return refuse(REVIEW_ERROR_STATE, error,
			      "application %" G_GINT64_FORMAT
			      " is closed (%s); reopen it first",
			      ticket, work->state);
	if (work->row->from != FROM_UNGRANTED)
		return TRUE;
	if (work->is_open)
		return refuse(REVIEW_ERROR_STATE, error,
			      "application %" G_GINT64_FORMAT
			      " is open (%s) already",
			      ticket, work->state);
	if (strcmp(work->state, "assigned") == 0)
		return refuse(REVIEW_ERROR_STATE, error,
			      "application %" G_GINT64_FORMAT
			      " is assigned, and its entry stands in the list "
			      "(RFC 6335 section 8.2)",
			      ticket);
	return TRUE;
}

/* Where a decision names the state or another application, it must be one. */
static gboolean check_names(Store *store, const Work *work, GError **error)
{
	const Decision *decision = work->decision;
	g_autofree char *state = NULL;
	gboolean open;

	if (decision->state && !g_strv_contains(open_states, decision->state))
		return refuse(REVIEW_ERROR_STATE, error,
			      "'%s' is no state that an open application can "
			      "be in (new, needs-info, expert-review, iesg, "
			      "assignable)",
			      decision->state);
	if (!decision->of)
		return TRUE;
	if (decision->of == decision->ticket)
		return refuse(REVIEW_ERROR_STATE, error,
			      "an application is no duplicate of itself");
	if (!application_state(store, decision->of, &state, &open, error))
		return FALSE;
	if (!state || strcmp(state, "duplicate") == 0)
		return refuse(
			REVIEW_ERROR_STATE, error,
			state ? "application %" G_GINT64_FORMAT
				" is a duplicate itself"
			      : "there is no application %" G_GINT64_FORMAT,
			decision->of);
	return TRUE;
}

static gboolean load(Store *store, Work *work, GError **error)
{
	gint64 ticket = work->decision->ticket;

	return application_request(store, ticket, &work->request, error) &&
	       application_state(store, ticket, &work->state, &work->is_open,
				 error) &&
	       check_from(work, error) && check_names(store, work, error);
}

static gboolean assign(Store *store, Work *work, GError **error)
{
	const Decision *decision = work->decision;
	gint64 event;

	if (!event_effective(store, decision->origin.at, &work->effective,
			     error))
		return FALSE;
	work->decided->assignment =
		assignment_plan(store, decision->ticket, &work->request,
				decision->assign, work->effective, error);
	return work->decided->assignment && event_next(store, &event, error) &&
	       placement_write(work->decided->assignment->placement, store,
			       event, error) &&
	       registry_changes(store, event, &work->rows, error);
}

/* NULL: the decision leaves it as it is. */
static const char *next_state(const Work *work)
{
	return work->row->to ? work->row->to : work->decision->state;
}

/* A second open application of one applicant and name is a revision. */
static gboolean set_state(Store *store, Work *work, GError **error)
{
	g_autoptr(GError) cause = NULL;
	const char *next = next_state(work);

	work->decided->state = g_strdup(next ? next : work->state);
	if (!next || application_set_state(store, work->decision->ticket, next,
					   work->decision->of, &cause))
		return TRUE;
	if (g_error_matches(cause, STORE_ERROR, STORE_ERROR_REFUSED))
		return refuse(REVIEW_ERROR_STATE, error,
			      "the applicant has another open application for "
			      "that name");
	g_propagate_error(error, g_steal_pointer(&cause));
	return FALSE;
}

static gboolean keep_text(Store *store, const char *text, char **hash_out,
			  GError **error)
{
	gint64 id;

	return !text ||
	       text_add(store, text, strlen(text), &id, hash_out, error);
}

/* Whoever gave no address cannot be told. */
static gboolean add_reply(Store *store, Work *work, GError **error)
{
	const Decision *decision = work->decision;
	const ReplyFacts facts = {
		.kind = work->row->reply,
		.ticket = decision->ticket,
		.name = work->request.contact_name,
		.email = work->request.contact_email,
		.reason = decision->reason,
		.text = decision->text,
		.of = decision->of,
		.assignment = work->decided->assignment,
	};
	OutboxReply reply = { .ticket = decision->ticket,
			      .kind = work->row->reply,
			      .domain = decision->mail_domain,
			      .due = decision->origin.at };

	if (!facts.kind || !facts.email)
		return TRUE;
	reply.fields = work->decided->reply = reply_fields(&facts);
	work->decided->told =
		g_strdup_printf("%s, to %s <%s>", facts.kind,
				facts.name ? facts.name : "", facts.email);
	return outbox_add(store, &reply, &work->reply, error);
}

static char *facts_of(const Work *work)
{
	const Assignment *assignment = work->decided->assignment;
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_optional(&json, "state", next_state(work));
	if (work->decision->of)
		json_int(&json, "of", work->decision->of);
	if (assignment) {
		const char *const *rule = work->decision->assign->overrides;

		json_int(&json, "port", assignment->port);
		json_open(&json, "override", '[');
		for (; rule && *rule; rule++)
			json_string(&json, NULL, *rule);
		json_close(&json, ']');
	}
	json_optional(&json, "rows", work->rows);
	json_optional(&json, "reason", work->reason);
	json_optional(&json, "text", work->text);
	json_optional(&json, "reply", work->reply);
	json_close(&json, '}');
	return json_end(&json);
}

static gboolean tell(Store *store, const Work *work, GError **error)
{
	g_autofree char *facts = facts_of(work);
	const Event event = { .origin = work->decision->origin,
			      .act = work->decision->act,
			      .ticket = work->decision->ticket,
			      .effective = work->effective,
			      .facts = facts };

	return event_append(store, &event, &work->decided->head, error);
}

gboolean decision_make(Store *store, const Decision *decision,
		       Decided *decided_out, GError **error)
{
	g_auto(Work) work = { .decision = decision,
			      .row = find_row(decision->act),
			      .decided = decided_out };

	*decided_out = (Decided){ 0 };
	g_assert(work.row);
	if (!load(store, &work, error))
		return FALSE;
	if (decision->assign && !assign(store, &work, error))
		return FALSE;
	return set_state(store, &work, error) &&
	       keep_text(store, decision->reason, &work.reason, error) &&
	       keep_text(store, decision->text, &work.text, error) &&
	       add_reply(store, &work, error) && tell(store, &work, error);
}
