/* SPDX-License-Identifier: BSD-2-Clause */
#include "tests/grid/trace.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#define HANG_SECONDS 100

#ifdef __x86_64__

enum {
	WRITE,
	READ,
	SYNC,
	OPEN,
	RENAME,
	LINK,
	MKDIR,
	UNLINK,
	TRUNCATE,
	MAP,
	FORK,
	PIPE,
	DUP,
	LOCK,
	STAT,
	POLL,
	WAIT,
	CLOSE,
	CHMOD,
	CONFINE,
	KINDS,
	ANY = KINDS
};

static const char *const kinds[] = {
	[WRITE] = "write", [READ] = "read",	  [SYNC] = "sync",
	[OPEN] = "open",   [RENAME] = "rename",	  [LINK] = "link",
	[MKDIR] = "mkdir", [UNLINK] = "unlink",	  [TRUNCATE] = "truncate",
	[MAP] = "map",	   [FORK] = "fork",	  [PIPE] = "pipe",
	[DUP] = "dup",	   [LOCK] = "lock",	  [STAT] = "stat",
	[POLL] = "poll",   [WAIT] = "wait",	  [CLOSE] = "close",
	[CHMOD] = "chmod", [CONFINE] = "confine", [ANY] = "any",
};

/* What is not here has no kind but "any". */
static const struct {
	int kind;
	long number;
	const char *name;
} calls[] = {
	{ WRITE, SYS_write, "write" },
	{ WRITE, SYS_pwrite64, "pwrite64" },
	{ WRITE, SYS_writev, "writev" },
	{ WRITE, SYS_sendto, "sendto" },
	{ READ, SYS_read, "read" },
	{ READ, SYS_pread64, "pread64" },
	{ READ, SYS_readv, "readv" },
	{ READ, SYS_getdents64, "getdents64" },
	{ READ, SYS_getrandom, "getrandom" },
	{ READ, SYS_readlink, "readlink" },
	{ SYNC, SYS_fsync, "fsync" },
	{ SYNC, SYS_fdatasync, "fdatasync" },
	{ SYNC, SYS_msync, "msync" },
	{ OPEN, SYS_open, "open" },
	{ OPEN, SYS_openat, "openat" },
	{ RENAME, SYS_rename, "rename" },
	{ RENAME, SYS_renameat, "renameat" },
	{ RENAME, SYS_renameat2, "renameat2" },
	{ LINK, SYS_link, "link" },
	{ LINK, SYS_linkat, "linkat" },
	{ MKDIR, SYS_mkdir, "mkdir" },
	{ MKDIR, SYS_mkdirat, "mkdirat" },
	{ UNLINK, SYS_unlink, "unlink" },
	{ UNLINK, SYS_unlinkat, "unlinkat" },
	{ UNLINK, SYS_rmdir, "rmdir" },
	{ TRUNCATE, SYS_truncate, "truncate" },
	{ TRUNCATE, SYS_ftruncate, "ftruncate" },
	{ TRUNCATE, SYS_fallocate, "fallocate" },
	{ MAP, SYS_mmap, "mmap" },
	{ MAP, SYS_mremap, "mremap" },
	{ MAP, SYS_brk, "brk" },
	{ FORK, SYS_fork, "fork" },
	{ FORK, SYS_vfork, "vfork" },
	{ FORK, SYS_clone, "clone" },
	{ FORK, SYS_clone3, "clone3" },
	{ PIPE, SYS_pipe, "pipe" },
	{ PIPE, SYS_pipe2, "pipe2" },
	{ PIPE, SYS_socketpair, "socketpair" },
	{ PIPE, SYS_timerfd_create, "timerfd_create" },
	{ PIPE, SYS_timerfd_settime, "timerfd_settime" },
	{ PIPE, SYS_pidfd_open, "pidfd_open" },
	{ DUP, SYS_dup, "dup" },
	{ DUP, SYS_dup2, "dup2" },
	{ DUP, SYS_dup3, "dup3" },
	{ LOCK, SYS_flock, "flock" },
	{ LOCK, SYS_fcntl, "fcntl" },
	{ STAT, SYS_stat, "stat" },
	{ STAT, SYS_lstat, "lstat" },
	{ STAT, SYS_fstat, "fstat" },
	{ STAT, SYS_newfstatat, "newfstatat" },
	{ STAT, SYS_statx, "statx" },
	{ STAT, SYS_access, "access" },
	{ POLL, SYS_poll, "poll" },
	{ POLL, SYS_ppoll, "ppoll" },
	{ WAIT, SYS_wait4, "wait4" },
	{ WAIT, SYS_waitid, "waitid" },
	{ CLOSE, SYS_close, "close" },
	{ CHMOD, SYS_chmod, "chmod" },
	{ CHMOD, SYS_fchmod, "fchmod" },
	{ CHMOD, SYS_chown, "chown" },
	{ CHMOD, SYS_fchown, "fchown" },
	{ CONFINE, SYS_prctl, "prctl" },
	{ CONFINE, SYS_seccomp, "seccomp" },
	{ CONFINE, SYS_setrlimit, "setrlimit" },
	{ CONFINE, SYS_prlimit64, "prlimit64" },
	{ CONFINE, SYS_close_range, "close_range" },
	{ CONFINE, SYS_landlock_create_ruleset, "landlock_create_ruleset" },
	{ CONFINE, SYS_landlock_add_rule, "landlock_add_rule" },
	{ CONFINE, SYS_landlock_restrict_self, "landlock_restrict_self" },
};

