/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "parse/calls/calls.h"
#include "parse/message.h"
#include "parse/report.h"
#include "tests/default_limits.h"
#include "tests/parse/job.h"
#include "tests/run.h"

static const ChildLimits one_second_of_cpu = {
	.memory_bytes = 512 * 1024 * 1024, .cpu_seconds = 1, .wall_seconds = 8
};

static const ChildLimits one_second = { .memory_bytes = 512 * 1024 * 1024,
					.cpu_seconds = 5,
					.wall_seconds = 1 };

static GVariant *answer_raw(GBytes *raw, gconstpointer data)
{
	gsize len;
	const char *bytes = g_bytes_get_data(raw, &len);

	return g_variant_new("(ss)", data, bytes);
}

START_TEST(the_answer_of_the_job_comes_back)
{
	g_autofree char *why = NULL;
	g_autoptr(GVariant) answer =
		run_job(answer_raw, "data", &roomy, "(ss)", &why);
	const char *first, *second;

	ck_assert_pstr_eq(why, NULL);
	g_variant_get(answer, "(&s&s)", &first, &second);
	ck_assert_str_eq(first, "data");
	ck_assert_int_eq(strncmp(second, "raw", 3), 0);
}
END_TEST

static GVariant *answer_long(GBytes *raw, gconstpointer data)
{
	g_autofree char *text = g_strnfill(1000 * 1000, 'x');

	(void)raw;
	(void)data;
	return g_variant_new_string(text);
}

START_TEST(a_long_answer_comes_whole)
{
	g_autofree char *why = NULL;
	g_autoptr(GVariant) answer =
		run_job(answer_long, NULL, &roomy, "s", &why);

	ck_assert_pstr_eq(why, NULL);
	ck_assert_uint_eq(strlen(g_variant_get_string(answer, NULL)), 1000000);
}
END_TEST

/* Writes the answer as parse/worker.c does, and goes on. */
static void answer_before_the_end(gint32 number)
{
	const gsize len = sizeof(number);
	guint8 said[sizeof(len) + sizeof(number)];

	memcpy(said, &len, sizeof(len));
	memcpy(said + sizeof(len), &number, sizeof(number));
	(void)!write(CALLS_RESULT, said, sizeof(said));
}

/* Almost until its time is over. */
static GVariant *answer_and_live_on(GBytes *raw, gconstpointer data)
{
	const struct timespec seven = { .tv_sec = 7 };
	int word = 0;

	(void)raw;
	answer_before_the_end(GPOINTER_TO_INT(data));
	syscall(SYS_futex, &word, FUTEX_WAIT, 0, &seven, NULL, 0);
	return g_variant_new_int32(0);
}

static GVariant *answer_and_die(GBytes *raw, gconstpointer data)
{
	(void)raw;
	answer_before_the_end(GPOINTER_TO_INT(data));
	raise(SIGSEGV);
	return g_variant_new_int32(0);
}

static const WorkerJob whole_answers[] = { answer_and_live_on, answer_and_die };

/* However it goes on, that is no matter any more. */
START_TEST(an_answer_that_is_whole_is_not_waited_for)
{
	g_autofree char *why = NULL;
	double start = now();
	g_autoptr(GVariant) answer = run_job(
		whole_answers[_i], GINT_TO_POINTER(7), &roomy, "i", &why);

	ck_assert_pstr_eq(why, NULL);
	ck_assert_int_eq(g_variant_get_int32(answer), 7);
	ck_assert_double_lt(now() - start, 6);
}
END_TEST

/* Jobs that go wrong. */

static GVariant *crash(GBytes *raw, gconstpointer data)
{
	(void)raw;
	(void)data;
	raise(SIGSEGV);
	return g_variant_new_int32(0);
}

static GVariant *give_up(GBytes *raw, gconstpointer data)
{
	(void)raw;
	(void)data;
	abort();
}

