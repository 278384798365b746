/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/charset.h"

/* Encoding Standard, index windows-1252: what 0x80 to 0x9f stand for. */
static const gunichar upper_c1[32] = {
	0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d, 0x017d, 0x008f,
	0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

static gunichar decode_byte(guchar byte)
{
	return byte >= 0x80 && byte <= 0x9f ? upper_c1[byte - 0x80] : byte;
}

static guchar encode_char(gunichar c)
{
	for (guint i = 0; i < G_N_ELEMENTS(upper_c1); i++) {
		if (upper_c1[i] == c)
			return (guchar)(0x80 + i);
	}
	return c < 0x100 && !(c >= 0x80 && c <= 0x9f) ? (guchar)c : '?';
}

char *charset_decode(const char *bytes, gsize len, Charset *charset_out)
{
	GString *text;

	if (g_utf8_validate(bytes, (gssize)len, NULL)) {
		*charset_out = CHARSET_UTF8;
		return g_strndup(bytes, len);
	}
	*charset_out = CHARSET_WINDOWS_1252;
	text = g_string_sized_new(len * 2);
	for (gsize i = 0; i < len; i++)
		g_string_append_unichar(text, decode_byte((guchar)bytes[i]));
	return g_string_free(text, FALSE);
}

char *charset_encode(const char *text, Charset charset)
{
	GString *bytes;

	if (charset == CHARSET_UTF8)
		return g_strdup(text);
	bytes = g_string_new(NULL);
	for (const char *p = text; *p; p = g_utf8_next_char(p))
		g_string_append_c(bytes, (char)encode_char(g_utf8_get_char(p)));
	return g_string_free(bytes, FALSE);
}
