/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_DECODE_H
#define PARSE_DECODE_H

#include <glib.h>

/*
 * Bytes of a part to text: charsets undone, with nothing lost in silence.
 *
 * Knows no MIME structure. GMime drops bytes that its charset does not have;
 * here what cannot be decoded becomes U+FFFD, a byte each.
 */

/*
 * UTF-8 with LF line ends, without a byte order mark. charset is what the part
 * says, or NULL: bytes that are valid UTF-8 are then taken as that, all else as
 * windows-1252, and so are those of a charset that cannot be right or is not
 * known, which sets *wrong_out. UTF-8 cannot be right where no character beyond
 * ASCII is whole and each such byte is a letter or a sign of windows-1252;
 * windows-1252 and ISO 8859-1 cannot where all is valid UTF-8 and several
 * characters beyond ASCII are in it. The caller frees it.
 */
char *decode_charset(const char *bytes, gsize len, const char *charset,
		     gboolean *wrong_out);

/* What stands for a byte that could not be decoded: U+FFFD in UTF-8. */
#define DECODE_LOST "\xef\xbf\xbd"

/* How many of them are in the text. */
guint decode_count_lost(const char *text);

#endif
