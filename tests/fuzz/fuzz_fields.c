/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/decode.h"
#include "tests/fuzz/written_back.h"

static void claim_fields(const GPtrArray *fields, guint lines)
{
	for (guint i = 0; i < fields->len; i++) {
		const FormField *field = fields->pdata[i];

		claim_text(field->name);
		claim_text(field->value);
		claim(field->first_line >= 1);
		claim(field->first_line <= field->last_line);
		claim(field->last_line <= MAX(lines, 1));
	}
}

static guint count_lines(const char *text)
{
	guint count = 1;

	for (; *text; text++)
		count += *text == '\n';
	return count;
}

/* The first byte says whether all is urlencoded. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const LinesOptions options = { FALSE, FALSE };
	gboolean wrong;
	g_autofree char *text =
		decode_charset((const char *)bytes, size, NULL, &wrong);
	g_autoptr(Lines) lines = lines_read(text, &options);
	g_autoptr(GPtrArray) found = applications_new();
	g_autoptr(GPtrArray) fields = size && bytes[0] == 'u'
					      ? urlencoded_find(lines, "1")
					      : pairs_find(lines, "1");

	claim_fields(fields, count_lines(text));
	form_fields_read(fields, &default_limits, found);
	for (guint i = 0; i < found->len; i++)
		claim_written_back(found->pdata[i]);
	return 0;
}
