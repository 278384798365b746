/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/ticked.h"

#include <string.h>

#include "parse/box.h"

/* So many underscores and no mark are a rule. */
#define RULE_MIN 5

typedef struct {
	const char *start;
	const char *end;
	gboolean marked;
} Box;

typedef struct {
	TickedNames names;
	gconstpointer choices;
	GString *out;
	gboolean on; /* what comes next is ticked */
	gboolean any;
} Ticked;

static gboolean is_part_of_word(char c)
{
	return c == '_' || g_ascii_isalnum(c) || (guchar)c >= 0x80;
}

/* "tcp: yes": a word that stands by itself. */
static gsize word_length(const char *line, const char *p, gboolean *marked_out)
{
	static const struct {
		const char *word;
		gboolean marked;
	} words[] = { { "yes", TRUE }, { "no", FALSE }, { "x", TRUE } };
	const char *before = p;

	if (!*p || !strchr("ynx", *p))
		return 0;
	while (before > line && strchr(" \t", before[-1]))
		before--;
	if (before == line || !strchr(":=", before[-1]))
		return 0;
	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		gsize len = strlen(words[i].word);

		*marked_out = words[i].marked;
		if (strncmp(p, words[i].word, len) == 0 &&
		    (p[len] == '\0' || strchr(",;./|", p[len])))
			return len;
	}
	return 0;
}

static gsize tick_length(const char *line, const char *p, gboolean *marked_out)
{
	gsize len;

	/* "tcp_x_y" */
	if (*p == '_' && p > line && is_part_of_word(p[-1]))
		return 0;
	len = box_length(p, marked_out);
	if (*p == '_' &&
	    (is_part_of_word(p[len]) || (!*marked_out && len >= RULE_MIN)))
		return 0;
	if (len)
		return len;
	/* "[y]" and "[1]" are ticks too, "[n]" is none. */
	if (*p != '[' || !p[1] || p[2] != ']')
		return word_length(line, p, marked_out);
	*marked_out = !strchr("nN0", p[1]);
	return 3;
}

/* The next one at or behind from. */
static gboolean find_box(const char *line, const char *from, Box *box_out)
{
	for (; *from; from++) {
		gsize len = tick_length(line, from, &box_out->marked);

		if (len == 0)
			continue;
		box_out->start = from;
		box_out->end = from + len;
		return TRUE;
	}
	return FALSE;
}

static void take(Ticked *ticked, const char *from, const char *to)
{
	if (ticked->on)
		g_string_append_len(ticked->out, from, to - from);
	g_string_append_c(ticked->out, ' ');
}

/* "TCP [x] UDP [ ]", and "TCP (*), UDP"; "Protocols: [x] TCP" is none. */
static gboolean stands_behind(const Ticked *ticked, const char *line,
			      const Box *first)
{
	g_autofree char *before = g_strndup(line, (gsize)(first->start - line));

	return ticked->names(before, ticked->choices);
}

static void read_line(Ticked *ticked, const char *line)
{
	const char *from = line;
	Box box;
	gboolean found = find_box(line, line, &box);
	gboolean behind = found && stands_behind(ticked, line, &box);

	/* "Reliable: yes, TCP" */
	found = found && (behind || !g_ascii_isalpha(*box.start));
	ticked->any |= found;
	for (; found; found = find_box(line, from, &box)) {
		if (behind)
			ticked->on = box.marked;
		take(ticked, from, box.start);
		/* What has no box beside others that do is meant. */
		ticked->on = behind || box.marked;
		from = box.end;
	}
	take(ticked, from, from + strlen(from));
	ticked->on &= !behind;
}

char *ticked(const char *text, TickedNames names, gconstpointer choices)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	Ticked state = { .names = names,
			 .choices = choices,
			 .out = g_string_new(NULL) };

	for (guint i = 0; lines[i]; i++)
		read_line(&state, lines[i]);
	if (state.any)
		return g_string_free(state.out, FALSE);
	g_string_free(state.out, TRUE);
	return NULL;
}
