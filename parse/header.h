/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_HEADER_H
#define PARSE_HEADER_H

#include <glib.h>

#include "parse/limits.h"

/*
 * The header fields of a message, as they stand there (RFC 5322 section 2.2).
 *
 * GMime gives the last of two Message-IDs, joins two Froms, and cuts a value
 * at a NUL; here are all fields, in order, whole. Values are unfolded, without
 * blanks around them; bytes beyond ASCII are as they came, and a NUL has
 * become U+FFFD, so that two Message-IDs that differ behind one still differ.
 */
typedef struct {
	char *name; /* as written */
	char *value;
	gsize begin; /* where it stands, with all its lines */
	gsize end;
} HeaderField;

typedef struct {
	GPtrArray *fields; /* of HeaderField */
	gsize body;	   /* where the body begins */
	gboolean had_nul;
	gboolean had_other_lines; /* that are no field; they are left out */
	gboolean over_limit;	  /* more bytes or fields than allowed: cut */
} Header;

Header *header_read(const char *bytes, gsize len, const ParseLimits *limits);
void header_free(Header *header);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Header, header_free)

/* Whatever its case. */
gboolean header_is_named(const HeaderField *field, const char *name);

/* The value of the first field of that name, whatever its case, or NULL. */
const char *header_first(const Header *header, const char *name);

/* How many fields of that name there are. */
guint header_count(const Header *header, const char *name);

#endif
