/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/run.h"

/* Of so few pages that their number is an exit status. */
#define PAGE 4096
#define HEAP (128 * PAGE)

static long faults(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_minflt;
}

/* What it takes to write on so much of the heap, a byte a page. */
static long faults_of_use(gsize len)
{
	volatile char *room = malloc(len);
	long before = faults(), after;

	for (gsize i = 0; i < len; i += PAGE)
		room[i] = 1;
	after = faults();
	free((void *)room);
	return after - before;
}

START_TEST(heap_that_is_expected_is_there)
{
	long touched;

	memory_keep();
	touched = faults_of_use(HEAP);
	ck_assert_int_ge(touched, HEAP / PAGE / 2);
	memory_expect(2 * HEAP);
	ck_assert_int_lt(faults_of_use(2 * HEAP - PAGE), touched / 4);
}
END_TEST

START_TEST(heap_that_was_freed_is_kept)
{
	memory_keep();
	faults_of_use(HEAP);
	ck_assert_int_le(faults_of_use(HEAP), 2);
}
END_TEST

/* Its number of faults as an exit status. */
static int faults_behind_fork(gboolean is_expected)
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		if (is_expected)
			memory_expect(HEAP);
		_exit((int)faults_of_use(HEAP - PAGE));
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFEXITED(status));
	return WEXITSTATUS(status);
}

START_TEST(heap_that_is_expected_is_no_copy_behind_a_fork)
{
	memory_keep();
	faults_of_use(HEAP);
	ck_assert_int_lt(faults_behind_fork(TRUE),
			 faults_behind_fork(FALSE) / 4);
}
END_TEST

/* Before Linux 5.14 pages come as they are touched. */
static gboolean kernel_populates(void)
{
	void *page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE,
			  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	gboolean ok = page != MAP_FAILED &&
		      madvise(page, PAGE, 23 /* MADV_POPULATE_WRITE */) == 0;

	munmap(page, PAGE);
	return ok;
}

#ifdef PORTREG_SANITIZE
static const gboolean heap_is_ours = FALSE; /* it is the sanitizer's */
#else
static const gboolean heap_is_ours = TRUE;
#endif

static void add_tests(TCase *tc)
{
	if (kernel_populates()) {
		tcase_add_test(tc, heap_that_is_expected_is_there);
		tcase_add_test(tc,
			       heap_that_is_expected_is_no_copy_behind_a_fork);
	} else {
		puts("skipped: this kernel populates no memory");
	}
	tcase_add_test(tc, heap_that_was_freed_is_kept);
}

int main(void)
{
	Suite *suite = suite_create("memory");
	TCase *tc = tcase_create("heap");

	if (heap_is_ours)
		add_tests(tc);
	else
		puts("skipped: the heap is the sanitizer's");
	suite_add_tcase(suite, tc);
	fflush(stdout);
	return run_suite(suite);
}
