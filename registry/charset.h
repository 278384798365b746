/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_CHARSET_H
#define REGISTRY_CHARSET_H

#include <glib.h>

/*
 * The bytes of a published list as text, and back without loss.
 *
 * Copies of the list are ASCII, UTF-8 or ISO-8859-1 with single bytes of
 * windows-1252, now and then in one file; so each line has a charset of its
 * own. windows-1252 is taken as the Encoding Standard has it (its five free
 * bytes are the C1 controls), which makes it a bijection of all 256 bytes.
 */
typedef enum {
	CHARSET_UTF8, /* ASCII too */
	CHARSET_WINDOWS_1252,
} Charset;

/*
 * UTF-8 of the len bytes, which hold no NUL. Valid UTF-8 is taken as that,
 * all else as windows-1252. The caller frees it.
 */
char *charset_decode(const char *bytes, gsize len, Charset *charset_out);

/*
 * The bytes of text in charset. A character that windows-1252 does not have
 * becomes '?' (text that charset_decode() gave has none). The caller frees it.
 */
char *charset_encode(const char *text, Charset charset);

#endif
