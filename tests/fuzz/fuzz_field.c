/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/address.h"
#include "parse/automatic.h"
#include "parse/decode.h"
#include "parse/encoded_word.h"
#include "parse/ticket.h"
#include "tests/fuzz/fuzz.h"

/* What a field says is written in the place of its encoded words. */
static void claim_mended(const char *value)
{
	g_autofree char *mended = encoded_words_mend(value);

	claim(strlen(mended) <= 8 * strlen(value) + 64);
	claim(g_utf8_validate(mended, -1, NULL) ||
	      !g_utf8_validate(value, -1, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	g_autoptr(Header) header =
		header_read((const char *)bytes, size, &default_limits);
	g_autoptr(GArray) tickets = g_array_new(FALSE, FALSE, sizeof(gint64));
	gboolean wrong;
	g_autofree char *text =
		decode_charset((const char *)bytes, size, NULL, &wrong);
	g_autofree char *address = address_find(text);

	claim_text(text);
	claim(header->body <= size);
	for (guint i = 0; i < header->fields->len; i++) {
		const HeaderField *field = header->fields->pdata[i];

		claim(*field->name);
		claim(!strchr(field->value, '\n'));
		claim_mended(field->value);
	}
	automatic_reason(header, address, text);
	ticket_find(text, "IANA", tickets);
	claim(tickets->len <= 20);
	if (address)
		claim_text(address);
	return 0;
}
