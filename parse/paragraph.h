/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_PARAGRAPH_H
#define PARSE_PARAGRAPH_H

#include "parse/span.h"

/*
 * Private to parse/: an answer that is one paragraph, as a name is with its
 * address, which mailers and pages may put into a paragraph of its own.
 */

/* Its text in one line, at most limit bytes; the span then ends behind it. The
 * caller frees it. */
char *paragraph_text(Span *span, gsize limit);

#endif
