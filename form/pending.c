/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/pending.h"

#include <unistd.h>

#include "form/state.h"

#define NUMBER_BYTES 16
#define KEPT_FOR     (3 * 24 * 3600)

/* The path would tell whoever reads the log how to confirm. */
static gboolean fail(GError **error)
{
	g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
			    "an application that is to be confirmed cannot be "
			    "kept or read");
	return FALSE;
}

char *pending_keep(const char *folder, GBytes *mail, gint64 now, GError **error)
{
	g_autofree char *number = state_random(NUMBER_BYTES, error);
	g_autofree char *path = NULL;
	gsize len;
	const char *bytes = g_bytes_get_data(mail, &len);

	state_sweep(folder, KEPT_FOR, now);
	if (!number)
		return NULL;
	path = g_build_filename(folder, number, NULL);
	if (!g_file_set_contents_full(path, bytes, (gssize)len,
				      G_FILE_SET_CONTENTS_CONSISTENT |
					      G_FILE_SET_CONTENTS_DURABLE,
				      0600, NULL)) {
		fail(error);
		return NULL;
	}
	return g_steal_pointer(&number);
}

gboolean pending_claim(const char *folder, const char *number, gint64 now,
		       Claim *claim_out, GError **error)
{
	g_autofree char *path = g_build_filename(folder, number, NULL);

	state_sweep(folder, KEPT_FOR, now);
	*claim_out = (Claim){ .fd = -1 };
	if (!state_is_hex(number, NUMBER_BYTES))
		return TRUE;
	return claim_take(path, FALSE, claim_out, NULL) || fail(error);
}

gboolean pending_is(const Claim *claim)
{
	return claim->bytes && g_bytes_get_size(claim->bytes) > 0;
}

void pending_drop(const char *folder, const char *number)
{
	g_autofree char *path = g_build_filename(folder, number, NULL);

	if (state_is_hex(number, NUMBER_BYTES))
		unlink(path);
}
