/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/confine.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

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
/* A sanitizer maps terabytes, and says what it found on stderr. */
static const gboolean sanitized = TRUE;
#else
static const gboolean sanitized = FALSE;
#endif

/* Our caller may have lower limits, which none but root can raise. */
static gboolean set_limit(int resource, rlim_t soft, rlim_t hard)
{
	struct rlimit limit;

	if (getrlimit(resource, &limit) != 0)
		return FALSE;
	limit.rlim_max = MIN(limit.rlim_max, hard);
	limit.rlim_cur = MIN(limit.rlim_max, soft);
	return setrlimit(resource, &limit) == 0;
}

static gboolean set_limits(const ChildLimits *limits)
{
	rlim_t cpu = limits->cpu_seconds;
	rlim_t memory = limits->memory_bytes;

	/* At the hard limit of CPU the signal would be SIGKILL. */
	return set_limit(RLIMIT_CORE, 0, 0) && set_limit(RLIMIT_FSIZE, 0, 0) &&
	       (cpu == 0 || set_limit(RLIMIT_CPU, cpu, cpu + 1)) &&
	       (memory == 0 || sanitized ||
		set_limit(RLIMIT_AS, memory, memory));
}

/* iconv's modules lie beside the C library. -1 and ENOENT: there are none. */
static int open_iconv_folder(void)
{
	char path[4096];
	Dl_info info;
	const char *slash;

	errno = ENOENT;
	if (!dladdr((void *)(guintptr)iconv_open, &info))
		return -1;
	slash = strrchr(info.dli_fname, '/');
	if (!slash || (gsize)snprintf(path, sizeof(path), "%.*s/gconv",
				      (int)(slash - info.dli_fname),
				      info.dli_fname) >= sizeof(path))
		return -1;
	return open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

static gboolean allow_iconv(int ruleset)
{
	struct landlock_path_beneath_attr rule = {
		.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE |
				  LANDLOCK_ACCESS_FS_READ_DIR,
		.parent_fd = open_iconv_folder(),
	};
	long status;

	if (rule.parent_fd < 0)
		return errno == ENOENT || errno == ENOTDIR;
	status = syscall(SYS_landlock_add_rule, ruleset,
			 LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(rule.parent_fd);
	return status == 0;
}

/* TRUE also where the kernel has no Landlock, or it is turned off. */
static gboolean restrict_files(void)
{
	/* All rights of Landlock's first version: read, write, make, remove. */
	struct landlock_ruleset_attr rules = {
		.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1
	};
	gboolean ok;
	int fd;

	if (syscall(SYS_landlock_create_ruleset, NULL, 0,
		    LANDLOCK_CREATE_RULESET_VERSION) < 1)
		return TRUE;
	fd = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof(rules),
			  0);
	if (fd < 0)
		return FALSE;
	ok = allow_iconv(fd) && syscall(SYS_landlock_restrict_self, fd, 0) == 0;
	close(fd);
	return ok;
}

static gboolean allow_writing(scmp_filter_ctx filter, int fd)
{
	return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
				SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)fd)) == 0;
}

/* Opening is for reading alone; for abort(), signals are for ourselves. */
static gboolean allow_with_conditions(scmp_filter_ctx filter, int result)
{
	const scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC;

	return allow_writing(filter, result) &&
	       (!sanitized || allow_writing(filter, STDERR_FILENO)) &&
	       seccomp_rule_add(
		       filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
		       SCMP_A2(SCMP_CMP_MASKED_EQ, writing, O_RDONLY)) == 0 &&
	       seccomp_rule_add(
		       filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
		       SCMP_A1(SCMP_CMP_MASKED_EQ, writing, O_RDONLY)) == 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
				SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid())) ==
		       0;
}

static gboolean fill_filter(scmp_filter_ctx filter, int result)
{
	for (guint i = 0; i < G_N_ELEMENTS(allowed_calls); i++) {
		if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed_calls[i],
				     0) != 0)
			return FALSE;
	}
	return allow_with_conditions(filter, result);
}

static gboolean restrict_calls(int result)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	gboolean ok;

	if (!filter)
		return FALSE;
	/* Calls of ia32 and x32, too. */
	ok = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH,
			      SCMP_ACT_ERRNO(EPERM)) == 0 &&
	     fill_filter(filter, result) && seccomp_load(filter) == 0;
	seccomp_release(filter);
	return ok;
}

gboolean confine_process(const ChildLimits *limits, int result)
{
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       set_limits(limits) && restrict_files() && restrict_calls(result);
}
