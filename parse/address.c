/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/address.h"

#include <string.h>

/* RFC 5321 section 4.5.3.1 */
#define LOCAL_MAX  64
#define DOMAIN_MAX 255
#define LABEL_MAX  63

/* An answer with more at-signs than this names no address. */
#define TRIES_MAX 20

/* What an at-sign is written as, so that robots do not find it. */
static const char *const at_signs[] = {
	"&", " at ", "(at)", " (at) ", "[at]", " [at] ", "&#64;", "%40",
};

/* RFC 5322 section 3.2.3: atext, beyond ASCII by RFC 6531. */
static gboolean is_atext(char c)
{
	return g_ascii_isalnum(c) || (guchar)c >= 0x80 ||
	       (c && strchr("!#$%&'*+-/=?^_`{|}~", c));
}

/* Atoms with single dots between. */
static gboolean is_dot_string(const char *text, gsize len)
{
	gboolean dot = TRUE;

	for (gsize i = 0; i < len; i++) {
		if (text[i] == '.' ? dot : !is_atext(text[i]))
			return FALSE;
		dot = text[i] == '.';
	}
	return !dot;
}

static gboolean is_quoted_string(const char *text, gsize len)
{
	return len > 2 && text[0] == '"' && text[len - 1] == '"';
}

static gboolean is_label(const char *label)
{
	gsize len = strlen(label);

	if (len == 0 || len > LABEL_MAX || label[0] == '-' ||
	    label[len - 1] == '-')
		return FALSE;
	for (; *label; label++) {
		if (!g_ascii_isalnum(*label) && *label != '-' &&
		    (guchar)*label < 0x80)
			return FALSE;
	}
	return TRUE;
}

static gboolean is_domain(const char *domain)
{
	g_auto(GStrv) labels = g_strsplit(domain, ".", -1);
	guint count = g_strv_length(labels);

	if (*domain == '[')
		return strlen(domain) > 2 && g_str_has_suffix(domain, "]");
	for (guint i = 0; i < count; i++) {
		if (!is_label(labels[i]))
			return FALSE;
	}
	return count >= 2 && strlen(domain) <= DOMAIN_MAX &&
	       !g_ascii_isdigit(*labels[count - 1]);
}

gboolean address_is_valid(const char *address)
{
	const char *at = strrchr(address, '@');
	gsize len = at ? (gsize)(at - address) : 0;

	return len > 0 && len <= LOCAL_MAX &&
	       (is_dot_string(address, len) ||
		is_quoted_string(address, len)) &&
	       is_domain(at + 1);
}

static gboolean is_boundary(char c)
{
	return c == '\0' || strchr(" \t\n<>()[],;\"", c);
}

/* "@[192.0.2.1]" is one thing; any other bracket ends a word. */
static const char *end_of_word(const char *at)
{
	const char *end = at + 1;

	if (*end == '[') {
		const char *bracket = strpbrk(end, "] \n");

		if (bracket && *bracket == ']')
			return bracket + 1;
	}
	while (!is_boundary(*end))
		end++;
	return end;
}

/* The word around the at-sign, without what prose puts around it. */
static char *word_around(const char *text, const char *at)
{
	const char *start = at;
	const char *end = end_of_word(at);

	while (start > text && !is_boundary(start[-1]))
		start--;
	if (g_ascii_strncasecmp(start, "mailto:", 7) == 0)
		start += 7;
	while (start < at && *start == '\'')
		start++;
	while (end > at && strchr(".:!?'", end[-1]))
		end--;
	return g_strndup(start, (gsize)(end - start));
}

/* "sam&example.org" to "sam@example.org", if that makes it an address. */
static char *find_disguised(const char *text)
{
	for (guint i = 0; i < G_N_ELEMENTS(at_signs); i++) {
		g_auto(GStrv) halves = g_strsplit(text, at_signs[i], 2);
		g_autofree char *plain = NULL;
		g_autofree char *word = NULL;

		if (!halves[0] || !halves[1])
			continue;
		plain = g_strconcat(halves[0], "@", halves[1], NULL);
		word = word_around(plain, plain + strlen(halves[0]));
		if (address_is_valid(word))
			return g_steal_pointer(&word);
	}
	return NULL;
}

/* The first that is valid, else the first of all. */
char *address_find(const char *text)
{
	const char *at = strchr(text, '@');
	g_autofree char *first = NULL;

	if (!at)
		return find_disguised(text);
	for (guint i = 0; at && i < TRIES_MAX; i++) {
		g_autofree char *word = word_around(text, at);

		if (address_is_valid(word))
			return g_steal_pointer(&word);
		if (!first)
			first = g_steal_pointer(&word);
		at = strchr(at + 1, '@');
	}
	return g_steal_pointer(&first);
}
