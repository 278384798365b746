/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "audit/defects.h"
#include "audit/mail_address.h"

static const char mailto[] = "mailto:";

/* The people of a list, and the ids that were told already. */
typedef struct {
	Audited *audited;
	GHashTable *told;
} Roll;

static void check_id(const Roll *roll, guint line, const Entry *entry,
		     const char *id)
{
	if (people_find(roll->audited->people, id) ||
	    !g_hash_table_add(roll->told, g_strdup(id)))
		return;
	audited_note(roll->audited, DEFECT_NO_PERSON, line, entry,
		     g_strdup_printf("[%s]", id), NULL);
}

/* "[Ann_Example][Ben_Oakes]" */
static void check_ids(const Roll *roll, guint line, const Entry *entry,
		      const char *ids)
{
	const char *open = ids;

	while ((open = strchr(open, '[')) != NULL) {
		gsize len = strcspn(open + 1, "]");
		g_autofree char *id = g_strndup(open + 1, len);

		if (*id)
			check_id(roll, line, entry, id);
		open += len + 1;
	}
}

static void check_entry(const Roll *roll, guint line, const Entry *entry)
{
	const char *assignee = entry->field[ENTRY_ASSIGNEE];
	const char *contact = entry->field[ENTRY_CONTACT];

	if (!people_count(roll->audited->people))
		return;
	check_ids(roll, line, entry, assignee);
	check_ids(roll, line, entry, contact);
}

/* Who has a reference has somebody who answers for it. */
static gboolean is_nobodys(const Entry *entry)
{
	return !*entry->field[ENTRY_ASSIGNEE] &&
	       !*entry->field[ENTRY_CONTACT] && !*entry->field[ENTRY_REFERENCE];
}

static gboolean is_nobodys_too(const Audited *audited, guint line,
			       const Entry *first)
{
	const Entry *entry = line < audited->lines->len
				     ? audited_assigned(audited, line)
				     : NULL;

	return entry && is_nobodys(entry) &&
	       strcmp(entry->field[ENTRY_NAME], first->field[ENTRY_NAME]) == 0;
}

/* Once for all transports of a service. */
static void check_contacts(Audited *audited)
{
	guint i = 0;

	while (i < audited->lines->len) {
		const Entry *entry = audited_assigned(audited, i);
		guint end = i + 1;

		if (entry && is_nobodys(entry)) {
			while (is_nobodys_too(audited, end, entry))
				end++;
			audited_note(audited, DEFECT_NO_CONTACT, i, entry,
				     g_strdup("neither an assignee nor a "
					      "contact nor a reference"),
				     NULL);
		}
		i = end;
	}
}

static char *title_of(const Person *person)
{
	const char *name = person->field[PERSON_NAME];

	return g_strdup_printf("[%s] %s", person->field[PERSON_ID],
			       *name ? name : person->field[PERSON_ORG]);
}

static void check_uri(Audited *audited, guint line, const Person *person,
		      const char *uri)
{
	g_autofree char *title = title_of(person);
	const char *address = uri + strlen(mailto);
	char *mended = NULL;

	if (!g_str_has_prefix(uri, mailto) || mail_address_is_good(address))
		return;
	mended = mail_address_in(address);
	audited_note(audited, DEFECT_BROKEN_ADDRESS, line, NULL,
		     g_strdup_printf("%s: \"%s\"", title, address), mended);
}

static void check_person(Audited *audited, guint line, const Person *person)
{
	g_auto(GStrv) uris = g_strsplit(person->field[PERSON_URI], "\n", -1);

	if (!*person->field[PERSON_URI])
		audited_note(audited, DEFECT_NO_ADDRESS, line, NULL,
			     title_of(person), NULL);
	for (char **uri = uris; *uri; uri++)
		check_uri(audited, line, person, *uri);
}

void defects_of_people(Audited *audited)
{
	g_autoptr(GHashTable) told =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const Roll roll = { audited, told };

	if (audited->classic)
		return;
	check_contacts(audited);
	for (guint i = 0; i < audited->lines->len; i++) {
		const ListLine *line = audited_line(audited, i);
		const Entry *entry = audited_assigned(audited, i);

		if (entry)
			check_entry(&roll, i, entry);
		if (line->kind == LINE_PERSON)
			check_person(audited, i, line->person);
	}
}
