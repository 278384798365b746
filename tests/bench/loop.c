/* SPDX-License-Identifier: BSD-2-Clause */
#include <gmime/gmime.h>
#include <stdlib.h>

#include "tests/bench/gmime_alone.h"

/*
 * loop FOLDER: parses each mail of a folder and decodes its texts with GMime,
 * one after the other, and does nothing with them.
 */

int main(int argc, char **argv)
{
	g_autoptr(GDir) folder = argc > 1 ? g_dir_open(argv[1], 0, NULL) : NULL;
	const char *name;

	if (!folder)
		return EXIT_FAILURE;
	g_mime_init();
	while ((name = g_dir_read_name(folder)) != NULL) {
		g_autofree char *path = g_build_filename(argv[1], name, NULL);
		g_autoptr(GBytes) mail = NULL;
		char *bytes;
		gsize len;

		if (!g_file_get_contents(path, &bytes, &len, NULL))
			return EXIT_FAILURE;
		mail = g_bytes_new_take(bytes, len);
		read_with_gmime(mail);
	}
	return EXIT_SUCCESS;
}
