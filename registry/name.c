/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/name.h"

#include <string.h>

static gboolean has_only(const char *name, const char *more)
{
	for (; *name; name++) {
		if (!g_ascii_isalnum(*name) && !strchr(more, *name))
			return FALSE;
	}
	return TRUE;
}

gboolean name_has_only_rfc6335_characters(const char *name)
{
	return has_only(name, "-");
}

gboolean name_has_only_2004_characters(const char *name)
{
	return has_only(name, "-_+./*");
}

gboolean name_has_letter(const char *name)
{
	for (; *name; name++) {
		if (g_ascii_isalpha(*name))
			return TRUE;
	}
	return FALSE;
}

gboolean name_has_word(const char *name, const char *word)
{
	g_auto(GStrv) parts = g_strsplit_set(name, "-_+./*", -1);

	for (char **part = parts; *part; part++) {
		if (g_ascii_strcasecmp(*part, word) == 0)
			return TRUE;
	}
	return FALSE;
}

gboolean name_has_version(const char *name)
{
	gsize len = strlen(name);
	gsize digits = 0;

	while (digits < len && g_ascii_isdigit(name[len - 1 - digits]))
		digits++;
	if (digits == 0 || digits > 2 || digits == len)
		return FALSE;
	/* A part of digits alone is a number of something else. */
	return name[len - 1 - digits] != '-';
}

gboolean name_is_valid(const char *name)
{
	gsize len = strlen(name);

	return len >= 1 && len <= NAME_MAX_RFC6335 &&
	       name_has_only_rfc6335_characters(name) &&
	       name_has_letter(name) && *name != '-' && name[len - 1] != '-' &&
	       !strstr(name, "--");
}

char *name_replacement(const char *name)
{
	GString *other = g_string_new(NULL);
	gboolean is_other;

	for (const char *p = name; *p; p = g_utf8_next_char(p)) {
		char c = *p == '+' ? 'p' : g_ascii_isalnum(*p) ? *p : '-';

		if (c != '-' ||
		    (other->len && other->str[other->len - 1] != '-'))
			g_string_append_c(other, c);
	}
	if (other->len && other->str[other->len - 1] == '-')
		g_string_truncate(other, other->len - 1);
	is_other = !name_has_only_rfc6335_characters(name) &&
		   name_is_valid(other->str);
	return g_string_free(other, !is_other);
}

char *name_ports(const GArray *ports)
{
	g_autoptr(GString) list = g_string_new(NULL);

	for (guint i = 0; i < ports->len; i++) {
		gint64 port = g_array_index(ports, gint64, i);

		if (port != NAME_NO_PORT)
			g_string_append_printf(list, "%s%" G_GINT64_FORMAT,
					       list->len ? ", " : "port ",
					       port);
	}
	return g_strdup(list->len ? list->str : "no port");
}

char *name_taken(const char *name, const GArray *ports)
{
	g_autofree char *list = name_ports(ports);

	return g_strdup_printf("The name \"%s\" is in the registry already, at "
			       "%s; a name that nobody has is needed (RFC "
			       "6335 section 5.1).",
			       name, list);
}
