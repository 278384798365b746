/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_HELD_H
#define AUDIT_HELD_H

#include "audit/audited.h"

/*
 * What a list says of each port: who has it, and where it is free.
 *
 * A range that is written the wrong way round holds nothing.
 */
typedef struct {
	guint8 assigned[PORT_MAX + 1]; /* HELD_TCP and so on */
	guint8 kept[PORT_MAX + 1]; /* reserved, or not to be assigned again */
	/* The line + 1 of the first that says that it is unassigned, on all
	 * transports, and has no port that is assigned. */
	guint listed[PORT_MAX + 1];
	guint claimed[PORT_MAX + 1];	/* the same of lines that have one */
	guint8 listed_on[PORT_MAX + 1]; /* on some transports */
} Held;

#define HELD_OTHER 0x80 /* of a transport that there is not, or of none */

/* The bit of a transport; HELD_OTHER if there is no such one. */
guint8 held_transport(const char *transport);

/* The caller frees it with g_free(). */
Held *held_of(const Audited *audited);

/* TRUE if the line says that its ports are unassigned, on all transports or on
 * one, and they are written the right way round. */
gboolean held_is_free_line(const Audited *audited, guint line);

/* TRUE if an entry has the port that the line says is unassigned. */
gboolean held_is_assigned(const Held *held, const Entry *free, guint port);

#endif
