/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEXT_PAGE_H
#define TEXT_PAGE_H

#include <glib.h>

/*
 * A page for a terminal of 80 columns: headings, fields, notes, tables.
 *
 * Knows nothing of what it shows. Always holds: whatever text is given, what
 * comes out is made harmless (harmless.h), line by line.
 */

void page_heading(GString *page, const char *text);

/*
 * "  label: value", the value beside the label if it is one short line, else
 * below it, indented, its lines kept and long ones wrapped. "" is shown as
 * "(none)".
 */
void page_field(GString *page, const char *label, const char *value);

/*
 * The answer to a question as a field, its key ("short_name") as the label,
 * and a note if bytes of it could not be decoded.
 */
void page_answer(GString *page, const char *key, const char *text,
		 gint64 lost_bytes);

/* "short_name" as "short name". The caller frees it. */
char *page_label(const char *key);

/* "  text:", above notes. */
void page_line(GString *page, const char *text);

/* "    mark text", wrapped under itself. */
void page_note(GString *page, const char *mark, const char *text);

/*
 * Rows of count cells each (NULL: empty), aligned; the last column is not
 * padded. The array holds rows * count strings.
 */
void page_table(GString *page, GPtrArray *cells, guint count);

#endif