static GVariant *trap(GBytes *raw, gconstpointer data)
{
	(void)raw;
	(void)data;
	raise(SIGTRAP);
	return g_variant_new_int32(0);
}

static GVariant *loop(GBytes *raw, gconstpointer data)
{
	volatile gboolean forever = TRUE;

	(void)raw;
	(void)data;
	while (forever)
		;
	return g_variant_new_int32(0);
}

/* Waits for what never comes, but for four seconds at most. */
static GVariant *block(GBytes *raw, gconstpointer data)
{
	const struct timespec four = { .tv_sec = 4 };
	int word = 0;

	(void)raw;
	(void)data;
	syscall(SYS_futex, &word, FUTEX_WAIT, 0, &four, NULL, 0);
	return g_variant_new_int32(0);
}

static GVariant *close_and_block(GBytes *raw, gconstpointer data)
{
	close(CALLS_RESULT);
	return block(raw, data);
}

static GVariant *stop(GBytes *raw, gconstpointer data)
{
	(void)raw;
	(void)data;
	raise(SIGSTOP);
	return g_variant_new_int32(0);
}

static GVariant *answer_and_block(GBytes *raw, gconstpointer data)
{
	(void)!write(CALLS_RESULT, "\0\0\0\0", 4);
	return block(raw, data);
}

static GVariant *leave(GBytes *raw, gconstpointer data)
{
	(void)raw;
	_exit(GPOINTER_TO_INT(data));
}

static GVariant *answer_and_crash(GBytes *raw, gconstpointer data)
{
	(void)!write(CALLS_RESULT, "\0\0\0\0", 4);
	return crash(raw, data);
}

static GVariant *answer_and_leave(GBytes *raw, gconstpointer data)
{
	(void)!write(CALLS_RESULT, "\0\0\0\0", 4);
	return leave(raw, data);
}

static GVariant *answer_other_type(GBytes *raw, gconstpointer data)
{
	(void)raw;
	(void)data;
	return g_variant_new_string("a text");
}

/* More than it is told to be, or less. */
static GVariant *answer_twice(GBytes *raw, gconstpointer data)
{
	const gsize len = GPOINTER_TO_SIZE(data);
	guint8 said[64] = { 0 };

	(void)raw;
	memcpy(said, &len, sizeof(len));
	(void)!write(CALLS_RESULT, said, sizeof(said));
	_exit(0);
}

static GVariant *answer_nothing(GBytes *raw, gconstpointer data)
{
	const gsize none = 0;

	(void)raw;
	(void)data;
	(void)!write(CALLS_RESULT, &none, sizeof(none));
	_exit(0);
}

static GVariant *answer_too_much(GBytes *raw, gconstpointer data)
{
	const gsize len = 65 * 1024 * 1024;
	g_autofree char *bytes = g_malloc0(len);

	(void)raw;
	(void)data;
	return g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, bytes, len, 1);
}

/* As deep as no stack is; the compiler cannot see that it is for nothing. */
static int descend(volatile int depth)
{
	volatile char frame[1024] = { 0 };

	return depth > 0 ? descend(depth - 1) + frame[depth % 1024] : 0;
}

static GVariant *overflow(GBytes *raw, gconstpointer data)
{
	(void)raw;
	(void)data;
	return g_variant_new_int32(descend(G_MAXINT));
}

