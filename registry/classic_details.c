/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/classic_details.h"

#include <string.h>

#include "registry/contact.h"
#include "registry/date.h"
#include "registry/xml_text.h"

/* As many characters stand in a comment, for lines of 79 columns. */
#define WIDTH 52

/* In this order; a contact comes before them, and has no label. */
static const struct {
	EntryField field;
	const char *label;
} details[] = {
	{ ENTRY_REGISTERED, "Registered: " },
	{ ENTRY_ASSIGNEE, "Assignee: " },
	{ ENTRY_REFERENCE, "Reference: " },
	{ ENTRY_MODIFIED, "Modified: " },
	{ ENTRY_SERVICE_CODE, "Service code: " },
	{ ENTRY_UNAUTHORIZED, "Unauthorized use: " },
	{ ENTRY_NOTES, "Note: " },
};

EntryField classic_detail_field(const char *comment, const char **text_out)
{
	for (guint i = 0; i < G_N_ELEMENTS(details); i++) {
		*text_out = comment + strlen(details[i].label);
		if (g_str_has_prefix(comment, details[i].label))
			return details[i].field;
	}
	*text_out = comment;
	return ENTRY_FIELD_COUNT;
}

char *classic_one_line(const char *text)
{
	g_auto(GStrv) words = g_strsplit_set(text, " \t\r\n", -1);
	GString *line = g_string_new(NULL);

	for (char **word = words; *word; word++) {
		if (**word && line->len)
			g_string_append_c(line, ' ');
		g_string_append(line, *word);
	}
	return g_string_free(line, FALSE);
}

/* "80/tcp ..." and "## ..." would be read as ports and as a banner. */
static gboolean is_misread(const char *text)
{
	gsize digits = strspn(text, "0123456789-");

	return *text == '#' || (digits && text[digits] == '/');
}

/* In front of such a line. */
static const char hidden[] = "- ";

static void visit_line(GString *line, ClassicDetail visit, gpointer data)
{
	if (!line->len)
		return;
	if (is_misread(line->str))
		g_string_prepend(line, hidden);
	visit(line->str, data);
	g_string_truncate(line, 0);
}

/* Words, as many on a line as there is room for; none is cut. */
static void visit_wrapped(const char *text, ClassicDetail visit, gpointer data)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	g_autoptr(GString) line = g_string_new(NULL);

	for (char **word = words; *word; word++) {
		if (line->len &&
		    g_utf8_strlen(line->str, -1) + g_utf8_strlen(*word, -1) >=
			    WIDTH)
			visit_line(line, visit, data);
		if (line->len)
			g_string_append_c(line, ' ');
		g_string_append(line, *word);
	}
	visit_line(line, visit, data);
}

/* A person in words; an id that nobody is known of as it stands. */
static char *in_words(const People *people, const char *id)
{
	const Person *person = people_find(people, id);

	return person ? contact_of_person(person) : g_strdup_printf("[%s]", id);
}

/* The date of the registration stands behind the last of them. */
static void visit_contacts(const Entry *entry, const People *people,
			   ClassicDetail visit, gpointer data)
{
	g_autofree char *date = date_in_words(entry->field[ENTRY_REGISTERED]);
	g_auto(GStrv) ids = xml_labels(entry->field[ENTRY_CONTACT]);

	for (char **id = ids; *id; id++) {
		g_autofree char *words = in_words(people, *id);
		g_autofree char *dated =
			g_strdup_printf("%s %s", words, id[1] ? "" : date);
		g_autofree char *line = classic_one_line(dated);

		visit(line, data);
	}
}

/* All of them, each with its label. */
static void visit_assignees(const Entry *entry, const People *people,
			    const char *label, ClassicDetail visit,
			    gpointer data)
{
	g_auto(GStrv) ids = xml_labels(entry->field[ENTRY_ASSIGNEE]);

	for (char **id = ids; *id; id++) {
		g_autofree char *words = in_words(people, *id);
		g_autofree char *text = g_strconcat(label, words, NULL);
		g_autofree char *line = classic_one_line(text);

		visit(line, data);
	}
}

/* What a contact says already is not said again. */
static gboolean is_said(const Entry *entry, EntryField field)
{
	const char *contact = entry->field[ENTRY_CONTACT];

	return (field == ENTRY_REGISTERED && *contact) ||
	       (field == ENTRY_ASSIGNEE &&
		strcmp(entry->field[field], contact) == 0);
}

void classic_each_detail(const Entry *entry, const People *people,
			 ClassicDetail visit, gpointer data)
{
	visit_contacts(entry, people, visit, data);
	for (guint i = 0; i < G_N_ELEMENTS(details); i++) {
		const char *text = entry->field[details[i].field];
		g_autofree char *labelled =
			g_strconcat(details[i].label, text, NULL);
		g_autofree char *line = classic_one_line(labelled);

		if (!*text || is_said(entry, details[i].field))
			continue;
		if (details[i].field == ENTRY_ASSIGNEE)
			visit_assignees(entry, people, details[i].label, visit,
					data);
		else
			visit_wrapped(line, visit, data);
	}
}
