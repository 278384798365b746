/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEXT_UNIFIED_H
#define TEXT_UNIFIED_H

#include <glib.h>

/*
 * The lines that differ between two texts, as diff -u shows them: hunks with
 * three lines around, which patch(1) takes.
 *
 * Knows no file: a is what is, b what is to be. Bytes are taken as they are.
 */
typedef struct {
	const char *name; /* as the first lines have it */
	const char *bytes;
	gsize len;
} UnifiedSide;

/* "" if they are the same. The caller frees it. */
GString *unified_diff(const UnifiedSide *a, const UnifiedSide *b);

#endif
