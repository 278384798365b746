/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/submission.h"

#include <string.h>

#include "registry/name.h"
#include "store/registry.h"
#include "text/json.h"

static const Verdict verdicts[] = {
	[FILED_NEW] = VERDICT_NEW,
	[FILED_RESENT] = VERDICT_RESENT,
	[FILED_REVISION] = VERDICT_REVISION,
};

static void free_sentence(gpointer sentence)
{
	g_free(sentence);
}

/* The sentence is kept for as long as the finding needs it. */
static void add_finding(Submission *submission, GPtrArray *sentences,
			const char *rule, const char *severity,
			const char *answer, char *sentence)
{
	const StoredFinding finding = { rule, severity, answer, sentence };

	g_ptr_array_add(sentences, sentence);
	g_array_append_val(submission->filing.findings, finding);
}

/* N7: RFC 6335 section 5.1, a name is assigned once, whatever its case. */
static gboolean judge_name(Store *store, Submission *submission,
			   GPtrArray *sentences, GError **error)
{
	g_autoptr(GArray) ports = g_array_new(FALSE, FALSE, sizeof(gint64));

	/* A modification is about a name that is there. */
	if (!submission->service_name ||
	    strcmp(submission->filing.form, "modification") == 0)
		return TRUE;
	if (!registry_ports_of_name(store, submission->service_name, ports,
				    error))
		return FALSE;
	if (ports->len)
		add_finding(submission, sentences, "N7", "error",
			    submission->name_key(submission->filing.form),
			    name_taken(submission->service_name, ports));
	return TRUE;
}

/* P11: who holds a system port may ask for a user port as well. */
static gboolean judge_holder(Store *store, Submission *submission,
			     GPtrArray *sentences, GError **error)
{
	g_autoptr(GArray) ports = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autofree char *list = NULL;

	if (!submission->email)
		return TRUE;
	if (!registry_system_ports_of(store, submission->email, ports, error))
		return FALSE;
	list = name_ports(ports);
	if (ports->len)
		add_finding(submission, sentences, "P11", "route", NULL,
			    g_strdup_printf(
				    "The applicant is the contact of the "
				    "system %s; if this application is "
				    "for the same protocol, the IESG's "
				    "statement on a second port applies (form "
				    "of 2004).",
				    list));
	return TRUE;
}

/* N7 on an application: another one asks for the same name. */
static gboolean add_rival(Store *store, const Submission *submission,
			  gint64 ticket, gint64 other, GPtrArray *texts,
			  GError **error)
{
	g_auto(ApplicationRequest) request = { 0 };
	g_autofree char *sentence = g_strdup_printf(
		"Application %" G_GINT64_FORMAT " of another applicant asks "
		"for the same name; only one can have it (RFC 6335 section "
		"5.1).",
		other);
	StoredFinding finding = { "N7", "error", NULL, sentence };

	if (!application_request(store, ticket, &request, error))
		return FALSE;
	finding.answer = submission->name_key(request.form);
	return application_add_finding_to(store, ticket, &finding, texts,
					  error);
}

/* Names the texts, and the digest of all that the next event files. */
static gboolean add_filed(Store *store, Json *json, gint64 ticket,
			  const GPtrArray *texts, GError **error)
{
	g_autofree char *filed = NULL;
	gint64 event;

	if (!event_next(store, &event, error) ||
	    !application_filed(store, ticket, event, &filed, error))
		return FALSE;
	json_optional(json, "filed", filed);
	json_open(json, "texts", '[');
	for (guint i = 0; i < texts->len; i++)
		json_string(json, NULL, texts->pdata[i]);
	json_close(json, ']');
	return TRUE;
}

static gboolean tell_rival(Store *store, const Submission *submission,
			   gint64 rival, GPtrArray *texts, GError **error)
{
	g_autofree char *facts = NULL;
	Event event = { .origin = submission->origin,
			.act = "conflict",
			.ticket = rival };
	Json json = json_begin();
	gboolean ok;

	json_open(&json, NULL, '{');
	ok = add_filed(store, &json, rival, texts, error);
	json_close(&json, '}');
	event.facts = facts = json_end(&json);
	return ok && event_append(store, &event, NULL, error);
}

