/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/reader.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "parse/child.h"
#include "parse/message.h"

/* No answer is as long. */
#define ANSWER_MAX (64 * 1024 * 1024)

#define READ_SIZE 65536

/*
 * Both ways a message is its length, as a gsize, and then so many bytes.
 */
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

/* --- In the child ------------------------------------------------------- */

static gboolean hear(void *bytes, gsize len)
{
	char *next = bytes;

	while (len > 0) {
		ssize_t n = read(STDIN_FILENO, next, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return FALSE;
		next += n;
		len -= (gsize)n;
	}
	return TRUE;
}

static GBytes *hear_message(void)
{
	g_autofree char *bytes = NULL;
	gsize len;

	if (!hear(&len, sizeof(len)))
		return NULL;
	bytes = g_malloc(MAX(len, 1));
	if (!hear(bytes, len))
		return NULL;
	return g_bytes_new_take(g_steal_pointer(&bytes), len);
}

static gboolean say(GVariant *answer)
{
	gsize len = g_variant_get_size(answer);
	g_autofree char *bytes = g_malloc(sizeof(len) + len);

	memcpy(bytes, &len, sizeof(len));
	g_variant_store(answer, bytes + sizeof(len));
	return child_say(bytes, sizeof(len) + len);
}

static gboolean serve(gconstpointer data)
{
	const ParseLimits *limits = data;

	for (;;) {
		g_autoptr(GBytes) raw = hear_message();
		g_autoptr(Parsed) parsed =
			raw ? message_parse(raw, limits) : NULL;
		g_autoptr(GVariant) answer =
			parsed ? g_variant_ref_sink(parsed_to_variant(parsed))
			       : NULL;

		if (!answer)
			return TRUE;
		if (!say(answer))
			return FALSE;
	}
}

/* --- In the parent ------------------------------------------------------ */

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

static void begin_time(Reader *reader)
{
	child_timer_set(reader->timer, reader->load ? reader->wall_seconds : 0);
}

void reader_put(Reader *reader, GBytes *raw)
{
	g_queue_push_tail(reader->unsent, raw);
	reader->load++;
	if (reader->load == 1)
		begin_time(reader);
}

void reader_poll(const Reader *reader, struct pollfd fds[READER_FDS])
{
	gboolean sends = !g_queue_is_empty(reader->unsent);

	fds[0] = (struct pollfd){ sends ? reader->child.to : -1, POLLOUT, 0 };
	fds[1] = (struct pollfd){ reader->child.from, POLLIN, 0 };
	fds[2] = (struct pollfd){ reader->timer, POLLIN, 0 };
}

/* What is left of the first message, its length before it. */
static ssize_t send_some(const Reader *reader, GBytes *raw, gsize *whole_out)
{
	gsize len;
	const char *bytes = g_bytes_get_data(raw, &len);
	gsize head = MIN(reader->sent, sizeof(len));
	gsize body = reader->sent - head;
	struct iovec pieces[] = {
		{ (char *)&len + head, sizeof(len) - head },
		{ (char *)bytes + body, len - body },
	};
	const struct msghdr message = { .msg_iov = pieces,
					.msg_iovlen = G_N_ELEMENTS(pieces) };

	*whole_out = sizeof(len) + len;
	return sendmsg(reader->child.to, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
}

/* FALSE: nobody listens. */
static gboolean send_all(Reader *reader)
{
	GBytes *raw;

	while ((raw = g_queue_peek_head(reader->unsent)) != NULL) {
		gsize whole;
		ssize_t n = send_some(reader, raw, &whole);

		if (n < 0)
			return errno == EAGAIN || errno == EINTR;
		reader->sent += (gsize)n;
		if (reader->sent < whole)
			return TRUE;
		reader->sent = 0;
		g_queue_pop_head(reader->unsent);
	}
	return TRUE;
}

/* FALSE: it is no answer. */
static gboolean take_answer(Reader *reader, gsize len)
{
	g_autoptr(GBytes) bytes =
		g_bytes_new(reader->inbox->data + sizeof(len), len);
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
	begin_time(reader);
	return TRUE;
}

static gboolean take_answers(Reader *reader)
{
	gsize len;

	if (!reader->confined && reader->inbox->len) {
		reader->confined = TRUE;
		g_byte_array_remove_index(reader->inbox, 0);
	}
	while (reader->inbox->len >= sizeof(len)) {
		memcpy(&len, reader->inbox->data, sizeof(len));
		if (len > ANSWER_MAX)
			return FALSE;
		if (reader->inbox->len < sizeof(len) + len)
			break;
		if (!take_answer(reader, len))
			return FALSE;
		g_byte_array_remove_range(reader->inbox, 0,
					  (guint)(sizeof(len) + len));
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
