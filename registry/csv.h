/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_CSV_H
#define REGISTRY_CSV_H

#include <glib.h>

#include "registry/catalogue.h"
#include "registry/list.h"
#include "registry/losses.h"

/*
 * The registry as CSV, as it is published since 2011: a header and twelve
 * columns a row.
 *
 *	http,80,tcp,World Wide Web HTTP,[Tim],[Tim],,2021-10-01,[RFC9110],,,
 *	,4,tcp,Unassigned,,,,,,,,
 *	dns-sd,,,"Two lines
 *	of text",,,,,,,,
 *
 * Knows no store. Always holds: each row is written back while it is read;
 * where its fields alone do not give the same bytes (a column is missing, a
 * quote stands where none belongs), the bytes are kept with them. What cannot
 * be a row at all is kept raw. So any bytes come back as they were.
 *
 * The layout of a row is a letter for each thing that it has beyond the rule
 * (quotes only around what holds a comma, a quote or a line end): 'w', its
 * charset is windows-1252; 'n', line ends inside fields are CRLF; 'r', a CR
 * stands behind it in a list whose lines end in LF; 'd', one port is written as
 * a range ("4748-4748").
 */

/* The format's name, as import, export and the store know it. */
#define CSV_FORMAT "csv"

/* TRUE if the bytes begin with the header, whatever its later columns are. */
gboolean csv_recognise(const char *bytes, gsize len);

PublishedList *csv_read(const char *bytes, gsize len);

/* Appends the row without its end. The layout is one that was read, or "". */
void csv_write(GString *out, const ListLine *line);

/* What the lines say, and a whole list of what a catalogue says. */
void csv_collect(Catalogue *catalogue, const GPtrArray *lines);
PublishedList *csv_compose(const Catalogue *catalogue, Losses *losses);

#endif
