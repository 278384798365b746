/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_MESSAGE_H
#define PARSE_MESSAGE_H

#include "parse/limits.h"
#include "parse/parsed.h"
#include "parse/rules.h"

/*
 * Bytes of one message to what it says. The same bytes give the same result.
 *
 * Knows no files, no clock and no store. Any bytes are safe as far as GMime
 * is: whatever it does to its process, worker.h keeps it there.
 */

/* Never NULL: what cannot be read within the limits is KIND_QUARANTINED. */
Parsed *message_parse(GBytes *raw, const ParseLimits *limits);

#endif
