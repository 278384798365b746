/* SPDX-License-Identifier: BSD-2-Clause */
#include "cli/progress.h"

#define BAR 20

/* In the first moments nothing can be said of the last. */
#define SECONDS_MIN 2

char *progress_number(guint64 number)
{
	g_autofree char *digits = g_strdup_printf("%" G_GUINT64_FORMAT, number);
	GString *text = g_string_new(digits);

	for (gssize at = (gssize)text->len - 3; at > 0; at -= 3)
		g_string_insert_c(text, at, ',');
	return g_string_free(text, FALSE);
}

static void add_time(GString *line, double seconds)
{
	guint64 left = (guint64)(seconds + 1);

	if (left < 120)
		g_string_append_printf(line, ", %" G_GUINT64_FORMAT " s left",
				       left);
	else if (left < 7200)
		g_string_append_printf(line, ", %" G_GUINT64_FORMAT " min left",
				       left / 60);
	else
		g_string_append_printf(line, ", %" G_GUINT64_FORMAT " h left",
				       left / 3600);
}

char *progress_line(const Progress *progress, const char *what)
{
	guint64 done = MIN(progress->done, progress->total);
	double part =
		progress->total ? (double)done / (double)progress->total : 0;
	g_autofree char *items = progress_number(progress->items);
	GString *line = g_string_new(NULL);

	g_string_append_printf(line, "%3d %% [", (int)(part * 100));
	for (int i = 0; i < BAR; i++)
		g_string_append_c(line, i < (int)(part * BAR) ? '#' : '.');
	g_string_append_printf(line, "] %s %s", items, what);
	if (progress->seconds >= SECONDS_MIN) {
		g_autofree char *rate = progress_number(
			(guint64)((double)progress->items / progress->seconds));

		g_string_append_printf(line, ", %s/s", rate);
	}
	if (progress->seconds >= SECONDS_MIN && done && done < progress->total)
		add_time(line, progress->seconds * (1 - part) / part);
	return g_string_free(line, FALSE);
}
