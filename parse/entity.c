/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/entity.h"

#include <string.h>

/* RFC 2045 section 3 */
static const char *const names[] = { "Content-", "MIME-Version" };

static gboolean is_of_mime(const char *line, gsize len)
{
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		gsize length = strlen(names[i]);

		if (len > length &&
		    g_ascii_strncasecmp(line, names[i], length) == 0)
			return TRUE;
	}
	return FALSE;
}

/* With its end. */
static gsize line_length(const char *bytes, gsize len)
{
	const char *lf = memchr(bytes, '\n', len);

	return lf ? (gsize)(lf - bytes) + 1 : len;
}

/* The fields as they stand there, and the lines that continue them. */
static void add_fields(GByteArray *entity, const char *bytes, gsize len)
{
	gboolean taken = FALSE;

	while (len > 0) {
		gsize line = line_length(bytes, len);

		if (*bytes != ' ' && *bytes != '\t')
			taken = is_of_mime(bytes, line);
		if (taken)
			g_byte_array_append(entity, (const guint8 *)bytes,
					    (guint)line);
		bytes += line;
		len -= line;
	}
}

GByteArray *entity_of(const char *bytes, gsize len, gsize body)
{
	GByteArray *entity = g_byte_array_sized_new((guint)len + 1);

	body = MIN(body, len);
	add_fields(entity, bytes, body);
	g_byte_array_append(entity, (const guint8 *)"\n", 1);
	g_byte_array_append(entity, (const guint8 *)bytes + body,
			    (guint)(len - body));
	return entity;
}
