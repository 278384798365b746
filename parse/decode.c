/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/decode.h"

#include <errno.h>
#include <string.h>

#include "parse/converter.h"
#include "text/utf8.h"

#define OUT_SIZE 4096

/* Charsets whose name says less than what mailers put under it. */
static const struct {
	const char *label;
	const char *charset;
} real_charsets[] = {
	{ "us-ascii", NULL },
	{ "ascii", NULL },
	{ "ansi_x3.4-1968", NULL },
	{ "unknown-8bit", NULL },
	{ "x-unknown", NULL },
	{ "unknown", NULL },
	{ "default", NULL },
	{ "binary", NULL },
	{ "8bit", NULL },
	{ "7bit", NULL },
	{ "none", NULL },
	{ "iso-8859-1", "windows-1252" },
	{ "iso8859-1", "windows-1252" },
	{ "latin1", "windows-1252" },
	{ "iso-8859-8-i", "iso-8859-8" },
	{ "gb2312", "gb18030" },
	{ "ks_c_5601-1987", "cp949" },
	{ "euc-kr", "cp949" },
	{ "utf8", "utf-8" },
	/* names of their own that mailers had */
	{ "x-sjis", "cp932" },
	{ "x-ms-cp932", "cp932" },
	{ "windows-31j", "cp932" },
	{ "shift_jis", "cp932" },
	{ "shift-jis", "cp932" },
	{ "sjis", "cp932" },
	{ "x-euc-jp", "euc-jp" },
	{ "x-euc-kr", "cp949" },
	{ "x-windows-949", "cp949" },
	{ "ks_c_5601", "cp949" },
	{ "x-euc-tw", "euc-tw" },
	{ "x-big5", "big5" },
	{ "x-gbk", "gb18030" },
	{ "x-mac-roman", "macintosh" },
	{ "x-macroman", "macintosh" },
	{ "macroman", "macintosh" },
	{ "mac-roman", "macintosh" },
	{ "x-macintosh", "macintosh" },
	{ "x-mac", "macintosh" },
	{ "apple-roman", "macintosh" },
	{ "x-apple-roman", "macintosh" },
	{ "x-mac-cyrillic", "mac-cyrillic" },
	{ "x-mac-ce", "mac-centraleurope" },
	{ "mac-ce", "mac-centraleurope" },
	{ "x-mac-centraleurroman", "mac-centraleurope" },
	{ "x-mac-ukrainian", "mac-uk" },
	{ "mac-ukrainian", "mac-uk" },
	{ "x-mac-icelandic", "mac-is" },
	{ "x-roman8", "hp-roman8" },
	{ "x-ansi", "windows-1252" },
	{ "ansi", "windows-1252" },
	{ "x-cp1250", "windows-1250" },
	{ "x-cp1251", "windows-1251" },
	{ "x-cp1252", "windows-1252" },
	{ "cp-850", "cp850" },
	{ "x-user-defined", NULL },
};

/* NULL: only the bytes can tell. */
static const char *real_charset(const char *label)
{
	if (!label || !*label)
		return NULL;
	for (guint i = 0; i < G_N_ELEMENTS(real_charsets); i++) {
		if (g_ascii_strcasecmp(real_charsets[i].label, label) == 0)
			return real_charsets[i].charset;
	}
	return label;
}

/* A unit of the charset, for that much is skipped where it makes no sense. */
static gsize unit_of(const char *charset)
{
	if (g_ascii_strncasecmp(charset, "utf-16", 6) == 0)
		return 2;
	return g_ascii_strncasecmp(charset, "utf-32", 6) == 0 ? 4 : 1;
}

/* windows-1252 leaves five bytes free; iconv refuses them. */
static void convert(GIConv converter, gsize unit, const char *bytes, gsize len,
		    GString *text)
{
	char *in = (char *)bytes;
	gsize left = len;

	while (left > 0) {
		char buffer[OUT_SIZE];
		char *out = buffer;
		gsize room = sizeof(buffer);
		gsize status = g_iconv(converter, &in, &left, &out, &room);

		g_string_append_len(text, buffer, out - buffer);
		if (status != (gsize)-1 || errno == E2BIG)
			continue;
		/* An illegal byte, or one that its followers are missing of. */
		unit = MIN(unit, left);
		for (gsize i = 0; i < unit; i++)
			g_string_append(text, DECODE_LOST);
		in += unit;
		left -= unit;
	}
}

/* iconv takes more for UTF-8 than RFC 3629 does. */
static void decode_utf8(const char *bytes, gsize len, GString *text)
{
	while (len > 0) {
		gsize valid = utf8_valid_length(bytes, len);

		g_string_append_len(text, bytes, (gssize)valid);
		if (valid == len)
			return;
		g_string_append(text, DECODE_LOST);
		bytes += valid + 1;
		len -= valid + 1;
	}
}

static gboolean decode_as(const char *charset, const char *bytes, gsize len,
			  GString *text)
{
	GIConv converter;

	if (g_ascii_strcasecmp(charset, "utf-8") == 0) {
		decode_utf8(bytes, len, text);
		return TRUE;
	}
	converter = converter_open(charset);
	if (converter == (GIConv)-1)
		return FALSE;
	convert(converter, unit_of(charset), bytes, len, text);
	g_iconv_close(converter);
	return TRUE;
}

static gboolean is_utf8(const char *bytes, gsize len)
{
	return utf8_valid_length(bytes, len) == len;
}

