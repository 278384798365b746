/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/application.h"

#include <string.h>

#include "store/correspondence.h"
#include "store/handle.h"
#include "store/text.h"
#include "text/sha256.h"

static gboolean add_text(Store *store, const char *text, gint64 *id_out,
			 GPtrArray *texts, GError **error)
{
	char *hash = NULL;

	if (!text_add(store, text, strlen(text), id_out, &hash, error))
		return FALSE;
	g_ptr_array_add(texts, hash);
	return TRUE;
}

/* The ticket and version that a statement gives; ticket 0 if it gives none. */
static gboolean take_claim(sqlite3_stmt *stmt, Filed *filed, GError **error)
{
	gboolean row;

	if (!stmt_step(stmt, &row, error))
		return FALSE;
	filed->ticket = row ? sqlite3_column_int64(stmt, 0) : 0;
	filed->version = row ? sqlite3_column_int64(stmt, 1) : 0;
	filed->filed_as = FILED_RESENT;
	stmt_reset(stmt);
	return TRUE;
}

/* The version of the mail that this one is a copy of, open or closed. */
static gboolean find_copied(Store *store, const Filing *filing, Filed *filed,
			    GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_APPLICATION_COPY, error);

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":like", filing->like);
	stmt_bind_int(stmt, ":ordinal", filing->ordinal);
	return take_claim(stmt, filed, error);
}

/* The open application of this digest gets a version more; 0: none is. */
static gboolean claim_by_digest(Store *store, const Filing *filing,
				Filed *filed, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_APPLICATION_AGAIN, error);

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":digest", filing->digest);
	return take_claim(stmt, filed, error);
}

/* A new ticket, or the next version of the open one, by constraint. */
static gboolean claim_by_name(Store *store, const Filing *filing, Filed *filed,
			      GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_APPLICATION_CLAIM, error);

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":applicant", filing->applicant);
	stmt_bind_text(stmt, ":name", filing->name);
	if (!take_claim(stmt, filed, error))
		return FALSE;
	filed->filed_as = filed->version > 1 ? FILED_REVISION : FILED_NEW;
	return TRUE;
}

static gboolean claim(Store *store, const Filing *filing, Filed *filed,
		      GError **error)
{
	if (!claim_by_digest(store, filing, filed, error))
		return FALSE;
	return filed->ticket != 0 || claim_by_name(store, filing, filed, error);
}

static gboolean add_version(Store *store, const Filing *filing,
			    const Filed *filed, GPtrArray *texts,
			    GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_VERSION_ADD, error);
	gint64 request;

	if (!stmt || !add_text(store, filing->request, &request, texts, error))
		return FALSE;
	stmt_bind_int(stmt, ":ticket", filed->ticket);
	stmt_bind_int(stmt, ":version", filed->version);
	stmt_bind_int(stmt, ":message", filing->message);
	stmt_bind_int(stmt, ":ordinal", filing->ordinal);
	stmt_bind_text(stmt, ":form", filing->form);
	stmt_bind_text(stmt, ":digest", filing->digest);
	stmt_bind_int(stmt, ":request", request);
	return stmt_step(stmt, NULL, error);
}

static gboolean add_answer(Store *store, const StoredAnswer *answer,
			   const Filed *filed, GPtrArray *texts, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_ANSWER_ADD, error);
	gint64 text;

	if (!stmt || !add_text(store, answer->text, &text, texts, error))
		return FALSE;
	stmt_bind_int(stmt, ":ticket", filed->ticket);
	stmt_bind_int(stmt, ":version", filed->version);
	stmt_bind_text(stmt, ":key", answer->key);
	stmt_bind_int(stmt, ":answer", text);
	stmt_bind_text(stmt, ":part", answer->part);
	stmt_bind_optional_int(stmt, ":first_line", answer->first_line);
	stmt_bind_optional_int(stmt, ":last_line", answer->last_line);
	stmt_bind_int(stmt, ":lost_bytes", answer->lost_bytes);
	return stmt_step(stmt, NULL, error);
}

gboolean application_add_finding_to(Store *store, gint64 ticket,
				    const StoredFinding *finding,
				    GPtrArray *texts, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_FINDING_ADD, error);
	gint64 sentence;

	if (!stmt ||
	    !add_text(store, finding->sentence, &sentence, texts, error))
		return FALSE;
	stmt_bind_int(stmt, ":ticket", ticket);
	stmt_bind_text(stmt, ":rule", finding->rule);
	stmt_bind_text(stmt, ":severity", finding->severity);
	stmt_bind_text(stmt, ":answer", finding->answer);
	stmt_bind_int(stmt, ":sentence", sentence);
	return stmt_step(stmt, NULL, error);
}

