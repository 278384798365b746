/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_PAIRS_H
#define PARSE_PAIRS_H

#include "parse/lines.h"

/*
 * Private to parse/: names and values that a program wrote into a text.
 *
 * A browser's "name=value" lines (mailto: with text/plain); FormMail's and
 * NMS's "name: value" in a frame of dashes, with who submitted it above; and
 * application/x-www-form-urlencoded in one line, however it was wrapped. Only
 * names of forms begin a value; other lines belong to the one before.
 */

/* An array of FormField (fields.h); the caller frees it. */
GPtrArray *pairs_find(const Lines *lines, const char *part);

/* Who submitted a form, as FormMail says it above the frame: "realname" and
 * "email", or nothing. Whatever is in the frame is not looked at. */
GPtrArray *pairs_find_submitter(const Lines *lines, const char *part);

/* The same as pairs_find() for a text that says that it is urlencoded. */
GPtrArray *urlencoded_find(const Lines *lines, const char *part);

/* Whether a text looks like that: no blank in it, several names and values. */
gboolean urlencoded_is(const Lines *lines);

/* Those of the first paragraph that looks like that, as of a text that was
 * sent on; NULL: none does. */
GPtrArray *urlencoded_find_inside(const Lines *lines, const char *part);

#endif
