/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_LIST_TEXT_H
#define REGISTRY_LIST_TEXT_H

#include <glib.h>

/*
 * Words of people as a published list can hold them: one line, in the letters
 * and no longer than the format has it.
 *
 * White space is folded to single blanks. Where a format has ASCII alone,
 * letters beyond it are folded to those that look most like them ("Jürgen" to
 * "Jurgen"), but in names, which are ASCII in each. What has none in ASCII, or
 * does not show (controls, directions, invisible characters), is refused, and
 * so is what is too long: nothing is cut.
 */
typedef enum {
	LIST_TEXT_NAME,
	LIST_TEXT_DESCRIPTION,
	LIST_TEXT_CONTACT,
	LIST_TEXT_COUNT
} ListText;

typedef struct {
	gboolean ascii;
	gsize max[LIST_TEXT_COUNT]; /* characters */
} ListTextLimits;

/*
 * NULL if it is refused; *why_out then says why, in a clause ("it has ..."),
 * and is the caller's too.
 */
char *list_text_fold(const ListTextLimits *limits, ListText kind,
		     const char *text, char **why_out);

#endif
