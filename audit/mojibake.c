/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/mojibake.h"

#include <string.h>

#include "registry/charset.h"

/* What was UTF-8 once, by the bytes that it had then. */
static char *from_windows_1252(const char *word)
{
	g_autofree char *bytes = charset_encode(word, CHARSET_WINDOWS_1252);

	/* A character beyond windows-1252 is now a question mark. */
	if (strchr(bytes, '?') && !strchr(word, '?'))
		return NULL;
	if (g_str_is_ascii(bytes) || !g_utf8_validate(bytes, -1, NULL))
		return NULL;
	return g_steal_pointer(&bytes);
}

/* A capital or a sign inside of small letters. */
static gboolean has_odd_sign(const char *word)
{
	gunichar before = 0;

	for (const char *p = word; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		gunichar behind = g_utf8_get_char(g_utf8_next_char(p));

		if (c >= 0x80 && !g_unichar_islower(c) && before < 0x80 &&
		    g_ascii_islower((char)before) && behind < 0x80 &&
		    g_ascii_islower((char)behind))
			return TRUE;
		before = c;
	}
	return FALSE;
}

static char *from_mac_roman(const char *word)
{
	g_autofree char *bytes = NULL;

	if (!has_odd_sign(word))
		return NULL;
	bytes = g_convert(word, -1, "MACINTOSH", "UTF-8", NULL, NULL, NULL);
	return bytes ? g_convert(bytes, -1, "UTF-8", "ISO-8859-1", NULL, NULL,
				 NULL)
		     : NULL;
}

/* TRUE: all beyond ASCII are small letters. */
static gboolean is_plausible(const char *word)
{
	for (; *word; word = g_utf8_next_char(word)) {
		gunichar c = g_utf8_get_char(word);

		if (c >= 0x80 && !g_unichar_islower(c))
			return FALSE;
	}
	return TRUE;
}

static gboolean is_mojibake(const char *word, char **mended_out)
{
	g_autofree char *mac = NULL;

	*mended_out = from_windows_1252(word);
	if (*mended_out)
		return TRUE;
	mac = from_mac_roman(word);
	if (mac && is_plausible(mac))
		*mended_out = g_steal_pointer(&mac);
	return *mended_out || strstr(word, "\xef\xbf\xbd");
}

char *mojibake_find(const char *text, char **mended_out)
{
	g_auto(GStrv) words = g_strsplit_set(text, " \t\r\n,;<>\"", -1);

	*mended_out = NULL;
	for (char **word = words; *word; word++) {
		if (!g_str_is_ascii(*word) && is_mojibake(*word, mended_out))
			return g_strdup(*word);
	}
	return NULL;
}
