/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/application.h"

#include <string.h>

static const char *const severity_names[] = {
	[SEVERITY_ERROR] = "error",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ROUTE] = "route",
	[SEVERITY_NOTE] = "note",
};
G_STATIC_ASSERT(G_N_ELEMENTS(severity_names) == SEVERITY_COUNT);

static void free_answer(gpointer data)
{
	Answer *answer = data;

	g_free(answer->key);
	g_free(answer->text);
	g_free(answer->part);
	g_free(answer);
}

static void free_finding(gpointer data)
{
	Finding *finding = data;

	g_free(finding->rule);
	g_free(finding->answer);
	g_free(finding->text);
	g_free(finding);
}

Application *application_new(const char *form)
{
	Application *application = g_new0(Application, 1);

	application->form = g_strdup(form);
	application->answers = g_ptr_array_new_with_free_func(free_answer);
	application->findings = g_ptr_array_new_with_free_func(free_finding);
	return application;
}

void application_free(Application *application)
{
	if (!application)
		return;
	g_free(application->form);
	g_ptr_array_unref(application->answers);
	for (int i = 0; i < REQUEST_FIELD_COUNT; i++)
		g_free(application->request[i]);
	g_ptr_array_unref(application->findings);
	g_free(application->digest);
	g_free(application);
}

static void free_application(gpointer application)
{
	application_free(application);
}

GPtrArray *applications_new(void)
{
	return g_ptr_array_new_with_free_func(free_application);
}

Answer *application_answer(const Application *application, const char *key)
{
	for (guint i = 0; i < application->answers->len; i++) {
		Answer *answer = application->answers->pdata[i];

		if (strcmp(answer->key, key) == 0)
			return answer;
	}
	return NULL;
}

const char *application_text(const Application *application, const char *key)
{
	const Answer *answer = application_answer(application, key);

	return answer ? answer->text : "";
}

Answer *application_add_answer(Application *application, const char *key)
{
	Answer *answer = g_new0(Answer, 1);

	answer->key = g_strdup(key);
	answer->text = g_strdup("");
	g_ptr_array_add(application->answers, answer);
	return answer;
}

void application_add_finding(Application *application, const char *rule,
			     Severity severity, const char *answer, char *text)
{
	Finding *finding = g_new0(Finding, 1);

	finding->rule = g_strdup(rule);
	finding->severity = severity;
	finding->answer = g_strdup(answer);
	finding->text = text;
	g_ptr_array_add(application->findings, finding);
}

const char *severity_name(Severity severity)
{
	return severity_names[severity];
}

static GVariant *answers_to_variant(const GPtrArray *answers)
{
	GVariantBuilder builder;

	g_variant_builder_init(&builder, G_VARIANT_TYPE("a(ssmsuuu)"));
	for (guint i = 0; i < answers->len; i++) {
		const Answer *answer = answers->pdata[i];

		g_variant_builder_add(&builder, "(ssmsuuu)", answer->key,
				      answer->text, answer->part,
				      answer->first_line, answer->last_line,
				      answer->lost_bytes);
	}
	return g_variant_builder_end(&builder);
}

static GVariant *findings_to_variant(const GPtrArray *findings)
{
	GVariantBuilder builder;

	g_variant_builder_init(&builder, G_VARIANT_TYPE("a(simss)"));
	for (guint i = 0; i < findings->len; i++) {
		const Finding *finding = findings->pdata[i];

		g_variant_builder_add(&builder, "(simss)", finding->rule,
				      (gint32)finding->severity,
				      finding->answer, finding->text);
	}
	return g_variant_builder_end(&builder);
}

GVariant *application_to_variant(const Application *application)
{
	GVariantBuilder request;

	g_variant_builder_init(&request, G_VARIANT_TYPE("ams"));
	for (int i = 0; i < REQUEST_FIELD_COUNT; i++)
		g_variant_builder_add(&request, "ms", application->request[i]);
	return g_variant_new("(s@a(ssmsuuu)@ams@a(simss)s)", application->form,
			     answers_to_variant(application->answers),
			     g_variant_builder_end(&request),
			     findings_to_variant(application->findings),
			     application->digest ? application->digest : "");
}

static void take_answers(Application *application, GVariantIter *iter)
{
	const char *key, *text, *part;
	guint32 first, last, lost;

	while (g_variant_iter_next(iter, "(&s&sm&suuu)", &key, &text, &part,
				   &first, &last, &lost)) {
		Answer *answer = application_add_answer(application, key);

		g_free(answer->text);
		answer->text = g_strdup(text);
		answer->part = g_strdup(part);
		answer->first_line = first;
		answer->last_line = last;
		answer->lost_bytes = lost;
	}
}

static gboolean take_findings(Application *application, GVariantIter *iter)
{
	const char *rule, *answer, *text;
	gint32 severity;

	while (g_variant_iter_next(iter, "(&sim&s&s)", &rule, &severity,
				   &answer, &text)) {
		if (severity < 0 || severity >= SEVERITY_COUNT)
			return FALSE;
		application_add_finding(application, rule, (Severity)severity,
					answer, g_strdup(text));
	}
	return TRUE;
}

Application *application_from_variant(GVariant *variant)
{
	g_autoptr(Application) application = NULL;
	g_autoptr(GVariantIter) answers = NULL;
	g_autoptr(GVariantIter) request = NULL;
	g_autoptr(GVariantIter) findings = NULL;
	const char *form, *digest;
	int i = 0;

	g_variant_get(variant, "(&sa(ssmsuuu)amsa(simss)&s)", &form, &answers,
		      &request, &findings, &digest);
	application = application_new(form);
	application->digest = g_strdup(digest);
	take_answers(application, answers);
	if (g_variant_iter_n_children(request) != REQUEST_FIELD_COUNT)
		return NULL;
	while (g_variant_iter_next(request, "ms", &application->request[i]))
		i++;
	if (!take_findings(application, findings))
		return NULL;
	return g_steal_pointer(&application);
}

guint application_first_line(const Application *application)
{
	guint line = G_MAXUINT;

	for (guint i = 0; i < application->answers->len; i++) {
		const Answer *answer = application->answers->pdata[i];

		if (answer->part)
			line = MIN(line, answer->first_line);
	}
	return line;
}