static gboolean add_rows(Store *store, const Filing *filing, const Filed *filed,
			 GPtrArray *texts, GError **error)
{
	for (guint i = 0; i < filing->answers->len; i++) {
		if (!add_answer(
			    store,
			    &g_array_index(filing->answers, StoredAnswer, i),
			    filed, texts, error))
			return FALSE;
	}
	for (guint i = 0; i < filing->findings->len; i++) {
		if (!application_add_finding_to(
			    store, filed->ticket,
			    &g_array_index(filing->findings, StoredFinding, i),
			    texts, error))
			return FALSE;
	}
	return TRUE;
}

gboolean application_file(Store *store, const Filing *filing, Filed *filed_out,
			  GPtrArray *texts, GError **error)
{
	*filed_out = (Filed){ 0 };
	if (filing->like && !find_copied(store, filing, filed_out, error))
		return FALSE;
	/* A late copy must not take the place of what came after it. */
	if (filed_out->ticket)
		return correspondence_add(store, filed_out->ticket,
					  filing->message, error);
	return claim(store, filing, filed_out, error) &&
	       add_version(store, filing, filed_out, texts, error) &&
	       add_rows(store, filing, filed_out, texts, error);
}

gboolean application_filed(Store *store, gint64 ticket, gint64 event,
			   char **sha256_out, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_FILED, error);
	Sha256 sum = sha256_begin();
	gboolean any = FALSE;
	gboolean ok, row;

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":ticket", ticket);
	stmt_bind_int(stmt, ":event", event);
	while ((ok = stmt_step(stmt, &row, error)) && row) {
		g_autofree char *text = g_strdup_printf(
			"%s %s\n", stmt_column(stmt, 0), stmt_column(stmt, 1));

		sha256_add_text(&sum, text);
		any = TRUE;
	}
	*sha256_out = any ? sha256_end(&sum) : NULL;
	return ok;
}

gboolean application_rivals(Store *store, const Filing *filing, gint64 ticket,
			    GArray *tickets_out, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_APPLICATION_RIVALS, error);
	gboolean ok, row;

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":name", filing->name);
	stmt_bind_int(stmt, ":ticket", ticket);
	while ((ok = stmt_step(stmt, &row, error)) && row) {
		gint64 rival = sqlite3_column_int64(stmt, 0);

		g_array_append_val(tickets_out, rival);
	}
	return ok;
}

gboolean application_state(Store *store, gint64 ticket, char **state_out,
			   gboolean *open_out, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_APPLICATION_STATE, error);
	gboolean row;

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":ticket", ticket);
	if (!stmt_step(stmt, &row, error))
		return FALSE;
	*state_out = row ? g_strdup(stmt_column(stmt, 0)) : NULL;
	*open_out = row && sqlite3_column_int(stmt, 1);
	stmt_reset(stmt);
	return TRUE;
}

gboolean application_set_state(Store *store, gint64 ticket, const char *state,
			       gint64 duplicate_of, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_APPLICATION_SET_STATE, error);

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":ticket", ticket);
	stmt_bind_text(stmt, ":state", state);
	stmt_bind_optional_int(stmt, ":duplicate_of", duplicate_of);
	return stmt_step(stmt, NULL, error);
}

gboolean application_answered(Store *store, gint64 ticket,
			      const char *applicant, gboolean *answered_out,
			      GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_APPLICATION_ANSWERED, error);

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":ticket", ticket);
	stmt_bind_text(stmt, ":applicant", applicant);
	if (!stmt_step(stmt, NULL, error))
		return FALSE;
	*answered_out = sqlite3_changes(store->db) > 0;
	return TRUE;
}

void application_request_clear(ApplicationRequest *request)
{
	g_free(request->form);
	g_free(request->service_name);
	g_free(request->description);
	g_free(request->transports);
	g_free(request->range);
	g_free(request->contact_name);
	g_free(request->contact_email);
	g_free(request->assignee_name);
	g_free(request->assignee_email);
}

static char *copy_column(sqlite3_stmt *stmt, int column)
{
	return g_strdup((const char *)sqlite3_column_text(stmt, column));
}

gboolean application_request(Store *store, gint64 ticket,
			     ApplicationRequest *request_out, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_APPLICATION_REQUEST, error);
	gboolean row;

	if (!stmt)
		return FALSE;
	stmt_bind_int(stmt, ":ticket", ticket);
	if (!stmt_step(stmt, &row, error))
		return FALSE;
	if (!row) {
		g_set_error(error, STORE_ERROR, STORE_ERROR_MISSING,
			    "there is no application %" G_GINT64_FORMAT,
			    ticket);
		return FALSE;
	}
	*request_out = (ApplicationRequest){
		.version = sqlite3_column_int64(stmt, 0),
		.form = copy_column(stmt, 1),
		.service_name = copy_column(stmt, 2),
		.description = copy_column(stmt, 3),
		.transports = copy_column(stmt, 4),
		.range = copy_column(stmt, 5),
		.contact_name = copy_column(stmt, 6),
		.contact_email = copy_column(stmt, 7),
		.assignee_name = copy_column(stmt, 8),
		.assignee_email = copy_column(stmt, 9),
	};
	stmt_reset(stmt);
	return TRUE;
}
