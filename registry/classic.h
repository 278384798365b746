/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_CLASSIC_H
#define REGISTRY_CLASSIC_H

#include <glib.h>

#include "registry/catalogue.h"
#include "registry/list.h"
#include "registry/losses.h"

/*
 * The classic text of the registry, "port-numbers", as it was published from
 * the 1990s to 2010: prose, two tables, references.
 *
 *	tcpmux            1/tcp    TCP Port Service Multiplexer
 *	#                          Mark Lottor <MKL@nisc.example>
 *	#                 4/tcp    Unassigned
 *
 * Knows no store. Always holds: each line is written back while it is read;
 * where fields and white space alone do not give the same bytes, the bytes
 * are kept with the line. So any bytes at all come back as they were.
 *
 * The layout of a line is its runs of white space joined by '|': before the
 * ports, between them and the description, after it (a comment: before and
 * after its text), then "|w" if its charset is windows-1252.
 */

/* The format's name, as import, export and the store know it. */
#define CLASSIC_FORMAT "port-numbers"

/* TRUE if the bytes look like a classic text: a table's heading is there. */
gboolean classic_recognise(const char *bytes, gsize len);

/*
 * Never NULL: what is not understood is kept raw. An entry's contact is the
 * text of the comment lines that follow its group, joined by LF.
 */
PublishedList *classic_read(const char *bytes, gsize len);

/* Appends the line without its end. The layout is one that was read. */
void classic_write(GString *out, const ListLine *line);

/*
 * What the lines say, and a whole list of what a catalogue says: prose of our
 * own, the tables, and in comments what has no column. Remarks are banners.
 */
void classic_collect(Catalogue *catalogue, const GPtrArray *lines);
PublishedList *classic_compose(const Catalogue *catalogue, Losses *losses);

#endif
