/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_CONTACT_H
#define REGISTRY_CONTACT_H

#include <glib.h>

#include "registry/person.h"

/*
 * A contact in the notation of the classic text, "Ann Example
 * <ann@example.org> July 2004", and what it says.
 *
 * Knows no list. People typed these lines for 15 years: dates in several
 * forms, no closing bracket, a telephone number for an address.
 */
typedef struct {
	char *name;
	char *uri;  /* "mailto:ann@example.org", or what stood there instead */
	char *date; /* "2004-07", "2004-07-12", or "" */
	char *rest; /* what stands behind and is no date, or "" */
} Contact;

void contact_clear(Contact *contact);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Contact, contact_clear)

/*
 * FALSE: it names nobody, for there is no address in it, and it may be any
 * text; *contact_out is empty then.
 */
gboolean contact_parse(const char *line, Contact *contact_out);

/*
 * A person as such a line; several addresses with blanks between, and for none
 * what the lists of 2004 had, "<---none--->".
 */
char *contact_of_person(const Person *person);

#endif
