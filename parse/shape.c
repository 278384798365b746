/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/shape.h"

#include <string.h>

#include "parse/link.h"
#include "parse/ticked.h"

/* A choice: how people name it, in lower case, and how it is kept. */
typedef struct {
	const char *word;
	const char *name;
} Choice;

static const Choice transports[] = {
	{ "tcp", "tcp" },   { "udp", "udp" }, { "sctp", "sctp" },
	{ "dccp", "dccp" }, { NULL, NULL },
};

static const Choice resources[] = {
	{ "port number", "port" },	    { "port", "port" },
	{ "service name", "service-name" }, { "service-name", "service-name" },
	{ "service_name", "service-name" }, { NULL, NULL },
};

static const Choice ranges[] = {
	{ "user", "user" },
	{ "registered", "user" },
	{ "system", "system" },
	{ "well-known", "system" },
	{ "well known", "system" },
	{ "0-1023", "system" },
	{ "1024-65535", "user" },
	{ "1024-49151", "user" },
	{ NULL, NULL },
};

static gboolean is_part_of_word(char c)
{
	return g_ascii_isalnum(c) || (guchar)c >= 0x80;
}

/* The word by itself, from the place on in the text that begins at start: "tcp"
 * is not in "tcpmux", "udp" not in "udp-lite". NULL: it is not there. */
static const char *next_word(const char *start, const char *text,
			     const char *word)
{
	gsize len = strlen(word);

	for (const char *p = strstr(text, word); p; p = strstr(p + 1, word)) {
		if ((p == start || !is_part_of_word(p[-1])) &&
		    !is_part_of_word(p[len]) &&
		    !(p[len] == '-' && is_part_of_word(p[len + 1])))
			return p;
	}
	return NULL;
}

static gboolean has_word(const char *text, const char *word)
{
	return next_word(text, text, word) != NULL;
}

