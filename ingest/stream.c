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
	int fd;	     /* -1: it is the file's */
	gzFile file; /* NULL: it is not compressed, and read as it lies */
	guint64 read;
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
	if (stream->fd >= 0)
		close(stream->fd);
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

/*
 * FALSE: it is compressed, too short to tell, or a pipe, of which nothing can
 * be read twice. What zlib sets up costs more than to read a mail.
 */
static gboolean is_plain(int fd)
{
	guint8 magic[2];

	return pread(fd, magic, sizeof(magic), 0) == sizeof(magic) &&
	       (magic[0] != 0x1f || magic[1] != 0x8b);
}

static gboolean open_compressed(Stream *stream, GError **error)
{
	stream->file = gzdopen(stream->fd, "rb");
	if (!stream->file) {
		set_error(stream->path, error);
		return FALSE;
	}
	stream->fd = -1;
	gzbuffer(stream->file, stream->piece);
	return TRUE;
}

Stream *stream_open(const char *path, GError **error)
{
	g_autoptr(Stream) stream = g_new0(Stream, 1);

	stream->path = g_strdup(path);
	stream->bytes = g_byte_array_new();
	stream->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (stream->fd < 0) {
		set_error(path, error);
		return NULL;
	}
	stream->piece = piece_of(stream->fd);
	if (!is_plain(stream->fd) && !open_compressed(stream, error))
		return NULL;
	return g_steal_pointer(&stream);
}

static gboolean fail(const Stream *stream, GError **error)
{
	int status = Z_ERRNO;
	const char *message =
		stream->file ? gzerror(stream->file, &status) : NULL;

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

static gssize read_some(Stream *stream, guint8 *bytes)
{
	gssize n;

	if (stream->file)
		return gzread(stream->file, bytes, stream->piece);
	do {
		n = read(stream->fd, bytes, stream->piece);
	} while (n < 0 && errno == EINTR);
	stream->read += (guint64)MAX(n, 0);
	return n;
}

static gboolean read_piece(Stream *stream, GError **error)
{
	guint before = stream->bytes->len;
	int status = Z_OK;
	gssize n;

	g_byte_array_set_size(stream->bytes, before + stream->piece);
	n = read_some(stream, stream->bytes->data + before);
	g_byte_array_set_size(stream->bytes, before + (guint)MAX(n, 0));
	if (n > 0)
		return TRUE;
	stream->at_end = TRUE;
	/* A file that ends too early is told of at its end alone. */
	if (stream->file)
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
	return stream->file ? (guint64)MAX(gzoffset(stream->file), 0)
			    : stream->read;
}
