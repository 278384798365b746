/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/list_text.h"

#include <string.h>

#include "text/harmless.h"

/* Words with one blank between; NULL: a character that does not show. */
static char *fold_blanks(const char *text)
{
	GString *out = g_string_new(NULL);

	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (g_unichar_isspace(c)) {
			if (out->len && out->str[out->len - 1] != ' ')
				g_string_append_c(out, ' ');
		} else if (harmless_is_unsafe(c)) {
			g_string_free(out, TRUE);
			return NULL;
		} else {
			g_string_append_unichar(out, c);
		}
	}
	return g_strchomp(g_string_free(out, FALSE));
}

static guint count_of(const char *text, char c)
{
	guint count = 0;

	for (; *text; text++)
		count += *text == c;
	return count;
}

/* GLib writes '?' for what it has no letters for. */
static char *to_ascii(const char *text)
{
	g_autofree char *ascii = g_str_to_ascii(text, "C");

	if (count_of(ascii, '?') != count_of(text, '?'))
		return NULL;
	return g_steal_pointer(&ascii);
}

static char *refuse(char **why_out, const char *why)
{
	*why_out = g_strdup(why);
	return NULL;
}

char *list_text_fold(const ListTextLimits *limits, ListText kind,
		     const char *text, char **why_out)
{
	/* One word, in which another letter makes another name. */
	const gboolean is_name = kind == LIST_TEXT_NAME;
	g_autofree char *line =
		g_utf8_validate(text, -1, NULL) ? fold_blanks(text) : NULL;
	g_autofree char *folded = NULL;
	gsize len;

	*why_out = NULL;
	if (!line)
		return refuse(why_out, "it holds characters that do not show");
	folded = limits->ascii || is_name ? to_ascii(line) : g_strdup(line);
	if (!folded)
		return refuse(why_out, "it holds characters that have none "
				       "like them in ASCII");
	if (is_name && strcmp(line, folded) != 0)
		return refuse(why_out, "it holds other characters than ASCII");
	if (!*folded)
		return refuse(why_out, "it is empty");
	if (is_name && strchr(folded, ' '))
		return refuse(why_out, "it holds a blank");
	len = (gsize)g_utf8_strlen(folded, -1);
	if (len <= limits->max[kind])
		return g_steal_pointer(&folded);
	*why_out = g_strdup_printf("it has %zu characters, and the list has "
				   "room for %zu",
				   len, limits->max[kind]);
	return NULL;
}
