/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/target.h"

#include <string.h>

gboolean entry_target_parse(const char *text, EntryTarget *target_out)
{
	gsize digits = strspn(text, "0123456789");
	gboolean is_port = digits > 0 && (!text[digits] || text[digits] == '/');
	PortRange range = { 0, 0 };

	*target_out = (EntryTarget){ .port = -1 };
	if (!is_port) {
		target_out->name = text;
		return *text != '\0';
	}
	if (!port_range_parse(text, digits, &range))
		return FALSE;
	target_out->port = range.first;
	target_out->transport = text[digits] ? text + digits + 1 : NULL;
	return !target_out->transport || *target_out->transport;
}

static gboolean has_port(const Entry *entry, int port)
{
	return entry->has_port &&
	       port >= MIN(entry->ports.first, entry->ports.last) &&
	       port <= MAX(entry->ports.first, entry->ports.last);
}

gboolean entry_target_is(const EntryTarget *target, const Entry *entry)
{
	if (target->name &&
	    g_ascii_strcasecmp(target->name, entry->field[ENTRY_NAME]) != 0)
		return FALSE;
	if (target->port >= 0 && !has_port(entry, target->port))
		return FALSE;
	return !target->transport ||
	       strcmp(target->transport, entry->field[ENTRY_TRANSPORT]) == 0;
}
