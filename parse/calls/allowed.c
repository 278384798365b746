/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A program that make runs: the system calls that a reader may make, as a
 * filter for seccomp(2), and that as C. libseccomp takes half a millisecond for
 * it, and a mail has better things to pay for.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "parse/calls/calls.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Memory, the files that iconv opens to read, and dying. */
static const int allowed_calls[] = {
	SCMP_SYS(read),
	SCMP_SYS(pread64),
	SCMP_SYS(readv),
	SCMP_SYS(close),
	SCMP_SYS(fstat),
	SCMP_SYS(newfstatat),
	SCMP_SYS(stat),
	SCMP_SYS(lstat),
	SCMP_SYS(statx),
	SCMP_SYS(access),
	SCMP_SYS(faccessat),
	SCMP_SYS(faccessat2),
	SCMP_SYS(readlink),
	SCMP_SYS(readlinkat),
	SCMP_SYS(getcwd),
	SCMP_SYS(lseek),
	SCMP_SYS(brk),
	SCMP_SYS(mmap),
	SCMP_SYS(munmap),
	SCMP_SYS(mremap),
	SCMP_SYS(mprotect),
	SCMP_SYS(madvise),
	SCMP_SYS(futex),
	SCMP_SYS(getrandom),
	SCMP_SYS(clock_gettime),
	SCMP_SYS(gettimeofday),
	SCMP_SYS(getpid),
	SCMP_SYS(gettid),
	SCMP_SYS(getrusage),
	SCMP_SYS(sched_yield),
	SCMP_SYS(sched_getaffinity),
	SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(rt_sigreturn),
	SCMP_SYS(sigaltstack),
	SCMP_SYS(restart_syscall),
	SCMP_SYS(exit),
	SCMP_SYS(exit_group),
};

#ifdef PORTREG_SANITIZE
/* A sanitizer says what it found on stderr. */
static const bool sanitized = true;
#else
static const bool sanitized = false;
#endif

static bool allow_writing(scmp_filter_ctx filter, int fd)
{
	return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
				SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)fd)) == 0;
}

/* Opening is for reading alone; for abort(), signals are for ourselves. */
static bool allow_with_conditions(scmp_filter_ctx filter)
{
	const scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC;

	return allow_writing(filter, CALLS_RESULT) &&
	       (!sanitized || allow_writing(filter, STDERR_FILENO)) &&
	       seccomp_rule_add(
		       filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
		       SCMP_A2(SCMP_CMP_MASKED_EQ, writing, O_RDONLY)) == 0 &&
	       seccomp_rule_add(
		       filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
		       SCMP_A1(SCMP_CMP_MASKED_EQ, writing, O_RDONLY)) == 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
				SCMP_A0(SCMP_CMP_EQ, CALLS_PID)) == 0;
}

static bool fill(scmp_filter_ctx filter)
{
	for (size_t i = 0; i < COUNT(allowed_calls); i++) {
		if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed_calls[i],
				     0) != 0)
			return false;
	}
	/* Calls of ia32 and x32 are denied, too. */
	return seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH,
				SCMP_ACT_ERRNO(EPERM)) == 0 &&
	       allow_with_conditions(filter);
}

/* The filter as a file that is read from its begin; NULL: there is none. */
static FILE *compile(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	FILE *file = tmpfile();
	bool ok = filter && file && fill(filter) &&
		  seccomp_export_bpf(filter, fileno(file)) == 0;

	seccomp_release(filter);
	if (ok) {
		rewind(file);
		return file;
	}
	if (file)
		fclose(file);
	return NULL;
}

int main(void)
{
	struct sock_filter step;
	FILE *file = compile();

	if (!file) {
		fputs("libseccomp makes no filter of the calls\n", stderr);
		return EXIT_FAILURE;
	}
	while (fread(&step, sizeof(step), 1, file) == 1)
		printf("{ 0x%02x, %u, %u, 0x%08x },\n", step.code, step.jt,
		       step.jf, step.k);
	fclose(file);
	return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
