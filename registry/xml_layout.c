/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/xml_layout.h"

#include <string.h>

#include "registry/port.h"
#include "registry/xml_text.h"

const char xml_order[] = "npaxdisrou";

static const struct {
	char letter;
	const char *element;
	EntryField field;
} elements[] = {
	{ 'n', "name", ENTRY_NAME },
	{ 'p', "protocol", ENTRY_TRANSPORT },
	{ 'a', "assignee", ENTRY_ASSIGNEE },
	{ 'x', "xref", ENTRY_CONTACT },
	{ 'd', "description", ENTRY_DESCRIPTION },
	{ 'i', "number", ENTRY_FIELD_COUNT },
	{ 's', "sc", ENTRY_SERVICE_CODE },
	{ 'r', "xref", ENTRY_REFERENCE },
	{ 'o', "note", ENTRY_NOTES },
	{ 'u', "unauthorized", ENTRY_UNAUTHORIZED },
};

EntryField xml_field(char letter)
{
	for (guint i = 0; i < G_N_ELEMENTS(elements); i++) {
		if (elements[i].letter == letter)
			return elements[i].field;
	}
	return ENTRY_FIELD_COUNT;
}

const char *xml_element(char letter)
{
	for (guint i = 0; i < G_N_ELEMENTS(elements); i++) {
		if (elements[i].letter == letter)
			return elements[i].element;
	}
	return NULL;
}

char xml_letter(const char *element)
{
	for (guint i = 0; i < G_N_ELEMENTS(elements); i++) {
		if (strcmp(elements[i].element, element) == 0)
			return elements[i].letter;
	}
	return '?';
}

const char *xml_space(char letter)
{
	return letter == '<' ? "  " : letter == '>' ? "\n  " : "\n    ";
}

static void add_quoted(GString *layout, char open, const char *bytes, gsize len,
		       char close)
{
	g_string_append_c(layout, open);
	for (gsize i = 0; i < len; i++) {
		if (strchr(")}\\", bytes[i]))
			g_string_append_c(layout, '\\');
		g_string_append_c(layout, bytes[i]);
	}
	g_string_append_c(layout, close);
}

void xml_layout_add_space(GString *layout, const char *space, gsize len)
{
	add_quoted(layout, '(', space, len, ')');
}

void xml_layout_add_bytes(GString *layout, const char *bytes, gsize len)
{
	add_quoted(layout, '{', bytes, len, '}');
}

/* Appends what is quoted at *layout and goes behind its close. */
static void take_quoted(GString *out, const char **layout, char close)
{
	const char *p = *layout + 1;

	for (; *p && *p != close; p++) {
		if (*p == '\\' && p[1])
			p++;
		g_string_append_c(out, *p);
	}
	*layout = *p ? p + 1 : p;
}

static void append_tag(GString *out, const char *start, const char *name)
{
	g_string_append(out, start);
	g_string_append(out, name);
	g_string_append_c(out, '>');
}

static void append_label(GString *out, const Entry *entry, char letter,
			 guint number)
{
	g_auto(GStrv) labels = xml_labels(entry->field[xml_field(letter)]);

	if (number >= g_strv_length(labels))
		return;
	(letter == 'x' ? xml_append_person
		       : xml_append_reference)(out, labels[number]);
}

static void append_assignee(GString *out, const char *field)
{
	g_auto(GStrv) labels = xml_labels(field);

	for (char **label = labels; *label; label++) {
		g_string_append(out, "\n      ");
		xml_append_person(out, *label);
	}
	g_string_append(out, "\n    ");
}

static void append_inside(GString *out, const Entry *entry, char letter)
{
	EntryField field = xml_field(letter);

	if (letter == 'a')
		append_assignee(out, entry->field[field]);
	else if (field != ENTRY_FIELD_COUNT)
		xml_append_text(out, entry->field[field]);
	else if (entry->has_port)
		port_range_append(out, entry->ports);
}

void xml_append_element(GString *out, const Entry *entry, char letter,
			guint number)
{
	const char *name = xml_element(letter);
	gsize before;

	if (letter == 'x' || letter == 'r') {
		append_label(out, entry, letter, number);
		return;
	}
	append_tag(out, "<", name);
	before = out->len;
	append_inside(out, entry, letter);
	if (out->len > before) {
		append_tag(out, "</", name);
		return;
	}
	g_string_truncate(out, before - 1);
	g_string_append(out, "/>");
}

static void append_start(GString *out, const Entry *entry)
{
	static const struct {
		const char *attribute;
		EntryField field;
	} dates[] = {
		{ " date=\"", ENTRY_REGISTERED },
		{ " updated=\"", ENTRY_MODIFIED },
	};

	g_string_append(out, "<record");
	for (guint i = 0; i < G_N_ELEMENTS(dates); i++) {
		if (!*entry->field[dates[i].field])
			continue;
		g_string_append(out, dates[i].attribute);
		xml_append_attribute(out, entry->field[dates[i].field]);
		g_string_append_c(out, '"');
	}
	g_string_append_c(out, '>');
}

