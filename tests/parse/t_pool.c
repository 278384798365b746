/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/pool.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "parse/report.h"
#include "parse/worker.h"
#include "tests/default_limits.h"
#include "tests/run.h"

#define MESSAGES 200

static const ChildLimits roomy = { 512 * 1024 * 1024, 5, 20 };

/* Each is another message; some are long, some are empty. */
static GBytes *message(guint number)
{
	GString *text = g_string_new(NULL);

	if (number % 50 == 7)
		return g_bytes_new_static("", 0);
	g_string_append_printf(text,
			       "From: a%u@example.org\nMessage-ID: <%u@x>\n"
			       "Subject: %u\n\n",
			       number, number, number);
	if (number % 20 == 3)
		for (guint i = 0; i < 10000; i++)
			g_string_append(text, "a line of text\n");
	g_string_append(text, "Message types: a\nMessage formats: b\n"
			      "Short name: c\n");
	return g_string_free_to_bytes(text);
}

static char *report_alone(GBytes *raw)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Parsed) parsed =
		worker_parse(raw, &default_limits, &roomy, &error);

	assert_no_error(error);
	return report_line(parsed);
}

static void put(Pool *pool, guint number)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) raw = message(number);

	ck_assert(pool_put(pool, raw, GUINT_TO_POINTER(number), &error));
	assert_no_error(error);
}

/* The next one, and its report; the caller frees it. */
static char *take(Pool *pool, guint number)
{
	g_autoptr(GError) error = NULL;
	gpointer data = NULL;
	g_autoptr(Parsed) parsed = pool_take(pool, &data, &error);

	assert_no_error(error);
	ck_assert_uint_eq(GPOINTER_TO_UINT(data), number);
	return report_line(parsed);
}

static void take_right(Pool *pool, guint number)
{
	g_autofree char *report = take(pool, number);
	g_autofree char *want = NULL;
	g_autoptr(GBytes) raw = message(number);

	/* To read all of them alone too would take long. */
	if (number % 10 != 3 && number % 50 != 7)
		return;
	want = report_alone(raw);
	ck_assert_str_eq(report, want);
}

static void assert_no_child(void)
{
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
}

/* As the importer does: full, then one out and one in. */
static void run_all(Pool *pool, void (*between)(guint number))
{
	guint in = 0;

	for (guint out = 0; out < MESSAGES; out++) {
		while (in < MESSAGES && !pool_is_full(pool))
			put(pool, in++);
		between(out);
		take_right(pool, out);
	}
	ck_assert(pool_is_empty(pool));
}

static void do_nothing(guint number)
{
	(void)number;
}

START_TEST(what_comes_out_is_in_order_and_right)
{
	Pool *pool = pool_new(&default_limits, &roomy, (guint)_i, NULL);

	run_all(pool, do_nothing);
	pool_free(pool);
	assert_no_child();
}
END_TEST

/* Children of this process, killed while they are at work. */
static void kill_children(guint number)
{
	g_autofree char *pids = NULL;
	g_auto(GStrv) all = NULL;

	if (number % 30 != 5)
		return;
	if (!g_file_get_contents("/proc/thread-self/children", &pids, NULL,
				 NULL))
		return;
	all = g_strsplit(g_strstrip(pids), " ", -1);
	for (char **pid = all; *pid; pid++) {
		if (**pid)
			kill((pid_t)strtol(*pid, NULL, 10), SIGKILL);
	}
}

START_TEST(a_child_that_dies_loses_nothing)
{
	Pool *pool = pool_new(&default_limits, &roomy, 2, NULL);

	run_all(pool, kill_children);
	pool_free(pool);
	assert_no_child();
}
END_TEST

START_TEST(what_is_too_large_is_not_read)
{
	ParseLimits limits = default_limits;
	g_autoptr(Pool) pool = NULL;
	g_autofree char *first = NULL;
	g_autofree char *second = NULL;

	limits.message_bytes = 1000;
	pool = pool_new(&limits, &roomy, 1, NULL);
	put(pool, 3);
	put(pool, 4);
	first = take(pool, 3);
	second = take(pool, 4);
	ck_assert_ptr_nonnull(strstr(first, "larger than what is parsed"));
	ck_assert_ptr_nonnull(strstr(second, "\"kind\":\"application\""));
}
END_TEST

static void count_up(gpointer data)
{
	(*(guint *)data)++;
}

START_TEST(what_was_not_taken_is_freed)
{
	guint freed = 0;
	Pool *pool = pool_new(&default_limits, &roomy, 2, count_up);

	for (guint i = 0; i < 5; i++) {
		g_autoptr(GBytes) raw = message(i);

		ck_assert(pool_put(pool, raw, &freed, NULL));
	}
	pool_free(pool);
	ck_assert_uint_eq(freed, 5);
	assert_no_child();
}
END_TEST

START_TEST(whoever_ignores_its_children_gets_them_back_so)
{
	struct sigaction after;
	Pool *pool;

	signal(SIGCHLD, SIG_IGN);
	pool = pool_new(&default_limits, &roomy, 2, NULL);
	put(pool, 1);
	take_right(pool, 1);
	pool_free(pool);
	sigaction(SIGCHLD, NULL, &after);
	ck_assert(after.sa_handler == SIG_IGN);
	signal(SIGCHLD, SIG_DFL);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("pool");
	TCase *tc = tcase_create("pool");

	tcase_set_timeout(tc, 120);
	tcase_add_loop_test(tc, what_comes_out_is_in_order_and_right, 1, 4);
	tcase_add_test(tc, a_child_that_dies_loses_nothing);
	tcase_add_test(tc, what_is_too_large_is_not_read);
	tcase_add_test(tc, what_was_not_taken_is_freed);
	tcase_add_test(tc, whoever_ignores_its_children_gets_them_back_so);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
