/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_LINK_H
#define PARSE_LINK_H

#include <glib.h>

/*
 * Private to parse/: addresses that a mailer made links of, and wrote as text:
 * "sam@example.org <mailto:sam@example.org>".
 */

/* Without links that repeat what they stand behind; others are "<address>".
 * The caller frees it. */
char *link_undone(const char *text);

/* "http://a.example<http://a.example>", as Outlook writes a page's link as
 * text, once. The caller frees it. */
char *link_single(const char *text);

/*
 * The address, where the text says one address and nothing else, however often
 * and in whatever brackets; else the text. The caller frees it.
 */
char *link_address(const char *text);

#endif
