/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/reader.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "parse/child.h"
#include "parse/serve.h"

/* No answer is as long. */
#define ANSWER_MAX (64 * 1024 * 1024)

#define READ_SIZE 65536

/* So many messages are sent by one call. */
#define SEND_MAX 8

struct Reader {
	Child child;
	guint wall_seconds;
	int timer;	/* of the message that it is at */
	GQueue *unsent; /* of GBytes; the first may be sent in part */
	gsize sent;	/* of the first, its length included */
	GByteArray *inbox;
	GQueue *answers; /* of Parsed */
	guint load;
	guint answered;
	gboolean confined;
};

Reader *reader_new(const ParseLimits *limits, const ChildLimits *child,
		   GError **error)
{
	ChildLimits without_cpu = *child;
	Child started;
	Reader *reader;

	without_cpu.cpu_seconds = 0;
	if (!child_start(&started, TRUE, &without_cpu, serve, limits, error))
		return NULL;
	reader = g_new0(Reader, 1);
	reader->child = started;
	reader->wall_seconds = child->wall_seconds;
	reader->timer = child_timer_new(0);
	reader->unsent = g_queue_new();
	reader->inbox = g_byte_array_new();
	reader->answers = g_queue_new();
	return reader;
}

static void free_parsed(gpointer parsed)
{
	parsed_free(parsed);
}

void reader_free(Reader *reader)
{
	if (!reader)
		return;
	child_end(&reader->child, TRUE);
	if (reader->timer >= 0)
		close(reader->timer);
	g_queue_free(reader->unsent);
	g_queue_free_full(reader->answers, free_parsed);
	g_byte_array_unref(reader->inbox);
	g_free(reader);
}

guint reader_load(const Reader *reader)
{
	return reader->load;
}

guint reader_answered(const Reader *reader)
{
	return reader->answered;
}

gboolean reader_was_confined(const Reader *reader)
{
	return reader->confined;
}

/* Whether the child was given anything, all or in part, to answer. */
static gboolean is_at_work(const Reader *reader)
{
	return reader->load > reader->unsent->length || reader->sent > 0;
}

static void begin_time(Reader *reader)
{
	child_timer_set(reader->timer,
			is_at_work(reader) ? reader->wall_seconds : 0);
}

void reader_put(Reader *reader, GBytes *raw)
{
	g_queue_push_tail(reader->unsent, raw);
	reader->load++;
}

gboolean reader_has_much(const Reader *reader)
{
	return reader->unsent->length >= SEND_MAX || reader->sent > 0;
}

void reader_poll(const Reader *reader, gboolean sends,
		 struct pollfd fds[READER_FDS])
{
	if (g_queue_is_empty(reader->unsent))
		sends = FALSE;
	fds[0] = (struct pollfd){ sends ? reader->child.to : -1, POLLOUT, 0 };
	fds[1] = (struct pollfd){ reader->child.from, POLLIN, 0 };
	fds[2] = (struct pollfd){ reader->timer, POLLIN, 0 };
}

/* Cuts from the front of the pieces what is there already. */
static void skip(struct iovec *pieces, guint count, gsize len)
{
	for (guint i = 0; i < count; i++) {
		gsize cut = MIN(len, pieces[i].iov_len);

		pieces[i].iov_base = (char *)pieces[i].iov_base + cut;
		pieces[i].iov_len -= cut;
		len -= cut;
	}
}

/* What is left of the first messages, each behind its length. */
static ssize_t send_some(const Reader *reader)
{
	struct iovec pieces[2 * SEND_MAX] = { 0 };
	gsize lengths[SEND_MAX];
	guint count = 0;
	struct msghdr message = { .msg_iov = pieces };

	for (const GList *item = reader->unsent->head; item && count < SEND_MAX;
	     item = item->next, count++) {
		gconstpointer bytes =
			g_bytes_get_data(item->data, &lengths[count]);

		pieces[2 * count] = (struct iovec){ &lengths[count],
						    sizeof(lengths[count]) };
		pieces[2 * count + 1] =
			(struct iovec){ (gpointer)bytes, lengths[count] };
	}
	skip(pieces, 2, reader->sent);
	message.msg_iovlen = 2 * count;
	return sendmsg(reader->child.to, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
}

static gsize first_unsent(const Reader *reader)
{
	GBytes *raw = g_queue_peek_head(reader->unsent);

	return sizeof(gsize) + g_bytes_get_size(raw);
}

/* FALSE: nobody listens. */
static gboolean send_all(Reader *reader)
{
	while (!g_queue_is_empty(reader->unsent)) {
		gboolean was_idle = !is_at_work(reader);
		ssize_t n = send_some(reader);

		if (n < 0)
			return errno == EAGAIN || errno == EINTR;
		reader->sent += (gsize)n;
		if (was_idle)
			begin_time(reader);
		while (!g_queue_is_empty(reader->unsent) &&
		       reader->sent >= first_unsent(reader)) {
			reader->sent -= first_unsent(reader);
			g_queue_pop_head(reader->unsent);
		}
		if (reader->sent > 0)
			return TRUE;
	}
	return TRUE;
}

/* FALSE: it is no answer. */
static gboolean take_answer(Reader *reader, const guint8 *said, gsize len)
{
	g_autoptr(GBytes) bytes = g_bytes_new(said + sizeof(len), len);
	g_autoptr(GVariant) answer =
		g_variant_ref_sink(g_variant_new_from_bytes(
			G_VARIANT_TYPE(PARSED_TYPE), bytes, FALSE));
	Parsed *parsed = parsed_from_variant(answer);

	if (!parsed || reader->load == 0) {
		parsed_free(parsed);
		return FALSE;
	}
	g_queue_push_tail(reader->answers, parsed);
	reader->load--;
	reader->answered++;
	return TRUE;
}

static gboolean take_answers(Reader *reader)
{
	gsize len, taken = 0;

	if (!reader->confined && reader->inbox->len) {
		reader->confined = TRUE;
		g_byte_array_remove_index(reader->inbox, 0);
	}
	while (reader->inbox->len - taken >= sizeof(len)) {
		memcpy(&len, reader->inbox->data + taken, sizeof(len));
		if (len > ANSWER_MAX)
			return FALSE;
		if (reader->inbox->len - taken < sizeof(len) + len)
			break;
		if (!take_answer(reader, reader->inbox->data + taken, len))
			return FALSE;
		taken += sizeof(len) + len;
	}
	if (taken > 0) {
		g_byte_array_remove_range(reader->inbox, 0, (guint)taken);
		begin_time(reader);
	}
	return TRUE;
}

static gboolean receive(Reader *reader)
{
	guint8 bytes[READ_SIZE];
	ssize_t n = read(reader->child.from, bytes, sizeof(bytes));

	if (n < 0)
		return errno == EINTR;
	g_byte_array_append(reader->inbox, bytes, (guint)n);
	return n > 0 && take_answers(reader);
}

gboolean reader_pump(Reader *reader, const struct pollfd fds[READER_FDS])
{
	if (fds[1].revents && !receive(reader))
		return FALSE;
	if (fds[0].revents && !send_all(reader))
		return FALSE;
	/* An answer that came in time has set the timer anew. */
	return !fds[2].revents || fds[1].revents;
}

Parsed *reader_take(Reader *reader)
{
	return g_queue_pop_head(reader->answers);
}
