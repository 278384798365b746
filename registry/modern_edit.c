/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "registry/list_edit.h"
#include "registry/span.h"
#include "registry/xml_text.h"

/* The table and the registry of today have the same entries. */

static void set_label(Entry *entry, EntryField field, const char *id)
{
	g_autofree char *label = id ? g_strdup_printf("[%s]", id) : NULL;

	entry_set(entry, field, label ? label : "");
}

static void add_entry(GPtrArray *lines, const GPtrArray *list, guint place,
		      const NewEntry *new)
{
	g_autoptr(GDateTime) date =
		g_date_time_new_from_unix_utc(new->effective);
	g_autofree char *day = g_date_time_format(date, "%Y-%m-%d");

	(void)list;
	(void)place;
	for (const char *const *transport = new->transports; *transport;
	     transport++) {
		ListLine *line = list_line_new(LINE_ENTRY);

		line->entry = entry_new();
		line->entry->status = ENTRY_ASSIGNED;
		line->entry->has_port = TRUE;
		line->entry->ports = (PortRange){ new->port, new->port };
		entry_set(line->entry, ENTRY_NAME, new->name);
		entry_set(line->entry, ENTRY_TRANSPORT, *transport);
		entry_set(line->entry, ENTRY_DESCRIPTION, new->description);
		set_label(line->entry, ENTRY_ASSIGNEE, new->assignee_id);
		set_label(line->entry, ENTRY_CONTACT, new->contact_id);
		entry_set(line->entry, ENTRY_REGISTERED, day);
		g_ptr_array_add(lines, line);
	}
}

static ListLine *remark_line(const GPtrArray *list, guint place, Entry *entry)
{
	ListLine *line = list_line_new(LINE_PORTS);

	(void)list;
	(void)place;
	line->entry = entry;
	return line;
}

static ListLine *ports_line(const ListLine *model, PortRange ports)
{
	ListLine *line = list_line_new(LINE_PORTS);

	line->entry = entry_copy(model->entry);
	line->entry->ports = ports;
	return line;
}

static const char updated_start[] = "<updated>";
static const char updated_end[] = "</updated>";

static ListLine *xml_updated_line(const ListLine *old, GDateTime *date)
{
	gsize len;
	const char *bytes = list_line_bytes(old, &len);
	g_autofree char *text = g_strndup(bytes, len);
	g_autofree char *day = g_date_time_format(date, "%Y-%m-%d");
	char *start = strstr(text, updated_start);
	char *end = start ? strstr(start, updated_end) : NULL;
	g_autofree char *raw = NULL;
	ListLine *line;

	if (!end)
		return NULL;
	start[strlen(updated_start)] = '\0';
	raw = g_strconcat(text, day, end, NULL);
	line = list_line_new(LINE_UPDATED);
	line->raw = g_bytes_new(raw, strlen(raw));
	return line;
}

static ListLine *xml_person_of(Person *person)
{
	ListLine *line = list_line_new(LINE_PERSON);

	line->person = person;
	return line;
}

/* TRUE: a list of people begins behind the line. */
static gboolean opens_people(const ListLine *line)
{
	gsize len;
	const char *bytes;
	Span span;

	if (line->kind != LINE_RAW)
		return FALSE;
	bytes = list_line_bytes(line, &len);
	span = (Span){ bytes, bytes + len };
	span_take_blanks(&span);
	span_take_trailing(&span);
	return span_length(span) == strlen("<people>") &&
	       span_starts_with(span, "<people>");
}

/* Before the first whose id comes later, or behind the last. */
static guint xml_person_place(const GPtrArray *list, const char *id)
{
	guint place = G_MAXUINT;

	for (guint i = 0; i < list->len; i++) {
		const ListLine *line = list->pdata[i];

		if (line->person &&
		    strcmp(line->person->field[PERSON_ID], id) > 0)
			return i;
		if (line->person || opens_people(line))
			place = i + 1;
	}
	return place;
}

const ListLine *list_find_person(const GPtrArray *list, const char *id)
{
	for (guint i = 0; i < list->len; i++) {
		const ListLine *line = list->pdata[i];

		if (line->person &&
		    strcmp(line->person->field[PERSON_ID], id) == 0)
			return line;
	}
	return NULL;
}

/* RFC 6335 section 5.1 has names of 15 characters at most. */
#define LIMITS                                                                 \
	{                                                                      \
		FALSE,                                                         \
		{                                                              \
			[LIST_TEXT_NAME] = 15, [LIST_TEXT_DESCRIPTION] = 255,  \
			[LIST_TEXT_CONTACT] = 255                              \
		}                                                              \
	}

const ListEditing csv_editing = {
	.limits = LIMITS,
	.add_entry = add_entry,
	.remark_line = remark_line,
	.ports_line = ports_line,
};

const ListEditing xml_editing = {
	.limits = LIMITS,
	.add_entry = add_entry,
	.remark_line = remark_line,
	.ports_line = ports_line,
	.updated_line = xml_updated_line,
	.person_line = xml_person_of,
	.person_place = xml_person_place,
};
