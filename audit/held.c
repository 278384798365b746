/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/held.h"

static const char *const transports[] = { "tcp", "udp", "sctp", "dccp" };

guint8 held_transport(const char *transport)
{
	for (guint i = 0; i < G_N_ELEMENTS(transports); i++) {
		if (g_ascii_strcasecmp(transports[i], transport) == 0)
			return (guint8)(1u << i);
	}
	return HELD_OTHER;
}

static gboolean is_range(const Entry *entry)
{
	return entry && entry->has_port &&
	       entry->ports.first <= entry->ports.last;
}

gboolean held_is_free_line(const Audited *audited, guint line)
{
	const Entry *entry = audited_entry(audited, line);

	return is_range(entry) && entry->status == ENTRY_UNASSIGNED;
}

gboolean held_is_assigned(const Held *held, const Entry *free, guint port)
{
	const char *transport = free->field[ENTRY_TRANSPORT];
	guint8 assigned = held->assigned[port];

	return *transport ? (assigned & held_transport(transport)) != 0
			  : assigned != 0;
}

static gboolean has_assigned(const Held *held, const Entry *free)
{
	for (guint port = free->ports.first; port <= free->ports.last; port++) {
		if (held_is_assigned(held, free, port))
			return TRUE;
	}
	return FALSE;
}

static void add_free(Held *held, const Entry *entry, guint line)
{
	guint *lines = has_assigned(held, entry) ? held->claimed : held->listed;

	for (guint port = entry->ports.first; port <= entry->ports.last;
	     port++) {
		if (*entry->field[ENTRY_TRANSPORT])
			held->listed_on[port] = TRUE;
		else if (!lines[port])
			lines[port] = line + 1;
	}
}

static void add_other(Held *held, const Entry *entry)
{
	guint8 transport = held_transport(entry->field[ENTRY_TRANSPORT]);

	for (guint port = entry->ports.first; port <= entry->ports.last;
	     port++) {
		if (entry->status == ENTRY_ASSIGNED)
			held->assigned[port] |= transport;
		else if (entry->status != ENTRY_REMARK)
			held->kept[port] = TRUE;
	}
}

Held *held_of(const Audited *audited)
{
	Held *held = g_new0(Held, 1);

	for (guint i = 0; i < audited->lines->len; i++) {
		const Entry *entry = audited_entry(audited, i);

		if (is_range(entry) && entry->status != ENTRY_UNASSIGNED)
			add_other(held, entry);
	}
	for (guint i = 0; i < audited->lines->len; i++) {
		if (held_is_free_line(audited, i))
			add_free(held, audited_entry(audited, i), i);
	}
	return held;
}
