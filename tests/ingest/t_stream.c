/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/stream.h"

#include <string.h>
#include <zlib.h>

#include "ingest/input.h"
#include "tests/run.h"
#include "tests/scratch.h"

/* More than is read at once. */
#define MANY (1024 * 1024)

static char byte_at(gsize i)
{
	return (char)(i * 31 % 251 + i / 65536);
}

static char *write_file(gboolean compressed)
{
	g_autofree char *bytes = g_malloc(MANY);
	char *path = scratch_path("file");

	for (gsize i = 0; i < MANY; i++)
		bytes[i] = byte_at(i);
	if (compressed) {
		gzFile file = gzopen(path, "wb1");

		ck_assert_int_eq(gzwrite(file, bytes, MANY), MANY);
		ck_assert_int_eq(gzclose(file), Z_OK);
	} else {
		ck_assert(g_file_set_contents(path, bytes, MANY, NULL));
	}
	return path;
}

static Stream *open_stream(const char *path)
{
	g_autoptr(GError) error = NULL;
	Stream *stream = stream_open(path, &error);

	assert_no_error(error);
	return stream;
}

static const gsize steps[] = { 1000, 65537, 300000, MANY };

/* Compressed or not, in steps of any length */
START_TEST(all_bytes_come_in_order)
{
	g_autofree char *path = write_file(_i % 2);
	g_autoptr(Stream) stream = open_stream(path);
	gsize step = steps[_i / 2], done = 0, len = 0;

	while (done < MANY) {
		const char *bytes = stream_peek(stream, step, &len, NULL);

		ck_assert_uint_ge(len, MIN(step, MANY - done));
		len = MIN(step, len);
		for (gsize i = 0; i < len; i += 97)
			ck_assert_int_eq(bytes[i], byte_at(done + i));
		stream_skip(stream, len);
		done += len;
	}
	ck_assert_ptr_nonnull(stream_peek(stream, 1, &len, NULL));
	ck_assert_uint_eq(len, 0);
	ck_assert_uint_gt(stream_position(stream), 0);
}
END_TEST

START_TEST(to_peek_takes_nothing)
{
	g_autofree char *path = write_file(FALSE);
	g_autoptr(Stream) stream = open_stream(path);
	gsize len;

	for (guint i = 0; i < 3; i++) {
		const char *bytes = stream_peek(stream, 10, &len, NULL);

		ck_assert_int_eq(bytes[5], byte_at(5));
	}
}
END_TEST

/* What can be read of it is given first. */
START_TEST(a_file_that_gzip_did_not_finish_is_an_error)
{
	g_autofree char *path = write_file(TRUE);
	g_autofree char *bytes = NULL;
	g_autoptr(Stream) stream = NULL;
	g_autoptr(GError) error = NULL;
	gsize len, done = 0;

	ck_assert(g_file_get_contents(path, &bytes, &len, NULL));
	ck_assert(g_file_set_contents(path, bytes, (gssize)len / 2, NULL));
	stream = open_stream(path);
	while (stream_peek(stream, 1000, &len, &error)) {
		ck_assert_uint_gt(len, 0);
		stream_skip(stream, MIN(len, 1000));
		done += MIN(len, 1000);
	}
	ck_assert(g_error_matches(error, INPUT_ERROR, INPUT_ERROR_FAILED));
	ck_assert_ptr_nonnull(strstr(error->message, path));
	ck_assert_uint_gt(done, MANY / 4);
}
END_TEST

START_TEST(what_is_no_file_is_an_error)
{
	g_autofree char *none = scratch_path("none");
	g_autoptr(GError) error = NULL;
	g_autoptr(GError) read_error = NULL;
	g_autoptr(Stream) folder = NULL;
	gsize len;

	ck_assert_ptr_null(stream_open(none, &error));
	ck_assert(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT));
	folder = open_stream(scratch_folder);
	ck_assert_ptr_null(stream_peek(folder, 1, &len, &read_error));
	ck_assert(
		g_error_matches(read_error, G_FILE_ERROR, G_FILE_ERROR_ISDIR));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("stream");
	TCase *tc = tcase_create("stream");

	scratch_fixture(tc);
	tcase_add_loop_test(tc, all_bytes_come_in_order, 0,
			    2 * G_N_ELEMENTS(steps));
	tcase_add_test(tc, to_peek_takes_nothing);
	tcase_add_test(tc, a_file_that_gzip_did_not_finish_is_an_error);
	tcase_add_test(tc, what_is_no_file_is_an_error);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
