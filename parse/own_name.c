/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/own_name.h"

#include <string.h>

#include "parse/readings.h"
#include "parse/settle.h"

/* What people put below their name: what they are, where, a telephone. */
#define CARD_LINES_MAX 7
#define CARD_BYTES_MAX 60

/* A given name of fewer letters may be anything. */
#define GIVEN_MIN 3

/* The answer that stands below all others; NULL: two may. */
static Answer *last_answer(const Application *application)
{
	Answer *last = NULL;
	gboolean alone = FALSE;

	for (guint i = 0; i < application->answers->len; i++) {
		Answer *answer = application->answers->pdata[i];

		if (!*answer->text ||
		    (last && answer->last_line < last->last_line))
			continue;
		alone = !last || answer->last_line > last->last_line;
		last = answer;
	}
	return alone ? last : NULL;
}

/* "Ada" of "Ada Ample", as all of the text. */
static gboolean is_given_name(const char *text, const char *name)
{
	gsize len = strcspn(name, " ");

	return len >= GIVEN_MIN && strlen(text) == len &&
	       strncmp(text, name, len) == 0 && !strpbrk(text, "@.,");
}

/* A card: the whole name, and some short lines below it. */
static gboolean is_card(const char *text, const char *name)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", CARD_LINES_MAX + 1);
	guint count = g_strv_length(lines);

	/* A name of one word may be that of what is applied for. */
	if (!strchr(name, ' ') || count == 0 || count > CARD_LINES_MAX ||
	    strcmp(lines[0], name) != 0)
		return FALSE;
	for (guint i = 0; i < count; i++) {
		if (strlen(lines[i]) > CARD_BYTES_MAX)
			return FALSE;
	}
	return TRUE;
}

/* The blank line above the last paragraph, or NULL. */
static const char *last_paragraph(const char *text)
{
	const char *last = NULL;

	for (const char *p = text; (p = strstr(p, "\n\n")) != NULL; p++)
		last = p;
	return last;
}

void own_name_take_off(Application *application, const char *name)
{
	Answer *answer = last_answer(application);
	const char *blank = answer && answer_is_of_no_person(answer)
				    ? last_paragraph(answer->text)
				    : NULL;
	const char *text = blank ? blank + strspn(blank, "\n") : NULL;
	guint lines = 0;
	char *rest;

	/* "It is looked after by:" and then the name. */
	if (!name || !*name || !text || blank == answer->text ||
	    blank[-1] == ':' ||
	    (!is_given_name(text, name) && !is_card(text, name)))
		return;
	for (const char *p = blank; *p; p++)
		lines += *p == '\n';
	if (answer->last_line >= answer->first_line + lines)
		answer->last_line -= lines;
	rest = g_strndup(answer->text, (gsize)(blank - answer->text));
	g_strchomp(rest);
	answer_set_text(answer, rest);
}
