/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_TICKED_H
#define PARSE_TICKED_H

#include <glib.h>

/*
 * Private to parse/: what stands beside boxes that are ticked.
 *
 * Knows no choices but by the caller's word. Boxes stand before what they are
 * of, and in some people's lines behind it. The text is in lower case.
 */

/* Whether a part of the text names one of the choices. */
typedef gboolean (*TickedNames)(const char *text, gconstpointer choices);

/* The caller frees it; NULL: there are no boxes. */
char *ticked(const char *text, TickedNames names, gconstpointer choices);

#endif
