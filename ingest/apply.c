/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/apply.h"

#include "parse/report.h"
#include "parse/request.h"
#include "text/sha256.h"

char *apply_key(const char *text)
{
	g_autofree char *folded = text ? g_utf8_casefold(text, -1) : NULL;

	return folded ? sha256_of_text(folded) : NULL;
}

GArray *apply_answers(const Application *application)
{
	GArray *answers = g_array_new(FALSE, FALSE, sizeof(StoredAnswer));

	for (guint i = 0; i < application->answers->len; i++) {
		const Answer *answer = application->answers->pdata[i];
		const StoredAnswer stored = {
			answer->key,	   answer->text,
			answer->part,	   answer->first_line,
			answer->last_line, answer->lost_bytes,
		};

		g_array_append_val(answers, stored);
	}
	return answers;
}

static GArray *findings_of(const Application *application)
{
	GArray *findings = g_array_new(FALSE, FALSE, sizeof(StoredFinding));

	for (guint i = 0; i < application->findings->len; i++) {
		const Finding *finding = application->findings->pdata[i];
		const StoredFinding stored = {
			finding->rule,
			severity_name(finding->severity),
			finding->answer,
			finding->text,
		};

		g_array_append_val(findings, stored);
	}
	return findings;
}

static char *request_line(const Application *application)
{
	Json json = json_begin();

	report_request(&json, NULL, application->request);
	return json_end(&json);
}

gboolean apply(Store *store, const Application *application, const Mail *mail,
	       guint ordinal, Submitted *submitted_out, GError **error)
{
	char *const *request = application->request;
	g_autofree char *applicant = apply_key(request[REQUEST_CONTACT_EMAIL]);
	g_autofree char *name = apply_key(request[REQUEST_SERVICE_NAME]);
	g_autofree char *line = request_line(application);
	g_autoptr(GArray) answers = apply_answers(application);
	g_autoptr(GArray) findings = findings_of(application);
	Submission submission = {
		.filing = { .message = mail->message,
			    .like = mail->like,
			    .ordinal = ordinal,
			    .form = application->form,
			    .digest = application->digest,
			    .request = line,
			    .applicant = applicant,
			    .name = name,
			    .answers = answers,
			    .findings = findings },
		.service_name = request[REQUEST_SERVICE_NAME],
		.email = request[REQUEST_CONTACT_EMAIL],
		.name_key = request_name_key,
		.origin = mail->origin,
	};

	return submission_file(store, &submission, submitted_out, error);
}
