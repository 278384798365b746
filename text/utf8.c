/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/utf8.h"

#include <string.h>

/* The highest bit of each byte of a word. */
#define HIGH G_GUINT64_CONSTANT(0x8080808080808080)

static gsize ascii_length(const char *bytes, gsize len)
{
	gsize i = 0;
	guint64 word;

	for (; i + sizeof(word) <= len; i += sizeof(word)) {
		memcpy(&word, bytes + i, sizeof(word));
		if (word & HIGH)
			break;
	}
	while (i < len && (guchar)bytes[i] < 0x80)
		i++;
	return i;
}

/* Of one character that is not ASCII; 0: it is none. */
static gsize character_length(const char *bytes, gsize len)
{
	gunichar c = g_utf8_get_char_validated(bytes, (gssize)len);

	return c == (gunichar)-1 || c == (gunichar)-2
		       ? 0
		       : (gsize)g_unichar_to_utf8(c, NULL);
}

gsize utf8_valid_length(const char *bytes, gsize len)
{
	gsize valid = ascii_length(bytes, len);

	while (valid < len) {
		gsize more = character_length(bytes + valid, len - valid);

		if (more == 0)
			break;
		valid += more;
		valid += ascii_length(bytes + valid, len - valid);
	}
	return valid;
}