/* The finding on the other application, which is there already. */
static gboolean warn_rival(Store *store, const Submission *submission,
			   gint64 rival, gint64 ticket, GError **error)
{
	g_autoptr(GPtrArray) texts =
		g_ptr_array_new_with_free_func(free_sentence);

	return add_rival(store, submission, rival, ticket, texts, error) &&
	       tell_rival(store, submission, rival, texts, error);
}

/* The finding on this application. */
static gboolean judge_rivals(Store *store, const Submission *submission,
			     const GArray *rivals, gint64 ticket,
			     GPtrArray *texts, GError **error)
{
	for (guint i = 0; i < rivals->len; i++) {
		if (!add_rival(store, submission, ticket,
			       g_array_index(rivals, gint64, i), texts, error))
			return FALSE;
	}
	return TRUE;
}

/* A conflict is told once: with the first version that makes it. */
static gboolean warn_rivals(Store *store, const Submission *submission,
			    const GArray *rivals, const Filed *filed,
			    GError **error)
{
	if (filed->filed_as != FILED_NEW)
		return TRUE;
	for (guint i = 0; i < rivals->len; i++) {
		if (!warn_rival(store, submission,
				g_array_index(rivals, gint64, i), filed->ticket,
				error))
			return FALSE;
	}
	return TRUE;
}

/*
 * The state that a version leads to: a new application is new, and so is one
 * again whose applicant was asked something. NULL: it stays as it is.
 */
static gboolean set_state(Store *store, const Filed *filed, gboolean says_more,
			  const char **state_out, GError **error)
{
	g_autofree char *before = NULL;
	gboolean open;

	*state_out = filed->filed_as == FILED_NEW ? "new" : NULL;
	if (filed->filed_as == FILED_NEW || !says_more)
		return TRUE;
	if (!application_state(store, filed->ticket, &before, &open, error))
		return FALSE;
	if (g_strcmp0(before, "needs-info") != 0)
		return TRUE;
	*state_out = "new";
	return application_set_state(store, filed->ticket, *state_out, 0,
				     error);
}

static gboolean tell(Store *store, const Submission *submission,
		     const Filed *filed, const char *state,
		     const GPtrArray *texts, GError **error)
{
	g_autofree char *facts = NULL;
	Event event = { .origin = submission->origin,
			.act = "apply",
			.message = submission->filing.message,
			.ticket = filed->ticket };
	Json json = json_begin();
	gboolean ok;

	json_open(&json, NULL, '{');
	json_int(&json, "version", filed->version);
	json_string(&json, "as", verdict_name(verdicts[filed->filed_as]));
	json_optional(&json, "state", state);
	json_string(&json, "form", submission->filing.form);
	json_string(&json, "digest", submission->filing.digest);
	ok = add_filed(store, &json, filed->ticket, texts, error);
	json_close(&json, '}');
	event.facts = facts = json_end(&json);
	return ok && event_append(store, &event, NULL, error);
}

gboolean submission_file(Store *store, Submission *submission,
			 Submitted *submitted_out, GError **error)
{
	g_autoptr(GPtrArray) sentences =
		g_ptr_array_new_with_free_func(free_sentence);
	g_autoptr(GPtrArray) texts =
		g_ptr_array_new_with_free_func(free_sentence);
	g_autoptr(GArray) rivals = g_array_new(FALSE, FALSE, sizeof(gint64));
	const char *state;
	Filed filed;

	if (!judge_name(store, submission, sentences, error) ||
	    !judge_holder(store, submission, sentences, error) ||
	    !application_file(store, &submission->filing, &filed, texts, error))
		return FALSE;
	submitted_out->ticket = filed.ticket;
	submitted_out->verdict = verdicts[filed.filed_as];
	/* A copy of a mail says nothing new, and has no texts. */
	if (texts->len > 0 &&
	    (!application_rivals(store, &submission->filing, filed.ticket,
				 rivals, error) ||
	     !judge_rivals(store, submission, rivals, filed.ticket, texts,
			   error)))
		return FALSE;
	return set_state(store, &filed, texts->len > 0, &state, error) &&
	       tell(store, submission, &filed, state, texts, error) &&
	       warn_rivals(store, submission, rivals, &filed, error) &&
	       event_head(store, &submitted_out->head, error);
}
