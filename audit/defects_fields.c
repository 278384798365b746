/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "audit/cut.h"
#include "audit/defects.h"
#include "audit/held.h"

static guint port_count(const Entry *entry)
{
	return (guint)MAX(entry->ports.first, entry->ports.last) -
	       MIN(entry->ports.first, entry->ports.last) + 1;
}

static void check_no_transport(Audited *audited, guint line, const Entry *entry)
{
	guint count = port_count(entry);

	if (entry->has_port && !*entry->field[ENTRY_TRANSPORT])
		audited_note(audited, DEFECT_NO_TRANSPORT, line, entry,
			     g_strdup_printf("%u port%s without one", count,
					     count == 1 ? "" : "s"),
			     g_strdup("a line for each transport"));
}

/* An entry of the same name next to the line has the transport. */
static gboolean is_beside(const Audited *audited, guint line,
			  const char *transport)
{
	const Entry *entry = audited_entry(audited, line);

	for (guint i = line > 0 ? line - 1 : 0;
	     i <= line + 1 && i < audited->lines->len; i++) {
		const Entry *other = audited_entry(audited, i);

		if (other && other->ports.first == entry->ports.first &&
		    strcmp(other->field[ENTRY_NAME],
			   entry->field[ENTRY_NAME]) == 0 &&
		    strcmp(other->field[ENTRY_TRANSPORT], transport) == 0)
			return TRUE;
	}
	return FALSE;
}

/* The transport that was meant: "upd" is udp, "tdp" what is not there yet. */
static char *meant(const Audited *audited, guint line, const char *written)
{
	static const char *const transports[] = { "tcp", "udp", "sctp",
						  "dccp" };
	g_autofree char *lower = g_ascii_strdown(written, -1);
	const char *best = NULL;
	guint least = 3;

	g_strstrip(lower);
	for (guint i = 0; i < G_N_ELEMENTS(transports); i++) {
		guint distance = typing_distance(lower, transports[i], 2);

		if (distance < least &&
		    !is_beside(audited, line, transports[i])) {
			least = distance;
			best = transports[i];
		}
	}
	return g_strdup(best);
}

static void check_transport(Audited *audited, guint line, const Entry *entry)
{
	const char *transport = entry->field[ENTRY_TRANSPORT];

	if (*transport && held_transport(transport) == HELD_OTHER)
		audited_note(audited, DEFECT_TRANSPORT, line, entry,
			     g_strdup_printf("\"%s\"", transport),
			     meant(audited, line, transport));
}

static void check_cut(Audited *audited, guint line, const Entry *entry)
{
	const char *text = entry->field[ENTRY_DESCRIPTION];
	char *mended =
		cut_is_possible(text) ? cut_mended(audited->words, text) : NULL;

	if (mended)
		audited_note(audited, DEFECT_CUT, line, entry,
			     g_strdup_printf("\"%s\"", text), mended);
}

/* An entry that was taken back keeps its name in a remark at most. */
static void check_gone(Audited *audited, guint line, const Entry *entry)
{
	const char *text = entry->field[ENTRY_DESCRIPTION];
	EntryStatus status = entry_status_of_remark(text);
	GString *right;

	if (!*entry->field[ENTRY_NAME] || !entry->has_port ||
	    (status != ENTRY_UNASSIGNED && status != ENTRY_DEASSIGNED))
		return;
	right = g_string_new(NULL);
	port_range_append(right, entry->ports);
	g_string_append_printf(right, " %s, without a name", text);
	audited_note(audited, DEFECT_GONE, line, entry,
		     g_strdup_printf("\"%s\"", text),
		     g_string_free(right, FALSE));
}

/* "Unassiged" */
static void check_remark(Audited *audited, guint line, const Entry *entry)
{
	static const char *const words[] = {
		"Unassigned",	 "Reserved",	    "Removed",
		"De-registered", "De-commissioned", "Decommissioned",
		"Deprecated",	 "De-assigned",
	};
	const char *text = entry->field[ENTRY_DESCRIPTION];
	g_autofree char *word = g_strndup(text, strcspn(text, " \t\n(,.;"));
	const char *right = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		if (g_ascii_strcasecmp(word, words[i]) == 0)
			return;
		if (!right && typing_error(word, words[i]))
			right = words[i];
	}
	if (right)
		audited_note(audited, DEFECT_REMARK, line, entry,
			     g_strdup_printf("\"%s\"", word), g_strdup(right));
}

void defects_of_fields(Audited *audited)
{
	for (guint i = 0; i < audited->lines->len; i++) {
		const Entry *entry = audited_assigned(audited, i);

		if (!entry && audited_entry(audited, i))
			check_remark(audited, i, audited_entry(audited, i));
		if (!entry)
			continue;
		check_gone(audited, i, entry);
		check_no_transport(audited, i, entry);
		check_transport(audited, i, entry);
		check_cut(audited, i, entry);
	}
}
