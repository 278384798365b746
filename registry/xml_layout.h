/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_XML_LAYOUT_H
#define REGISTRY_XML_LAYOUT_H

#include <glib.h>

#include "registry/entry.h"
#include "registry/person.h"

/*
 * How a record of the registry's XML is laid out, and writing it so.
 *
 * A layout is a run of items, each a letter; before the letter, in (), the
 * white space that is not that of the rule; behind it, in {}, bytes instead of
 * those of the rule. In both a backslash stands before ')', '}' and '\'.
 *
 *	n name   p protocol   a assignee   x xref of a person   d description
 *	i number   s sc   r any other xref   o note   u unauthorized
 *	? another element   < start of the record   > its end
 *
 * {} of x, r and ? is the whole element, of < and > the tag, else what stands
 * inside; "{/}" an element that is empty in one tag. The k-th x is the k-th
 * label of the contact, the k-th r that of the reference.
 */

/* The order of the rule: what an entry has of these, once each. */
extern const char xml_order[];

/* The field that an element shows; ENTRY_FIELD_COUNT: none of its own. */
EntryField xml_field(char letter);

/* "name" for 'n'; NULL if there is no such element. */
const char *xml_element(char letter);
char xml_letter(const char *element); /* '?': another */

/* White space of the rule before an item. */
const char *xml_space(char letter);

/* Appends " (..)" or "{..}" to a layout. */
void xml_layout_add_space(GString *layout, const char *space, gsize len);
void xml_layout_add_bytes(GString *layout, const char *bytes, gsize len);

/*
 * Appends an element by the rule, without white space before it; number: which
 * label, of x and r.
 */
void xml_append_element(GString *out, const Entry *entry, char letter,
			guint number);

/* Appends a record; with an empty layout, by the rule. */
void xml_append_record(GString *out, const Entry *entry, const char *layout);

/* Appends a person by the rule: name, org, uri, updated. */
void xml_append_person_record(GString *out, const Person *person);

#endif