static const struct {
	WorkerJob job;
	gconstpointer data;
	const ChildLimits *limits;
	const char *why; /* what is said begins with it */
} endings[] = {
	{ crash, NULL, &roomy, "reading it ended with signal 11 (" },
	{ give_up, NULL, &roomy, "reading it ended with signal 6 (" },
	{ trap, NULL, &roomy, "reading it ended with signal 5 (" },
	{ overflow, NULL, &roomy, "reading it ended with signal 11 (" },
	{ answer_and_crash, NULL, &roomy, "reading it ended with signal 11 (" },
	{ loop, NULL, &one_second_of_cpu,
	  "reading it took more than 1 s of CPU" },
	{ loop, NULL, &one_second, "reading it took longer than 1 s" },
	{ block, NULL, &one_second, "reading it took longer than 1 s" },
	{ stop, NULL, &one_second, "reading it took longer than 1 s" },
	{ answer_and_block, NULL, &one_second,
	  "reading it took longer than 1 s" },
	{ close_and_block, NULL, &one_second,
	  "reading it took longer than 1 s" },
	{ leave, GINT_TO_POINTER(0), &roomy, "its reader said nothing" },
	{ leave, GINT_TO_POINTER(1), &roomy, "its reader said nothing" },
	{ leave, GINT_TO_POINTER(2), &roomy, "its reader said nothing" },
	{ leave, GINT_TO_POINTER(255), &roomy, "its reader said nothing" },
	{ answer_and_leave, GINT_TO_POINTER(1), &roomy,
	  "its reader said nothing" },
	{ answer_other_type, NULL, &roomy, "its reader said nothing" },
	{ answer_twice, GSIZE_TO_POINTER(4), &roomy,
	  "its reader said nothing" },
	{ answer_twice, GSIZE_TO_POINTER(G_MAXSIZE), &roomy,
	  "its reader said nothing" },
	{ answer_nothing, NULL, &roomy, "its reader said nothing" },
	{ answer_too_much, NULL, &roomy, "reading it gave too much" },
};

START_TEST(a_job_that_goes_wrong_ends_with_a_reason_in_time)
{
	g_autofree char *why = NULL;
	g_autoptr(GVariant) answer = run_job(endings[_i].job, endings[_i].data,
					     endings[_i].limits, "i", &why);

	ck_assert_ptr_null(answer);
	ck_assert_msg(g_str_has_prefix(why, endings[_i].why), "%s", why);
}
END_TEST

#ifndef PORTREG_SANITIZE
static GVariant *eat_memory(GBytes *raw, gconstpointer data)
{
	volatile gboolean forever = TRUE;

	(void)raw;
	(void)data;
	while (forever)
		memset(g_malloc(1024 * 1024), 1, 1024 * 1024);
	return g_variant_new_int32(0);
}

START_TEST(a_job_that_eats_memory_ends_at_the_limit)
{
	const ChildLimits limits = { 128 * 1024 * 1024, 5, 8 };
	g_autofree char *why = NULL;
	g_autoptr(GVariant) answer =
		run_job(eat_memory, NULL, &limits, "i", &why);
	struct rusage usage;

	ck_assert_ptr_null(answer);
	ck_assert_msg(g_str_has_prefix(why, "reading it ended with signal"),
		      "%s", why);
	getrusage(RUSAGE_CHILDREN, &usage);
	ck_assert_int_le(usage.ru_maxrss, 256 * 1024);
}
END_TEST
#endif

START_TEST(without_a_pipe_there_is_an_error_and_no_reason)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) raw = g_bytes_new_static("raw", 3);
	g_autofree char *why = NULL;
	struct rlimit before, none = { 0, 0 };
	GVariant *answer;

	getrlimit(RLIMIT_NOFILE, &before);
	none.rlim_max = before.rlim_max;
	setrlimit(RLIMIT_NOFILE, &none);
	answer = run_worker(raw, answer_raw, "", &roomy, "(ss)", &why, &error);
	setrlimit(RLIMIT_NOFILE, &before);
	ck_assert_ptr_null(answer);
	ck_assert_pstr_eq(why, NULL);
	ck_assert(g_error_matches(error, WORKER_ERROR, WORKER_ERROR_FAILED));
}
END_TEST

/* Takes the place of the C library's. */
static gboolean no_timer;

int timerfd_create(clockid_t clock, int flags)
{
	if (!no_timer)
		return (int)syscall(SYS_timerfd_create, clock, flags);
	errno = ENOMEM;
	return -1;
}

