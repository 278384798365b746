/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_ADDRESS_H
#define PARSE_ADDRESS_H

#include <glib.h>

/*
 * An e-mail address that a person typed into a form: "sam@example.org",
 * "Sam <sam@example.org>", "mailto:sam@example.org", and what sites write
 * against robots ("sam&example.org", "sam at example.org").
 */

/* The address in text, or NULL if there is none. The caller frees it. */
char *address_find(const char *text);

/*
 * TRUE for local-part@domain (RFC 5321 section 4.1.2) with a domain of two
 * labels or more, or an address literal.
 */
gboolean address_is_valid(const char *address);

#endif
