/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/classic_entry.h"
#include "registry/list_edit.h"

static Entry *make_entry(const NewEntry *new, const char *transport,
			 const char *contact)
{
	Entry *entry = entry_new();

	entry->status = ENTRY_ASSIGNED;
	entry->has_port = TRUE;
	entry->ports = (PortRange){ new->port, new->port };
	entry_set(entry, ENTRY_NAME, new->name);
	entry_set(entry, ENTRY_TRANSPORT, transport);
	entry_set(entry, ENTRY_DESCRIPTION, new->description);
	entry_set(entry, ENTRY_CONTACT, contact);
	return entry;
}

static void add_entry(GPtrArray *lines, const GPtrArray *list, guint place,
		      const NewEntry *new)
{
	const ClassicColumns columns = classic_columns(list, place, new->port);
	g_autoptr(GDateTime) date =
		g_date_time_new_from_unix_utc(new->effective);
	g_autofree char *month = classic_month(date);
	g_autofree char *contact =
		g_strdup_printf("%s %s", new->contact, month);

	for (const char *const *transport = new->transports; *transport;
	     transport++)
		g_ptr_array_add(
			lines,
			classic_entry_line(
				columns, make_entry(new, *transport, contact)));
	g_ptr_array_add(lines, classic_contact_line(columns, contact));
}

static ListLine *remark_line(const GPtrArray *list, guint place, Entry *entry)
{
	return classic_remark_line(
		classic_columns(list, place, entry->ports.first), entry);
}

/* The longest of the lists of 2004 and 2005 have 15, 88 and 90. */
const ListEditing classic_editing = {
	.limits = { TRUE,
		    { [LIST_TEXT_NAME] = 15,
		      [LIST_TEXT_DESCRIPTION] = 88,
		      [LIST_TEXT_CONTACT] = 100 } },
	.groups = TRUE,
	.add_entry = add_entry,
	.remark_line = remark_line,
	.ports_line = classic_ports_line,
	.updated_line = classic_updated_line,
};
