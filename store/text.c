/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/text.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "store/handle.h"
#include "text/sha256.h"

#define SALT_LENGTH 16

char *text_hash(const void *salt, gsize salt_len, const void *body,
		gsize body_len)
{
	Sha256 sum = sha256_begin();

	sha256_add(&sum, salt, salt_len);
	sha256_add(&sum, body, body_len);
	return sha256_end(&sum);
}

/* An application has twenty texts, and each call of the kernel's costs. */
static gboolean get_random(Store *store, GError **error)
{
	/* Up to 256 bytes come whole or not at all: getrandom(2). */
	if (getrandom(store->random, sizeof(store->random), 0) ==
	    sizeof(store->random)) {
		store->random_left = sizeof(store->random);
		return TRUE;
	}
	g_set_error(error, STORE_ERROR, STORE_ERROR_FAILED, "getrandom: %s",
		    g_strerror(errno));
	return FALSE;
}

/* What was given is forgotten. */
static gboolean make_salt(Store *store, guint8 salt[SALT_LENGTH],
			  GError **error)
{
	guint8 *next;

	if (store->random_left < SALT_LENGTH && !get_random(store, error))
		return FALSE;
	store->random_left -= SALT_LENGTH;
	next = store->random + store->random_left;
	memcpy(salt, next, SALT_LENGTH);
	memset(next, 0, SALT_LENGTH);
	return TRUE;
}

gboolean text_add(Store *store, const void *bytes, gsize len, gint64 *id_out,
		  char **hash_out, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_TEXT_ADD, error);
	g_autofree char *hash = NULL;
	guint8 salt[SALT_LENGTH];
	gboolean ok;

	if (!stmt || !make_salt(store, salt, error))
		return FALSE;
	hash = text_hash(salt, sizeof(salt), bytes, len);
	stmt_bind_text(stmt, ":hash", hash);
	stmt_bind_blob(stmt, ":salt", salt, sizeof(salt));
	stmt_bind_blob(stmt, ":body", bytes, len);
	ok = stmt_step(stmt, NULL, error);
	sqlite3_clear_bindings(stmt);
	if (!ok)
		return FALSE;
	*id_out = sqlite3_last_insert_rowid(store->db);
	if (hash_out)
		*hash_out = g_steal_pointer(&hash);
	return TRUE;
}
