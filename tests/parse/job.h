/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_PARSE_JOB_H
#define TESTS_PARSE_JOB_H

#include <dirent.h>
#include <errno.h>
#include <sys/wait.h>
#include <time.h>

#include "parse/worker.h"
#include "tests/run.h"

/* What the tests of the worker and of its confinement share: a job that a child
 * does. */

static const ChildLimits roomy = { .memory_bytes = 512 * 1024 * 1024,
				   .cpu_seconds = 5,
				   .wall_seconds = 8 };

static inline double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static inline guint count_files(void)
{
	DIR *dir = opendir("/proc/self/fd");
	guint count = 0;

	while (dir && readdir(dir))
		count++;
	closedir(dir);
	return count;
}

/* All of a worker. */
static inline GVariant *run_worker(GBytes *raw, WorkerJob job,
				   gconstpointer data,
				   const ChildLimits *limits, const char *type,
				   char **why_out, GError **error)
{
	g_autoptr(Worker) worker = worker_new(raw, job, data, limits, error);

	*why_out = NULL;
	return worker ? worker_take(worker, type, why_out, error) : NULL;
}

/* As run_worker(), of which nothing is left: no child, no open file. */
static inline GVariant *run_job(WorkerJob job, gconstpointer data,
				const ChildLimits *limits, const char *type,
				char **why_out)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) raw = g_bytes_new_static("raw", 3);
	guint files = count_files();
	double start = now();
	GVariant *answer =
		run_worker(raw, job, data, limits, type, why_out, &error);

	assert_no_error(error);
	ck_assert_double_lt(now() - start, limits->wall_seconds + 1);
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
	ck_assert_int_eq(errno, ECHILD);
	ck_assert_uint_eq(count_files(), files);
	ck_assert_int_ne(answer != NULL, *why_out != NULL);
	return answer;
}

#endif