/* A record needs a description; an assignee only who is not the contact. */
static guint count_by_rule(const Entry *entry, char letter)
{
	EntryField field = xml_field(letter);
	const char *text;

	if (field == ENTRY_FIELD_COUNT)
		return entry->has_port;
	text = entry->field[field];
	if (letter == 'x' || letter == 'r') {
		g_auto(GStrv) labels = xml_labels(text);

		return g_strv_length(labels);
	}
	if (letter == 'a' && strcmp(text, entry->field[ENTRY_CONTACT]) == 0)
		return 0;
	return *text || letter == 'd';
}

static void append_by_rule(GString *out, const Entry *entry)
{
	g_string_append(out, xml_space('<'));
	append_start(out, entry);
	for (const char *p = xml_order; *p; p++) {
		guint count = count_by_rule(entry, *p);

		for (guint i = 0; i < count; i++) {
			g_string_append(out, xml_space(*p));
			xml_append_element(out, entry, *p, i);
		}
	}
	g_string_append(out, xml_space('>'));
	g_string_append(out, "</record>");
}

/* Bytes that a layout has instead of an element. */
static void append_bytes(GString *out, char letter, const char **layout)
{
	gboolean whole = strchr("xr", letter) || !xml_element(letter);
	gboolean empty = !whole && g_str_has_prefix(*layout, "{/}");

	if (!whole)
		append_tag(out, "<", xml_element(letter));
	if (!empty) {
		take_quoted(out, layout, '}');
		if (!whole)
			append_tag(out, "</", xml_element(letter));
		return;
	}
	*layout += strlen("{/}");
	g_string_truncate(out, out->len - 1);
	g_string_append(out, "/>");
}

/* One item of a layout, as far as it is said. */
typedef struct {
	char letter; /* NUL: there is none */
	gboolean spaced;
	gboolean has_bytes;
	const char *space; /* at "(" */
	const char *bytes; /* at "{" */
} Item;

static void skip_quoted(const char **layout, char close)
{
	const char *p = *layout;

	while (*p && *p != close)
		p += *p == '\\' && p[1] ? 2 : 1;
	*layout = *p ? p + 1 : p;
}

static Item take_item(const char **layout)
{
	Item item = { .space = *layout, .spaced = **layout == '(' };

	if (item.spaced)
		skip_quoted(layout, ')');
	item.letter = **layout;
	if (!item.letter)
		return item;
	(*layout)++;
	item.bytes = *layout;
	item.has_bytes = **layout == '{';
	if (item.has_bytes)
		skip_quoted(layout, '}');
	return item;
}

static void append_item(GString *out, const Entry *entry, const Item *item,
			guint number)
{
	const char *bytes = item->bytes;
	const char *space = item->space;

	if (item->spaced)
		take_quoted(out, &space, ')');
	else
		g_string_append(out, xml_space(item->letter));
	if (item->has_bytes)
		append_bytes(out, item->letter, &bytes);
	else if (item->letter == '<')
		append_start(out, entry);
	else if (item->letter == '>')
		g_string_append(out, "</record>");
	else if (xml_element(item->letter))
		xml_append_element(out, entry, item->letter, number);
}

/* Start and end are said only where they differ from the rule. */
static void append_laid_out(GString *out, const Entry *entry,
			    const char *layout)
{
	static const Item start = { .letter = '<' };
	static const Item end = { .letter = '>' };
	guint count[256] = { 0 };
	Item item = take_item(&layout);
	char last = '\0';

	if (item.letter != '<')
		append_item(out, entry, &start, 0);
	for (; item.letter; item = take_item(&layout)) {
		append_item(out, entry, &item, count[(guchar)item.letter]++);
		last = item.letter;
	}
	if (last != '>')
		append_item(out, entry, &end, 0);
}

void xml_append_record(GString *out, const Entry *entry, const char *layout)
{
	if (*layout)
		append_laid_out(out, entry, layout);
	else
		append_by_rule(out, entry);
}

void xml_append_person_record(GString *out, const Person *person)
{
	static const struct {
		const char *element;
		PersonField field;
	} children[] = {
		{ "name", PERSON_NAME },
		{ "org", PERSON_ORG },
		{ "uri", PERSON_URI },
		{ "updated", PERSON_UPDATED },
	};

	g_string_append(out, "    <person id=\"");
	xml_append_attribute(out, person->field[PERSON_ID]);
	g_string_append(out, "\">");
	for (guint i = 0; i < G_N_ELEMENTS(children); i++) {
		const char *text = person->field[children[i].field];
		g_auto(GStrv) values = g_strsplit(text, "\n", -1);

		for (char **value = values; *value; value++) {
			append_tag(out, "\n      <", children[i].element);
			xml_append_text(out, *value);
			append_tag(out, "</", children[i].element);
		}
	}
	g_string_append(out, "\n    </person>");
}
