/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_LIMITS_H
#define PARSE_LIMITS_H

#include <glib.h>

#include "parse/rules.h"

/*
 * How a message is read: by which rules it is judged, and how much of it is
 * read before it is called a bomb and kept unread. Nobody fills in a form near
 * any of the limits; the defaults stand in cli/config.c.
 */
typedef struct {
	gsize message_bytes; /* larger ones are not parsed */
	guint parts;
	guint depth;	     /* of parts in parts and messages in messages */
	gsize header_bytes;  /* of the headers of one part */
	guint header_fields; /* of one part */
	gsize boundary_bytes;
	gsize text_bytes;   /* searched for forms */
	gsize answer_bytes; /* a longer answer is cut */
	guint applications; /* of one message; more are left out */
	Profile profile;
	const char *ticket_tag; /* "IANA" in "[IANA #12]" */
} ParseLimits;

/* What the child process that parses may use. */
typedef struct {
	gsize memory_bytes; /* 0: no limit */
	guint cpu_seconds;
	guint wall_seconds;
} ChildLimits;

#endif
