/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/xml_text.h"

#include <string.h>

static const char replacement[] = "\xef\xbf\xbd";

/* How many bytes at text no XML can hold (XML 1.0 section 2.2: no controls but
 * tab and line ends, no U+FFFE and U+FFFF). */
static gsize invalid_at(const char *text)
{
	if ((guchar)*text < 0x20)
		return strchr("\t\n\r", *text) ? 0 : 1;
	return g_str_has_prefix(text, "\xef\xbf\xbe") ||
			       g_str_has_prefix(text, "\xef\xbf\xbf")
		       ? 3
		       : 0;
}

/* How many bytes stand for themselves, or may do so. */
static gsize plain_length(const char *text)
{
	const char *end = text;

	while ((guchar)*end >= 0x20 && *end != '&' && *end != '<' &&
	       *end != '>' && *end != '"' && *end != '\xef')
		end++;
	return (gsize)(end - text);
}

static void append_special(GString *out, char c, gboolean quote)
{
	if (c == '&')
		g_string_append(out, "&amp;");
	else if (c == '<')
		g_string_append(out, "&lt;");
	else if (c == '>')
		g_string_append(out, "&gt;");
	else if (c == '"' && quote)
		g_string_append(out, "&quot;");
	else
		g_string_append_c(out, c);
}

static void append_escaped(GString *out, const char *text, gboolean quote)
{
	for (;;) {
		gsize plain = plain_length(text);
		gsize invalid;

		g_string_append_len(out, text, (gssize)plain);
		text += plain;
		if (!*text)
			return;
		invalid = invalid_at(text);
		if (invalid)
			g_string_append(out, replacement);
		else
			append_special(out, *text, quote);
		text += MAX(invalid, 1);
	}
}

void xml_append_text(GString *out, const char *text)
{
	append_escaped(out, text, FALSE);
}

void xml_append_attribute(GString *out, const char *text)
{
	append_escaped(out, text, TRUE);
}

/* XML 1.0 section 2.5: no two hyphens in it, and none at its end. */
void xml_append_comment(GString *out, const char *text)
{
	g_string_append(out, "<!-- ");
	for (; *text; text++) {
		gsize invalid = invalid_at(text);

		if (*text == '-' && out->str[out->len - 1] == '-')
			g_string_append_c(out, ' ');
		if (invalid) {
			g_string_append(out, replacement);
			text += invalid - 1;
		} else {
			g_string_append_c(out, *text);
		}
	}
	g_string_append(out, " -->");
}

/* TRUE if white space stands before and behind a line feed of the run. */
static gboolean has_inner_lf(const char *run, gsize len)
{
	return len > 2 && memchr(run + 1, '\n', len - 2) != NULL;
}

char *xml_squeeze(const char *text)
{
	GString *out = g_string_sized_new(strlen(text) + 1);

	while (g_ascii_isspace(*text))
		text++;
	while (*text) {
		gsize run = 0;

		while (g_ascii_isspace(text[run]))
			run++;
		if (run == 0)
			g_string_append_c(out, *text++);
		else if (text[run] && has_inner_lf(text, run))
			g_string_append_c(out, ' ');
		else if (text[run])
			g_string_append_len(out, text, (gssize)run);
		text += run;
	}
	return g_string_free(out, FALSE);
}

char *xml_label(const char *type, const char *data, const char *text)
{
	g_autofree char *own = xml_squeeze(text);

	if (*own)
		return g_steal_pointer(&own);
	if (g_strcmp0(type, "rfc") == 0)
		return g_ascii_strup(data ? data : "", -1);
	if (g_strcmp0(type, "rfc-errata") == 0)
		return g_strdup_printf("RFC Errata %s", data ? data : "");
	return g_strdup(data ? data : "");
}

static gboolean is_number(const char *text)
{
	return *text && text[strspn(text, "0123456789")] == '\0';
}

static gboolean is_rfc(const char *label)
{
	return is_number(label + 3) && (g_str_has_prefix(label, "RFC") ||
					g_str_has_prefix(label, "BCP") ||
					g_str_has_prefix(label, "STD"));
}

static gboolean is_draft(const char *label)
{
	return g_str_has_prefix(label, "draft-") ||
	       g_str_has_prefix(label, "RFC-");
}

static gboolean is_uri(const char *label)
{
	return g_str_has_prefix(label, "http://") ||
	       g_str_has_prefix(label, "https://") ||
	       g_str_has_prefix(label, "ftp://");
}

/* By the look of a label; the first that fits. */
static const struct {
	gboolean (*fits)(const char *label);
	const char *type;
} types[] = {
	{ is_number, "note" },
	{ is_draft, "draft" },
	{ is_uri, "uri" },
};

static void append_xref(GString *out, const char *type, const char *data)
{
	g_string_append_printf(out, "<xref type=\"%s\" data=\"", type);
	xml_append_attribute(out, data);
	g_string_append(out, "\"/>");
}

void xml_append_person(GString *out, const char *id)
{
	append_xref(out, "person", id);
}

void xml_append_reference(GString *out, const char *label)
{
	gsize len = strlen(label);

	if (len > 3 && is_rfc(label)) {
		g_autofree char *data = g_ascii_strdown(label, -1);

		append_xref(out, "rfc", data);
		return;
	}
	for (guint i = 0; i < G_N_ELEMENTS(types); i++) {
		if (types[i].fits(label)) {
			append_xref(out, types[i].type, label);
			return;
		}
	}
	g_string_append(out, "<xref type=\"text\">");
	xml_append_text(out, label);
	g_string_append(out, "</xref>");
}

/* Where the bracket that opens at p closes; NULL: nowhere. */
static const char *closing(const char *p)
{
	guint depth = 0;

	for (; *p; p++) {
		if (*p == '[')
			depth++;
		if (*p == ']' && --depth == 0)
			return p;
	}
	return NULL;
}

char **xml_labels(const char *field)
{
	g_autoptr(GStrvBuilder) labels = g_strv_builder_new();
	const char *p = field;

	while (*p == '[') {
		const char *end = closing(p);
		g_autofree char *label = NULL;

		if (!end)
			break;
		label = g_strndup(p + 1, (gsize)(end - p) - 1);
		g_strv_builder_add(labels, label);
		p = end + 1;
	}
	return *p ? g_strsplit(field, "\n", 1) : g_strv_builder_end(labels);
}