static void guess(const char *bytes, gsize len, GString *text)
{
	if (is_utf8(bytes, len))
		g_string_append_len(text, bytes, (gssize)len);
	else
		decode_as("windows-1252", bytes, len, text);
}

/* What windows-1252 has beside letters that people write. */
static const char signs[] = "\x80\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa7\xab"
			    "\xb0\xb4\xb7\xbb";

/* A byte of windows-1252 among ASCII. In UTF-8 that was damaged one follows
 * another that begins what it goes on with. */
static gboolean is_latin(guchar before, guchar byte, guchar behind)
{
	gboolean continues = behind >= 0x80 && behind < 0xc0;

	if (byte >= 0xc0)
		return byte < 0xfe && behind && !continues;
	return before < 0x80 && !continues && strchr(signs, byte);
}

/* UTF-8 that lost some bytes has other letters that are whole, or parts. */
static gboolean is_windows_1252(const char *bytes, gsize len)
{
	guint count = 0;

	for (gsize i = 0; i < len; i++) {
		guchar byte = (guchar)bytes[i];

		if (byte < 0x80)
			continue;
		if (!is_latin(i ? (guchar)bytes[i - 1] : 0, byte,
			      i + 1 < len ? (guchar)bytes[i + 1] : 0))
			return FALSE;
		count++;
	}
	return count > 0;
}

/* So many characters are not UTF-8 by chance: in windows-1252 each is a letter
 * with signs behind it, and a sign before a word is none of UTF-8. */
#define CHARACTERS_MIN 2

static gboolean is_surely_utf8(const char *bytes, gsize len)
{
	guint count = 0;

	/* Each begins so. */
	for (gsize i = 0; i < len && count < CHARACTERS_MIN; i++)
		count += (guchar)bytes[i] >= 0xc0;
	return count >= CHARACTERS_MIN && is_utf8(bytes, len);
}

/* A label is wrong if the text is UTF-8 and is none in the labelled charset, or
 * hardly; and so is that of UTF-8 where nothing is but bytes that windows-1252
 * has. */
static gboolean is_wrong(const char *bytes, gsize len, const char *charset,
			 const GString *text)
{
	if (g_ascii_strcasecmp(charset, "utf-8") == 0)
		return is_windows_1252(bytes, len);
	if (g_ascii_strcasecmp(charset, "windows-1252") == 0 &&
	    is_surely_utf8(bytes, len))
		return TRUE;
	return memmem(text->str, text->len, DECODE_LOST, strlen(DECODE_LOST)) &&
	       is_utf8(bytes, len);
}

static void decode(const char *bytes, gsize len, const char *label,
		   GString *text, gboolean *wrong_out)
{
	const char *charset = real_charset(label);

	*wrong_out = FALSE;
	if (!charset) {
		guess(bytes, len, text);
		return;
	}
	*wrong_out = !decode_as(charset, bytes, len, text) ||
		     is_wrong(bytes, len, charset, text);
	if (*wrong_out) {
		g_string_truncate(text, 0);
		guess(bytes, len, text);
	}
}

/* CR LF and CR CR LF to LF; a CR alone to LF too. Returns what it took. */
static gsize take_line_end(const char *bytes, gsize len, GString *out)
{
	gsize run = 0;

	while (run < len && bytes[run] == '\r')
		run++;
	if (run < len && bytes[run] == '\n') {
		g_string_append_c(out, '\n');
		return run + 1;
	}
	for (gsize i = 0; i < run; i++)
		g_string_append_c(out, '\n');
	return run;
}

static gboolean is_clean(const char *bytes, gsize len)
{
	return !memchr(bytes, '\r', len) && !memchr(bytes, '\0', len);
}

/* The next byte that has no place in a text, or the end. */
static gsize run_length(const char *bytes, gsize len)
{
	gsize i = 0;

	while (i < len && bytes[i] != '\r' && bytes[i] != '\0')
		i++;
	return i;
}

/* LF line ends; no byte order mark; a NUL counts as lost. Takes text. */
static char *clean(GString *text)
{
	gsize i = g_str_has_prefix(text->str, "\xef\xbb\xbf") ? 3 : 0;
	const char *bytes = text->str;
	GString *out;

	if (i == 0 && is_clean(text->str, text->len))
		return g_string_free(text, FALSE);
	out = g_string_sized_new(text->len);
	while (i < text->len) {
		gsize run = run_length(bytes + i, text->len - i);

		g_string_append_len(out, bytes + i, (gssize)run);
		i += run;
		if (i < text->len && bytes[i] == '\r') {
			i += take_line_end(bytes + i, text->len - i, out);
		} else if (i < text->len) {
			g_string_append(out, DECODE_LOST);
			i++;
		}
	}
	g_string_free(text, TRUE);
	return g_string_free(out, FALSE);
}

char *decode_charset(const char *bytes, gsize len, const char *charset,
		     gboolean *wrong_out)
{
	GString *text = g_string_sized_new(len + 1);
	/* What stands behind '/' is an order to iconv: "utf-8//IGNORE". */
	g_autofree char *label =
		charset ? g_strndup(charset, strcspn(charset, "/")) : NULL;

	decode(bytes, len, label, text, wrong_out);
	return clean(text);
}

guint decode_count_lost(const char *text)
{
	guint count = 0;

	while ((text = strstr(text, DECODE_LOST)) != NULL) {
		count++;
		text += strlen(DECODE_LOST);
	}
	return count;
}
