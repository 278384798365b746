/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_CLASSIC_ENTRY_H
#define REGISTRY_CLASSIC_ENTRY_H

#include <glib.h>

#include "registry/list.h"

/*
 * A new entry in the classic text (classic.h), in the layout of its
 * neighbours, and the lines that it changes.
 *
 * Knows not which port is free. Columns count from 0, with tabs every 8. What
 * is written here has blanks alone, in the columns that most of the entries
 * around it keep.
 */
typedef struct {
	guint ports;	   /* where the number begins */
	guint description; /* where the description does */
	guint contact;	   /* where a comment's text does */
} ClassicColumns;

/*
 * Those of the entries nearest to line number place of lines (of ListLine)
 * whose ports have as many digits as port.
 */
ClassicColumns classic_columns(const GPtrArray *lines, guint place,
			       guint16 port);

/*
 * The line of an entry, which it takes; of a remark on ports, the same with a
 * '#' in front; and of the contact below it.
 */
ListLine *classic_entry_line(ClassicColumns columns, Entry *entry);
ListLine *classic_remark_line(ClassicColumns columns, Entry *entry);
ListLine *classic_contact_line(ClassicColumns columns, const char *text);

/* A line like model, an "Unassigned" one, for other ports. */
ListLine *classic_ports_line(const ListLine *model, PortRange ports);

/* The date of that line in figures; NULL: it has none. The caller frees it. */
char *classic_updated(const ListLine *line);

/*
 * The line "(last updated ...)" with another date, in the style of the one
 * that it has, and RFC 3339's where that is none that is known. NULL if the
 * line has no such date.
 */
ListLine *classic_updated_line(const ListLine *old, GDateTime *date);

/* "October 2004", as contacts have it. The caller frees it. */
char *classic_month(GDateTime *date);

#endif
