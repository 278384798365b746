/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/mbox.h"

#include <string.h>

#include "ingest/from_line.h"
#include "ingest/stream.h"

/* A line is looked at by so much at first. */
#define LOOK 1024

/* What unquoting takes from a line. */
typedef enum {
	UNQUOTE_NOTHING,
	UNQUOTE_ONE,  /* ">From ", and no other line */
	UNQUOTE_EACH, /* one mark of many */
} Unquoting;

static const struct {
	const char *name;
	gboolean content_length;
	Unquoting unquoting;
} formats[] = {
	[MBOX_AUTO] = { "auto", TRUE, UNQUOTE_EACH },
	[MBOX_O] = { "mboxo", FALSE, UNQUOTE_ONE },
	[MBOX_RD] = { "mboxrd", FALSE, UNQUOTE_EACH },
	[MBOX_CL] = { "mboxcl", TRUE, UNQUOTE_ONE },
	[MBOX_CL2] = { "mboxcl2", TRUE, UNQUOTE_NOTHING },
	[MBOX_ONE] = { "one", FALSE, UNQUOTE_NOTHING },
};

struct Mbox {
	Stream *stream;
	MboxFormat format;
	gsize max_bytes;
	gboolean begun;
	gboolean is_mailbox; /* its first line is a From_ line */
};

/* The message that is being read, from its first byte on. */
typedef struct {
	Mbox *mbox;
	gsize at;	      /* where the next line begins */
	gsize blank;	      /* length of the line before, if that is blank */
	gsize body;	      /* where the body begins; 0: not known yet */
	gint64 length;	      /* Content-Length; -1: none */
	gsize end;	      /* of the message */
	gsize next;	      /* where the next one begins */
	gboolean true_length; /* it ends where Content-Length says */
	gboolean too_large;
} Scan;

typedef struct {
	const char *text;
	gsize len; /* with its line end; 0: the file ends here */
} Line;

gboolean mbox_format_of(const char *name, MboxFormat *format_out)
{
	for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
		if (strcmp(formats[i].name, name) == 0) {
			*format_out = (MboxFormat)i;
			return TRUE;
		}
	}
	return FALSE;
}

Mbox *mbox_open(const char *path, MboxFormat format, gsize max_bytes,
		GError **error)
{
	Stream *stream = stream_open(path, error);
	Mbox *mbox;

	if (!stream)
		return NULL;
	mbox = g_new0(Mbox, 1);
	mbox->stream = stream;
	mbox->format = format;
	mbox->max_bytes = max_bytes;
	return mbox;
}

void mbox_close(Mbox *mbox)
{
	if (!mbox)
		return;
	stream_close(mbox->stream);
	g_free(mbox);
}

guint64 mbox_position(const Mbox *mbox)
{
	return stream_position(mbox->stream);
}

/* A line that no message can hold comes in pieces. */
static gboolean line_at(Mbox *mbox, gsize at, Line *line, GError **error)
{
	gsize want = LOOK;

	for (;;) {
		gsize len;
		const char *bytes =
			stream_peek(mbox->stream, at + want, &len, error);
		const char *lf;

		if (!bytes)
			return FALSE;
		line->text = bytes + MIN(at, len);
		line->len = len - MIN(at, len);
		lf = line->len ? memchr(line->text, '\n', line->len) : NULL;
		if (lf)
			line->len = (gsize)(lf - line->text) + 1;
		if (lf || line->len < want || line->len > mbox->max_bytes)
			return TRUE;
		want = line->len * 2;
	}
}

static gsize blank_length(const Line *line)
{
	gboolean lf = line->len == 1 && line->text[0] == '\n';
	gboolean crlf = line->len == 2 && memcmp(line->text, "\r\n", 2) == 0;

	return lf || crlf ? line->len : 0;
}

static void note_length(Scan *scan, const Line *line)
{
	static const char name[] = "Content-Length:";
	gsize len = strlen(name);
	char digits[24] = "";
	char *end;

	if (line->len <= len || g_ascii_strncasecmp(line->text, name, len) != 0)
		return;
	memcpy(digits, line->text + len,
	       MIN(line->len - len, sizeof(digits) - 1));
	scan->length = g_ascii_strtoll(digits, &end, 10);
	if (end == digits || scan->length < 0)
		scan->length = -1;
}

/* TRUE in here_out: at the place a message may end. */
static gboolean ends_at(Scan *scan, gsize end, gboolean *here_out,
			GError **error)
{
	gsize len;
	Line line;

	*here_out = FALSE;
	if (!stream_peek(scan->mbox->stream, end, &len, error))
		return FALSE;
	if (len < end)
		return TRUE;
	scan->next = end;
	if (!line_at(scan->mbox, end, &line, error))
		return FALSE;
	if (blank_length(&line) > 0) {
		scan->next = end + line.len;
		if (!line_at(scan->mbox, scan->next, &line, error))
			return FALSE;
	}
	*here_out = line.len == 0 || from_line_has_date(line.text, line.len);
	return TRUE;
}

/* Behind the header: TRUE in done_out if Content-Length is no lie. */
static gboolean try_length(Scan *scan, gboolean *done_out, GError **error)
{
	gsize room =
		scan->mbox->max_bytes - MIN(scan->mbox->max_bytes, scan->body);

	*done_out = FALSE;
	if (!formats[scan->mbox->format].content_length || scan->length < 0 ||
	    (guint64)scan->length > room)
		return TRUE;
	if (!ends_at(scan, scan->body + (gsize)scan->length, done_out, error))
		return FALSE;
	scan->true_length = *done_out;
	scan->end = scan->body + (gsize)scan->length;
	return TRUE;
}

