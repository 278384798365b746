/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "review/amend.h"
#include "review/refusal.h"

static const char *const unchangeable[][2] = {
	{ "name", "a name is not changed: de-assign the port, and the other "
		  "name is applied for (RFC 6335 section 8.3)" },
	{ "port", "a port is not moved: it is de-assigned, and another applied "
		  "for (RFC 6335 section 8.3)" },
	{ "transport", "another transport is applied for (RFC 6335 section "
		       "8.1.1)" },
	{ "assignee", "the assignee cannot be changed (RFC 6335 sections 8.5 "
		      "and 8.6)" },
	{ "contact", "a contact is replaced by \"entry contact\"" },
	{ "service_code", "a service code is applied for (RFC 6335 section "
			  "8.1.1)" },
	{ "registered", "dates follow from what is decided" },
	{ "modified", "dates follow from what is decided" },
};

/* RFC 6335 section 8.6; what the registry itself remarks is its own. */
static const struct {
	EntryField field;
	ListText text;
	gboolean classic; /* the classic text has it */
} changeable[] = {
	{ ENTRY_DESCRIPTION, LIST_TEXT_DESCRIPTION, TRUE },
	{ ENTRY_REFERENCE, LIST_TEXT_CONTACT, FALSE },
	{ ENTRY_UNAUTHORIZED, LIST_TEXT_CONTACT, FALSE },
	{ ENTRY_NOTES, LIST_TEXT_CONTACT, FALSE },
};

static gboolean refuse_field(const char *name, GError **error)
{
	for (guint i = 0; i < G_N_ELEMENTS(unchangeable); i++) {
		if (strcmp(unchangeable[i][0], name) == 0)
			return refuse(REVIEW_ERROR_RULE, error, "%s",
				      unchangeable[i][1]);
	}
	return refuse(REVIEW_ERROR_TEXT, error,
		      "an entry has no field \"%s\"; there is: description, "
		      "reference, unauthorized, notes",
		      name);
}

static gboolean set_one(Amending *amending, const char *assignment,
			gboolean *changed_inout, GError **error)
{
	gsize len = strcspn(assignment, "=");
	g_autofree char *name = g_strndup(assignment, len);

	if (!assignment[len])
		return refuse(REVIEW_ERROR_TEXT, error,
			      "\"%s\" is no field=text", assignment);
	for (guint i = 0; i < G_N_ELEMENTS(changeable); i++) {
		g_autofree char *text = NULL;

		if (strcmp(name, entry_field_name(changeable[i].field)) != 0)
			continue;
		if (amend_editing(amending)->groups && !changeable[i].classic)
			return refuse(REVIEW_ERROR_PLACE, error,
				      "the classic text has no place for the "
				      "field \"%s\"",
				      name);
		text = assignment[len + 1] ||
				       changeable[i].field == ENTRY_DESCRIPTION
			       ? amend_fold(amending, changeable[i].text,
					    assignment + len + 1, error)
			       : g_strdup("");
		if (!text)
			return FALSE;
		*changed_inout |=
			amend_set_field(amending, changeable[i].field, text);
		return TRUE;
	}
	return refuse_field(name, error);
}

gboolean amend_set(Amending *amending, GError **error)
{
	const char *const *field = amending->asked->fields;
	gboolean changed = FALSE;

	for (; field && *field; field++) {
		if (!set_one(amending, *field, &changed, error))
			return FALSE;
	}
	if (!changed)
		return amend_nothing_new(error);
	amend_set_modified(amending);
	return TRUE;
}
