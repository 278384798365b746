/* SPDX-License-Identifier: BSD-2-Clause */
#include "tests/bench/gmime_alone.h"

#include <gmime/gmime.h>

static void decode_part(GMimeObject *parent, GMimeObject *part, gpointer data)
{
	(void)parent;
	(void)data;
	if (GMIME_IS_TEXT_PART(part))
		g_free(g_mime_text_part_get_text(GMIME_TEXT_PART(part)));
}

void read_with_gmime(GBytes *mail)
{
	gsize len;
	const char *bytes = g_bytes_get_data(mail, &len);
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, len);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);

	g_mime_message_foreach(message, decode_part, NULL);
	g_mime_message_get_subject(message);
	g_mime_message_get_date(message);
	g_object_unref(message);
	g_object_unref(parser);
	g_object_unref(stream);
}