static const struct {
	const char *name;
	int number;
} errors[] = {
	{ "EPERM", EPERM },   { "ENOENT", ENOENT }, { "EINTR", EINTR },
	{ "EIO", EIO },	      { "EBADF", EBADF },   { "ECHILD", ECHILD },
	{ "EAGAIN", EAGAIN }, { "ENOMEM", ENOMEM }, { "EACCES", EACCES },
	{ "ENFILE", ENFILE }, { "EMFILE", EMFILE }, { "ENOSPC", ENOSPC },
	{ "EROFS", EROFS },   { "ENOLCK", ENOLCK }, { "ENOSYS", ENOSYS },
	{ "EDQUOT", EDQUOT }, { "EFBIG", EFBIG },
};

enum { COUNT, ERROR, SHORT, KILL, KILL_AFTER };

const Fault trace_count = { .deed = COUNT };

const char *trace_kind_name(int kind)
{
	return kind <= ANY ? kinds[kind] : NULL;
}

static bool read_deed(const char *deed, Fault *fault)
{
	static const char *const deeds[] = {
		[SHORT] = "short", [KILL] = "kill", [KILL_AFTER] = "kill-after"
	};

	for (int i = SHORT; i <= KILL_AFTER; i++) {
		if (strcmp(deed, deeds[i]) == 0) {
			fault->deed = i;
			return true;
		}
	}
	fault->deed = ERROR;
	for (size_t i = 0; i < sizeof(errors) / sizeof(*errors); i++) {
		if (strcmp(deed, errors[i].name) == 0)
			fault->error = errors[i].number;
	}
	return fault->error != 0;
}

bool trace_read_fault(const char *kind, const char *when, const char *deed,
		      Fault *fault_out)
{
	char *end;

	*fault_out = (Fault){ .process = 1 };
	while (fault_out->kind <= ANY &&
	       strcmp(kind, kinds[fault_out->kind]) != 0)
		fault_out->kind++;
	if (fault_out->kind > ANY || !read_deed(deed, fault_out))
		return false;
	fault_out->when = (unsigned)strtoul(when, &end, 10);
	fault_out->on = *end == '+';
	return fault_out->when > 0 && end[fault_out->on] == '\0';
}

#define PROCESSES TRACE_PROCESSES

/* One that is traced; they are numbered as they are seen. */
typedef struct {
	pid_t pid;
	bool inside;   /* a call, which began already */
	bool changed;  /* the call's arguments; they were: */
	bool replaces; /* the call's result, by the error */
	struct user_regs_struct before;
	unsigned count[KINDS + 1];
} Process;

typedef struct {
	Fault plan;
	Process processes[PROCESSES];
	int used;
	bool begun;	  /* what counts has */
	bool done;	  /* nothing more is to go wrong */
	const char *hit;  /* the first call that went wrong */
	bool whole;	  /* it had nothing to be cut off */
	uintptr_t first;  /* instruction of the program */
	long instruction; /* that is there, instead of a breakpoint */
	int status;
} Run;

static volatile sig_atomic_t hangs;

static void note_alarm(int number)
{
	(void)number;
	hangs = 1;
}

static int row_of(long number)
{
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++) {
		if (calls[i].number == number)
			return (int)i;
	}
	return -1;
}

static Process *process_of(Run *run, pid_t pid)
{
	for (int i = 0; i < run->used; i++) {
		if (run->processes[i].pid == pid)
			return &run->processes[i];
	}
	if (run->used == PROCESSES)
		return NULL;
	run->processes[run->used].pid = pid;
	return &run->processes[run->used++];
}

static bool is_watched(const Run *run, const Process *process)
{
	if (run->done || !run->begun)
		return false;
	return run->plan.deed == COUNT ||
	       process - run->processes + 1 == run->plan.process;
}

