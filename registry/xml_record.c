/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/xml_record.h"

#include <string.h>

#include "registry/port.h"
#include "registry/xml_layout.h"
#include "registry/xml_text.h"

/* What an element is in a layout: of an xref it depends on the type. */
static char letter_of(const XmlChild *child)
{
	char letter = xml_letter(child->name);

	if (letter != 'x')
		return letter;
	return g_strcmp0(child->type, "person") == 0 ? 'x' : 'r';
}

/* A second element where there can be but one shows no field. */
static char letter_at(const XmlUnit *unit, guint number)
{
	char letter = letter_of(unit->children->pdata[number]);

	if (strchr("xr", letter))
		return letter;
	for (guint i = 0; i < number; i++) {
		if (letter_of(unit->children->pdata[i]) == letter)
			return '?';
	}
	return letter;
}

static void append_label(Entry *entry, EntryField field, const XmlChild *child)
{
	g_autofree char *label =
		xml_label(child->type, child->data, child->text->str);
	g_autofree char *all =
		g_strdup_printf("%s[%s]", entry->field[field], label);

	entry_set(entry, field, all);
}

/* FALSE: it is no number of a port. */
static gboolean set_ports(Entry *entry, const char *text)
{
	g_autofree char *number = xml_squeeze(text);

	entry->has_port = *number != '\0';
	return !entry->has_port ||
	       port_range_parse(number, strlen(number), &entry->ports);
}

static gboolean set_field(Entry *entry, char letter, const XmlChild *child)
{
	EntryField field = xml_field(letter);
	const char *text = letter == 'a' && child->labels->len
				   ? child->labels->str
				   : child->text->str;
	g_autofree char *squeezed = NULL;

	if (letter == 'x' || letter == 'r') {
		append_label(entry, field, child);
		return TRUE;
	}
	if (letter == 'i')
		return set_ports(entry, child->text->str);
	if (letter == '?')
		return TRUE;
	squeezed = xml_squeeze(text);
	entry_set(entry, field, squeezed);
	return TRUE;
}

static void set_date(Entry *entry, EntryField field, const char *date)
{
	if (date)
		entry_set(entry, field, date);
}

/* NULL: it is no record of the registry. */
static Entry *read_entry(const XmlUnit *unit)
{
	g_autoptr(Entry) entry = entry_new();

	set_date(entry, ENTRY_REGISTERED, unit->date);
	set_date(entry, ENTRY_MODIFIED, unit->updated);
	for (guint i = 0; i < unit->children->len; i++) {
		if (!set_field(entry, letter_at(unit, i),
			       unit->children->pdata[i]))
			return NULL;
	}
	if (!entry->has_port && !*entry->field[ENTRY_NAME])
		return NULL;
	if (!*entry->field[ENTRY_ASSIGNEE])
		entry_set(entry, ENTRY_ASSIGNEE, entry->field[ENTRY_CONTACT]);
	entry->status = entry_status_of_record(entry);
	return g_steal_pointer(&entry);
}

static gboolean is(Span span, const GString *bytes, gsize from)
{
	return bytes->len - from == span_length(span) &&
	       memcmp(bytes->str + from, span.at, span_length(span)) == 0;
}

static void add_space(GString *layout, char letter, Span space)
{
	const char *rule = xml_space(letter);

	if (span_length(space) != strlen(rule) ||
	    memcmp(space.at, rule, strlen(rule)) != 0)
		xml_layout_add_space(layout, space.at, span_length(space));
}

/* "<description/>" where the field is empty is the rule. */
static Span bytes_of(const XmlChild *child, char letter)
{
	static const char empty[] = "/";

	if (strchr("xr?", letter))
		return child->bytes;
	return child->one_tag ? (Span){ empty, empty + 1 } : child->inside;
}

static void add_child(GString *layout, const Entry *entry,
		      const XmlChild *child, char letter, guint number)
{
	g_autoptr(GString) by_rule = g_string_new(NULL);
	Span bytes;

	g_string_append_c(layout, letter);
	if (letter != '?')
		xml_append_element(by_rule, entry, letter, number);
	if (is(child->bytes, by_rule, 0))
		return;
	bytes = bytes_of(child, letter);
	xml_layout_add_bytes(layout, bytes.at, span_length(bytes));
}

