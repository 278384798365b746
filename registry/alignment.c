/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/alignment.h"

#include "text/diff.h"

/* Equal lines get equal numbers. */
static guint number_of(GHashTable *numbers, const ListFormat *format,
		       const ListLine *line)
{
	g_autoptr(GString) text = g_string_new(NULL);
	GBytes *key;
	gpointer number;

	g_string_append(text, line_kind_name(line->kind));
	g_string_append_c(text, line->joined ? '+' : ' ');
	format->write(text, line);
	key = g_string_free_to_bytes(g_steal_pointer(&text));
	number = g_hash_table_lookup(numbers, key);
	if (number) {
		g_bytes_unref(key);
		return GPOINTER_TO_UINT(number);
	}
	number = GUINT_TO_POINTER(g_hash_table_size(numbers) + 1);
	g_hash_table_insert(numbers, key, number);
	return GPOINTER_TO_UINT(number);
}

static guint *number_all(GHashTable *numbers, const ListFormat *format,
			 const GPtrArray *lines)
{
	guint *all = g_new(guint, lines->len);

	for (guint i = 0; i < lines->len; i++)
		all[i] = number_of(numbers, format, lines->pdata[i]);
	return all;
}

void list_align(const ListFormat *format, const GPtrArray *old,
		const GPtrArray *new, gboolean *old_kept, gboolean *new_kept)
{
	g_autoptr(GHashTable) numbers =
		g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
				      (GDestroyNotify)g_bytes_unref, NULL);
	g_autofree guint *a = number_all(numbers, format, old);
	g_autofree guint *b = number_all(numbers, format, new);

	diff_sequences(a, old->len, b, new->len, old_kept, new_kept);
}
