/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_DEFECT_H
#define AUDIT_DEFECT_H

#include <glib.h>

#include "registry/entry.h"

/*
 * What can be wrong in a published list, and one thing that is.
 *
 * Knows not how it is found. A defect is of the list, not of an application:
 * it says where it stands, what is wrong and what would be right, for a person
 * to decide.
 */
typedef enum {
	DEFECT_TYPED_TWICE, /* pairs */
	DEFECT_DIFFERS,
	DEFECT_MISSPELT, /* words */
	DEFECT_REMARK,
	DEFECT_REVERSED, /* ranges */
	DEFECT_OVERLAP,
	DEFECT_UNLISTED,
	DEFECT_ORDER,
	DEFECT_NAME_LENGTH_2004, /* names */
	DEFECT_NAME_LENGTH,
	DEFECT_NAME_CHARACTERS,
	DEFECT_NAME_LETTER,
	DEFECT_NAME_HYPHEN,
	DEFECT_NAME_HYPHENS,
	DEFECT_NAME_CASE,
	DEFECT_NAME_PORTS,
	DEFECT_PORT_NAMES,
	DEFECT_TWICE,
	DEFECT_NO_TRANSPORT, /* other fields */
	DEFECT_TRANSPORT,
	DEFECT_GONE,
	DEFECT_CUT,
	DEFECT_NO_CONTACT, /* contacts */
	DEFECT_UNKNOWN_CONTACT,
	DEFECT_NO_ADDRESS,
	DEFECT_BROKEN_ADDRESS,
	DEFECT_NO_PERSON,
	DEFECT_BYTES, /* text */
	DEFECT_MOJIBAKE,
	DEFECT_CONTROLS,
	DEFECT_LAYOUT,
	DEFECT_NO_ROW,
	DEFECT_CLASSES
} DefectClass;

/* What a class is. */
typedef struct {
	const char *id;	  /* "typed-twice": of JSON, for ever */
	const char *rule; /* "N3", "P6": a rule of applications; or NULL */
	const char *sentence;
	const char *source; /* of the rule */
} DefectKind;

const DefectKind *defect_kind(DefectClass of);

typedef struct {
	DefectClass of;
	guint line;	    /* in the published file, from 1 on */
	const Entry *entry; /* the list's; NULL: it is of none */
	PortRange ports;    /* where entry is NULL, and has_ports */
	gboolean has_ports;
	char *what;
	char *right; /* NULL: that is for a person to find out */
} Defect;

void defect_free(Defect *defect);

/* "6500/tcp sums", "4200-4299", or "" if it is of neither. The caller frees
 * it. */
char *defect_title(const Defect *defect);

#endif
