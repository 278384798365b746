/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/call_filter.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Another architecture needs its AUDIT_ARCH_ of linux/audit.h. */
#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__) && G_BYTE_ORDER == G_LITTLE_ENDIAN
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#elif defined(__powerpc64__) && G_BYTE_ORDER == G_LITTLE_ENDIAN
#define ARCHITECTURE AUDIT_ARCH_PPC64LE
#elif defined(__s390x__)
#define ARCHITECTURE AUDIT_ARCH_S390X
#endif

#ifdef PORTREG_SANITIZE
/* A sanitizer says what it found on stderr. */
static const gboolean sanitized = TRUE;
#else
static const gboolean sanitized = FALSE;
#endif

/* Memory, the files that iconv opens to read, and dying. */
static const int allowed[] = {
	SYS_read,
	SYS_pread64,
	SYS_readv,
	SYS_close,
	SYS_fstat,
	SYS_newfstatat,
	SYS_statx,
	SYS_faccessat,
	SYS_faccessat2,
	SYS_readlinkat,
#ifdef SYS_stat /* newer architectures do without */
	SYS_stat,
	SYS_lstat,
	SYS_access,
	SYS_readlink,
#endif
	SYS_getcwd,
	SYS_lseek,
	SYS_brk,
	SYS_mmap,
	SYS_munmap,
	SYS_mremap,
	SYS_mprotect,
	SYS_madvise,
	SYS_futex,
	SYS_getrandom,
	SYS_clock_gettime,
	SYS_gettimeofday,
	SYS_getpid,
	SYS_gettid,
	SYS_getrusage,
	SYS_sched_yield,
	SYS_sched_getaffinity,
	SYS_rt_sigaction,
	SYS_rt_sigprocmask,
	SYS_rt_sigreturn,
	SYS_sigaltstack,
	SYS_restart_syscall,
	SYS_exit,
	SYS_exit_group,
};

/* A call that is allowed where an argument, of 32 bits, is of that value. */
typedef struct {
	int call;
	guint argument;
	guint32 mask;
	guint32 value;
} Condition;

/* Room for all of the program. */
#define PROGRAM_MAX (4 + G_N_ELEMENTS(allowed) * 2 + 5 * 6 + 1)

typedef struct {
	struct sock_filter code[PROGRAM_MAX];
	gushort length;
} Filter;

static void add(Filter *filter, struct sock_filter instruction)
{
	g_assert(filter->length < PROGRAM_MAX);
	filter->code[filter->length++] = instruction;
}

static void load(Filter *filter, gsize offset)
{
	add(filter, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
						 (guint32)offset));
}

/* How many of the instructions behind it are skipped. */
static void if_equal(Filter *filter, guint32 value, guint8 skip,
		     guint8 skip_else)
{
	add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K,
						 value, skip, skip_else));
}

static void end_with(Filter *filter, guint32 action)
{
	add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

static void refuse(Filter *filter)
{
	end_with(filter, SECCOMP_RET_ERRNO | EPERM);
}

/* The half of an argument that the kernel takes of one of 32 bits. */
static gsize offset_of_argument(guint number)
{
	const gsize low = G_BYTE_ORDER == G_LITTLE_ENDIAN ? 0 : 4;

	return offsetof(struct seccomp_data, args) + number * 8 + low;
}

static void allow_condition(Filter *filter, const Condition *condition)
{
	load(filter, offsetof(struct seccomp_data, nr));
	if_equal(filter, (guint32)condition->call, 0, 4);
	load(filter, offset_of_argument(condition->argument));
	add(filter, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K,
						 condition->mask));
	if_equal(filter, condition->value, 0, 1);
	end_with(filter, SECCOMP_RET_ALLOW);
}

static void allow_writing(Filter *filter, int fd)
{
	const Condition writing = { SYS_write, 0, ~0u, (guint32)fd };

	allow_condition(filter, &writing);
}

/* Opening is for reading alone; for abort(), signals are for ourselves. */
static void allow_conditions(Filter *filter, int result)
{
	const guint32 writing = O_ACCMODE | O_CREAT | O_TRUNC;
	const Condition conditions[] = {
		{ SYS_openat, 2, writing, O_RDONLY },
#ifdef SYS_open
		{ SYS_open, 1, writing, O_RDONLY },
#endif
		{ SYS_tgkill, 0, ~0u, (guint32)getpid() },
	};

	allow_writing(filter, result);
	if (sanitized)
		allow_writing(filter, STDERR_FILENO);
	for (guint i = 0; i < G_N_ELEMENTS(conditions); i++)
		allow_condition(filter, &conditions[i]);
}

static void fill(Filter *filter, int result)
{
	load(filter, offsetof(struct seccomp_data, arch));
	if_equal(filter, ARCHITECTURE, 1, 0);
	refuse(filter);
	load(filter, offsetof(struct seccomp_data, nr));
	for (guint i = 0; i < G_N_ELEMENTS(allowed); i++) {
		if_equal(filter, (guint32)allowed[i], 0, 1);
		end_with(filter, SECCOMP_RET_ALLOW);
	}
	allow_conditions(filter, result);
	refuse(filter);
}

gboolean call_filter_install(int result)
{
	Filter filter = { .length = 0 };
	struct sock_fprog program = { .filter = filter.code };

	fill(&filter, result);
	program.len = filter.length;
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
