/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/rendered.h"

#include <string.h>

PublishedList *rendered_new(void)
{
	PublishedList *list = published_list_new();

	list->final_newline = TRUE;
	return list;
}

void rendered_add(PublishedList *list, char *line)
{
	ListLine *added = list_line_new(LINE_RAW);

	added->raw = g_bytes_new_take(line, strlen(line));
	g_ptr_array_add(list->lines, added);
}

void rendered_write(GString *out, const ListLine *line)
{
	gsize len;
	const char *bytes = list_line_bytes(line, &len);

	g_string_append_len(out, bytes, (gssize)len);
}
