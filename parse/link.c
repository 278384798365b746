/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/link.h"

#include <string.h>

#include "parse/address.h"

static const char scheme[] = "mailto:";

/* Whether "<mailto:sam@example.org>" stands at p, or the same in "[]". */
static gboolean is_link(const char *p, const char **end_out)
{
	const char *close = strchr("]>", *p == '[' ? ']' : '>');
	gsize len;

	if ((*p != '[' && *p != '<') ||
	    g_ascii_strncasecmp(p + 1, scheme, strlen(scheme)) != 0)
		return FALSE;
	len = 1 + strcspn(p + 1, "<>[] \t\n");
	*end_out = p + len + 1;
	return p[len] == *close;
}

/* What the link leads to, without "?subject=..." */
static char *target_of(const char *link, const char *end)
{
	const char *address = link + 1 + strlen(scheme);
	gsize len = (gsize)(end - 1 - address);

	return g_strndup(address, MIN(len, strcspn(address, "?")));
}

static void drop_blanks(GString *out)
{
	while (out->len && g_ascii_isspace(out->str[out->len - 1]))
		g_string_truncate(out, out->len - 1);
}

static gboolean ends_in(const GString *out, const char *word)
{
	gsize end = out->len;
	gsize len = strlen(word);

	while (end && g_ascii_isspace(out->str[end - 1]))
		end--;
	return len && end >= len &&
	       g_ascii_strncasecmp(out->str + end - len, word, len) == 0;
}

char *link_undone(const char *text)
{
	GString *out = g_string_new(NULL);

	while (*text) {
		g_autofree char *target = NULL;
		const char *end;

		if (!is_link(text, &end)) {
			g_string_append_c(out, *text++);
			continue;
		}
		target = target_of(text, end);
		if (ends_in(out, target))
			drop_blanks(out);
		else
			g_string_append_printf(out, "<%s>", target);
		text = end;
	}
	return g_string_free(out, FALSE);
}

/* "http://a.example<http://a.example>", as Outlook writes a link as text: the
 * length of what stands in "<>" at p, if the same stands right before. */
static gsize doubled_length(const GString *out, const char *p)
{
	gsize len = *p == '<' ? strcspn(p + 1, "<>[] \t\n") : 0;
	const char *before = out->str + out->len - MIN(len, out->len);

	if (len == 0 || p[len + 1] != '>' || len > out->len ||
	    (g_ascii_strncasecmp(p + 1, "http://", 7) != 0 &&
	     g_ascii_strncasecmp(p + 1, "https://", 8) != 0) ||
	    memcmp(before, p + 1, len) != 0 ||
	    (before > out->str && !strchr(" \t\n(", before[-1])))
		return 0;
	return len + 2;
}

char *link_single(const char *text)
{
	GString *out = g_string_sized_new(strlen(text));

	while (*text) {
		gsize doubled = doubled_length(out, text);

		if (doubled)
			text += doubled;
		else
			g_string_append_c(out, *text++);
	}
	return g_string_free(out, FALSE);
}

/* A word of it, without what is no part of an address. */
static char *plain_word(const char *word)
{
	if (g_ascii_strncasecmp(word, scheme, strlen(scheme)) == 0)
		return g_strndup(word + strlen(scheme),
				 strcspn(word + strlen(scheme), "?"));
	return g_strdup(word);
}

char *link_address(const char *text)
{
	g_auto(GStrv) words = g_strsplit_set(text, " \t\n<>[]()\",;", -1);
	g_autofree char *address = NULL;

	for (guint i = 0; words[i]; i++) {
		g_autofree char *word = plain_word(words[i]);

		if (!*word)
			continue;
		if (!address)
			address = g_steal_pointer(&word);
		else if (g_ascii_strcasecmp(address, word) != 0)
			return g_strdup(text);
	}
	return address && address_is_valid(address) ? g_steal_pointer(&address)
						    : g_strdup(text);
}
