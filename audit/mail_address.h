/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_MAIL_ADDRESS_H
#define AUDIT_MAIL_ADDRESS_H

#include <glib.h>

/*
 * Whether a contact as lists have it, "Ann Example <ann@example.org> July
 * 2004", has an address that mail can be sent to.
 *
 * The sign may be an ampersand, as lists have it since 2007. An address of
 * UUCP or BITNET is none that mail can be sent to.
 */
typedef enum {
	MAIL_ADDRESS_NONE,
	MAIL_ADDRESS_BROKEN,
	MAIL_ADDRESS_GOOD,
} MailAddress;

/*
 * *mended_out, which may be NULL as a pointer, is what a broken contact
 * probably should be; NULL: nobody can tell. The caller frees it.
 */
MailAddress mail_address_check(const char *contact, char **mended_out);

/* The address in a text that has brackets and blanks beside it, and no more;
 * NULL: there is none that is good. The caller frees it. */
char *mail_address_in(const char *text);

/* TRUE: mail can be sent to the address, which may have an ampersand. */
gboolean mail_address_is_good(const char *address);

#endif
