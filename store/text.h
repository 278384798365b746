/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_TEXT_H
#define STORE_TEXT_H

#include <glib.h>

#include "store/store.h"

/*
 * What persons wrote: raw mail, envelopes, answers, notes. The one place for
 * it, so that it can be redacted; all else names it by a salted hash, which
 * tells nothing once salt and body are gone.
 */

/*
 * Keeps the bytes, inside a transaction. hash_out: the salted hash, for the
 * event; the caller frees it, may be NULL.
 */
gboolean text_add(Store *store, const void *bytes, gsize len, gint64 *id_out,
		  char **hash_out, GError **error);

/* sha256(salt, body) in hex. The caller frees it. */
char *text_hash(const void *salt, gsize salt_len, const void *body,
		gsize body_len);

#endif
