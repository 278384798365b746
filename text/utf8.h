/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <glib.h>

/* UTF-8 as RFC 3629 has it: nothing overlong, no surrogate, nothing behind
 * U+10FFFF. A NUL is a character here. */

/* How many bytes are valid, from the first on. */
gsize utf8_valid_length(const char *bytes, gsize len);

#endif
