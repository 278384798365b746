/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_STREAM_H
#define INGEST_STREAM_H

#include <glib.h>

/*
 * A file that is read piece by piece, compressed by gzip (RFC 1952) or not.
 *
 * Knows no mail. Always holds: no more of the file is in memory than was asked
 * for and not yet skipped, and one piece.
 */
typedef struct Stream Stream;

/* NULL on error, of G_FILE_ERROR. */
Stream *stream_open(const char *path, GError **error);
void stream_close(Stream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stream, stream_close)

/*
 * What is there and not skipped: *len_out bytes, at least so many as at_least
 * unless the file ends before. They live until the next call. NULL on error,
 * of G_FILE_ERROR or INPUT_ERROR (a file that gzip did not write to its end).
 */
const char *stream_peek(Stream *stream, gsize at_least, gsize *len_out,
			GError **error);

/* len: no more than stream_peek() has told. */
void stream_skip(Stream *stream, gsize len);

/* How much of the file, as it lies on the disk, was read. */
guint64 stream_position(const Stream *stream);

#endif
