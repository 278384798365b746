/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_TEXTS_H
#define PARSE_TEXTS_H

#include <gmime/gmime.h>

#include "parse/parsed.h"

/*
 * Private to parse/: the texts of a message, decoded to UTF-8 with LF line
 * ends. Text is what says so, and an attachment whose file name does. A page
 * is its source: most are never shown as text (html.h).
 */
typedef struct {
	char *number; /* of the part, as IMAP does */
	char *text;
	gsize bytes;	 /* of it, or of all fields */
	gboolean flowed; /* format=flowed (RFC 3676) */
	gboolean delsp;
	guint alternative; /* which multipart/alternative it is of; 0: none */
	gboolean html;
	gboolean enriched;   /* see enriched.h */
	gboolean urlencoded; /* application/x-www-form-urlencoded */
	char *from; /* field of the message inside that it is of, or NULL */
	GPtrArray *fields; /* of a multipart/form-data: of FormField; or NULL */
} PartText;

void part_text_free(PartText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PartText, part_text_free)

/*
 * The content with its transfer encoding undone; it may be a piece of the
 * message's own bytes, which must live as long.
 */
GBytes *part_bytes_decoded(GMimePart *part);

gboolean part_text_is_one(GMimePart *part);

/* Of a part that is a text. Warns of a charset that is wrong. */
PartText *part_text_read(GMimePart *part, const char *number, guint alternative,
			 Parsed *parsed);

/* The parts of a multipart/form-data (RFC 7578), none of them read yet. */
PartText *part_text_of_fields(const char *number, guint alternative);

/* Adds a part to its fields. FALSE: it is none, as a file is not. */
gboolean part_text_add_field(PartText *text, GMimePart *part,
			     const char *number, Parsed *parsed);

/* Text that stands where there should be parts; never NULL. */
PartText *part_text_stray(const char *bytes, const char *number,
			  guint alternative);

#endif
