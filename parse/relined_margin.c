/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/relined.h"

#include <string.h>

/* So many lines make a quotation. */
#define LINES_MIN 5

/* Longer ones are words. */
#define INITIALS_MAX 4

/* The mark that the line begins with; its length, 0: there is none. */
static gsize mark_length(const char *text)
{
	gsize letters = 0;

	while (letters <= INITIALS_MAX && g_ascii_isalpha(text[letters]))
		letters++;

	if (letters == 0 && *text && strchr("|:}%#", *text))
		return 1;
	return letters > 0 && letters <= INITIALS_MAX && text[letters] == '>'
		       ? letters + 1
		       : 0;
}

static guint *count_of(GHashTable *counts, const char *mark, gsize len)
{
	g_autofree char *key = g_strndup(mark, len);
	guint *count = g_hash_table_lookup(counts, key);

	if (count)
		return count;
	count = g_new0(guint, 1);
	g_hash_table_insert(counts, g_steal_pointer(&key), count);
	return count;
}

static GHashTable *count_marks(const Lines *lines)
{
	GHashTable *counts =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

	for (guint i = 0; i < lines_count(lines); i++) {
		const char *text = lines_at(lines, i)->text;
		gsize len = mark_length(text);

		if (len)
			(*count_of(counts, text, len))++;
	}
	return counts;
}

static char *commonest_mark(const Lines *lines)
{
	g_autoptr(GHashTable) counts = count_marks(lines);
	guint most = LINES_MIN - 1;
	const char *best = NULL;
	GHashTableIter iter;
	gpointer key, value;

	g_hash_table_iter_init(&iter, counts);
	while (g_hash_table_iter_next(&iter, &key, &value)) {
		guint count = *(const guint *)value;

		if (count > most ||
		    (best && count == most && strcmp(key, best) < 0)) {
			most = count;
			best = key;
		}
	}
	return g_strdup(best);
}

static Lines *without_mark(const Lines *lines, const char *mark)
{
	Lines *out = lines_new();

	for (guint i = 0; i < lines_count(lines); i++) {
		TextLine line = *lines_at(lines, i);
		guint depth;

		if (g_str_has_prefix(line.text, mark)) {
			line.text += strlen(mark);
			line.text += *line.text == ' ';
			line.text = lines_skip_quoting(line.text, &depth);
			line.depth += depth + 1;
		}
		lines_add(out, &line);
	}
	return out;
}

Lines *relined_without_margin(const Lines *lines)
{
	g_autofree char *mark = commonest_mark(lines);

	return mark ? without_mark(lines, mark) : NULL;
}

Lines *relined_without_hashes(const Lines *lines)
{
	guint count = 0;

	for (guint i = 0; i < lines_count(lines); i++)
		count += *lines_at(lines, i)->text == '#';
	return count >= LINES_MIN ? without_mark(lines, "#") : NULL;
}
