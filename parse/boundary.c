/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/boundary.h"

#include <string.h>

static void clear_bound(gpointer data)
{
	Bound *bound = data;

	g_free(bound->line);
}

Bounds *bounds_new(void)
{
	Bounds *bounds = g_new0(Bounds, 1);

	bounds->array = g_array_new(FALSE, FALSE, sizeof(Bound));
	g_array_set_clear_func(bounds->array, clear_bound);
	return bounds;
}

void bounds_free(Bounds *bounds)
{
	if (!bounds)
		return;
	g_array_unref(bounds->array);
	g_free(bounds);
}

void bounds_push(Bounds *bounds, const char *boundary, guint depth,
		 gboolean digest)
{
	guint count = bounds->array->len;
	Bound *bound;

	g_array_set_size(bounds->array, count + 1);
	bound = &g_array_index(bounds->array, Bound, count);
	*bound = (Bound){ .depth = depth, .digest = digest };
	bound->line = g_strconcat("--", boundary, NULL);
	bound->len = strlen(bound->line);
}

static gboolean is_blank(const char *at, gsize len)
{
	while (len > 0 && (*at == ' ' || *at == '\t' || *at == '\r')) {
		at++;
		len--;
	}
	return len == 0;
}

static Mark mark_of(const Bound *bound, const char *line, gsize len)
{
	if (len < bound->len || memcmp(line, bound->line, bound->len) != 0)
		return MARK_NONE;
	line += bound->len;
	len -= bound->len;
	if (len >= 2 && memcmp(line, "--", 2) == 0 &&
	    is_blank(line + 2, len - 2))
		return MARK_CLOSE;
	return is_blank(line, len) ? MARK_OPEN : MARK_NONE;
}

static void leave(Bounds *bounds, gboolean closed)
{
	const Bound *bound = bounds_innermost(bounds);

	if (!closed && bound->has_parts)
		bounds->unclosed = TRUE;
	g_array_set_size(bounds->array, bounds->array->len - 1);
}

static void take(Bounds *bounds, guint count, Mark mark)
{
	g_array_index(bounds->array, Bound, count - 1).has_parts = TRUE;
	while (bounds->array->len > count)
		leave(bounds, FALSE);
	if (mark == MARK_CLOSE)
		leave(bounds, TRUE);
}

Mark bounds_take(Bounds *bounds, const char *line, gsize len)
{
	if (len < 2 || memcmp(line, "--", 2) != 0)
		return MARK_NONE;
	bounds->comparisons += bounds->array->len;
	for (guint i = bounds->array->len; i > 0; i--) {
		Mark mark = mark_of(&g_array_index(bounds->array, Bound, i - 1),
				    line, len);

		if (mark == MARK_NONE)
			continue;
		take(bounds, i, mark);
		return mark;
	}
	return MARK_NONE;
}

const Bound *bounds_innermost(const Bounds *bounds)
{
	guint len = bounds->array->len;

	return len ? &g_array_index(bounds->array, Bound, len - 1) : NULL;
}

void bounds_leave_all(Bounds *bounds)
{
	while (bounds->array->len > 0)
		leave(bounds, FALSE);
}
