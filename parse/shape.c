/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/shape.h"

#include <string.h>

/* A choice: how people name it, in lower case, and how it is kept. */
typedef struct {
	const char *word;
	const char *name;
} Choice;

static const Choice transports[] = {
	{ "tcp", "tcp" },
	{ "udp", "udp" },
	{ "sctp", "sctp" },
	{ "dccp", "dccp" },
};

static const Choice resources[] = {
	{ "port number", "port" },	    { "port", "port" },
	{ "service name", "service-name" }, { "service-name", "service-name" },
	{ "service_name", "service-name" },
};

static const Choice ranges[] = {
	{ "user", "user" },	    { "registered", "user" },
	{ "system", "system" },	    { "well-known", "system" },
	{ "well known", "system" }, { "0-1023", "system" },
	{ "1024-65535", "user" },   { "1024-49151", "user" },
};

static gboolean is_part_of_word(char c)
{
	return g_ascii_isalnum(c) || (guchar)c >= 0x80;
}

/* The word by itself: "tcp" is not in "tcpmux", "udp" not in "udp-lite". */
static gboolean has_word(const char *text, const char *word)
{
	gsize len = strlen(word);

	for (const char *p = strstr(text, word); p; p = strstr(p + 1, word)) {
		if ((p == text || !is_part_of_word(p[-1])) &&
		    !is_part_of_word(p[len]) &&
		    !(p[len] == '-' && is_part_of_word(p[len + 1])))
			return TRUE;
	}
	return FALSE;
}

static gboolean is_box(const char *p)
{
	return *p == '[' && p[1] && p[2] == ']';
}

static gboolean has_box(const char *text)
{
	for (const char *p = strchr(text, '['); p; p = strchr(p + 1, '[')) {
		if (is_box(p))
			return TRUE;
	}
	return FALSE;
}

/* What stands behind the boxes that have a mark, up to the next box. */
static char *marked(const char *text)
{
	GString *out = g_string_new(NULL);
	gboolean on = FALSE;

	for (const char *p = text; *p; p++) {
		if (is_box(p)) {
			on = p[1] != ' ';
			p += 2;
			g_string_append_c(out, ' ');
		} else if (on) {
			g_string_append_c(out, *p);
		}
	}
	return g_string_free(out, FALSE);
}

static void add_name(GString *names, const char *name)
{
	g_auto(GStrv) have = g_strsplit(names->str, ", ", -1);

	if (g_strv_contains((const char *const *)have, name))
		return;
	if (names->len)
		g_string_append(names, ", ");
	g_string_append(names, name);
}

static char *names_of(const char *text, const Choice *choices, guint count)
{
	g_autofree char *lower = g_ascii_strdown(text, -1);
	g_autofree char *chosen =
		has_box(lower) ? marked(lower) : g_strdup(lower);
	GString *names = g_string_new(NULL);

	for (guint i = 0; i < count; i++) {
		if (has_word(chosen, choices[i].word))
			add_name(names, choices[i].name);
	}
	return g_string_free(names, FALSE);
}

static char *names_or_text(const char *text, const Choice *choices, guint count)
{
	g_autofree char *names = names_of(text, choices, count);

	return *names || has_box(text) ? g_steal_pointer(&names)
				       : g_strdup(text);
}

char *shape_transports(const char *text)
{
	return names_or_text(text, transports, G_N_ELEMENTS(transports));
}

char *shape_resources(const char *text)
{
	return names_or_text(text, resources, G_N_ELEMENTS(resources));
}

char *shape_range(const char *text)
{
	g_autofree char *names = names_of(text, ranges, G_N_ELEMENTS(ranges));

	return g_strdup(strchr(names, ',') ? "" : names);
}

char *shape_plain(const char *text)
{
	static const char *const marks[] = { "`", "**", "__" };
	gsize len = strlen(text);

	for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
		gsize mark = strlen(marks[i]);

		if (len > 2 * mark && g_str_has_prefix(text, marks[i]) &&
		    g_str_has_suffix(text, marks[i]) &&
		    !memmem(text + mark, len - 2 * mark, marks[i], mark))
			return g_strstrip(
				g_strndup(text + mark, len - 2 * mark));
	}
	return g_strdup(text);
}

char *shape_unbracket(const char *text)
{
	gsize len = strlen(text);

	if (len < 2 || *text != '[' || text[len - 1] != ']')
		return g_strdup(text);
	return g_strstrip(g_strndup(text + 1, len - 2));
}

char *shape_person(const char *text, char **address_out)
{
	const char *open = strrchr(text, '<');
	const char *close = open ? strchr(open, '>') : NULL;

	*address_out = NULL;
	if (!close || !memchr(open, '@', (gsize)(close - open)) ||
	    close[1 + strspn(close + 1, " \t\n")] ||
	    /* Of several none is meant more than the others. */
	    strchr(text, '<') != open)
		return g_strdup(text);
	*address_out =
		g_strstrip(g_strndup(open + 1, (gsize)(close - open) - 1));
	return g_strstrip(g_strndup(text, (gsize)(open - text)));
}
