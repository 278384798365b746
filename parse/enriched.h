/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_ENRICHED_H
#define PARSE_ENRICHED_H

#include <glib.h>

/*
 * text/enriched (RFC 1896), and text/richtext before it (RFC 1341, section
 * 7.1.3), as mailers of the 1990s wrote them, to text: without commands, a line
 * end alone is a blank, an excerpt gets "> ".
 *
 * Knows no forms. What is no command stays: "<jan@example.org>". Where most
 * lines end early their ends are meant, whatever the RFC says.
 */

/* The text is UTF-8 with LF line ends, and so is what the caller frees. */
char *enriched_to_text(const char *enriched);

#endif
