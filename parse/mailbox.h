/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_MAILBOX_H
#define PARSE_MAILBOX_H

#include <glib.h>

/*
 * Private to parse/: whom a From field names (RFC 5322 section 3.4).
 *
 * The first mailbox, one of a group too; encoded words are undone.
 * *guessed_out: the field is not written as it should be, but has an address
 * in it. FALSE: it names nobody. The caller frees name and email; the name is
 * NULL where there is none.
 */
gboolean mailbox_read(const char *field, char **name_out, char **email_out,
		      gboolean *guessed_out);

#endif
