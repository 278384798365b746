/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "review/amend.h"
#include "review/refusal.h"

const ListEditing *amend_editing(const Amending *amending)
{
	return amending->view->format->editing;
}

/* The text as the list can hold it, or NULL. */
char *amend_fold(Amending *amending, ListText kind, const char *text,
		 GError **error)
{
	g_autofree char *why = NULL;
	char *folded = list_text_fold(&amend_editing(amending)->limits, kind,
				      text, &why);

	if (!folded)
		refuse(REVIEW_ERROR_TEXT, error,
		       "the list cannot hold \"%s\": %s", text, why);
	else if (strcmp(folded, text) != 0)
		g_ptr_array_add(amending->amended->notes,
				g_strdup_printf("\"%s\" is published as "
						"\"%s\"",
						text, folded));
	return folded;
}

guint amend_target(const Amending *amending, guint number)
{
	return g_array_index(amending->targets, guint, number);
}

gboolean amend_set_field(Amending *amending, EntryField field, const char *text)
{
	gboolean changed = FALSE;

	for (guint i = 0; i < amending->targets->len; i++) {
		Entry *entry = amend_entry(amending, amend_target(amending, i));

		changed |= strcmp(entry->field[field], text) != 0;
		entry_set(entry, field, text);
	}
	return changed;
}

/* The lists of today say when an entry was changed last. */
void amend_set_modified(Amending *amending)
{
	if (!amend_editing(amending)->groups)
		amend_set_field(amending, ENTRY_MODIFIED, amending->day);
}

gboolean amend_nothing_new(GError **error)
{
	return refuse(REVIEW_ERROR_TEXT, error,
		      "the list says so already: nothing would change");
}

static gboolean is_kind(const Amending *amending, guint row, LineKind kind)
{
	return row < amending->view->lines->len &&
	       amend_line(amending, row)->kind == kind;
}

AmendGroup amend_group(const Amending *amending, guint row)
{
	AmendGroup group = { row, row, row };

	while (group.first > 0 &&
	       is_kind(amending, group.first - 1, LINE_ENTRY))
		group.first--;
	while (is_kind(amending, group.end, LINE_ENTRY))
		group.end++;
	group.comments = group.end;
	while (is_kind(amending, group.comments, LINE_COMMENT))
		group.comments++;
	return group;
}

gboolean amend_is_target(const Amending *amending, guint row)
{
	for (guint i = 0; i < amending->targets->len; i++) {
		if (amend_target(amending, i) == row)
			return TRUE;
	}
	return FALSE;
}
