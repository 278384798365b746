/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "ingest/input.h"

#define PIECE_MAX (256u * 1024)
#define PIECE_MIN (4u * 1024)

struct Stream {
	char *path;
	gzFile file;
	GByteArray *bytes;
	guint piece;   /* so many are read at once */
	gsize skipped; /* of them */
	gboolean at_end;
};

static void set_error(const char *path, GError **error)
{
	g_set_error(error, G_FILE_ERROR, (int)g_file_error_from_errno(errno),
		    "%s: %s", path, g_strerror(errno));
}

void stream_close(Stream *stream)
{
	if (!stream)
		return;
	if (stream->file)
		gzclose(stream->file);
	g_byte_array_unref(stream->bytes);
	g_free(stream->path);
	g_free(stream);
}

/* As much as the file has, for most are one mail: what is larger is got from
 * the system, page by page, for each of them. */
static guint piece_of(int fd)
{
	struct stat status;

	if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode))
		return PIECE_MAX;
	return (guint)CLAMP(status.st_size + 1, PIECE_MIN, PIECE_MAX);
}

Stream *stream_open(const char *path, GError **error)
{
	g_autoptr(Stream) stream = g_new0(Stream, 1);
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	stream->path = g_strdup(path);
	stream->bytes = g_byte_array_new();
	stream->file = fd >= 0 ? gzdopen(fd, "rb") : NULL;
	if (!stream->file) {
		set_error(path, error);
		if (fd >= 0)
			close(fd);
		return NULL;
	}
	stream->piece = piece_of(fd);
	gzbuffer(stream->file, stream->piece);
	return g_steal_pointer(&stream);
}

static gboolean fail(const Stream *stream, GError **error)
{
	int status;
	const char *message = gzerror(stream->file, &status);

	if (status == Z_ERRNO)
		set_error(stream->path, error);
	else
		g_set_error(error, INPUT_ERROR, INPUT_ERROR_FAILED, "%s: %s",
			    stream->path, message);
	return FALSE;
}

/* What was skipped makes room before more is read. */
static void make_room(Stream *stream)
{
	if (stream->skipped)
		g_byte_array_remove_range(stream->bytes, 0,
					  (guint)stream->skipped);
	stream->skipped = 0;
}

static gboolean read_piece(Stream *stream, GError **error)
{
	guint before = stream->bytes->len;
	int status, n;

	g_byte_array_set_size(stream->bytes, before + stream->piece);
	n = gzread(stream->file, stream->bytes->data + before, stream->piece);
	g_byte_array_set_size(stream->bytes, before + (guint)MAX(n, 0));
	if (n > 0)
		return TRUE;
	stream->at_end = TRUE;
	/* A file that ends too early is told of at its end alone. */
	gzerror(stream->file, &status);
	return (n == 0 && status == Z_OK) || fail(stream, error);
}

const char *stream_peek(Stream *stream, gsize at_least, gsize *len_out,
			GError **error)
{
	while (!stream->at_end &&
	       stream->bytes->len - stream->skipped < at_least) {
		make_room(stream);
		if (!read_piece(stream, error))
			return NULL;
	}
	*len_out = stream->bytes->len - stream->skipped;
	return *len_out ? (const char *)stream->bytes->data + stream->skipped
			: "";
}

void stream_skip(Stream *stream, gsize len)
{
	stream->skipped += len;
}

guint64 stream_position(const Stream *stream)
{
	return (guint64)MAX(gzoffset(stream->file), 0);
}
