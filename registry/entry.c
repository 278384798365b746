/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/entry.h"

#include <string.h>

static const char *const status_names[] = {
	[ENTRY_ASSIGNED] = "assigned", [ENTRY_UNASSIGNED] = "unassigned",
	[ENTRY_RESERVED] = "reserved", [ENTRY_DEASSIGNED] = "deassigned",
	[ENTRY_REMARK] = "remark",
};
G_STATIC_ASSERT(G_N_ELEMENTS(status_names) == ENTRY_STATUS_COUNT);

static const char *const field_names[] = {
	[ENTRY_NAME] = "name",
	[ENTRY_TRANSPORT] = "transport",
	[ENTRY_DESCRIPTION] = "description",
	[ENTRY_ASSIGNEE] = "assignee",
	[ENTRY_CONTACT] = "contact",
	[ENTRY_REGISTERED] = "registered",
	[ENTRY_MODIFIED] = "modified",
	[ENTRY_REFERENCE] = "reference",
	[ENTRY_SERVICE_CODE] = "service_code",
	[ENTRY_UNAUTHORIZED] = "unauthorized",
	[ENTRY_NOTES] = "notes",
};
G_STATIC_ASSERT(G_N_ELEMENTS(field_names) == ENTRY_FIELD_COUNT);

/* All of them stand in copies of the list of 2004 to 2009. */
static const struct {
	const char *word;
	EntryStatus status;
} remark_words[] = {
	{ "unassigned", ENTRY_UNASSIGNED },
	{ "unassiged", ENTRY_UNASSIGNED },
	{ "unassinged", ENTRY_UNASSIGNED },
	{ "reserved", ENTRY_RESERVED },
	{ "iana reserved", ENTRY_RESERVED },
	{ "removed", ENTRY_DEASSIGNED },
	{ "de-registered", ENTRY_DEASSIGNED },
	{ "de-assigned", ENTRY_DEASSIGNED },
	{ "de-commissioned", ENTRY_DEASSIGNED },
	{ "decommissioned", ENTRY_DEASSIGNED },
	{ "decomissioned", ENTRY_DEASSIGNED },
	{ "deprecated", ENTRY_DEASSIGNED },
	{ "depricated", ENTRY_DEASSIGNED },
};

Entry *entry_new(void)
{
	Entry *entry = g_new0(Entry, 1);

	for (int i = 0; i < ENTRY_FIELD_COUNT; i++)
		entry->field[i] = g_strdup("");
	return entry;
}

void entry_free(Entry *entry)
{
	if (!entry)
		return;
	for (int i = 0; i < ENTRY_FIELD_COUNT; i++)
		g_free(entry->field[i]);
	g_free(entry);
}

Entry *entry_copy(const Entry *entry)
{
	Entry *copy = g_new0(Entry, 1);

	*copy = *entry;
	for (int i = 0; i < ENTRY_FIELD_COUNT; i++)
		copy->field[i] = g_strdup(entry->field[i]);
	return copy;
}

void entry_set(Entry *entry, EntryField field, const char *value)
{
	char *copy = g_strdup(value);

	g_free(entry->field[field]);
	entry->field[field] = copy;
}

gboolean entry_equal(const Entry *a, const Entry *b)
{
	if (a->status != b->status || a->has_port != b->has_port ||
	    a->ports.first != b->ports.first || a->ports.last != b->ports.last)
		return FALSE;
	for (int i = 0; i < ENTRY_FIELD_COUNT; i++) {
		if (strcmp(a->field[i], b->field[i]) != 0)
			return FALSE;
	}
	return TRUE;
}

char *entry_key(const Entry *entry)
{
	return g_strdup_printf("%s|%s|%u|%u|%d", entry->field[ENTRY_NAME],
			       entry->field[ENTRY_TRANSPORT],
			       entry->ports.first, entry->ports.last,
			       entry->status);
}

const char *entry_status_name(EntryStatus status)
{
	return status_names[status];
}

gboolean entry_status_parse(const char *name, EntryStatus *status_out)
{
	for (guint i = 0; i < G_N_ELEMENTS(status_names); i++) {
		if (strcmp(status_names[i], name) == 0) {
			*status_out = (EntryStatus)i;
			return TRUE;
		}
	}
	return FALSE;
}

const char *entry_field_name(EntryField field)
{
	return field_names[field];
}

EntryStatus entry_status_of_remark(const char *remark)
{
	for (guint i = 0; i < G_N_ELEMENTS(remark_words); i++) {
		gsize len = strlen(remark_words[i].word);

		if (g_ascii_strncasecmp(remark, remark_words[i].word, len) ==
			    0 &&
		    !g_ascii_isalnum(remark[len]))
			return remark_words[i].status;
	}
	return ENTRY_REMARK;
}

EntryStatus entry_status_of_record(const Entry *record)
{
	EntryStatus status;

	if (*record->field[ENTRY_NAME])
		return ENTRY_ASSIGNED;
	status = entry_status_of_remark(record->field[ENTRY_DESCRIPTION]);
	if (status == ENTRY_REMARK &&
	    (*record->field[ENTRY_CONTACT] || *record->field[ENTRY_ASSIGNEE]))
		return ENTRY_ASSIGNED;
	return status;
}

char *entry_title(const Entry *entry)
{
	GString *title = g_string_new(NULL);

	if (entry->has_port)
		port_range_append(title, entry->ports);
	if (*entry->field[ENTRY_TRANSPORT])
		g_string_append_printf(title, "/%s",
				       entry->field[ENTRY_TRANSPORT]);
	if (*entry->field[ENTRY_NAME])
		g_string_append_printf(title, "%s%s", title->len ? " " : "",
				       entry->field[ENTRY_NAME]);
	if (entry->status != ENTRY_ASSIGNED)
		g_string_append_printf(title, " (%s)",
				       entry_status_name(entry->status));
	return g_string_free(title, FALSE);
}
