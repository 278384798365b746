/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "audit/defects.h"
#include "audit/mail_address.h"

/* A run of entries, and the run of comments that closes it. */
typedef struct {
	guint first;
	guint comments;
	guint end;
} Group;

static gboolean is_kind(const Audited *audited, guint line, LineKind kind)
{
	return line < audited->lines->len &&
	       audited_line(audited, line)->kind == kind;
}

static const char *text_at(const Audited *audited, guint line)
{
	return audited_line(audited, line)->text;
}

/* What people wrote who did not know. */
static gboolean is_unknown(const char *text)
{
	static const char *const said[] = {
		"unknown",    "not known",    "none--",
		"no contact", "need contact", "e-mail?",
	};
	g_autofree char *lower = g_ascii_strdown(text, -1);

	for (guint i = 0; i < G_N_ELEMENTS(said); i++) {
		if (strstr(lower, said[i]))
			return TRUE;
	}
	return FALSE;
}

/* "[RFC3920]", "RFC 3821": those who wrote it answer for it. */
static gboolean is_reference(const char *text)
{
	const char *rfc = strstr(text, "RFC");

	return rfc &&
	       (rfc[3] == '-' || rfc[3] == ' ' || g_ascii_isdigit(rfc[3]));
}

static gboolean any(const Audited *audited, const Group *group,
		    gboolean (*is)(const char *text))
{
	for (guint i = group->comments; i < group->end; i++) {
		if (is(text_at(audited, i)))
			return TRUE;
	}
	return FALSE;
}

static void note_missing(Audited *audited, const Group *group)
{
	guint count = group->comments - group->first;

	audited_note(audited, DEFECT_NO_CONTACT, group->first,
		     audited_entry(audited, group->first),
		     count == 1 ? g_strdup("no line below it names anybody")
				: g_strdup_printf("no line below it and the "
						  "%u behind it names anybody",
						  count - 1),
		     NULL);
}

/* "Betsy Alexander +1 604-681-4549", "<714-768-401>" */
static gboolean has_number(const char *text)
{
	return g_regex_match_simple("[0-9][-0-9 ()]{6,}", text, 0, 0);
}

static void note_no_address(Audited *audited, const Group *group)
{
	DefectClass of = any(audited, group, is_unknown)
				 ? DEFECT_UNKNOWN_CONTACT
				 : DEFECT_NO_ADDRESS;

	audited_note(audited, of, group->comments,
		     audited_entry(audited, group->comments - 1),
		     g_strdup_printf("\"%s\"%s",
				     text_at(audited, group->comments),
				     any(audited, group, has_number)
					     ? ": a telephone number at most"
					     : ""),
		     NULL);
}

static void check_line(Audited *audited, const Group *group, guint line)
{
	char *mended = NULL;

	if (mail_address_check(text_at(audited, line), &mended) ==
	    MAIL_ADDRESS_BROKEN)
		audited_note(audited, DEFECT_BROKEN_ADDRESS, line,
			     audited_entry(audited, group->comments - 1),
			     g_strdup_printf("\"%s\"", text_at(audited, line)),
			     mended);
}

static gboolean has_address(const char *text)
{
	return mail_address_check(text, NULL) != MAIL_ADDRESS_NONE;
}

static void check_group(Audited *audited, const Group *group)
{
	if (group->comments == group->end) {
		note_missing(audited, group);
		return;
	}
	if (!any(audited, group, has_address) &&
	    !any(audited, group, is_reference))
		note_no_address(audited, group);
	for (guint i = group->comments; i < group->end; i++)
		check_line(audited, group, i);
}

void defects_of_contacts(Audited *audited)
{
	guint i = 0;

	while (audited->classic && i < audited->lines->len) {
		Group group = { i, i, i };

		while (is_kind(audited, group.comments, LINE_ENTRY))
			group.comments++;
		group.end = group.comments;
		while (is_kind(audited, group.end, LINE_COMMENT))
			group.end++;
		if (group.comments > group.first)
			check_group(audited, &group);
		i = MAX(group.end, i + 1);
	}
}
