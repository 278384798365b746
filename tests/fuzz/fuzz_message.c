/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/message.h"
#include "parse/report.h"
#include "tests/fuzz/fuzz.h"

/* Parts are told from each other by number; text has no part beyond these. */
static void claim_evidence(const Parsed *parsed, const Answer *answer,
			   size_t size)
{
	gboolean found = FALSE;

	claim_text(answer->text);
	if (!answer->part)
		return;
	for (guint i = 0; i < parsed->parts->len; i++) {
		const ParsedPart *part = parsed->parts->pdata[i];

		found = found || strcmp(part->number, answer->part) == 0;
	}
	claim(found);
	claim(answer->first_line >= 1);
	claim(answer->first_line <= answer->last_line);
	/* HTML makes at most four lines of a tag of four bytes. */
	claim(answer->last_line <= 2 * size + 2);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	g_autoptr(GBytes) raw = g_bytes_new(bytes, size);
	g_autoptr(Parsed) first = message_parse(raw, &default_limits);
	g_autoptr(Parsed) second = message_parse(raw, &default_limits);
	g_autofree char *line = report_line(first);
	g_autofree char *again = report_line(second);
	g_autoptr(GVariant) variant =
		g_variant_ref_sink(parsed_to_variant(first));
	g_autoptr(Parsed) back = parsed_from_variant(variant);
	g_autofree char *said_back = back ? report_line(back) : NULL;

	claim_text(line);
	claim(strcmp(line, again) == 0);
	claim(g_strcmp0(line, said_back) == 0);
	for (guint i = 0; i < first->applications->len; i++) {
		const Application *application = first->applications->pdata[i];

		for (guint j = 0; j < application->answers->len; j++)
			claim_evidence(first, application->answers->pdata[j],
				       size);
	}
	return 0;
}
