/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_XML_TEXT_H
#define REGISTRY_XML_TEXT_H

#include <glib.h>

/*
 * Text and references of the registry's XML, and what the table of today shows
 * of them.
 */

/* Appends text with & < > as entities; in an attribute the quote too. What no
 * XML can hold, as controls, becomes U+FFFD. */
void xml_append_text(GString *out, const char *text);
void xml_append_attribute(GString *out, const char *text);

/* Appends "<!-- text -->", with a blank between two hyphens. */
void xml_append_comment(GString *out, const char *text);

/*
 * Text as the table shows it: without white space at its ends, and with one
 * blank for white space that has a line feed inside (IANA's own rule, seen in
 * all copies since 2020: \s+\n\s+). The caller frees it.
 */
char *xml_squeeze(const char *text);

/*
 * What stands in brackets for a reference: its own text, or what its type and
 * data say ("rfc", "rfc6335": "RFC6335"). The caller frees it.
 */
char *xml_label(const char *type, const char *data, const char *text);

/* Appends the reference that a label stands for, as an element. */
void xml_append_reference(GString *out, const char *label);
void xml_append_person(GString *out, const char *id);

/*
 * The labels of "[RFC4727][RFC6335]". Text that is no run of brackets is one
 * label as a whole; "" has none. The caller frees it.
 */
char **xml_labels(const char *field);

#endif
