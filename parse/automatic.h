/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_AUTOMATIC_H
#define PARSE_AUTOMATIC_H

#include "parse/header.h"
#include "parse/parsed.h"

/*
 * Whether a program seems to have sent a message by itself: a bounce, a
 * vacation notice, a list (RFC 3834, RFC 3464, RFC 8098, and the habits of
 * real mailers). Such mail is never answered.
 *
 * Knows the header and the types of the parts; a null sender of the envelope is
 * for review/.
 */

/*
 * Why, as a constant string that holds nothing of the message's; NULL: a
 * person seems to have. email is the address of From:, subject the decoded
 * subject; both may be NULL.
 */
const char *automatic_reason(const Header *header, const char *email,
			     const char *subject);

/* The same by what the message holds: parts is of ParsedPart. */
const char *automatic_reason_of_parts(const GPtrArray *parts);

/*
 * TRUE for a reason of automatic_reason() that a person's mail can have too,
 * for it came by a list, or its mailer wants no replies of programs.
 */
gboolean automatic_is_mild(const char *reason);

#endif
