/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEXT_HARMLESS_H
#define TEXT_HARMLESS_H

#include <glib.h>

/*
 * Text of strangers, made harmless for one line of a terminal or a log.
 *
 * Knows no file and no terminal: it only writes characters anew. What comes
 * out is always valid UTF-8 on one line, holds no control, bidirectional or
 * invisible character, and shows each of those by its number instead, so that
 * nothing is hidden and nothing is obeyed.
 */

/*
 * TRUE for a character that must not reach a reader as it is: controls (C0,
 * DEL, C1), bidirectional controls (Unicode UAX #9: U+061C, U+200E, U+200F,
 * U+202A-202E, U+2066-2069), line and paragraph separators, and characters of
 * no width (soft hyphen, zero-width ones, tags, variation selectors, BOM).
 */
gboolean harmless_is_unsafe(gunichar c);

/*
 * One harmless line of the len bytes at text; a byte that is not UTF-8 becomes
 * \xHH, an unsafe character \u{HEX} (\n, \r and \t by those names). More than
 * max_chars characters are cut, with "..." at the end; 0: no limit. The caller
 * frees it.
 */
char *harmless_line(const char *text, gsize len, gsize max_chars);

#endif