/* Where the program begins, by what the kernel told it. */
static uintptr_t first_instruction(pid_t pid)
{
	char path[64];
	Elf64_auxv_t row = { .a_type = AT_IGNORE };
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/auxv", (int)pid);
	fd = open(path, O_RDONLY);
	while (fd >= 0 && read(fd, &row, sizeof(row)) == sizeof(row) &&
	       row.a_type != AT_ENTRY)
		;
	close(fd);
	return row.a_type == AT_ENTRY ? row.a_un.a_val : 0;
}

static void plant_breakpoint(Run *run, pid_t pid)
{
	run->first = first_instruction(pid);
	errno = 0;
	run->instruction =
		ptrace(PTRACE_PEEKTEXT, pid, (void *)run->first, NULL);
	if (errno != 0 ||
	    ptrace(PTRACE_POKETEXT, pid, (void *)run->first,
		   (void *)((run->instruction & ~0xffL) | 0xcc)) != 0) {
		kill(-pid, SIGKILL);
	}
}

/* TRUE if it is what the process stopped for. */
static bool take_breakpoint(Run *run, pid_t pid)
{
	struct user_regs_struct registers;

	if (run->first == 0 ||
	    ptrace(PTRACE_GETREGS, pid, NULL, &registers) != 0 ||
	    registers.rip != run->first + 1)
		return false;
	registers.rip = run->first;
	ptrace(PTRACE_POKETEXT, pid, (void *)run->first,
	       (void *)run->instruction);
	ptrace(PTRACE_SETREGS, pid, NULL, &registers);
	run->first = 0;
	run->begun = true;
	return true;
}

/*
 * At the beginning of a call; leave() gives the registers back, which the
 * program believes to be as they were. FALSE: of one byte there is no half.
 */
static bool go_wrong_here(Process *process, int deed, int kind, long number)
{
	struct user_regs_struct registers;

	if (ptrace(PTRACE_GETREGS, process->pid, NULL, &registers) != 0)
		return false;
	process->before = registers;
	if (deed == SHORT && registers.rdx < 2)
		return false;
	if (deed == SHORT)
		registers.rdx /= 2;
	else if (number == SYS_brk) /* says where memory ends, as ever */
		registers.rdi = 0;
	else if (kind != CLOSE) /* what cannot be closed well is closed */
		registers.orig_rax = (unsigned long long)-1;
	process->changed = true;
	process->replaces = deed == ERROR && number != SYS_brk;
	return ptrace(PTRACE_SETREGS, process->pid, NULL, &registers) == 0;
}

static void give_back(const Process *process, int error)
{
	struct user_regs_struct registers;

	if (ptrace(PTRACE_GETREGS, process->pid, NULL, &registers) != 0)
		return;
	registers.rdi = process->before.rdi;
	registers.rdx = process->before.rdx;
	if (process->replaces)
		registers.rax = (unsigned long long)-(long long)error;
	ptrace(PTRACE_SETREGS, process->pid, NULL, &registers);
}

static void go_wrong(Run *run, Process *process, int kind, long number)
{
	if (run->plan.deed == KILL)
		kill(-run->processes[0].pid, SIGKILL);
	else if (run->plan.deed != KILL_AFTER)
		run->whole =
			!go_wrong_here(process, run->plan.deed, kind, number);
}

static void enter(Run *run, Process *process, long number)
{
	const Fault *plan = &run->plan;
	int row = row_of(number);
	int kind = row < 0 ? ANY : calls[row].kind;
	unsigned count = ++process->count[ANY];

	process->inside = true;
	if (kind != ANY) {
		process->count[kind]++;
		if (plan->kind == kind)
			count = process->count[kind];
	}
	if (plan->deed == COUNT || (plan->kind != ANY && plan->kind != kind) ||
	    (plan->on ? count < plan->when : count != plan->when))
		return;
	if (!run->hit)
		run->hit = row < 0 ? "other" : calls[row].name;
	go_wrong(run, process, kind, number);
	run->done = !plan->on && plan->deed != KILL_AFTER;
}

static void leave(Run *run, Process *process)
{
	process->inside = false;
	if (process->changed)
		give_back(process, run->plan.error);
	process->changed = process->replaces = false;
	if (run->plan.deed == KILL_AFTER && run->hit) {
		kill(-run->processes[0].pid, SIGKILL);
		run->done = true;
	}
}

static void stop_at_call(Run *run, Process *process)
{
	struct __ptrace_syscall_info info;

	if (ptrace(PTRACE_GET_SYSCALL_INFO, process->pid, sizeof(info), &info) <
	    0)
		return;
	if (info.op == PTRACE_SYSCALL_INFO_ENTRY)
		enter(run, process, (long)info.entry.nr);
	else if (process->inside)
		leave(run, process);
}

