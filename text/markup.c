/* SPDX-License-Identifier: BSD-2-Clause */
#include "text/markup.h"

#include <string.h>

static const char *escape_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&#34;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void markup_append_text(GString *out, const char *text)
{
	while (*text) {
		gsize run = strcspn(text, "&<>\"'");

		g_string_append_len(out, text, (gssize)run);
		text += run;
		if (*text)
			g_string_append(out, escape_of(*text++));
	}
}

/* Which text a place in the words is for, from 1; 0: it is no place. */
static guint number_at(const char *words, guint count)
{
	guint number =
		words[0] == '{' && g_ascii_isdigit(words[1]) && words[2] == '}'
			? (guint)(words[1] - '0')
			: 0;

	return number <= count ? number : 0;
}

void markup_append_words(GString *out, const char *words,
			 const char *const *texts, guint count)
{
	while (*words) {
		guint number = number_at(words, count);

		if (number) {
			markup_append_text(out, texts[number - 1]);
			words += strlen("{1}");
		} else {
			g_string_append_c(out, *words++);
		}
	}
}

char *markup_hash(const char *source)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	guint8 digest[32];
	gsize len = sizeof(digest);
	g_autofree char *base64 = NULL;

	g_checksum_update(sum, (const guchar *)source, -1);
	g_checksum_get_digest(sum, digest, &len);
	base64 = g_base64_encode(digest, len);
	return g_strconcat("sha256-", base64, NULL);
}
