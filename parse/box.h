/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_BOX_H
#define PARSE_BOX_H

#include <glib.h>

/*
 * Private to parse/: boxes to tick, as people draw them: "[x]", "( )", "_x_",
 * "___", and those that are one character.
 *
 * Knows nothing of what stands beside them.
 */

/* The length of the box that the text begins with, 0 if it is none. */
gsize box_length(const char *text, gboolean *marked_out);

#endif
