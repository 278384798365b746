/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_PARSED_H
#define PARSE_PARSED_H

#include "parse/application.h"

/*
 * What one message says, as values.
 *
 * Knows no bytes and no MIME. All strings are UTF-8; NULL is "not said". It
 * travels from the child that parsed to its parent as a GVariant of
 * PARSED_TYPE.
 */
typedef enum {
	KIND_APPLICATION,
	KIND_AUTOMATIC,
	KIND_OTHER,
	KIND_QUARANTINED,
	KIND_COUNT
} MessageKind;

/* A leaf or a container; numbered as IMAP does (RFC 3501 section 6.4.5). */
typedef struct {
	char *number; /* "1.2" */
	char *type;   /* "text/plain" */
	gint64 bytes; /* as they stand in the message; -1: holds others */
} ParsedPart;

/* Something that a reader of the message should know. */
typedef struct {
	char *code; /* "duplicate-header" */
	char *text;
} ParsedWarning;

typedef struct {
	MessageKind kind;
	char *quarantine; /* why it is quarantined, in our words */
	char *message_id; /* without angle brackets */
	char *from_name;
	char *from_email;
	char *subject;
	gboolean has_date;
	gint64 date;	 /* seconds since 1970, UTC */
	char *automatic; /* why a program seems to have sent it */
	char *content;	 /* sha256 of From, Date, Subject and body, in hex */
	GPtrArray *references;	 /* of char *, Message-IDs, oldest first */
	GArray *tickets;	 /* of gint64, as the subject names them */
	GPtrArray *parts;	 /* of ParsedPart */
	GPtrArray *warnings;	 /* of ParsedWarning */
	GPtrArray *applications; /* of Application */
} Parsed;

#define PARSED_TYPE "(imsmsmsmsmsbxmsmsasaxa(ssx)a(ss)a" APPLICATION_TYPE ")"

Parsed *parsed_new(MessageKind kind);
void parsed_free(Parsed *parsed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Parsed, parsed_free)

/* What is said of a message that could not be read. */
Parsed *parsed_quarantined(const char *why);

void parsed_add_part(Parsed *parsed, const char *number, const char *type,
		     gint64 bytes);

/* The same is said once, of how many parts it may be true. */
void parsed_warn(Parsed *parsed, const char *code, const char *text);

/* "application", "automatic", "other", "quarantined". */
const char *message_kind_name(MessageKind kind);

/* A floating reference of PARSED_TYPE. */
GVariant *parsed_to_variant(const Parsed *parsed);

/* NULL if variant is not what parsed_to_variant() makes. */
Parsed *parsed_from_variant(GVariant *variant);

#endif
