/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/decode.h"

#include <errno.h>
#include <string.h>

#define OUT_SIZE 4096

static int base64_value(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	if (c == '+')
		return 62;
	return c == '/' ? 63 : -1;
}

/* Appends the whole bytes that count characters of six bits make. */
static void flush(GByteArray *out, guint32 bits, guint count)
{
	guint8 bytes[3];

	bits <<= 6 * (4 - count);
	for (guint i = 0; i < 3; i++)
		bytes[i] = (guint8)(bits >> (16 - 8 * i));
	g_byte_array_append(out, bytes, count * 6 / 8);
}

GByteArray *decode_base64(const char *bytes, gsize len)
{
	GByteArray *out = g_byte_array_sized_new((guint)(len / 4 * 3 + 3));
	guint32 bits = 0;
	guint count = 0;

	for (gsize i = 0; i < len; i++) {
		int value = base64_value(bytes[i]);

		if (value >= 0) {
			bits = bits << 6 | (guint32)value;
			count++;
		}
		if (count == 4 || (bytes[i] == '=' && count > 0)) {
			flush(out, bits, count);
			bits = count = 0;
		}
	}
	flush(out, bits, count);
	return out;
}

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
		const char *end;
		gsize valid;

		g_utf8_validate(bytes, (gssize)len, &end);
		valid = (gsize)(end - bytes);
		g_string_append_len(text, bytes, (gssize)valid);
		if (valid == len)
			return;
		if (*end == '\0')
			g_string_append_c(text, '\0');
		else
			g_string_append(text, DECODE_LOST);
		bytes = end + 1;
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
	converter = g_iconv_open("UTF-8", charset);
	if (converter == (GIConv)-1)
		return FALSE;
	convert(converter, unit_of(charset), bytes, len, text);
	g_iconv_close(converter);
	return TRUE;
}

static gboolean is_utf8(const char *bytes, gsize len)
{
	const char *end;

	/* g_utf8_validate() takes a NUL for an error; here it is a control. */
	while (!g_utf8_validate(bytes, (gssize)len, &end)) {
		if (*end != '\0')
			return FALSE;
		len -= (gsize)(end + 1 - bytes);
		bytes = end + 1;
	}
	return TRUE;
}

static void guess(const char *bytes, gsize len, GString *text)
{
	if (is_utf8(bytes, len))
		g_string_append_len(text, bytes, (gssize)len);
	else
		decode_as("windows-1252", bytes, len, text);
}

/* A label is wrong if the text is UTF-8 and is none in the labelled charset. */
static void decode(const char *bytes, gsize len, const char *label,
		   GString *text, gboolean *wrong_out)
{
	const char *charset = real_charset(label);

	*wrong_out = FALSE;
	if (!charset) {
		guess(bytes, len, text);
		return;
	}
	*wrong_out = !decode_as(charset, bytes, len, text);
	if (*wrong_out) {
		guess(bytes, len, text);
	} else if (g_ascii_strcasecmp(charset, "utf-8") != 0 &&
		   memmem(text->str, text->len, DECODE_LOST,
			  strlen(DECODE_LOST)) &&
		   is_utf8(bytes, len)) {
		*wrong_out = TRUE;
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

/* LF line ends; no byte order mark; a NUL counts as lost. */
static char *clean(const GString *text)
{
	GString *out = g_string_sized_new(text->len);
	const char *bytes = text->str;
	gsize i = g_str_has_prefix(bytes, "\xef\xbb\xbf") ? 3 : 0;

	while (i < text->len) {
		if (bytes[i] == '\r') {
			i += take_line_end(bytes + i, text->len - i, out);
			continue;
		}
		if (bytes[i] == '\0')
			g_string_append(out, DECODE_LOST);
		else
			g_string_append_c(out, bytes[i]);
		i++;
	}
	return g_string_free(out, FALSE);
}

char *decode_charset(const char *bytes, gsize len, const char *charset,
		     gboolean *wrong_out)
{
	g_autoptr(GString) text = g_string_sized_new(len + 1);
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
