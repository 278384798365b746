/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/application.h"
#include "parse/decode.h"
#include "parse/form.h"
#include "parse/glance.h"
#include "parse/html.h"
#include "tests/default_limits.h"
#include "tests/fuzz/fuzz.h"

static void claim_glance(const char *html, const char *text)
{
	const LinesOptions options = { FALSE, FALSE };
	g_autoptr(Lines) lines = lines_read(text, &options);
	g_autoptr(GPtrArray) found = applications_new();

	form_read(lines, "1", &default_limits, found);
	claim(!found->len || glance_may_hold_form(html, TRUE));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	gboolean wrong;
	g_autofree char *html =
		decode_charset((const char *)bytes, size, NULL, &wrong);
	g_autofree char *text = html_to_text(html);
	g_autofree char *again = html_to_text(html);

	claim_text(html);
	claim_text(text);
	claim(!strchr(text, '\r'));
	claim(strcmp(text, again) == 0);
	claim_glance(html, text);
	return 0;
}
