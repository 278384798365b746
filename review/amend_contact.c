/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "registry/contact.h"
#include "review/amend.h"
#include "review/refusal.h"

/* Folded, an address would be another one. */
static gboolean check_address(const char *contact, GError **error)
{
	return g_str_is_ascii(contact) || !strchr(contact, '@') ||
	       g_str_is_ascii(strrchr(contact, '<') ? strrchr(contact, '<')
						    : "") ||
	       refuse(REVIEW_ERROR_TEXT, error,
		      "the list cannot hold that address: it is not ASCII");
}

static gboolean contact_by_id(Amending *amending, const char *contact,
			      GError **error)
{
	g_autofree char *id = chosen_people_id(amending->people, contact,
					       amending->asked->address_sign,
					       amending->effective);
	g_autofree char *label = g_strdup_printf("[%s]", id);

	if (!amend_set_field(amending, ENTRY_CONTACT, label))
		return amend_nothing_new(error);
	amend_set_modified(amending);
	return TRUE;
}

static gboolean check_group(const Amending *amending, AmendGroup group,
			    GError **error)
{
	for (guint i = group.first; i < group.end; i++) {
		const Entry *entry = amend_line(amending, i)->entry;

		if (!amend_is_target(amending, i) && !amending->asked->group)
			return refuse(REVIEW_ERROR_PLACE, error,
				      "the contact is also that of %s %u/%s; "
				      "--group changes it for all",
				      entry->field[ENTRY_NAME],
				      entry->ports.first,
				      entry->field[ENTRY_TRANSPORT]);
	}
	return TRUE;
}

/* The comments of a group, with one contact where others stood. */
static char *replace_comments(Amending *amending, AmendGroup group,
			      const char *contact)
{
	g_autoptr(GString) all = g_string_new(NULL);
	g_autoptr(GDateTime) date =
		g_date_time_new_from_unix_utc(amending->effective);
	NewEntry model = {
		.port = amend_line(amending, group.first)->entry->ports.first,
		.transports = (const char *const[]){ NULL },
		.contact = contact,
		.effective = amending->effective
	};
	GPtrArray *lines = amend_instead(amending, group.end - 1);
	g_autoptr(GPtrArray) made = g_ptr_array_new();

	amend_editing(amending)->add_entry(made, amending->view->lines,
					   group.first, &model);
	for (guint i = 0; i < made->len; i++)
		g_ptr_array_add(lines, amend_own(amending, made->pdata[i]));
	g_string_append_printf(all, "%s %s", contact, amending->month);
	for (guint i = group.end; i < group.comments; i++) {
		const ListLine *line = amend_line(amending, i);
		g_auto(Contact) old = { 0 };

		if (contact_parse(line->text, &old))
			g_ptr_array_set_size(amend_instead(amending, i), 0);
		else
			g_string_append_printf(all, "\n%s", line->text);
	}
	return g_string_free(g_steal_pointer(&all), FALSE);
}

/* In the classic text a contact is that of the entries above it. */
static gboolean contact_below(Amending *amending, const char *contact,
			      GError **error)
{
	g_autofree char *written = g_strdelimit(g_strdup(contact), "@",
						amending->asked->address_sign);

	for (guint i = 0; i < amending->targets->len;) {
		AmendGroup group =
			amend_group(amending, amend_target(amending, i));
		g_autofree char *all = NULL;

		if (!check_group(amending, group, error))
			return FALSE;
		all = replace_comments(amending, group, written);
		for (guint row = group.first; row < group.end; row++)
			entry_set(amend_entry(amending, row), ENTRY_CONTACT,
				  all);
		while (i < amending->targets->len &&
		       amend_target(amending, i) < group.end)
			i++;
	}
	return TRUE;
}

gboolean amend_contact(Amending *amending, GError **error)
{
	g_autofree char *contact = NULL;

	if (!check_address(amending->asked->contact, error))
		return FALSE;
	contact = amend_fold(amending, LIST_TEXT_CONTACT,
			     amending->asked->contact, error);
	if (!contact)
		return FALSE;
	return amend_editing(amending)->groups
		       ? contact_below(amending, contact, error)
		       : contact_by_id(amending, contact, error);
}