/* What the machine lacks is no fault of the message's. */
START_TEST(without_a_timer_there_is_an_error_and_no_reason)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) raw = g_bytes_new_static("raw", 3);
	g_autofree char *why = NULL;
	GVariant *answer;

	no_timer = TRUE;
	answer = run_worker(raw, answer_raw, "", &roomy, "(ss)", &why, &error);
	no_timer = FALSE;
	ck_assert_ptr_null(answer);
	ck_assert_pstr_eq(why, NULL);
	ck_assert(g_error_matches(error, WORKER_ERROR, WORKER_ERROR_FAILED));
	ck_assert(g_str_has_suffix(error->message, g_strerror(ENOMEM)));
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
}
END_TEST

/* Some mail systems start their filters so. */
START_TEST(a_parent_that_ignores_its_children_gets_the_answer)
{
	g_autofree char *why = NULL;
	g_autoptr(GVariant) answer = NULL;

	signal(SIGCHLD, SIG_IGN);
	answer = run_job(answer_raw, "data", &roomy, "(ss)", &why);
	signal(SIGCHLD, SIG_DFL);
	ck_assert_ptr_nonnull(answer);
}
END_TEST

static Parsed *parse_in_child(GString *text, const ChildLimits *limits)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) raw = g_bytes_new(text->str, text->len);
	double start = now();
	Parsed *parsed = worker_parse(raw, &default_limits, limits, &error);

	assert_no_error(error);
	ck_assert_double_lt(now() - start, limits->wall_seconds + 1);
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
	return parsed;
}

START_TEST(a_message_is_read_in_the_child_as_it_is_here)
{
	g_autoptr(GString) text = g_string_new(
		"From: =?iso-2022-jp?B?GyRCOzNFRBsoQg==?= <y@example.org>\n"
		"Subject: =?EUC-KR?B?xvfGrg==?=\n"
		"Date: Mon, 12 Jul 2004 09:00:00 +0000\n"
		"Message-ID: <a@example.org>\n"
		"Content-Type: multipart/mixed; boundary=b\n\n"
		"--b\n\nx\n--b\nContent-Type: image/png\n\ny\n--b--\n");
	g_autoptr(GBytes) raw = g_bytes_new(text->str, text->len);
	g_autoptr(Parsed) here = message_parse(raw, &default_limits);
	g_autoptr(Parsed) there = parse_in_child(text, &roomy);
	g_autofree char *said_here = report_line(here);
	g_autofree char *said_there = report_line(there);

	ck_assert_str_eq(said_there, said_here);
	ck_assert_str_eq(there->content, here->content);
	ck_assert_ptr_nonnull(strstr(said_here, "포트"));
}
END_TEST

START_TEST(a_message_that_is_too_large_starts_no_child)
{
	const ParseLimits small = { .message_bytes = 3 };
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) raw = g_bytes_new_static("A: b", 4);
	g_autoptr(Parsed) parsed = worker_parse(raw, &small, &roomy, &error);

	assert_no_error(error);
	ck_assert_int_eq(parsed->kind, KIND_QUARANTINED);
	ck_assert_str_eq(parsed->quarantine,
			 "it is larger than what is parsed");
}
END_TEST

#ifdef PORTREG_SANITIZE
/* Without a limit of memory, and slowly. */
#define MILLION (100 * 1000)
#else
#define MILLION (1000 * 1000)
#endif

/* Sanitizers take their time with what is read in the end: it gets less. */
#ifdef PORTREG_SANITIZE
#define READ_PART 20
#else
#define READ_PART 1
#endif

