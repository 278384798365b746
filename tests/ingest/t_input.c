/* SPDX-License-Identifier: BSD-2-Clause */
#include "ingest/input.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "tests/run.h"

#define MANY (1024 * 1024)

/* A pipe whose writer, a thread, gives the bytes in small pieces. */
typedef struct {
	int fd;
	gsize len;
	gsize piece;
	gboolean failed; /* the reader stopped early */
} Writer;

static char byte_at(gsize i)
{
	return (char)(i * 31 % 251);
}

static gpointer write_all(gpointer data)
{
	Writer *writer = data;
	char piece[4096];
	gsize done = 0;

	while (done < writer->len && !writer->failed) {
		gsize len = MIN(writer->piece, writer->len - done);

		for (gsize i = 0; i < len; i++)
			piece[i] = byte_at(done + i);
		writer->failed = write(writer->fd, piece, len) != (ssize_t)len;
		done += len;
	}
	close(writer->fd);
	return NULL;
}

static GBytes *read_from_writer(Writer *writer, gsize max, GError **error)
{
	int ends[2];
	GThread *thread;
	GBytes *bytes;

	ck_assert_int_eq(pipe(ends), 0);
	writer->fd = ends[1];
	thread = g_thread_new("writer", write_all, writer);
	bytes = input_read(ends[0], max, error);
	close(ends[0]);
	g_thread_join(thread);
	return bytes;
}

static const struct {
	gsize len;
	gsize piece;
	gsize max;
} inputs[] = {
	{ 1, 1, 1 },	       { 1, 1, MANY },	      { 1000, 1, 1000 },
	{ 65536, 4096, MANY }, { 65537, 4096, MANY }, { MANY, 4095, MANY },
};

START_TEST(all_bytes_are_read_however_they_come)
{
	g_autoptr(GError) error = NULL;
	Writer writer = { .len = inputs[_i].len, .piece = inputs[_i].piece };
	g_autoptr(GBytes) bytes =
		read_from_writer(&writer, inputs[_i].max, &error);
	gsize len;
	const char *data;

	assert_no_error(error);
	data = g_bytes_get_data(bytes, &len);
	ck_assert_uint_eq(len, inputs[_i].len);
	for (gsize i = 0; i < len; i++) {
		if (data[i] != byte_at(i))
			ck_abort_msg("byte %" G_GSIZE_FORMAT, i);
	}
}
END_TEST

static const struct {
	gsize len;
	gsize max;
	InputError code;
} refused[] = {
	{ 0, MANY, INPUT_ERROR_EMPTY },
	{ 0, 0, INPUT_ERROR_EMPTY },
	{ 1, 0, INPUT_ERROR_TOO_LARGE },
	{ 1001, 1000, INPUT_ERROR_TOO_LARGE },
	{ 3 * MANY, MANY, INPUT_ERROR_TOO_LARGE },
};

START_TEST(what_is_refused_is_read_to_its_end_all_the_same)
{
	g_autoptr(GError) error = NULL;
	Writer writer = { .len = refused[_i].len, .piece = 4096 };
	GBytes *bytes = read_from_writer(&writer, refused[_i].max, &error);

	ck_assert_ptr_null(bytes);
	ck_assert(g_error_matches(error, INPUT_ERROR, (int)refused[_i].code));
	ck_assert(!writer.failed);
}
END_TEST

START_TEST(a_descriptor_that_cannot_be_read_is_an_error)
{
	g_autoptr(GError) error = NULL;
	int fd = _i == 0 ? open("/dev/null", O_WRONLY)
			 : open("/", O_RDONLY | O_DIRECTORY);
	GBytes *bytes = input_read(fd, MANY, &error);

	close(fd);
	ck_assert_ptr_null(bytes);
	ck_assert(g_error_matches(error, INPUT_ERROR, INPUT_ERROR_FAILED));
}
END_TEST

START_TEST(a_descriptor_that_is_closed_is_an_error)
{
	g_autoptr(GError) error = NULL;
	GBytes *bytes = input_read(-1, MANY, &error);

	ck_assert_ptr_null(bytes);
	ck_assert(g_error_matches(error, INPUT_ERROR, INPUT_ERROR_FAILED));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("input");
	TCase *tc = tcase_create("input");

	/* As the filter does: a reader that stops is to be seen. */
	signal(SIGPIPE, SIG_IGN);
	tcase_add_loop_test(tc, all_bytes_are_read_however_they_come, 0,
			    G_N_ELEMENTS(inputs));
	tcase_add_loop_test(tc, what_is_refused_is_read_to_its_end_all_the_same,
			    0, G_N_ELEMENTS(refused));
	tcase_add_loop_test(tc, a_descriptor_that_cannot_be_read_is_an_error, 0,
			    2);
	tcase_add_test(tc, a_descriptor_that_is_closed_is_an_error);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
