/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/reading.h"

#include "parse/form.h"
#include "parse/request.h"
#include "parse/texts.h"

static void read_text(const PartText *text, const ParseLimits *limits,
		      Parsed *parsed)
{
	const LinesOptions options = { text->flowed, text->delsp };
	g_autoptr(Lines) lines = lines_read(text->text, &options);

	if (form_read(lines, text->number, limits, parsed->applications))
		parsed_warn(parsed, "blank-form",
			    "a form without any answer is in it");
}

void reading_find(const GPtrArray *texts, const ParseLimits *limits,
		  Parsed *parsed)
{
	guint done = 0; /* the alternative that held an application */

	for (guint i = 0; i < texts->len; i++) {
		const PartText *text = texts->pdata[i];
		guint before = parsed->applications->len;

		if (text->alternative && text->alternative == done)
			continue;
		read_text(text, limits, parsed);
		if (parsed->applications->len > before)
			done = text->alternative;
	}
	for (guint i = 0; i < parsed->applications->len; i++) {
		Application *application = parsed->applications->pdata[i];

		request_derive(application, parsed->from_name,
			       parsed->from_email);
		request_digest(application);
		rules_judge(application, limits->profile);
	}
}
