/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <stdlib.h>

#include "tests/bench/mailbox.h"

/*
 * mails FOLDER COUNT [SEED]: the mails of mailbox.h as files 0, 1, ... in a
 * folder that is there.
 */
int main(int argc, char **argv)
{
	g_autoptr(GPtrArray) mails = NULL;

	if (argc < 3)
		return EXIT_FAILURE;
	mails = mailbox_make(
		(guint)g_ascii_strtoull(argv[2], NULL, 10),
		argc > 3 ? (guint32)g_ascii_strtoull(argv[3], NULL, 10) : 1);
	for (guint i = 0; i < mails->len; i++) {
		g_autofree char *path = g_strdup_printf("%s/%u", argv[1], i);
		g_autoptr(GError) error = NULL;
		gsize len;
		const char *bytes = g_bytes_get_data(mails->pdata[i], &len);

		if (!g_file_set_contents(path, bytes, (gssize)len, &error)) {
			fprintf(stderr, "mails: %s\n", error->message);
			return EXIT_FAILURE;
		}
	}
	return EXIT_SUCCESS;
}
