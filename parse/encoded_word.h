/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_ENCODED_WORD_H
#define PARSE_ENCODED_WORD_H

#include <glib.h>

/*
 * Encoded words of header fields (RFC 2047), mended before GMime reads them.
 *
 * GMime 3.2.13 keeps only the first of two neighbouring base64 words, cannot
 * join a character that was split between two, cuts the text at an encoded
 * NUL, and lets an encoded line end through. So each run of neighbouring words
 * is decoded here and written again as one word of UTF-8 that has none of
 * these; GMime then reads the field, addresses too, with its own rules.
 */

/*
 * value with its runs of encoded words mended. What a charset does not have
 * becomes '?'; a charset that iconv does not know is taken as UTF-8 or else as
 * ISO-8859-1, as GMime takes it. The caller frees it.
 */
char *encoded_words_mend(const char *value);

#endif
