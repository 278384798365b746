/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_TXT_H
#define REGISTRY_TXT_H

#include <glib.h>

#include "registry/catalogue.h"
#include "registry/list.h"
#include "registry/losses.h"

/*
 * The table as plain text, as a text browser shows the page of today's
 * registry: columns of blanks, centred ports, a people list below.
 *
 * Always holds: what is read is written back byte for byte. Rows of one line
 * are entries; those of several cannot be told apart for sure ("a cell is
 * centred in its row") and stay bytes, and so does all around the table. A
 * list that came in so is evidence, no registry to work with: what is made of
 * it lacks those rows.
 */
#define TXT_FORMAT "txt"

gboolean txt_recognise(const char *bytes, gsize len);
PublishedList *txt_read(const char *bytes, gsize len);
void txt_write(GString *out, const ListLine *line);
void txt_collect(Catalogue *catalogue, const GPtrArray *lines);
PublishedList *txt_compose(const Catalogue *catalogue, Losses *losses);

#endif
