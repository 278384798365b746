/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/joined.h"

#include <string.h>

#include "parse/application.h"

static const PartText *text_at(const GPtrArray *texts, guint i)
{
	return texts->pdata[i];
}

static gboolean is_plain(const PartText *text)
{
	return !text->html && !text->enriched && !text->urlencoded &&
	       !text->fields && !text->alternative;
}

/* "2.1" to 2, its own number behind it. */
static gsize parent_length(const char *number)
{
	const char *dot = strrchr(number, '.');

	return dot ? (gsize)(dot - number) + 1 : 0;
}

/* The part after the next, of the same multipart. */
static gboolean is_second_next(const char *number, const char *other)
{
	gsize len = parent_length(number);

	return len == parent_length(other) &&
	       strncmp(number, other, len) == 0 &&
	       g_ascii_strtoull(other + len, NULL, 10) ==
		       g_ascii_strtoull(number + len, NULL, 10) + 2;
}

static gboolean goes_on(const PartText *text, const PartText *next)
{
	return is_plain(text) && is_plain(next) &&
	       text->flowed == next->flowed && text->delsp == next->delsp &&
	       g_strcmp0(text->from, next->from) == 0 &&
	       is_second_next(text->number, next->number);
}

guint joined_last(const GPtrArray *texts, guint first)
{
	while (first + 1 < texts->len &&
	       goes_on(text_at(texts, first), text_at(texts, first + 1)))
		first++;
	return first;
}

static gboolean is_closed(const char *text)
{
	return !*text || g_str_has_suffix(text, "\n");
}

PartText *joined_text(const GPtrArray *texts, guint first, guint last)
{
	const PartText *one = text_at(texts, first);
	PartText *joined = g_new0(PartText, 1);
	GString *text = g_string_new(NULL);

	for (guint i = first; i <= last; i++) {
		const char *piece = text_at(texts, i)->text;

		g_string_append(text, piece);
		g_string_append(text, is_closed(piece) ? "" : "\n");
	}
	joined->number = g_strdup(one->number);
	joined->from = g_strdup(one->from);
	joined->flowed = one->flowed;
	joined->delsp = one->delsp;
	joined->bytes = text->len;
	joined->text = g_string_free(text, FALSE);
	return joined;
}

static guint count_lines(const char *text)
{
	guint count = !is_closed(text);

	for (; (text = strchr(text, '\n')) != NULL; text++)
		count++;
	return count;
}

/* It has a line, so one of the texts has it. */
static void place(const GPtrArray *texts, guint first, Answer *answer)
{
	guint before = 0;
	guint lines = count_lines(text_at(texts, first)->text);

	while (answer->first_line > before + lines && first + 1 < texts->len) {
		before += lines;
		lines = count_lines(text_at(texts, ++first)->text);
	}
	g_free(answer->part);
	answer->part = g_strdup(text_at(texts, first)->number);
	answer->first_line -= before;
	answer->last_line = MIN(answer->last_line - before, lines);
}

void joined_place(const GPtrArray *texts, guint first, GPtrArray *applications)
{
	for (guint i = 0; i < applications->len; i++) {
		const Application *application = applications->pdata[i];

		for (guint j = 0; j < application->answers->len; j++) {
			Answer *answer = application->answers->pdata[j];

			if (answer->part)
				place(texts, first, answer);
		}
	}
}
