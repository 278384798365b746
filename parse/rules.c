/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/rules.h"

#include <stdarg.h>

#include "parse/judge.h"
#include "parse/request.h"

/* Not judged in this profile. */
#define NONE SEVERITY_COUNT

const char *judgement_text(const Judgement *judgement, const char *key)
{
	return application_text(judgement->application, key);
}

gboolean judgement_has(const Judgement *judgement, const char *key)
{
	return form_question(judgement->form, key) != NULL;
}

static const char *first_of(const Judgement *judgement, const char *const *keys)
{
	for (const char *const *key = keys; *key; key++) {
		if (judgement_has(judgement, *key))
			return *key;
	}
	return *keys;
}

const char *judged_name(const Judgement *judgement)
{
	return request_name_key(judgement->form->name);
}

const char *judged_description(const Judgement *judgement)
{
	static const char *const keys[] = { "port_name", "description", NULL };

	return first_of(judgement, keys);
}

/* "question 10", or the question's own words where it has no number. */
static char *where(const Judgement *judgement, const char *key)
{
	const Question *question =
		key ? form_question(judgement->form, key) : NULL;

	if (!question)
		return g_strdup(key ? key : "From:");
	if (question->number)
		return g_strdup_printf("question %u", question->number);
	return g_strdup_printf("\"%s\"", question->wordings[0]);
}

void judgement_find(const Judgement *judgement, const char *key,
		    const char *format, ...)
{
	g_autofree char *place = where(judgement, key);
	g_autofree char *what = NULL;
	va_list arguments;

	va_start(arguments, format);
	what = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	application_add_finding(judgement->application, judgement->rule,
				judgement->severity, key,
				g_strdup_printf("%s (%s; %s).", what, place,
						judgement->source));
}

#define FORM_2004 "form of 2004"

