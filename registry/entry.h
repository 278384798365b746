/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_ENTRY_H
#define REGISTRY_ENTRY_H

#include <glib.h>

#include "registry/port.h"

/*
 * An entry of the registry (RFC 6335 sections 8.1.1 and 6): what a list says
 * of a name, a port or a range, whatever the format.
 *
 * Knows neither white space nor order: those are the list's (list.h). Fields
 * are UTF-8 and never NULL; "" is "not said". Nothing is unique in a published
 * list, not even name, port and transport together.
 */
typedef enum {
	ENTRY_ASSIGNED,
	ENTRY_UNASSIGNED,
	ENTRY_RESERVED,
	ENTRY_DEASSIGNED, /* "Removed", "De-registered": not to be reused */
	ENTRY_REMARK,	  /* a note on a port that says none of these */
	ENTRY_STATUS_COUNT
} EntryStatus;

typedef enum {
	ENTRY_NAME,
	ENTRY_TRANSPORT, /* as written: "tcp", "", and "tdp" */
	ENTRY_DESCRIPTION,
	ENTRY_ASSIGNEE,
	ENTRY_CONTACT,
	ENTRY_REGISTERED, /* "2004-07" or "2004-07-12" */
	ENTRY_MODIFIED,
	ENTRY_REFERENCE,
	ENTRY_SERVICE_CODE,
	ENTRY_UNAUTHORIZED,
	ENTRY_NOTES,
	ENTRY_FIELD_COUNT
} EntryField;

typedef struct {
	EntryStatus status;
	gboolean has_port; /* FALSE: a name alone */
	PortRange ports;
	char *field[ENTRY_FIELD_COUNT];
} Entry;

/* All fields "". */
Entry *entry_new(void);
void entry_free(Entry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Entry, entry_free)

Entry *entry_copy(const Entry *entry);

/* Takes a copy of value. */
void entry_set(Entry *entry, EntryField field, const char *value);

/* TRUE if nothing differs. */
gboolean entry_equal(const Entry *a, const Entry *b);

/*
 * By this an entry is known again when the rest of it has changed: its name,
 * transport, ports and status. The caller frees it.
 */
char *entry_key(const Entry *entry);

/* For people: "1030/tcp wmeter", "1031-1089 (unassigned)". The caller frees
 * it. */
char *entry_title(const Entry *entry);

/* "assigned", "unassigned", … as the store and JSON name it. */
const char *entry_status_name(EntryStatus status);
gboolean entry_status_parse(const char *name, EntryStatus *status_out);

/* "name", "transport", … as the store and JSON name it. */
const char *entry_field_name(EntryField field);

/*
 * What a list says of ports by a word at the start of a description, the
 * known misspellings included ("Unassiged", "Decomissioned"); ENTRY_REMARK
 * if there is no such word.
 */
EntryStatus entry_status_of_remark(const char *remark);

/*
 * What a record of the modern formats says of its ports: who has a name is
 * assigned; else the description says it, and without such a word a contact
 * does ("any private mail system").
 */
EntryStatus entry_status_of_record(const Entry *record);

#endif
