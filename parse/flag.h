/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_FLAG_H
#define PARSE_FLAG_H

#include <gmime/gmime.h>

#include "parse/parsed.h"

/*
 * Private to parse/: what a reader should know of a part by what it is: that
 * it is signed or encrypted, or a document that is kept but not read.
 */
void flag_part(GMimeObject *part, Parsed *parsed);

/* TRUE: its text is markup of a word processor, and none to look for a form. */
gboolean flag_is_document(GMimePart *part);

/* What stands in a text between PGP's lines is signed (RFC 9580 section 7). */
void flag_text(const char *text, Parsed *parsed);

#endif
