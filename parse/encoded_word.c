/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/encoded_word.h"

#include <errno.h>
#include <string.h>

#include "parse/converter.h"

/* RFC 2047 allows 75 characters in all; mailers write longer ones. */
#define CHARSET_MAX 64
#define TEXT_MAX    4096

/* One "=?charset?B?text?=" (RFC 2047 section 2), as places in the value. */
typedef struct {
	const char *charset;
	gsize charset_len; /* without a language (RFC 2231 section 5) */
	char encoding;	   /* 'B' or 'Q' */
	const char *text;
	gsize text_len;
	const char *end;
} Word;

static gboolean match_word(const char *at, Word *word)
{
	const char *charset_end, *text_end;

	if (!g_str_has_prefix(at, "=?"))
		return FALSE;
	word->charset = at + 2;
	charset_end =
		memchr(word->charset, '?', strnlen(word->charset, CHARSET_MAX));
	if (!charset_end || charset_end == word->charset)
		return FALSE;
	word->charset_len = strcspn(word->charset, "*?");
	word->encoding = g_ascii_toupper(charset_end[1]);
	if ((word->encoding != 'B' && word->encoding != 'Q') ||
	    charset_end[2] != '?')
		return FALSE;
	word->text = charset_end + 3;
	text_end = g_strstr_len(word->text, TEXT_MAX, "?=");
	if (!text_end)
		return FALSE;
	word->text_len = (gsize)(text_end - word->text);
	word->end = text_end + 2;
	return word->encoding == 'Q' ||
	       !memchr(word->text, ' ', word->text_len);
}

/* The word that follows with nothing but blanks between, if any. */
static gboolean match_neighbour(const char *at, Word *word)
{
	while (*at == ' ' || *at == '\t')
		at++;
	return match_word(at, word);
}

static gboolean same_charset(const Word *a, const Word *b)
{
	return a->charset_len == b->charset_len &&
	       g_ascii_strncasecmp(a->charset, b->charset, a->charset_len) == 0;
}

/* RFC 2047 section 4.2: '_' is a blank, =XX a byte. */
static void decode_q(const Word *word, GString *bytes)
{
	for (gsize i = 0; i < word->text_len; i++) {
		char c = word->text[i];

		if (c == '=' && i + 2 < word->text_len &&
		    g_ascii_isxdigit(word->text[i + 1]) &&
		    g_ascii_isxdigit(word->text[i + 2])) {
			c = (char)(g_ascii_xdigit_value(word->text[i + 1]) *
					   16 +
				   g_ascii_xdigit_value(word->text[i + 2]));
			i += 2;
		} else if (c == '_') {
			c = ' ';
		}
		g_string_append_c(bytes, c);
	}
}

/* Any count of padding, or none: each word is decoded by itself. */
static void decode_b(const Word *word, GString *bytes)
{
	g_autofree guchar *out = g_malloc(word->text_len / 4 * 3 + 6);
	gint state = 0;
	guint save = 0;
	gsize len = g_base64_decode_step(word->text, word->text_len, out,
					 &state, &save);

	len += g_base64_decode_step("===", (gsize)(4 - word->text_len % 4) % 4,
				    out + len, &state, &save);
	g_string_append_len(bytes, (char *)out, (gssize)len);
}

/* Controls would end the line or the string; they have no place in a field. */
static void replace_controls(char *text, gsize len)
{
	for (gsize i = 0; i < len; i++) {
		if ((guchar)text[i] < 0x20 || text[i] == 0x7f)
			text[i] = ' ';
	}
}

/* What cannot be converted becomes '?'. FALSE: the charset is not known. */
static gboolean convert(const char *charset, const GString *bytes,
			GString *text)
{
	GIConv converter = converter_open(charset);
	char *in = bytes->str;
	gsize left = bytes->len;

	if (converter == (GIConv)-1)
		return FALSE;
	while (left > 0) {
		char buffer[256];
		char *out = buffer;
		gsize room = sizeof(buffer);
		gsize status = g_iconv(converter, &in, &left, &out, &room);
		int code = errno;

		g_string_append_len(text, buffer, out - buffer);
		if (status != (gsize)-1 || code == E2BIG)
			continue;
		g_string_append_c(text, '?');
		g_iconv(converter, NULL, NULL, NULL, NULL);
		in++;
		left--;
	}
	g_iconv_close(converter);
	return TRUE;
}

/* An unknown charset is UTF-8 or, if it cannot be, ISO-8859-1. */
static void append_utf8(const Word *word, const GString *bytes, GString *text)
{
	g_autofree char *charset = g_strndup(word->charset, word->charset_len);
	gboolean is_utf8 = g_ascii_strcasecmp(charset, "utf-8") == 0;

	if (!is_utf8 && convert(charset, bytes, text))
		return;
	if (is_utf8 || g_utf8_validate(bytes->str, (gssize)bytes->len, NULL)) {
		g_string_append_len(text, bytes->str, (gssize)bytes->len);
		return;
	}
	for (gsize i = 0; i < bytes->len; i++)
		g_string_append_unichar(text, (guchar)bytes->str[i]);
}

/*
 * Writes the run that begins with first as one word; returns where it ends.
 * Words of one charset are decoded together, for a character may be split.
 */
static const char *mend_run(const Word *first, GString *mended)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *valid = NULL;
	g_autofree char *encoded = NULL;
	Word word = *first;
	Word next;
	gboolean more;

	do {
		if (word.encoding == 'B')
			decode_b(&word, bytes);
		else
			decode_q(&word, bytes);
		more = match_neighbour(word.end, &next);
		if (!more || !same_charset(&word, &next)) {
			append_utf8(&word, bytes, text);
			g_string_truncate(bytes, 0);
		}
		if (more)
			word = next;
	} while (more);
	replace_controls(text->str, text->len);
	valid = g_utf8_make_valid(text->str, (gssize)text->len);
	encoded = g_base64_encode((guchar *)valid, strlen(valid));
	g_string_append_printf(mended, "=?UTF-8?B?%s?=", encoded);
	return word.end;
}

char *encoded_words_mend(const char *value)
{
	GString *mended = g_string_sized_new(strlen(value) + 1);

	while (*value) {
		gsize plain = strcspn(value, "=");
		Word word;

		g_string_append_len(mended, value, (gssize)plain);
		value += plain;
		if (match_word(value, &word))
			value = mend_run(&word, mended);
		else if (*value)
			g_string_append_c(mended, *value++);
	}
	return g_string_free(mended, FALSE);
}