/* domain.md section 2 and 6: what each profile makes of each rule. */
static const struct {
	const char *id;
	const char *source;
	Severity severity[PROFILE_COUNT];
	Judge judge;
} rules[] = {
	{ "N1",
	  FORM_2004 ", question 10",
	  { SEVERITY_ERROR, SEVERITY_NOTE },
	  judge_length_14 },
	{ "N2",
	  "RFC 6335 section 5.1",
	  { SEVERITY_NOTE, SEVERITY_ERROR },
	  judge_length_15 },
	{ "N3",
	  "RFC 6335 section 5.1",
	  { SEVERITY_NOTE, SEVERITY_ERROR },
	  judge_characters },
	{ "N4",
	  "RFC 6335 section 5.1",
	  { SEVERITY_NOTE, SEVERITY_ERROR },
	  judge_letter },
	{ "N5",
	  "RFC 6335 section 5.1",
	  { SEVERITY_NOTE, SEVERITY_ERROR },
	  judge_outer_hyphen },
	{ "N6",
	  "RFC 6335 section 5.1",
	  { SEVERITY_NOTE, SEVERITY_ERROR },
	  judge_double_hyphen },
	{ "N8",
	  "RFC 6335 section 5",
	  { SEVERITY_WARNING, SEVERITY_WARNING },
	  judge_redundant_words },
	{ "N9",
	  "RFC 7605 section 7.5",
	  { NONE, SEVERITY_WARNING },
	  judge_version },
	{ "N10",
	  "RFC 6335 section 5",
	  { NONE, SEVERITY_WARNING },
	  judge_discovery },
	{ "N12",
	  "RFC 4340 section 19.9",
	  { SEVERITY_WARNING, SEVERITY_NOTE },
	  judge_old_characters },
	{ "N13",
	  "RFC 6335 section 10.1",
	  { NONE, SEVERITY_WARNING },
	  judge_replacement },
	{ "P1",
	  "RFC 6335 section 6",
	  { SEVERITY_ERROR, SEVERITY_ERROR },
	  judge_port },
	{ "P2",
	  "RFC 6335 section 8.1.2",
	  { NONE, SEVERITY_ERROR },
	  judge_user_port },
	{ "P3",
	  "RFC 6335 section 8.1.2",
	  { NONE, SEVERITY_ROUTE },
	  judge_system_port },
	{ "P4",
	  "RFC 6335 section 8.1.1",
	  { NONE, SEVERITY_ERROR },
	  judge_port_reason },
	{ "P9",
	  FORM_2004,
	  { SEVERITY_WARNING, SEVERITY_WARNING },
	  judge_several_names },
	{ "P10",
	  "RFC 6335 section 7.2",
	  { NONE, SEVERITY_WARNING },
	  judge_variant },
	{ "P12",
	  "RFC 6335 section 7.2",
	  { NONE, SEVERITY_NOTE },
	  judge_unasked_transports },
	{ "P13",
	  "RFC 7605 section 7.1",
	  { NONE, SEVERITY_WARNING },
	  judge_use },
	{ "P14",
	  "RFC 6335 section 8.1.1",
	  { NONE, SEVERITY_ERROR },
	  judge_early_use },
	{ "T1",
	  "RFC 6335 section 8.1.1",
	  { NONE, SEVERITY_ERROR },
	  judge_transports },
	{ "D1", FORM_2004, { SEVERITY_ROUTE, SEVERITY_ROUTE }, judge_dccp },
	{ "D1",
	  "RFC 6335 section 8.1.1",
	  { NONE, SEVERITY_ERROR },
	  judge_code_for_dccp },
	{ "D2",
	  "RFC 4340 section 8.1.2",
	  { NONE, SEVERITY_ERROR },
	  judge_code_form },
	{ "D3",
	  "RFC 4340 section 8.1.2",
	  { NONE, SEVERITY_ERROR },
	  judge_code_range },
	{ "D4",
	  "RFC 4340 section 8.1.2",
	  { NONE, SEVERITY_ROUTE },
	  judge_code_policy },
	{ "D5",
	  "RFC 4340 section 19.9",
	  { NONE, SEVERITY_ERROR },
	  judge_code_count },
	{ "D6",
	  "RFC 4340 section 19.9",
	  { NONE, SEVERITY_WARNING },
	  judge_name_for_dccp },
	{ "S1",
	  "RFC 4960 section 14.5",
	  { SEVERITY_ROUTE, SEVERITY_ROUTE },
	  judge_sctp },
	{ "S1",
	  "RFC 4960 section 14.5",
	  { NONE, SEVERITY_WARNING },
	  judge_sctp_intent },
	{ "A1", FORM_2004, { SEVERITY_ERROR, SEVERITY_ERROR }, judge_person },
	{ "A2", FORM_2004, { SEVERITY_ERROR, NONE }, judge_answered },
	{ "A3",
	  FORM_2004 ", question 7",
	  { SEVERITY_ERROR, NONE },
	  judge_broadcast },
	{ "A4",
	  FORM_2004 ", question 8",
	  { SEVERITY_ERROR, NONE },
	  judge_paragraphs },
	{ "A5", FORM_2004, { SEVERITY_WARNING, NONE }, judge_examples },
	{ "A6",
	  FORM_2004 ", question 1",
	  { SEVERITY_WARNING, NONE },
	  judge_protocol },
	{ "A7",
	  "RFC 6335 section 8.1.1",
	  { NONE, SEVERITY_ERROR },
	  judge_reference },
	{ "A8",
	  "RFC 7605 section 7.7",
	  { NONE, SEVERITY_WARNING },
	  judge_pointers },
	{ "A9",
	  "RFC 6335 section 8.1.1",
	  { NONE, SEVERITY_WARNING },
	  judge_acronyms },
	{ "A10", "web form of 2011", { NONE, SEVERITY_ERROR }, judge_udp },
	{ "A10",
	  "web form of 2011",
	  { NONE, SEVERITY_WARNING },
	  judge_differences },
	{ "A11",
	  "RFC 7605 section 7.4",
	  { NONE, SEVERITY_WARNING },
	  judge_versions },
	{ "A13",
	  "RFC 6335 section 7.2",
	  { NONE, SEVERITY_ROUTE },
	  judge_port_review },
	{ "A13",
	  "RFC 6335 section 7.2",
	  { NONE, SEVERITY_NOTE },
	  judge_name_review },
	{ "A14",
	  FORM_2004 ", its page cut answers at 25",
	  { SEVERITY_WARNING, SEVERITY_WARNING },
	  judge_cut },
};

void rules_judge(Application *application, Profile profile)
{
	const Form *form = form_named(application->form);

	for (guint i = 0; form && i < G_N_ELEMENTS(rules); i++) {
		const Judgement judgement = {
			.application = application,
			.form = form,
			.rule = rules[i].id,
			.source = rules[i].source,
			.severity = rules[i].severity[profile],
		};

		if (judgement.severity != NONE)
			rules[i].judge(&judgement);
	}
}
