/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_AMEND_H
#define REVIEW_AMEND_H

#include "review/amendment.h"
#include "review/chosen_people.h"
#include "review/list_view.h"

/*
 * Private to amendment.c and what plans its acts: a list in the making.
 *
 * Each row of the view stays, or becomes the lines that stand instead of it.
 */
typedef struct {
	const Amendment *asked;
	Amended *amended;
	ListView *view;
	GPtrArray **instead; /* of ListLine; for each row, NULL: it stays */
	GPtrArray *own;	     /* lines that no view owns */
	GArray *targets;     /* of guint: rows of entries that are meant */
	ChosenPeople *people;
	gint64 effective;
	char *day;     /* "2004-07-12" */
	char *month;   /* "July 2004" */
	gboolean bare; /* lines are laid out by the rule of the format */
} Amending;

const ListLine *amend_line(const Amending *amending, guint row);

/* What stands for a row, to be changed: at first the row itself. */
GPtrArray *amend_instead(Amending *amending, guint row);

/* Takes the line. */
ListLine *amend_own(Amending *amending, ListLine *line);

/* A copy of a row's line, with an entry to be changed; it stands instead. */
Entry *amend_entry(Amending *amending, guint row);

const ListEditing *amend_editing(const Amending *amending);

/* The row of a target, and whether a row is one. */
guint amend_target(const Amending *amending, guint number);
gboolean amend_is_target(const Amending *amending, guint row);

/* Of all targets; TRUE: one of them said something else. */
gboolean amend_set_field(Amending *amending, EntryField field,
			 const char *text);

/* The lists of today say when an entry was changed last. */
void amend_set_modified(Amending *amending);

/* The text as the list can hold it, or NULL with REVIEW_ERROR. */
char *amend_fold(Amending *amending, ListText kind, const char *text,
		 GError **error);

/* Always FALSE. */
gboolean amend_nothing_new(GError **error);

/* Rows of the classic text: entries, and the comments below them. */
typedef struct {
	guint first;
	guint end;	/* of the entries */
	guint comments; /* the end of the comments */
} AmendGroup;

AmendGroup amend_group(const Amending *amending, guint row);

/* Each returns FALSE with REVIEW_ERROR if it is refused. */
gboolean amend_set(Amending *amending, GError **error);
gboolean amend_contact(Amending *amending, GError **error);
gboolean amend_reserve(Amending *amending, GError **error);
gboolean amend_deassign(Amending *amending, GError **error);
gboolean amend_revoke(Amending *amending, GError **error);

#endif
