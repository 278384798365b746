/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/service_code.h"

#include <string.h>

#define BYTES 4

/* What may stand behind "SC:", but for blanks at the end. */
static gboolean is_code_byte(char c)
{
	return g_ascii_isalnum(c) || (c && strchr("-_+.*/?@", c));
}

static gboolean parse_characters(const char *text, guint32 *code_out)
{
	gsize len = strlen(text);
	guint32 code = 0;

	if (len == 0 || len > BYTES)
		return FALSE;
	for (gsize i = 0; i < BYTES; i++) {
		char c = i < len ? text[i] : ' ';

		if (i < len && !is_code_byte(c))
			return FALSE;
		code = code << 8 | (guchar)c;
	}
	*code_out = code;
	return TRUE;
}

static gboolean parse_number(const char *text, guint32 *code_out)
{
	guint base = 10;
	guint64 code;

	if (*text == 'x' || *text == 'X') {
		base = 16;
		text++;
	}
	if (!g_ascii_string_to_unsigned(text, base, 0, G_MAXUINT32, &code,
					NULL))
		return FALSE;
	*code_out = (guint32)code;
	return TRUE;
}

gboolean service_code_parse(const char *text, guint32 *code_out)
{
	if (g_str_has_prefix(text, "SC:"))
		return parse_characters(text + 3, code_out);
	if (g_str_has_prefix(text, "SC="))
		return parse_number(text + 3, code_out);
	return FALSE;
}

gboolean service_code_is_reserved(guint32 code)
{
	return code == 0 || code == G_MAXUINT32;
}

gboolean service_code_is_private(guint32 code)
{
	return code >> 24 == '?';
}

gboolean service_code_needs_specification(guint32 code)
{
	for (guint shift = 0; shift < 32; shift += 8) {
		guint byte = code >> shift & 0xff;

		if (byte != ' ' && !(byte >= 45 && byte <= 57) &&
		    !(byte >= 65 && byte <= 90))
			return FALSE;
	}
	return TRUE;
}
