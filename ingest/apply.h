/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_APPLY_H
#define INGEST_APPLY_H

#include "parse/application.h"
#include "review/submission.h"

/*
 * An application as the parser reads it, handed to review as the store takes
 * it: the one place that knows both.
 */

/* The mail that it came by. */
typedef struct {
	gint64 message; /* m12 is 12 */
	gint64 like;	/* the message that this one is a copy of; 0: of none */
	Origin origin;
} Mail;

/* What identifies a person or a name without telling it: sha256 of the text in
 * lower case; NULL for NULL. The caller frees it. */
char *apply_key(const char *text);

/* Its answers as the store takes them (StoredAnswer); their texts stay the
 * application's. */
GArray *apply_answers(const Application *application);

/* ordinal: of the applications in the mail, from 1. In a transaction. */
gboolean apply(Store *store, const Application *application, const Mail *mail,
	       guint ordinal, Submitted *submitted_out, GError **error);

#endif
