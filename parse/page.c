/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/page.h"

#include <string.h>

#include "text/page.h"
#include "text/timestamp.h"

static void add_optional(GString *page, const char *label, const char *value)
{
	if (value)
		page_field(page, label, value);
}

static void add_from(GString *page, const Parsed *parsed)
{
	g_autofree char *from = NULL;

	if (parsed->from_name && parsed->from_email)
		from = g_strdup_printf("%s <%s>", parsed->from_name,
				       parsed->from_email);
	add_optional(page, "from", from ? from : parsed->from_email);
}

static void add_message(GString *page, const char *source, const Parsed *parsed)
{
	g_autofree char *date =
		parsed->has_date ? timestamp_format(parsed->date) : NULL;

	page_heading(page, source);
	page_field(page, "kind", message_kind_name(parsed->kind));
	add_optional(page, "quarantined", parsed->quarantine);
	add_optional(page, "automatic", parsed->automatic);
	add_from(page, parsed);
	add_optional(page, "subject", parsed->subject);
	add_optional(page, "date", date);
	for (guint i = 0; i < parsed->warnings->len; i++) {
		const ParsedWarning *warning = parsed->warnings->pdata[i];

		page_note(page, "warning:", warning->text);
	}
}

static void add_findings(GString *page, const Application *application,
			 const char *key)
{
	for (guint i = 0; i < application->findings->len; i++) {
		const Finding *finding = application->findings->pdata[i];
		g_autofree char *mark = g_strdup_printf(
			"%s %s:", severity_name(finding->severity),
			finding->rule);

		if (g_strcmp0(finding->answer, key) == 0)
			page_note(page, mark, finding->text);
	}
}

static void add_application(GString *page, const Application *application)
{
	page_heading(page, application->form);
	for (guint i = 0; i < application->answers->len; i++) {
		const Answer *answer = application->answers->pdata[i];

		page_answer(page, answer->key, answer->text,
			    answer->lost_bytes);
		add_findings(page, application, answer->key);
	}
	add_findings(page, application, NULL);
}

void parse_page(GString *page, const char *source, const Parsed *parsed)
{
	add_message(page, source, parsed);
	for (guint i = 0; i < parsed->applications->len; i++)
		add_application(page, parsed->applications->pdata[i]);
}
