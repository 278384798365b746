/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/application.h"
#include "parse/decode.h"
#include "parse/form.h"
#include "parse/glance.h"
#include "tests/fuzz/written_back.h"

static guint count_lines(const char *text)
{
	guint count = 1;

	for (; *text; text++)
		count += *text == '\n';
	return count;
}

static void claim_answers(const Application *application, guint lines)
{
	for (guint i = 0; i < application->answers->len; i++) {
		const Answer *answer = application->answers->pdata[i];

		claim_text(answer->text);
		claim(strlen(answer->text) <= default_limits.answer_bytes);
		claim(!answer->part || strcmp(answer->part, "1") == 0);
		claim(!answer->part || answer->first_line >= 1);
		claim(answer->first_line <= answer->last_line);
		claim(answer->last_line <= lines);
	}
}

/* The first byte says whether the text is flowed, and whether DelSp is on. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const LinesOptions options = { size && bytes[0] == 'f',
				       size && bytes[0] == 'd' };
	gboolean wrong;
	g_autofree char *text =
		decode_charset((const char *)bytes, size, NULL, &wrong);
	g_autoptr(Lines) lines = lines_read(text, &options);
	g_autoptr(GPtrArray) found = applications_new();

	form_read(lines, "1", &default_limits, found);
	claim(found->len <= default_limits.applications);
	claim(!found->len || glance_may_hold_form(text, FALSE));
	for (guint i = 0; i < found->len; i++) {
		claim_answers(found->pdata[i], count_lines(text));
		claim_written_back(found->pdata[i]);
	}
	return 0;
}