/* A large mail is read, what would grow beyond bounds is not. */
static const struct {
	const char *before;
	const char *repeated;
	guint count;
	MessageKind kind;
} bombs[] = {
	/* small parts: 2.1 GB of memory */
	{ "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\nx\n",
	  MILLION * 3 / 2, KIND_QUARANTINED },
	{ "", "a:\n", MILLION * 3, KIND_QUARANTINED },
	{ "To: ", "a@example.org, ", MILLION / 2, KIND_QUARANTINED },
	{ "Content-Type: text/plain", "; a=b", MILLION, KIND_QUARANTINED },
	{ "A: b\n", " c\n", MILLION * 3, KIND_QUARANTINED },
	{ "", "Content-Type: message/rfc822\n\n", MILLION / 10,
	  KIND_QUARANTINED },
	{ "A: b\n\n", "x", MILLION * 20, KIND_OTHER },
	{ "A: b\n\n", "\n", MILLION * 20, KIND_OTHER },
	{ "A: b\n\n", "\r\r\n", MILLION * 5, KIND_OTHER },
	{ "A: b\r\r\n\r\r\n", "\r", MILLION, KIND_OTHER },
	{ "A: b\n\n", "\nFrom x\n", MILLION, KIND_OTHER },
};

START_TEST(a_bomb_is_read_or_quarantined_in_time)
{
	g_autoptr(GString) text = g_string_new(bombs[_i].before);
	g_autoptr(Parsed) parsed = NULL;
	guint count = bombs[_i].count;

	if (bombs[_i].kind == KIND_OTHER)
		count /= READ_PART;
	for (guint i = 0; i < count; i++)
		g_string_append(text, bombs[_i].repeated);
	parsed = parse_in_child(text, &roomy);
	ck_assert_msg(parsed->kind == bombs[_i].kind, "%s",
		      parsed->quarantine ? parsed->quarantine : "it was read");
}
END_TEST

/* Depth times lines: 15.6 s for 10 MB. */
START_TEST(a_deep_bomb_costs_no_more_than_the_limit)
{
	const ChildLimits short_time = { 512 * 1024 * 1024, 1, 3 };
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(Parsed) parsed = NULL;

	for (int i = 0; i < 1000; i++)
		g_string_append_printf(
			text,
			"Content-Type: multipart/mixed; boundary=b%d\n\n"
			"--b%d\n",
			i, i);
	for (int i = 0; i < MILLION; i++)
		g_string_append(text, "--z\n");
	parsed = parse_in_child(text, &short_time);
	ck_assert_int_eq(parsed->kind, KIND_QUARANTINED);
}
END_TEST

/* The last of all: without files, iconv fails now and ever after. */
static TCase *error_tests(void)
{
	TCase *tc = tcase_create("error");

	tcase_add_test(tc, without_a_pipe_there_is_an_error_and_no_reason);
	tcase_add_test(tc, without_a_timer_there_is_an_error_and_no_reason);
	return tc;
}

static TCase *ending_tests(void)
{
	TCase *tc = tcase_create("ending");

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, the_answer_of_the_job_comes_back);
	tcase_add_test(tc, a_long_answer_comes_whole);
	tcase_add_loop_test(tc, an_answer_that_is_whole_is_not_waited_for, 0,
			    G_N_ELEMENTS(whole_answers));
	tcase_add_loop_test(tc,
			    a_job_that_goes_wrong_ends_with_a_reason_in_time, 0,
			    G_N_ELEMENTS(endings));
#ifdef PORTREG_SANITIZE
	puts("skipped: the memory limit needs a build without sanitizers");
#else
	tcase_add_test(tc, a_job_that_eats_memory_ends_at_the_limit);
#endif
	tcase_add_test(tc, a_parent_that_ignores_its_children_gets_the_answer);
	return tc;
}

static TCase *message_tests(void)
{
	TCase *tc = tcase_create("message");

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, a_message_is_read_in_the_child_as_it_is_here);
	tcase_add_test(tc, a_message_that_is_too_large_starts_no_child);
	tcase_add_loop_test(tc, a_bomb_is_read_or_quarantined_in_time, 0,
			    G_N_ELEMENTS(bombs));
	tcase_add_test(tc, a_deep_bomb_costs_no_more_than_the_limit);
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("worker");

	suite_add_tcase(suite, ending_tests());
	suite_add_tcase(suite, message_tests());
	suite_add_tcase(suite, error_tests());
	fflush(stdout);
	return run_suite(suite);
}
