/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_NAME_H
#define REGISTRY_NAME_H

#include <glib.h>

/*
 * Service names (RFC 6335 section 5.1) and the short names before them.
 *
 * Knows no registry: whether a name is taken is not asked here. An empty name
 * has no fault of characters.
 */

/* Characters: of the form of 2004, and of RFC 6335. */
#define NAME_MAX_2004	 14
#define NAME_MAX_RFC6335 15

/* A-Z a-z 0-9 and '-'. */
gboolean name_has_only_rfc6335_characters(const char *name);

/* Those, and _ + . / * which the list before 2011 had (RFC 4340 19.9). */
gboolean name_has_only_2004_characters(const char *name);

gboolean name_has_letter(const char *name);

/* TRUE if a part of the name, between hyphens and the like, is the word. */
gboolean name_has_word(const char *name, const char *word);

/* "sums2", "sums-v3": a number at the end, but not "http-8080". */
gboolean name_has_version(const char *name);

/*
 * RFC 6335 section 10.1: a name that may stand for one with other characters,
 * each of which becomes a hyphen, and a plus a "p". NULL: the name has none, or
 * what comes out is no valid name either. The caller frees it.
 */
char *name_replacement(const char *name);

/* Instead of a port: the name is assigned, and has none. */
#define NAME_NO_PORT -1

/* "port 80, 8080", or "no port"; ports: of gint64. The caller frees it. */
char *name_ports(const GArray *ports);

/* What is to be said of one that is at those ports already. The caller frees
 * it. */
char *name_taken(const char *name, const GArray *ports);

/* All that RFC 6335 section 5.1 asks of the syntax. */
gboolean name_is_valid(const char *name);

#endif
