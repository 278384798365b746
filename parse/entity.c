/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/entity.h"

#include <string.h>

/* RFC 2045 section 3 */
static const char *const names[] = { "Content-", "MIME-Version" };

static gboolean is_of_mime(const HeaderField *field)
{
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		if (g_ascii_strncasecmp(field->name, names[i],
					strlen(names[i])) == 0)
			return TRUE;
	}
	return FALSE;
}

static void add(GByteArray *entity, const char *bytes, gsize len)
{
	g_byte_array_append(entity, (const guint8 *)bytes, (guint)len);
}

GByteArray *entity_of(const char *bytes, gsize len, const Header *header)
{
	GByteArray *entity = g_byte_array_sized_new((guint)len + 1);
	gsize body = MIN(header->body, len);

	for (guint i = 0; i < header->fields->len; i++) {
		const HeaderField *field = header->fields->pdata[i];

		if (is_of_mime(field))
			add(entity, bytes + field->begin,
			    field->end - field->begin);
	}
	add(entity, "\n", 1);
	add(entity, bytes + body, len - body);
	return entity;
}
