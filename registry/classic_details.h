/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_CLASSIC_DETAILS_H
#define REGISTRY_CLASSIC_DETAILS_H

#include <glib.h>

#include "registry/entry.h"
#include "registry/people.h"

/*
 * What the modern formats say of an entry in columns of its own, as comments
 * of the classic text: contacts with their address, and the rest by its name.
 */

/* text is one line of printable characters. */
typedef void (*ClassicDetail)(const char *text, gpointer data);

void classic_each_detail(const Entry *entry, const People *people,
			 ClassicDetail visit, gpointer data);

/*
 * The field that such a comment is of by its label, and what stands behind it;
 * ENTRY_FIELD_COUNT: it has no label, which a contact needs not.
 */
EntryField classic_detail_field(const char *comment, const char **text_out);

/* Words with one blank between them. The caller frees it. */
char *classic_one_line(const char *text);

#endif
