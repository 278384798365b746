/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/decode.h"
#include "parse/html.h"
#include "tests/fuzz/fuzz.h"

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
	return 0;
}
