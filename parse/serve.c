/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/serve.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "parse/child.h"
#include "parse/message.h"

#define READ_SIZE 65536

/* So many answers, or bytes of them, do not wait for more. */
#define ANSWERS_MAX 8
#define BYTES_MAX   32768

typedef struct {
	GByteArray *heard;
	gsize taken; /* of it: the messages before */
	GByteArray *said;
	guint answers; /* in it */
} Talk;

/* The length of the message that comes next; FALSE: that is not known yet. */
static gboolean next_length(const Talk *talk, gsize *len_out)
{
	if (talk->heard->len - talk->taken < sizeof(*len_out))
		return FALSE;
	memcpy(len_out, talk->heard->data + talk->taken, sizeof(*len_out));
	return TRUE;
}

/* Lives until more is heard. NULL: it has not come whole. */
static GBytes *next_message(Talk *talk)
{
	gsize len, start = talk->taken + sizeof(len);

	if (!next_length(talk, &len) || talk->heard->len - start < len)
		return NULL;
	talk->taken = start + len;
	return g_bytes_new_static(talk->heard->data + start, len);
}

/* FALSE: nobody says any more. */
static gboolean hear(Talk *talk)
{
	guint before;
	ssize_t n;

	if (talk->taken > 0)
		g_byte_array_remove_range(talk->heard, 0, (guint)talk->taken);
	talk->taken = 0;
	before = talk->heard->len;
	g_byte_array_set_size(talk->heard, before + READ_SIZE);
	do {
		n = read(STDIN_FILENO, talk->heard->data + before, READ_SIZE);
	} while (n < 0 && errno == EINTR);
	g_byte_array_set_size(talk->heard, before + (guint)MAX(n, 0));
	return n > 0;
}

/* FALSE: nobody listens. */
static gboolean say_all(Talk *talk)
{
	gboolean ok = child_say(talk->said->data, talk->said->len);

	g_byte_array_set_size(talk->said, 0);
	talk->answers = 0;
	return ok;
}

static gboolean answer(Talk *talk, const Parsed *parsed)
{
	g_autoptr(GVariant) variant =
		g_variant_ref_sink(parsed_to_variant(parsed));
	gsize len = g_variant_get_size(variant);

	g_byte_array_append(talk->said, (const guint8 *)&len, sizeof(len));
	g_byte_array_append(talk->said, g_variant_get_data(variant),
			    (guint)len);
	talk->answers++;
	return (talk->answers < ANSWERS_MAX && talk->said->len < BYTES_MAX) ||
	       say_all(talk);
}

static gboolean talk_on(Talk *talk, const ParseLimits *limits)
{
	for (;;) {
		g_autoptr(GBytes) raw = next_message(talk);
		g_autoptr(Parsed) parsed =
			raw ? message_parse(raw, limits) : NULL;

		if (parsed) {
			if (!answer(talk, parsed))
				return FALSE;
		} else if (!say_all(talk) || !hear(talk)) {
			return TRUE;
		}
	}
}

gboolean serve(gconstpointer limits)
{
	Talk talk = { .heard = g_byte_array_new(), .said = g_byte_array_new() };
	gboolean ok = talk_on(&talk, limits);

	g_byte_array_unref(talk.heard);
	g_byte_array_unref(talk.said);
	return ok;
}
