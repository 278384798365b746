/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_AUDITED_H
#define AUDIT_AUDITED_H

#include "audit/defect.h"
#include "audit/words.h"
#include "registry/format.h"
#include "registry/people.h"

/*
 * A published list whose defects are looked for, and those found so far.
 *
 * Knows no store, and no class of defects: each defects_*.c looks for those of
 * one family. Always holds: lines are counted from 0 inside, and a defect has
 * the number of its line in the file, from 1 on.
 */
typedef struct {
	const ListFormat *format;
	gboolean classic; /* contacts stand in words below their entries, and
			     the rules are those of the lists before 2011 */
	gboolean whole;	  /* each entry of the list is known as one: the rows
			     of TXT that wrap are not */
	const GPtrArray *lines; /* of ListLine */
	guint *numbers;		/* of each line in its file */
	guint *by_port; /* the lines of assigned ports, sorted by them */
	guint by_port_count;
	People *people;	    /* of the list's own people lines */
	Words *words;	    /* of descriptions */
	GPtrArray *defects; /* of Defect */
} Audited;

/* lines (of ListLine) must outlive it, and what it found. */
Audited *audited_new(const ListFormat *format, const GPtrArray *lines);
void audited_free(Audited *audited);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Audited, audited_free)

const ListLine *audited_line(const Audited *audited, guint line);

/* The entry of a line, or NULL. */
const Entry *audited_entry(const Audited *audited, guint line);

/* The same, but NULL where it is of no assigned entry. */
const Entry *audited_assigned(const Audited *audited, guint line);

/* Called with the lines that are assigned the same ports, in their order. */
typedef void (*AuditedPort)(Audited *audited, const guint *lines, guint count);

void audited_each_port(Audited *audited, AuditedPort visit);

/* Notes a defect at a line; takes what and right, which may be NULL. entry:
 * whose it is, or NULL. */
void audited_note(Audited *audited, DefectClass of, guint line,
		  const Entry *entry, char *what, char *right);

/* The same of ports that no entry has. */
void audited_note_ports(Audited *audited, DefectClass of, guint line,
			PortRange ports, char *what, char *right);

#endif
