/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/wrapped.h"

#include <string.h>

#include "parse/settle.h"

/* So many answers must have it. */
#define WRAPPED_MIN 3

/* A run of so many marks is a line that somebody wrote on. */
#define LINE_MIN 3

typedef struct {
	const char *open;
	const char *close;
	gboolean is_quote; /* answers may have them: so four of five must */
} Wrap;

static const Wrap wraps[] = {
	{ "*", "*", FALSE },
	{ "_", "_", FALSE },
	{ "\"", "\"", TRUE },
	{ "'", "'", TRUE },
	{ "[", "]", TRUE },
	{ "\xe2\x80\x9c", "\xe2\x80\x9d", TRUE },
	{ "\xe2\x80\x98", "\xe2\x80\x99", TRUE },
};

/* What is between: so many bytes, and marks on each side. */
typedef struct {
	const char *at;
	gsize len;
	guint marks;
} Inside;

static gboolean ends_in(const char *text, gsize len, const char *mark)
{
	const gsize mark_len = strlen(mark);

	return len >= mark_len &&
	       memcmp(text + len - mark_len, mark, mark_len) == 0;
}

/* FALSE: it does not stand around the text, or not around all of it. */
static gboolean unwrap(const Wrap *wrap, const char *text, Inside *inside_out)
{
	const gsize open = strlen(wrap->open);
	const gsize close = strlen(wrap->close);
	Inside inside = { text, strlen(text), 0 };

	while (g_str_has_prefix(inside.at, wrap->open) &&
	       inside.len >= open + close &&
	       ends_in(inside.at, inside.len, wrap->close)) {
		inside.at += open;
		inside.len -= open + close;
		inside.marks++;
	}
	/* A program's "" is nothing. */
	if (inside.marks == 0 || (inside.len == 0 && !wrap->is_quote) ||
	    memmem(inside.at, inside.len, wrap->open, open) ||
	    memmem(inside.at, inside.len, wrap->close, close))
		return FALSE;
	*inside_out = inside;
	return TRUE;
}

static gboolean are_wrapped(const GPtrArray *answers, const Wrap *wrap)
{
	guint wrapped = 0, all = 0;

	for (guint i = 0; i < answers->len; i++) {
		const Answer *answer = answers->pdata[i];
		Inside inside;

		all += *answer->text != '\0';
		wrapped += unwrap(wrap, answer->text, &inside);
	}
	return wrapped >= WRAPPED_MIN &&
	       (!wrap->is_quote || wrapped * 5 >= all * 4);
}

/* many: it stands around several answers. */
static void take_off(const GPtrArray *answers, const Wrap *wrap, gboolean many)
{
	for (guint i = 0; i < answers->len; i++) {
		Answer *answer = answers->pdata[i];
		Inside inside;

		if (!unwrap(wrap, answer->text, &inside) ||
		    !(many || (*wrap->open == '_' && inside.marks >= LINE_MIN)))
			continue;
		answer_set_text(answer,
				g_strstrip(g_strndup(inside.at, inside.len)));
	}
}

void answers_unwrap(Application *application)
{
	const GPtrArray *answers = application->answers;

	for (guint i = 0; i < G_N_ELEMENTS(wraps); i++)
		take_off(answers, &wraps[i], are_wrapped(answers, &wraps[i]));
}
