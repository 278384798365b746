/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <link.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "parse/calls/calls.h"

/* What libseccomp made of allowed.c when the program was built. */
static const struct sock_filter allowed_calls[] = {
#include "parse/calls/allowed.inc"
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

static gboolean holds(const struct dl_phdr_info *object, guintptr address)
{
	for (guint i = 0; i < object->dlpi_phnum; i++) {
		const ElfW(Phdr) *part = &object->dlpi_phdr[i];

		if (part->p_type == PT_LOAD &&
		    address - object->dlpi_addr - part->p_vaddr < part->p_memsz)
			return TRUE;
	}
	return FALSE;
}

/* Stops at the C library; dladdr(3) would look for a name in it, too. */
static int find_iconv(struct dl_phdr_info *object, gsize size, gpointer data)
{
	const char **path = data;

	(void)size;
	if (!holds(object, (guintptr)iconv_open))
		return 0;
	*path = object->dlpi_name;
	return 1;
}

/* iconv's modules lie beside the C library. -1 and ENOENT: there are none. */
static int open_iconv_folder(void)
{
	static const char folder[] = "gconv";
	char path[4096];
	const char *library = NULL, *slash;
	gsize len;

	dl_iterate_phdr(find_iconv, &library);
	slash = library ? strrchr(library, '/') : NULL;
	len = slash ? (gsize)(slash - library) + 1 : 0;
	if (len == 0 || len + sizeof(folder) > sizeof(path)) {
		errno = ENOENT;
		return -1;
	}
	memcpy(path, library, len);
	memcpy(path + len, folder, sizeof(folder));
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

static gboolean restrict_calls(void)
{
	struct sock_filter steps[G_N_ELEMENTS(allowed_calls)];
	const struct sock_fprog filter = { G_N_ELEMENTS(steps), steps };

	memcpy(steps, allowed_calls, sizeof(steps));
	for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
		if (steps[i].k == CALLS_PID)
			steps[i].k = (guint32)getpid();
	}
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

gboolean confine_process(const ChildLimits *limits)
{
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       set_limits(limits) && restrict_files() && restrict_calls();
}
