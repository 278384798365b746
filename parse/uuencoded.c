/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/uuencoded.h"

#include <gmime/gmime.h>
#include <string.h>

#include "parse/decode.h"

static const char begin[] = "begin ";
static const char end[] = "\nend";

/* "begin 644 port.txt": the mode has three digits or four. */
static gboolean is_begin(const char *line)
{
	gsize digits = strspn(line + strlen(begin), "01234567");

	return (digits == 3 || digits == 4) &&
	       line[strlen(begin) + digits] == ' ';
}

static const char *find_begin(const char *text)
{
	const char *p = text;

	while ((p = strstr(p, begin)) != NULL) {
		if ((p == text || p[-1] == '\n') && is_begin(p))
			return p;
		p++;
	}
	return NULL;
}

/* Behind the line that begins the file. */
static char *decode(const char *start, gsize len)
{
	GMimeEncoding encoding;
	g_autofree char *bytes = NULL;
	gboolean wrong;
	gsize size;

	g_mime_encoding_init_decode(&encoding, GMIME_CONTENT_ENCODING_UUENCODE);
	bytes = g_malloc(g_mime_encoding_outlen(&encoding, len) + 1);
	size = g_mime_encoding_flush(&encoding, start, len, bytes);
	/* What holds a NUL is no text. */
	if (size == 0 || memchr(bytes, '\0', size))
		return NULL;
	return decode_charset(bytes, size, NULL, &wrong);
}

char *uuencoded_undo(const char *text)
{
	const char *start = find_begin(text);
	const char *stop = start ? strstr(start, end) : NULL;
	const char *data;
	g_autofree char *before = NULL;
	g_autofree char *file = NULL;

	if (!stop)
		return NULL;
	stop += strlen(end);
	data = strchr(start, '\n') + 1;
	file = decode(data, (gsize)(stop - data));
	if (!file)
		return NULL;
	before = g_strndup(text, (gsize)(start - text));
	return g_strconcat(before, file, stop, NULL);
}
