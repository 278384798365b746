/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/port.h"

/* Five digits hold PORT_MAX; more are no port, and would overflow. */
static gboolean parse_number(const char *text, gsize len, guint16 *number_out)
{
	guint number = 0;

	if (len == 0 || len > 5)
		return FALSE;
	for (gsize i = 0; i < len; i++) {
		if (!g_ascii_isdigit(text[i]))
			return FALSE;
		number = number * 10 + (guint)(text[i] - '0');
	}
	*number_out = (guint16)number;
	return number <= PORT_MAX;
}

PortRange port_range_named(const char *name)
{
	static const PortRange system_ports = { 0, 1023 };
	static const PortRange user_ports = { 1024, 49151 };

	return g_strcmp0(name, "system") == 0 ? system_ports : user_ports;
}

gboolean port_range_parse(const char *text, gsize len, PortRange *range_out)
{
	gsize dash = 0;

	while (dash < len && text[dash] != '-')
		dash++;
	if (!parse_number(text, dash, &range_out->first))
		return FALSE;
	if (dash == len) {
		range_out->last = range_out->first;
		return TRUE;
	}
	return parse_number(text + dash + 1, len - dash - 1, &range_out->last);
}

void port_range_append(GString *text, PortRange range)
{
	g_string_append_printf(text, "%u", range.first);
	if (range.last != range.first)
		g_string_append_printf(text, "-%u", range.last);
}
