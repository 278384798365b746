/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/unified.h"

#include <string.h>

#include "text/diff.h"

#define AROUND 3

/* The lines of a side; numbers: equal lines have the same. */
typedef struct {
	GPtrArray *lines; /* of GBytes, without line ends */
	GArray *numbers;  /* of guint */
	gboolean *kept;
	gboolean open; /* the last has no line end */
} Side;

/* Lines from..to-1 of each side. */
typedef struct {
	guint a, a_end;
	guint b, b_end;
} Hunk;

static void side_clear(Side *side)
{
	g_ptr_array_unref(side->lines);
	g_array_unref(side->numbers);
	g_free(side->kept);
}

static void add_line(Side *side, GHashTable *known, const char *at, gsize len,
		     gboolean open)
{
	/* A line that has no end is not the one that has. */
	g_autoptr(GString) key = g_string_new(open ? "+" : " ");
	GBytes *line = g_bytes_new(at, len);
	GBytes *bytes;
	gpointer number;
	guint value;

	g_string_append_len(key, at, (gssize)len);
	bytes = g_string_free_to_bytes(g_steal_pointer(&key));
	number = g_hash_table_lookup(known, bytes);
	if (number) {
		g_bytes_unref(bytes);
	} else {
		number = GUINT_TO_POINTER(g_hash_table_size(known) + 1);
		g_hash_table_insert(known, bytes, number);
	}
	value = GPOINTER_TO_UINT(number);
	g_ptr_array_add(side->lines, line);
	g_array_append_val(side->numbers, value);
}

static Side side_read(const UnifiedSide *text, GHashTable *known)
{
	Side side = { g_ptr_array_new_with_free_func(
			      (GDestroyNotify)g_bytes_unref),
		      g_array_new(FALSE, FALSE, sizeof(guint)), NULL, FALSE };
	const char *at = text->bytes;
	const char *end = text->bytes + text->len;

	while (at < end) {
		const char *lf = memchr(at, '\n', (gsize)(end - at));

		side.open = !lf;
		add_line(&side, known, at, (gsize)((lf ? lf : end) - at), !lf);
		at = lf ? lf + 1 : end;
	}
	side.kept = g_new0(gboolean, side.lines->len);
	return side;
}

/* The next lines that differ, from where the hunk ends now. */
static gboolean find_change(const Side *a, const Side *b, Hunk *hunk)
{
	guint i = hunk->a_end;
	guint j = hunk->b_end;

	while (i < a->lines->len && j < b->lines->len && a->kept[i] &&
	       b->kept[j]) {
		i++;
		j++;
	}
	hunk->a = i;
	hunk->b = j;
	while (i < a->lines->len && !a->kept[i])
		i++;
	while (j < b->lines->len && !b->kept[j])
		j++;
	hunk->a_end = i;
	hunk->b_end = j;
	return i > hunk->a || j > hunk->b;
}

static void append_line(GString *out, char mark, const Side *side, guint i)
{
	gsize len;
	const char *line = g_bytes_get_data(side->lines->pdata[i], &len);

	g_string_append_c(out, mark);
	g_string_append_len(out, line, (gssize)len);
	g_string_append_c(out, '\n');
	if (side->open && i + 1 == side->lines->len)
		g_string_append(out, "\\ No newline at end of file\n");
}

/* As POSIX diff -u numbers them: an empty range by the line before it. */
static void append_range(GString *out, char mark, guint first, guint end)
{
	guint count = end - first;

	g_string_append_printf(out, "%c%u", mark, count ? first + 1 : first);
	if (count != 1)
		g_string_append_printf(out, ",%u", count);
}

/* Changes come one after the other, with what is between them. */
static void append_changes(GString *out, const Side *a, const Side *b,
			   const Hunk *hunk)
{
	guint i = hunk->a;
	guint j = hunk->b;

	while (i < hunk->a_end || j < hunk->b_end) {
		if (i < hunk->a_end && !a->kept[i])
			append_line(out, '-', a, i++);
		else if (j < hunk->b_end && !b->kept[j])
			append_line(out, '+', b, j++);
		else {
			append_line(out, ' ', a, i++);
			j++;
		}
	}
}

static void append_hunk(GString *out, const Side *a, const Side *b, Hunk hunk)
{
	guint before = MIN(AROUND, MIN(hunk.a, hunk.b));
	guint after = MIN(AROUND, a->lines->len - hunk.a_end);

	hunk.a -= before;
	hunk.b -= before;
	hunk.a_end += after;
	hunk.b_end += after;
	g_string_append(out, "@@ ");
	append_range(out, '-', hunk.a, hunk.a_end);
	g_string_append_c(out, ' ');
	append_range(out, '+', hunk.b, hunk.b_end);
	g_string_append(out, " @@\n");
	append_changes(out, a, b, &hunk);
}

static void append_hunks(GString *out, const Side *a, const Side *b)
{
	Hunk hunk = { 0, 0, 0, 0 };
	Hunk next;

	if (!find_change(a, b, &hunk))
		return;
	for (next = hunk; find_change(a, b, &next); hunk = next) {
		/* What lies close together is one hunk. */
		if (next.a - hunk.a_end <= 2 * AROUND) {
			next.a = hunk.a;
			next.b = hunk.b;
			continue;
		}
		append_hunk(out, a, b, hunk);
	}
	append_hunk(out, a, b, hunk);
}

GString *unified_diff(const UnifiedSide *a, const UnifiedSide *b)
{
	g_autoptr(GHashTable) known =
		g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
				      (GDestroyNotify)g_bytes_unref, NULL);
	GString *out = g_string_new(NULL);
	Side sides[] = { side_read(a, known), side_read(b, known) };

	diff_sequences((guint *)(gpointer)sides[0].numbers->data,
		       sides[0].lines->len,
		       (guint *)(gpointer)sides[1].numbers->data,
		       sides[1].lines->len, sides[0].kept, sides[1].kept);
	append_hunks(out, &sides[0], &sides[1]);
	if (out->len) {
		g_autofree char *head =
			g_strdup_printf("--- %s\n+++ %s\n", a->name, b->name);

		g_string_prepend(out, head);
	}
	side_clear(&sides[0]);
	side_clear(&sides[1]);
	return out;
}
