/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_WIRE_H
#define PARSE_WIRE_H

#include "parse/parsed.h"

/*
 * The bytes of a message as they came, and as GMime can read them.
 *
 * GMime 3.2 loses the headers behind a byte order mark or a blank line, the
 * body behind a line end of CR CR LF, and all where lines end in CR alone or
 * there are no headers.
 * These are mended here, with a warning each; what is kept is the raw message.
 */

/* The bytes to parse; raw itself if there is nothing to mend. */
GBytes *wire_mend(GBytes *raw, Parsed *parsed);

#endif
