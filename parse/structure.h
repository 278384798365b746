/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_STRUCTURE_H
#define PARSE_STRUCTURE_H

#include <gmime/gmime.h>

#include "parse/limits.h"
#include "parse/parsed.h"

/*
 * Private to parse/: the MIME structure of a message (RFC 2045, RFC 2046),
 * walked part by part.
 */

/* As GMime reads it; takes bytes. NULL: there is nothing that is a message. */
GMimeMessage *structure_message(GByteArray *bytes);

/*
 * Adds the parts of message to parsed, numbered as IMAP does (RFC 3501
 * section 6.4.5), and its texts to texts (of PartText), up to the limit of
 * their bytes. FALSE: a limit was passed, and *why_out, a constant, says
 * which.
 */
gboolean structure_read(GMimeMessage *message, const ParseLimits *limits,
			Parsed *parsed, GPtrArray *texts, const char **why_out);

#endif