static void add_tag(GString *layout, char letter, Span tag, Span space,
		    const char *by_rule)
{
	gsize before = layout->len;

	add_space(layout, letter, space);
	if (span_length(tag) == strlen(by_rule) &&
	    memcmp(tag.at, by_rule, strlen(by_rule)) == 0) {
		if (layout->len > before)
			g_string_append_c(layout, letter);
		return;
	}
	g_string_append_c(layout, letter);
	xml_layout_add_bytes(layout, tag.at, span_length(tag));
}

/* The start tag as fields give it. */
static char *start_by_rule(const Entry *entry)
{
	g_autoptr(GString) record = g_string_new(NULL);
	const char *start;

	xml_append_record(record, entry, "");
	start = record->str + strlen(xml_space('<'));
	return g_strndup(start, (gsize)(strchr(start, '>') - start) + 1);
}

static char *make_layout(const XmlUnit *unit, const Entry *entry, Span lead)
{
	GString *layout = g_string_new(NULL);
	g_autofree char *start = start_by_rule(entry);
	const char *at = unit->start.end;
	guint count[256] = { 0 };

	add_tag(layout, '<', unit->start, lead, start);
	for (guint i = 0; i < unit->children->len; i++) {
		const XmlChild *child = unit->children->pdata[i];
		char letter = letter_at(unit, i);

		add_space(layout, letter, (Span){ at, child->bytes.at });
		add_child(layout, entry, child, letter,
			  count[(guchar)letter]++);
		at = child->bytes.end;
	}
	add_tag(layout, '>', unit->end, (Span){ at, unit->end.at },
		"</record>");
	return g_string_free(layout, FALSE);
}

/* Lead and unit stand side by side. */
static Span whole(const XmlUnit *unit, Span lead)
{
	return (Span){ lead.at, unit->bytes.end };
}

static ListLine *keep_bytes(ListLine *line, Span bytes)
{
	g_free(line->layout);
	line->layout = g_strdup("");
	line->raw = g_bytes_new(bytes.at, span_length(bytes));
	return line;
}

ListLine *xml_record_line(const XmlUnit *unit, Span lead)
{
	g_autoptr(GString) written = g_string_new(NULL);
	Entry *entry = read_entry(unit);
	ListLine *line;

	if (!entry)
		return keep_bytes(list_line_new(LINE_RAW), whole(unit, lead));
	line = list_line_new(entry->status == ENTRY_ASSIGNED ? LINE_ENTRY
							     : LINE_PORTS);
	line->entry = entry;
	xml_append_record(written, entry, "");
	if (is(whole(unit, lead), written, 0))
		return line;
	g_free(line->layout);
	line->layout = make_layout(unit, entry, lead);
	g_string_truncate(written, 0);
	xml_append_record(written, entry, line->layout);
	if (!is(whole(unit, lead), written, 0) || !*line->layout ||
	    !g_utf8_validate(line->layout, -1, NULL))
		keep_bytes(line, whole(unit, lead));
	return line;
}

static PersonField person_field(const char *element)
{
	static const PersonField fields[] = { PERSON_NAME, PERSON_ORG,
					      PERSON_URI, PERSON_UPDATED };

	for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
		if (strcmp(person_field_name(fields[i]), element) == 0)
			return fields[i];
	}
	return PERSON_FIELD_COUNT;
}

/* A second address stands below the first. */
static void set_person_field(Person *person, const XmlChild *child)
{
	PersonField field = person_field(child->name);
	g_autofree char *text = xml_squeeze(child->text->str);
	g_autofree char *all = NULL;

	if (field == PERSON_FIELD_COUNT)
		return;
	all = *person->field[field]
		      ? g_strjoin("\n", person->field[field], text, NULL)
		      : g_strdup(text);
	person_set(person, field, all);
}

ListLine *xml_person_line(const XmlUnit *unit, Span lead)
{
	g_autoptr(GString) written = g_string_new(NULL);
	ListLine *line = list_line_new(LINE_PERSON);

	line->person = person_new();
	if (unit->id)
		person_set(line->person, PERSON_ID, unit->id);
	for (guint i = 0; i < unit->children->len; i++)
		set_person_field(line->person, unit->children->pdata[i]);
	xml_append_person_record(written, line->person);
	return is(whole(unit, lead), written, 0)
		       ? line
		       : keep_bytes(line, whole(unit, lead));
}
