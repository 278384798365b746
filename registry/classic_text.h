/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_CLASSIC_TEXT_H
#define REGISTRY_CLASSIC_TEXT_H

#include <glib.h>

/*
 * Words of people as the classic text can hold them: one line of printable
 * ASCII, no longer than the list ever had.
 *
 * White space is folded to single blanks, and letters beyond ASCII to those
 * that look most like them ("Jürgen" to "Jurgen"), but in names. What has none
 * in ASCII, or does not show (controls, directions, invisible characters), is
 * refused, and so is what is too long: nothing is cut.
 */
typedef enum {
	CLASSIC_NAME,
	CLASSIC_DESCRIPTION,
	CLASSIC_CONTACT,
	CLASSIC_TEXT_COUNT
} ClassicText;

/*
 * NULL if it is refused; *why_out then says why, in a clause ("it has ..."),
 * and is the caller's too.
 */
char *classic_text_fold(ClassicText kind, const char *text, char **why_out);

#endif
