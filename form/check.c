/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/check.h"

#include <string.h>

#include "parse/rules.h"
#include "parse/worker.h"
#include "text/sha256.h"

G_DEFINE_QUARK(portreg_check_error, check_error)

static gboolean is_the_same(const Draft *draft, const Application *application)
{
	if (strcmp(application->form, draft->page->form) != 0)
		return FALSE;
	for (guint i = 0; i < application->answers->len; i++) {
		const Answer *answer = application->answers->pdata[i];

		if (strcmp(answer->text, draft_text(draft, answer->key)) != 0)
			return FALSE;
	}
	return TRUE;
}

Application *check_mail(const Draft *draft, GBytes *mail,
			const ParseLimits *limits, const ChildLimits *child,
			GError **error)
{
	g_autoptr(Parsed) parsed = worker_parse(mail, limits, child, error);

	if (!parsed)
		return NULL;
	if (parsed->applications->len == 1 &&
	    is_the_same(draft, parsed->applications->pdata[0]))
		return g_ptr_array_steal_index(parsed->applications, 0);
	g_set_error_literal(error, CHECK_ERROR, CHECK_ERROR_NOT_READ,
			    parsed->quarantine
				    ? parsed->quarantine
				    : "the mail is not read as it was written");
	return NULL;
}

Application *check_empty(const FormPage *page, Profile profile)
{
	const Form *form = form_page_form(page);
	Application *application = application_new(page->form);

	for (guint i = 0; i < form->count; i++) {
		if (form_page_asks(page, &form->questions[i]))
			application_add_answer(application,
					       form->questions[i].key);
	}
	rules_judge(application, profile);
	return application;
}

gboolean check_has_error(const Application *application, const char *key)
{
	for (guint i = 0; i < application->findings->len; i++) {
		const Finding *finding = application->findings->pdata[i];

		if (finding->severity == SEVERITY_ERROR &&
		    g_strcmp0(finding->answer, key) == 0)
			return TRUE;
	}
	return FALSE;
}

guint check_count(const Application *application, Severity severity)
{
	guint count = 0;

	for (guint i = 0; i < application->findings->len; i++) {
		const Finding *finding = application->findings->pdata[i];

		count += finding->severity == severity;
	}
	return count;
}

char *check_warnings(const Application *application)
{
	Sha256 sum = sha256_begin();

	for (guint i = 0; i < application->findings->len; i++) {
		const Finding *finding = application->findings->pdata[i];

		if (finding->severity != SEVERITY_WARNING)
			continue;
		sha256_add_text(&sum, finding->rule);
		sha256_add_text(&sum, "\n");
		sha256_add_text(&sum, finding->text);
		sha256_add_text(&sum, "\n");
	}
	return sha256_end(&sum);
}