static gboolean has_choice(const char *text, gconstpointer choices)
{
	for (const Choice *choice = choices; choice->word; choice++) {
		if (has_word(text, choice->word))
			return TRUE;
	}
	return FALSE;
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

/* *boxes_out: there are any, so that none may be chosen. */
static char *names_of(const char *text, const Choice *choices,
		      gboolean *boxes_out)
{
	g_autofree char *lower = g_ascii_strdown(text, -1);
	g_autofree char *chosen = ticked(lower, has_choice, choices);
	GString *names = g_string_new(NULL);

	*boxes_out = chosen != NULL;
	for (; choices->word; choices++) {
		if (has_word(chosen ? chosen : lower, choices->word))
			add_name(names, choices->name);
	}
	return g_string_free(names, FALSE);
}

static char *names_or_text(const char *text, const Choice *choices)
{
	gboolean boxes;
	g_autofree char *names = names_of(text, choices, &boxes);

	return *names || boxes ? g_steal_pointer(&names) : g_strdup(text);
}

/* The word stands at p: "TCP (UDP is not used)". */
static gboolean is_unused_behind(const char *p, const char *word)
{
	static const char *const unused[] = {
		" is not used",	     " is not needed", " is not required",
		" is not requested", " not used",      " not needed",
		" not required",     " not requested",
	};

	for (guint i = 0; i < G_N_ELEMENTS(unused); i++) {
		if (g_str_has_prefix(p + strlen(word), unused[i]))
			return TRUE;
	}
	return FALSE;
}

/* One of the phrases stands before p; no copy, for a text may have many. */
static gboolean has_before(const char *text, const char *p,
			   const char *const *phrases)
{
	for (; *phrases; phrases++) {
		gsize len = strlen(*phrases);

		if ((gsize)(p - text) >= len &&
		    memcmp(p - len, *phrases, len) == 0)
			return TRUE;
	}
	return FALSE;
}

/* "If TCP is not used, UDP" */
static gboolean is_condition(const char *text, const char *p)
{
	static const char *const conditions[] = {
		"if ", "when ", "where ", "unless ", "though ", NULL,
	};

	return has_before(text, p, conditions);
}

/* "TCP only (no UDP)"; in "TCP no UDP yes" the word is of the one before. */
static gboolean is_refused_before(const char *text, const char *p)
{
	static const char *const refusals[] = {
		", no ",   "(no ",	   "; no ",	    ". no ",
		"but no ", "and no ",	   " not ",	    ",not ",
		"(not ",   " instead of ", " rather than ", NULL,
	};
	static const char *const first[] = { "no ", "not ", NULL };

	return has_before(text, p, refusals) ||
	       (p - text <= 4 && has_before(text, p, first));
}

/* The word at p is named as one that is not wanted; "not TCP only" wants it. */
static gboolean is_refused(const char *text, const char *p, const char *word)
{
	if (is_unused_behind(p, word))
		return !is_condition(text, p);
	return is_refused_before(text, p) &&
	       !g_str_has_prefix(p + strlen(word), " only") &&
	       !g_str_has_prefix(p + strlen(word), " alone");
}

/* Somewhere the word is named without being refused. */
static gboolean is_wanted(const char *text, const char *word)
{
	const char *p = text;

	while ((p = next_word(text, p, word)) != NULL) {
		if (!is_refused(text, p, word))
			return TRUE;
		p++;
	}
	return FALSE;
}

/* "TCP, not UDP" names both. */
char *shape_transports(const char *text)
{
	gboolean boxes;
	g_autofree char *lower = g_ascii_strdown(text, -1);
	g_autofree char *names = names_of(text, transports, &boxes);
	GString *wanted = g_string_new(NULL);

	for (const Choice *choice = transports; choice->word; choice++) {
		if (is_wanted(lower, choice->word))
			add_name(wanted, choice->name);
	}
	if (wanted->len && !boxes) {
		g_free(names);
		names = g_strdup(wanted->str);
	}
	g_string_free(wanted, TRUE);
	return *names || boxes ? g_steal_pointer(&names) : g_strdup(text);
}

char *shape_resources(const char *text)
{
	return names_or_text(text, resources);
}

/* "not a ", "no "; p is where the word begins. */
static gboolean is_denied(const char *text, const char *p)
{
	static const char *const denials[] = {
		"not",		 "not a",	"no",
		"not want a",	 "not need a",	"no need for a",
		"rather than a", "instead of a"
	};
	g_autofree char *before =
		g_strchomp(g_strndup(text, (gsize)(p - text)));
	gsize len = strlen(before);

	for (guint i = 0; i < G_N_ELEMENTS(denials); i++) {
		gsize denial = strlen(denials[i]);

		if (g_str_has_suffix(before, denials[i]) &&
		    (len == denial ||
		     !is_part_of_word(before[len - denial - 1])))
			return TRUE;
	}
	return FALSE;
}

/* The only one of the ranges that is named and not denied, or "". */
static char *range_that_is_left(const char *text)
{
	g_autofree char *lower = g_ascii_strdown(text, -1);
	GString *left = g_string_new(NULL);

	for (const Choice *choice = ranges; choice->word; choice++) {
		const char *p = strstr(lower, choice->word);

		if (has_word(lower, choice->word) && !is_denied(lower, p))
			add_name(left, choice->name);
	}
	return g_string_free(left, FALSE);
}

/* "Not a system port, a user port" names both. */
char *shape_range(const char *text)
{
	gboolean boxes;
	g_autofree char *names = names_of(text, ranges, &boxes);

	if (strchr(names, ',') && !boxes) {
		g_free(names);
		names = range_that_is_left(text);
	}
	return g_strdup(strchr(names, ',') ? "" : names);
}

/* What is between two such marks; NULL: it does not stand in them, or not all
 * of it. */
static char *between(const char *text, const char *mark)
{
	gsize len = strlen(text);
	gsize mark_len = strlen(mark);

	if (len <= 2 * mark_len || !g_str_has_prefix(text, mark) ||
	    !g_str_has_suffix(text, mark) ||
	    memmem(text + mark_len, len - 2 * mark_len, mark, mark_len))
		return NULL;
	return g_strstrip(g_strndup(text + mark_len, len - 2 * mark_len));
}

char *shape_plain(const char *text)
{
	static const char *const marks[] = { "`", "**", "__" };

	for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
		char *plain = between(text, marks[i]);

		if (plain)
			return plain;
	}
	return g_strdup(text);
}

char *shape_text(const char *text)
{
	g_autofree char *plain = between(text, "`");

	return link_single(plain ? plain : text);
}

char *shape_line(const char *text)
{
	g_autofree char *plain = shape_plain(text);
	g_autofree char *undone = link_undone(plain);

	return link_address(undone);
}

char *shape_paragraph(const char *text)
{
	g_autofree char *plain = shape_plain(text);

	return link_undone(plain);
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
	g_autofree char *undone = link_undone(text);
	const char *open = strrchr(undone, '<');
	const char *close = open ? strchr(open, '>') : NULL;

	*address_out = NULL;
	if (!close || !memchr(open, '@', (gsize)(close - open)) ||
	    close[1 + strspn(close + 1, " \t\n")] ||
	    /* Of several none is meant more than the others. */
	    strchr(undone, '<') != open)
		return g_steal_pointer(&undone);
	*address_out =
		g_strstrip(g_strndup(open + 1, (gsize)(close - open) - 1));
	return g_strstrip(g_strndup(undone, (gsize)(open - undone)));
}
