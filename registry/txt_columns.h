/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_TXT_COLUMNS_H
#define REGISTRY_TXT_COLUMNS_H

#include <glib.h>

#include "registry/entry.h"

/*
 * Private to registry/: where the columns of a table of plain text stand.
 *
 * Knows no rows. All places are counted in characters from 0. Ports and
 * transports are centred in their columns, the rest begins where its column
 * does.
 */
#define TXT_COLUMNS	12
#define TXT_PORT	1
#define TXT_TRANSPORT	2
#define TXT_DESCRIPTION 3

typedef struct {
	guint start[TXT_COLUMNS];
	guint trailing; /* blanks behind the last cell */
} TxtColumns;

/* The field of a column; not for TXT_PORT. */
EntryField txt_columns_field(guint column);

/* What stands in an entry's cell. The caller frees it. */
char *txt_columns_cell(const Entry *entry, guint column);

/*
 * By the heading's line that ends the labels, each centred in its column, and
 * by the lines of the table below (of char *), where that leaves a choice.
 * FALSE: it is no such heading.
 */
gboolean txt_columns_find(const char *heading, const GPtrArray *lines,
			  TxtColumns *columns_out);

/* As a line's layout, "67 121 … 255+3". */
char *txt_columns_layout(const TxtColumns *columns);
gboolean txt_columns_of_layout(const char *layout, TxtColumns *columns_out);

/* Appends text in its column of a line that begins at start in out: at its
 * beginning or centred. */
void txt_columns_append(GString *out, gsize start, const TxtColumns *columns,
			guint column, const char *text);

#endif
