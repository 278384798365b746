/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/harmless.h"

typedef struct {
	gunichar first;
	gunichar last;
} Range;

static const Range unsafe_ranges[] = {
	{ 0x0000, 0x001f },   /* C0 */
	{ 0x007f, 0x009f },   /* DEL, C1 */
	{ 0x00ad, 0x00ad },   /* soft hyphen */
	{ 0x034f, 0x034f },   /* combining grapheme joiner */
	{ 0x061c, 0x061c },   /* Arabic letter mark */
	{ 0x115f, 0x1160 },   /* Hangul fillers */
	{ 0x17b4, 0x17b5 },   /* Khmer inherent vowels */
	{ 0x180b, 0x180f },   /* Mongolian selectors */
	{ 0x200b, 0x200f },   /* zero width, direction marks */
	{ 0x2028, 0x202e },   /* separators, direction embeddings */
	{ 0x2060, 0x206f },   /* joiner, invisible operators, isolates */
	{ 0x3164, 0x3164 },   /* Hangul filler */
	{ 0xfe00, 0xfe0f },   /* variation selectors */
	{ 0xfeff, 0xfeff },   /* byte order mark */
	{ 0xffa0, 0xffa0 },   /* half-width Hangul filler */
	{ 0xfff0, 0xfffb },   /* specials */
	{ 0x1bca0, 0x1bca3 }, /* shorthand format controls */
	{ 0x1d173, 0x1d17a }, /* musical format controls */
	{ 0xe0000, 0xe0fff }, /* tags, more variation selectors */
};

gboolean harmless_is_unsafe(gunichar c)
{
	for (gsize i = 0; i < G_N_ELEMENTS(unsafe_ranges); i++) {
		if (c < unsafe_ranges[i].first)
			return FALSE;
		if (c <= unsafe_ranges[i].last)
			return TRUE;
	}
	return FALSE;
}

static void append_unsafe(GString *line, gunichar c)
{
	if (c == '\n')
		g_string_append(line, "\\n");
	else if (c == '\r')
		g_string_append(line, "\\r");
	else if (c == '\t')
		g_string_append(line, "\\t");
	else
		g_string_append_printf(line, "\\u{%X}", c);
}

/* Appends the character at text; returns the count of bytes it took. */
static gsize append_char(GString *line, const char *text, gsize len)
{
	gunichar c = g_utf8_get_char_validated(text, (gssize)len);

	/* A NUL inside a known length is reported as an incomplete one. */
	if (*text == '\0') {
		append_unsafe(line, 0);
		return 1;
	}
	if (c == (gunichar)-1 || c == (gunichar)-2) {
		g_string_append_printf(line, "\\x%02X", (guchar)*text);
		return 1;
	}
	if (harmless_is_unsafe(c))
		append_unsafe(line, c);
	else
		g_string_append_unichar(line, c);
	return (gsize)g_unichar_to_utf8(c, NULL);
}

char *harmless_line(const char *text, gsize len, gsize max_chars)
{
	GString *line = g_string_sized_new(MIN(len, 4096) + 1);
	gsize used = 0;
	gsize chars = 0;

	while (used < len && (max_chars == 0 || chars < max_chars)) {
		used += append_char(line, text + used, len - used);
		chars++;
	}
	if (used < len)
		g_string_append(line, "...");
	return g_string_free(line, FALSE);
}
