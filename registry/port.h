/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_PORT_H
#define REGISTRY_PORT_H

#include <glib.h>

/*
 * Port numbers and ranges of them, as a published list writes them.
 *
 * Knows no transport. A range is kept as it was written, a reversed one too
 * ("24322-24248" stands in the list of 2005): last may be below first.
 */

#define PORT_MAX 65535

typedef struct {
	guint16 first;
	guint16 last; /* equal to first: one port */
} PortRange;

/* "system": 0 to 1023; anything else: the user ports, 1024 to 49151 (RFC 6335
 * section 6). */
PortRange port_range_named(const char *name);

/*
 * Reads "80" or "6000-6063", all len bytes of it. FALSE: it is something
 * else, or a number is above PORT_MAX.
 */
gboolean port_range_parse(const char *text, gsize len, PortRange *range_out);

/* Appends "80" or "6000-6063". */
void port_range_append(GString *text, PortRange range);

#endif