/* The signal that the process gets when it goes on. */
static int stop_at_signal(Run *run, const Process *process, int status,
			  bool is_new)
{
	int number = WSTOPSIG(status);

	if (number == SIGTRAP && take_breakpoint(run, process->pid))
		return 0;
	return is_new && number == SIGSTOP ? 0 : number;
}

static void handle_stop(Run *run, pid_t pid, int status)
{
	int before = run->used;
	Process *process = process_of(run, pid);
	int number = 0;

	if (!process) {
		ptrace(PTRACE_CONT, pid, NULL, NULL);
		return;
	}
	if (status >> 16 == PTRACE_EVENT_EXEC && !run->begun) {
		run->begun = run->plan.loader;
		if (!run->begun)
			plant_breakpoint(run, pid);
	} else if (WSTOPSIG(status) == (SIGTRAP | 0x80)) {
		stop_at_call(run, process);
	} else if (status >> 16 == 0) {
		number = stop_at_signal(run, process, status,
					run->used > before);
	}
	ptrace(is_watched(run, process) || process->changed ? PTRACE_SYSCALL
							    : PTRACE_CONT,
	       pid, NULL, (void *)(intptr_t)number);
}

static void follow(Run *run)
{
	int status;
	pid_t pid;

	while ((pid = wait4(-1, &status, __WALL, NULL)) > 0 || errno == EINTR) {
		if (hangs) {
			kill(-run->processes[0].pid, SIGKILL);
			hangs = 0;
			run->status = TRACE_HANGS;
		}
		if (pid <= 0)
			continue;
		if (WIFSTOPPED(status))
			handle_stop(run, pid, status);
		else if (pid == run->processes[0].pid &&
			 run->status != TRACE_HANGS)
			run->status = WIFEXITED(status)
					      ? WEXITSTATUS(status)
					      : 128 + WTERMSIG(status);
	}
}

static void redirect(const char *path, int flags, int fd)
{
	int file = path ? open(path, flags, 0600) : fd;

	if (file < 0 || (file != fd && dup2(file, fd) < 0))
		_exit(TRACE_CANNOT);
	if (file != fd)
		close(file);
}

static void be_command(char **command, const TraceFiles *files, bool is_traced)
{
	const int writing = O_WRONLY | O_CREAT | O_TRUNC;

	setpgid(0, 0);
	redirect(files->input, O_RDONLY, STDIN_FILENO);
	redirect(files->output, writing, STDOUT_FILENO);
	redirect(files->errors, writing, STDERR_FILENO);
	if (files->preload)
		setenv("LD_PRELOAD", files->preload, 1);
	if (is_traced) {
		if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
			_exit(TRACE_CANNOT);
		raise(SIGSTOP);
	}
	execvp(command[0], command);
	_exit(127);
}

/* FALSE: it cannot be traced. */
static bool start(Run *run, char **command, const TraceFiles *files)
{
	const long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC |
			     PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
			     PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL;
	pid_t pid = fork();
	int status;

	if (pid == 0)
		be_command(command, files, true);
	if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFSTOPPED(status) ||
	    ptrace(PTRACE_SETOPTIONS, pid, NULL, (void *)options) != 0)
		return false;
	process_of(run, pid);
	ptrace(PTRACE_CONT, pid, NULL, NULL);
	return true;
}

int trace_not(char **command, const TraceFiles *files)
{
	pid_t pid = fork();
	int status;

	if (pid == 0)
		be_command(command, files, false);
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return TRACE_CANNOT;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void trace_run(const Fault *fault, char **command, const TraceFiles *files,
	       Traced *traced_out)
{
	struct sigaction action = { .sa_handler = note_alarm };
	Run run = { .plan = *fault, .status = TRACE_CANNOT };

	sigaction(SIGALRM, &action, NULL);
	alarm(HANG_SECONDS);
	if (start(&run, command, files))
		follow(&run);
	alarm(0);
	*traced_out = (Traced){ .status = run.status,
				.call = run.hit,
				.whole = run.whole,
				.processes = run.used };
	for (int i = 0; i < run.used; i++)
		memcpy(traced_out->count[i], run.processes[i].count,
		       sizeof(run.processes[i].count));
}

#else

const Fault trace_count = { 0 };

const char *trace_kind_name(int kind)
{
	return kind == 0 ? "any" : NULL;
}

bool trace_read_fault(const char *kind, const char *when, const char *deed,
		      Fault *fault_out)
{
	(void)kind, (void)when, (void)deed;
	*fault_out = (Fault){ 0 };
	return true;
}

void trace_run(const Fault *fault, char **command, const TraceFiles *files,
	       Traced *traced_out)
{
	(void)fault, (void)command, (void)files;
	*traced_out = (Traced){ .status = TRACE_CANNOT };
}

int trace_not(char **command, const TraceFiles *files)
{
	(void)command, (void)files;
	return TRACE_CANNOT;
}

#endif
