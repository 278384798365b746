/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_FUZZ_WRITTEN_BACK_H
#define TESTS_FUZZ_WRITTEN_BACK_H

#include "parse/application.h"
#include "parse/fields.h"
#include "parse/pairs.h"
#include "tests/fuzz/fuzz.h"

/*
 * Answers that were read, written down as a browser would send them, are the
 * same when they are read again.
 */
static inline void write_back(GString *out, const Answer *answer)
{
	g_string_append_printf(out, "%s%s=", out->len ? "&" : "", answer->key);
	for (const char *p = answer->text; *p; p++)
		g_string_append_printf(out, "%%%02X", (guchar)*p);
}

static inline void claim_written_back(const Application *application)
{
	static const LinesOptions plain = { FALSE, FALSE };
	g_autoptr(GString) written = g_string_new(NULL);
	g_autoptr(GPtrArray) found = applications_new();
	g_autoptr(GPtrArray) fields = NULL;
	g_autoptr(Lines) lines = NULL;
	const Application *again;

	for (guint i = 0; i < application->answers->len; i++)
		write_back(written, application->answers->pdata[i]);
	lines = lines_read(written->str, &plain);
	fields = urlencoded_find(lines, "1");
	form_fields_read(fields, &default_limits, found);
	claim(found->len == 1);
	again = found->pdata[0];
	claim(strcmp(again->form, application->form) == 0);
	for (guint i = 0; i < application->answers->len; i++) {
		const Answer *answer = application->answers->pdata[i];

		const char *text = application_text(again, answer->key);

		if (strcmp(text, answer->text) != 0)
			fprintf(stderr, "%s: was \"%s\", is \"%s\"\n",
				answer->key, answer->text, text);
		claim(strcmp(text, answer->text) == 0);
	}
}

#endif
