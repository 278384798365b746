/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/classic.h"
#include "tests/fuzz/fuzz.h"

/* As registry/format.h says: what was read is written back byte for byte. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	g_autoptr(PublishedList) list = classic_read((const char *)bytes, size);
	g_autoptr(GString) out = g_string_new(NULL);

	for (guint i = 0; i < list->lines->len; i++) {
		const ListLine *line = list_line_at(list, i);

		claim(list_line_is_whole(line));
		claim(!line->text || g_utf8_validate(line->text, -1, NULL));
		classic_write(out, line);
		if (i + 1 < list->lines->len || list->final_newline)
			g_string_append(out, list->crlf ? "\r\n" : "\n");
	}
	claim(out->len == size);
	claim(size == 0 || memcmp(out->str, bytes, size) == 0);
	return 0;
}
