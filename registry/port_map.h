/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_PORT_MAP_H
#define REGISTRY_PORT_MAP_H

#include <glib.h>

#include "registry/catalogue.h"

/*
 * A picture of all ports at once, 256 in a row, and how many there are of each
 * kind.
 *
 * Knows no page. A port that several entries are of is what most matters of
 * it: assigned before kept back, kept back before free.
 */
typedef enum {
	PORT_MAP_FREE,	   /* said to be unassigned, or not in the list */
	PORT_MAP_KEPT,	   /* reserved, no longer assigned, or remarked on */
	PORT_MAP_ASSIGNED, /* an entry has it */
	PORT_MAP_DYNAMIC,  /* never assigned: RFC 6335 section 6 */
	PORT_MAP_KINDS
} PortMapKind;

#define PORT_MAP_DYNAMIC_FIRST 49152

typedef struct {
	guint8 kind[PORT_MAX + 1]; /* a PortMapKind each */
	guint count[PORT_MAP_KINDS];
} PortMap;

void port_map_make(PortMap *map, const Catalogue *catalogue);

/*
 * Appends the picture as SVG 1.1, 256 by 256, each kind a path of the class
 * "free", "kept", "assigned" or "dynamic": what it looks like is the page's.
 */
void port_map_append_svg(GString *out, const PortMap *map);

#endif
