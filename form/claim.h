/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_CLAIM_H
#define FORM_CLAIM_H

#include <glib.h>

/*
 * A file that one process at a time may act on: what waits to be sent, and what
 * was sent already.
 *
 * Always holds: whoever has it is alone with it until it is let go of, and the
 * one after sees what the first made of it: gone, or with a text in it.
 */
typedef struct {
	int fd; /* -1: there is no such file */
	char *path;
	GBytes *bytes; /* what is in it; none: it was made now */
} Claim;

/*
 * Waits for whoever has it (flock(2)). make: where there is none, an empty one
 * is made, for the owner alone. FALSE with G_FILE_ERROR.
 */
gboolean claim_take(const char *path, gboolean make, Claim *claim_out,
		    GError **error);

/* Writes the text into an empty one; it stays. FALSE with G_FILE_ERROR. */
gboolean claim_write(Claim *claim, const char *text, GError **error);

/* Removes the file. */
void claim_drop(Claim *claim);

/* Lets go of it. */
void claim_clear(Claim *claim);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Claim, claim_clear)

#endif
