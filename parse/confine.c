/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/confine.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <iconv.h>
#include <linux/landlock.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "parse/call_filter.h"

#ifdef PORTREG_SANITIZE
/* A sanitizer maps terabytes. */
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

/* iconv's modules lie beside the C library. */
static int open_iconv_folder(void)
{
	char path[4096];
	Dl_info info;
	const char *slash;

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
		return TRUE; /* no modules: nothing to allow */
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

gboolean confine_process(const ChildLimits *limits, int result)
{
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       set_limits(limits) && restrict_files() &&
	       call_filter_install(result);
}
