/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parse/message.h"
#include "tests/default_limits.h"
#include "tests/parse/texts_at_length.h"

/*
 * grow: the kinds of texts, one a line. grow KIND BYTES: reads such a mail
 * once. growth.sh counts what that takes.
 */

int main(int argc, char **argv)
{
	for (guint i = 0; i < G_N_ELEMENTS(texts_at_length); i++) {
		if (argc < 3) {
			puts(texts_at_length[i].name);
		} else if (strcmp(texts_at_length[i].name, argv[1]) == 0) {
			g_autoptr(GBytes) mail = text_at_length(
				i, g_ascii_strtoull(argv[2], NULL, 10));

			parsed_free(message_parse(mail, &default_limits));
		}
	}
	return EXIT_SUCCESS;
}