static void end_before(Scan *scan)
{
	scan->end = scan->at - (scan->mbox->is_mailbox ? scan->blank : 0);
	scan->next = scan->at;
}

/* Of what is too large nothing is kept in memory. */
static void drop_what_is_too_large(Scan *scan)
{
	if (scan->at <= scan->mbox->max_bytes + scan->blank)
		return;
	scan->too_large = TRUE;
	stream_skip(scan->mbox->stream, scan->at);
	scan->at = 0;
}

static void take_line(Scan *scan, const Line *line)
{
	if (!scan->body)
		note_length(scan, line);
	scan->blank = blank_length(line);
	scan->at += line->len;
}

/* Finds where the message ends and the next one begins. */
static gboolean find_end(Scan *scan, GError **error)
{
	gboolean done = FALSE;
	Line line;

	while (!done) {
		if (!line_at(scan->mbox, scan->at, &line, error))
			return FALSE;
		if (line.len == 0 ||
		    (scan->mbox->is_mailbox && scan->blank &&
		     from_line_has_date(line.text, line.len))) {
			end_before(scan);
			return TRUE;
		}
		take_line(scan, &line);
		drop_what_is_too_large(scan);
		if (scan->body || !scan->blank || !scan->mbox->is_mailbox ||
		    scan->too_large)
			continue;
		scan->body = scan->at;
		if (!try_length(scan, &done, error))
			return FALSE;
	}
	return TRUE;
}

/* The marks before "From " in a line that has nothing else before it; 0. */
static gsize marks_of(const char *line, gsize len)
{
	gsize marks = 0;

	while (marks < len && line[marks] == '>')
		marks++;
	return from_line_is(line + marks, len - marks) ? marks : 0;
}

static gsize marks_to_take(const char *line, gsize len, Unquoting unquoting)
{
	gsize marks = marks_of(line, len);

	return unquoting == UNQUOTE_EACH ? MIN(marks, 1) : marks == 1;
}

/* Whether a line of the body, not quoted, looks like a From_ line. */
static gboolean has_bare_line(const char *text, const char *end)
{
	while (text < end) {
		const char *lf = memchr(text, '\n', (gsize)(end - text));

		if (from_line_is(text, (gsize)(end - text)))
			return TRUE;
		text = lf ? lf + 1 : end;
	}
	return FALSE;
}

static GBytes *unquote(const char *message, gsize len, gsize body,
		       Unquoting unquoting)
{
	GByteArray *out = g_byte_array_sized_new((guint)len);
	const char *end = message + len;
	const char *text = message + body;

	g_byte_array_append(out, (const guint8 *)message, (guint)body);
	while (text < end) {
		const char *lf = memchr(text, '\n', (gsize)(end - text));
		const char *next = lf ? lf + 1 : end;

		text += marks_to_take(text, (gsize)(next - text), unquoting);
		g_byte_array_append(out, (const guint8 *)text,
				    (guint)(next - text));
		text = next;
	}
	return g_byte_array_free_to_bytes(out);
}

static Unquoting unquoting_of(const Scan *scan, const char *message, gsize len)
{
	MboxFormat format = scan->mbox->format;

	if (!scan->mbox->is_mailbox || !scan->body ||
	    (format == MBOX_AUTO && scan->true_length &&
	     has_bare_line(message + scan->body, message + len)))
		return UNQUOTE_NOTHING;
	return formats[format].unquoting;
}

static GBytes *take_message(const Scan *scan, const char *message)
{
	gsize len = scan->end;
	gsize body = MIN(scan->body, len);
	Unquoting unquoting = unquoting_of(scan, message, len);

	/* Most bodies have nothing quoted; before each is a line end. */
	if (unquoting == UNQUOTE_NOTHING ||
	    !memmem(message + body - 1, len - body + 1, "\n>", 2))
		return g_bytes_new(message, len);
	return unquote(message, len, body, unquoting);
}

static gboolean begin(Mbox *mbox, GError **error)
{
	Line line;

	if (mbox->begun)
		return TRUE;
	mbox->begun = TRUE;
	if (!line_at(mbox, 0, &line, error))
		return FALSE;
	mbox->is_mailbox =
		mbox->format != MBOX_ONE && from_line_is(line.text, line.len);
	return TRUE;
}

MboxStatus mbox_next(Mbox *mbox, GBytes **message_out, GError **error)
{
	Scan scan = { .mbox = mbox, .length = -1 };
	const char *bytes;
	gsize len;

	*message_out = NULL;
	if (!begin(mbox, error))
		return MBOX_FAILED;
	bytes = stream_peek(mbox->stream, 1, &len, error);
	if (!bytes)
		return MBOX_FAILED;
	if (len == 0)
		return MBOX_END;
	if (!find_end(&scan, error))
		return MBOX_FAILED;
	if (!scan.too_large && scan.end <= mbox->max_bytes) {
		bytes = stream_peek(mbox->stream, scan.end, &len, error);
		*message_out = take_message(&scan, bytes);
	}
	stream_skip(mbox->stream, scan.next);
	return *message_out ? MBOX_MESSAGE : MBOX_TOO_LARGE;
}
