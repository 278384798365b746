/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/port_map.h"

#define SIDE 256

static const char *const classes[PORT_MAP_KINDS] = { "free", "kept", "assigned",
						     "dynamic" };

static PortMapKind kind_of(const Entry *entry)
{
	switch (entry->status) {
	case ENTRY_ASSIGNED:
		return PORT_MAP_ASSIGNED;
	case ENTRY_UNASSIGNED:
		return PORT_MAP_FREE;
	default:
		return PORT_MAP_KEPT;
	}
}

static void mark(PortMap *map, const Entry *entry)
{
	PortMapKind kind = kind_of(entry);
	guint last = MAX(entry->ports.first, entry->ports.last);

	if (!entry->has_port)
		return;
	for (guint port = MIN(entry->ports.first, entry->ports.last);
	     port <= last; port++) {
		if (map->kind[port] < kind)
			map->kind[port] = (guint8)kind;
	}
}

void port_map_make(PortMap *map, const Catalogue *catalogue)
{
	*map = (PortMap){ { 0 }, { 0 } };
	for (guint port = PORT_MAP_DYNAMIC_FIRST; port <= PORT_MAX; port++)
		map->kind[port] = PORT_MAP_DYNAMIC;
	for (guint i = 0; i < catalogue->items->len; i++) {
		const CatalogueItem *item =
			&g_array_index(catalogue->items, CatalogueItem, i);

		if (item->entry)
			mark(map, item->entry);
	}
	for (guint port = 0; port <= PORT_MAX; port++)
		map->count[map->kind[port]]++;
}

/* A rectangle for each run of ports in a row. */
static void append_path(GString *out, const PortMap *map, PortMapKind kind)
{
	g_string_append_printf(out, "<path class=\"%s\" d=\"", classes[kind]);
	for (guint port = 0; port <= PORT_MAX;) {
		guint first = port;
		guint end = (port / SIDE + 1) * SIDE;

		while (port < end && map->kind[port] == kind)
			port++;
		if (port > first)
			g_string_append_printf(out, "M%u %uh%uv1h-%uz",
					       first % SIDE, first / SIDE,
					       port - first, port - first);
		else
			port++;
	}
	g_string_append(out, "\"/>");
}

void port_map_append_svg(GString *out, const PortMap *map)
{
	g_string_append(out,
			"<svg xmlns=\"http://www.w3.org/2000/svg\" "
			"viewBox=\"0 0 256 256\" role=\"img\" "
			"shape-rendering=\"crispEdges\" "
			"aria-labelledby=\"map-title\"><title id=\"map-title\">"
			"All ports from 0 to 65535, 256 in a row</title>");
	for (guint i = 0; i < PORT_MAP_KINDS; i++)
		append_path(out, map, (PortMapKind)i);
	g_string_append(out, "</svg>");
}
