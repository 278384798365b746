/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_BASE64_H
#define PARSE_BASE64_H

#include <glib.h>

/*
 * Base64 (RFC 2045 section 6.8) in one piece or in several that are padded
 * each, with or without the last padding; other characters are skipped. GMime
 * ends at the first padding. The caller frees it.
 */
GByteArray *decode_base64(const char *bytes, gsize len);

#endif
