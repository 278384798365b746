/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "audit/defects.h"
#include "audit/held.h"

/* The names of a transport at a port. */
typedef struct {
	const char *transport;
	GPtrArray *names;  /* in their order */
	GHashTable *lines; /* to the line + 1 */
} PortNames;

static const char *field_of(const Audited *audited, guint line,
			    EntryField field)
{
	return audited_entry(audited, line)->field[field];
}

/* TRUE if the text has one of the names in quotes. */
static gboolean quotes_a_name(const PortNames *names, const char *own,
			      const char *text)
{
	g_auto(GStrv) parts = g_strsplit(text, "\"", -1);

	for (guint i = 1; parts[0] && parts[i]; i++) {
		if (strcmp(parts[i], own) != 0 &&
		    g_hash_table_contains(names->lines, parts[i]))
			return TRUE;
	}
	return FALSE;
}

/*
 * "This well-formed service name replaces "uma_1"", "This entry is an alias to
 * "uma-1"": the other name is the same service's, and meant (RFC 6335 section
 * 10.1).
 */
static gboolean is_alias(const Audited *audited, guint line,
			 const PortNames *names)
{
	const char *own = field_of(audited, line, ENTRY_NAME);

	return quotes_a_name(names, own,
			     field_of(audited, line, ENTRY_DESCRIPTION)) ||
	       quotes_a_name(names, own, field_of(audited, line, ENTRY_NOTES));
}

/* Leaves one of each service's names. */
static void drop_aliases(const Audited *audited, PortNames *names)
{
	for (guint i = 0; i < names->names->len;) {
		const char *name = names->names->pdata[i];
		guint line = GPOINTER_TO_UINT(
			g_hash_table_lookup(names->lines, name));

		if (is_alias(audited, line - 1, names)) {
			g_ptr_array_remove_index(names->names, i);
			g_hash_table_remove(names->lines, name);
		} else {
			i++;
		}
	}
}

static void note_twice(Audited *audited, guint line, guint before)
{
	gboolean same =
		strcmp(field_of(audited, line, ENTRY_DESCRIPTION),
		       field_of(audited, before, ENTRY_DESCRIPTION)) == 0;

	audited_note(audited, DEFECT_TWICE, line, audited_entry(audited, line),
		     g_strdup_printf("line %u has it, %s",
				     audited->numbers[before],
				     same ? "too" : "with another description"),
		     g_strdup("one line"));
}

static void add_name(Audited *audited, PortNames *names, guint line)
{
	const char *name = field_of(audited, line, ENTRY_NAME);
	guint before =
		GPOINTER_TO_UINT(g_hash_table_lookup(names->lines, name));

	if (before) {
		note_twice(audited, line, before - 1);
		return;
	}
	g_hash_table_insert(names->lines, (gpointer)name,
			    GUINT_TO_POINTER(line + 1));
	if (*name)
		g_ptr_array_add(names->names, (gpointer)name);
}

static void note_names(Audited *audited, const PortNames *names)
{
	g_autofree char *all = NULL;
	guint second = GPOINTER_TO_UINT(g_hash_table_lookup(
			       names->lines, names->names->pdata[1])) -
		       1;

	g_ptr_array_add(names->names, NULL);
	all = g_strjoinv(", ", (char **)names->names->pdata);
	audited_note(audited, DEFECT_PORT_NAMES, second,
		     audited_entry(audited, second),
		     g_strdup_printf("the names are %s", all),
		     g_strdup("one name for a port"));
}

static void look_at(Audited *audited, const char *transport, const guint *lines,
		    guint count)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	g_autoptr(GHashTable) by_name =
		g_hash_table_new(g_str_hash, g_str_equal);
	PortNames names = { transport, list, by_name };

	for (guint i = 0; i < count; i++) {
		if (g_ascii_strcasecmp(
			    field_of(audited, lines[i], ENTRY_TRANSPORT),
			    transport) == 0)
			add_name(audited, &names, lines[i]);
	}
	if (list->len > 1)
		drop_aliases(audited, &names);
	if (list->len > 1)
		note_names(audited, &names);
}

static void look(Audited *audited, const guint *lines, guint count)
{
	static const char *const transports[] = { "tcp", "udp", "sctp", "dccp",
						  "" };

	for (guint i = 0; count > 1 && i < G_N_ELEMENTS(transports); i++)
		look_at(audited, transports[i], lines, count);
}

void defects_of_ports(Audited *audited)
{
	audited_each_port(audited, look);
}
