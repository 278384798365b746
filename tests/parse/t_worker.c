/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/worker.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <linux/landlock.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "parse/message.h"
#include "parse/report.h"
#include "tests/default_limits.h"
#include "tests/run.h"

/* Where the child's end of the pipe is; see parse/worker.c. */
#define RESULT_FD 3

static const ChildLimits roomy = { .memory_bytes = 512 * 1024 * 1024,
				   .cpu_seconds = 5,
				   .wall_seconds = 8 };

static const ChildLimits one_second_of_cpu = {
	.memory_bytes = 512 * 1024 * 1024, .cpu_seconds = 1, .wall_seconds = 8
};

static const ChildLimits one_second = { .memory_bytes = 512 * 1024 * 1024,
					.cpu_seconds = 5,
					.wall_seconds = 1 };

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static guint count_files(void)
{
	DIR *dir = opendir("/proc/self/fd");
	guint count = 0;

	while (dir && readdir(dir))
		count++;
	closedir(dir);
	return count;
}

/* worker_run(), of which nothing is left: no child, no open file. */
static GVariant *run_job(WorkerJob job, gconstpointer data,
			 const ChildLimits *limits, const char *type,
			 char **why_out)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) raw = g_bytes_new_static("raw", 3);
	guint files = count_files();
	double start = now();
	GVariant *answer =
		worker_run(raw, job, data, limits, type, why_out, &error);

	assert_no_error(error);
	ck_assert_double_lt(now() - start, limits->wall_seconds + 1);
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
	ck_assert_int_eq(errno, ECHILD);
	ck_assert_uint_eq(count_files(), files);
	ck_assert_int_ne(answer != NULL, *why_out != NULL);
	return answer;
}

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
	close(RESULT_FD);
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
	(void)!write(RESULT_FD, "\0\0\0\0", 4);
	return block(raw, data);
}

static GVariant *leave(GBytes *raw, gconstpointer data)
{
	(void)raw;
	_exit(GPOINTER_TO_INT(data));
}

static GVariant *answer_and_crash(GBytes *raw, gconstpointer data)
{
	(void)!write(RESULT_FD, "\0\0\0\0", 4);
	return crash(raw, data);
}

static GVariant *answer_and_leave(GBytes *raw, gconstpointer data)
{
	(void)!write(RESULT_FD, "\0\0\0\0", 4);
	return leave(raw, data);
}

static GVariant *answer_other_type(GBytes *raw, gconstpointer data)
{
	(void)raw;
	(void)data;
	return g_variant_new_string("a text");
}

static GVariant *answer_twice(GBytes *raw, gconstpointer data)
{
	(void)raw;
	(void)data;
	(void)!write(RESULT_FD, "\0\0\0\0", 4);
	return g_variant_new_int32(0);
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
	{ answer_twice, NULL, &roomy, "its reader said nothing" },
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

/* What the child tries: 0 if it could, else errno. */

static char *folder;
static char *victim;   /* a file in the folder */
static char *database; /* another */
static int left_open = -1;
static pid_t parent;

static int result_of(long status)
{
	return status < 0 ? errno : 0;
}

static int try_socket(void)
{
	return result_of(socket(AF_INET, SOCK_STREAM, 0));
}

static int try_unix_socket(void)
{
	return result_of(socket(AF_UNIX, SOCK_DGRAM, 0));
}

static int try_socketpair(void)
{
	int ends[2];

	return result_of(socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
}

static int try_connect(void)
{
	const struct sockaddr address = { .sa_family = AF_UNIX };

	return result_of(connect(STDIN_FILENO, &address, sizeof(address)));
}

static int try_execve(void)
{
	char name[] = "true";
	char *argv[] = { name, NULL };
	char *environment[] = { NULL };

	return result_of(execve("/bin/true", argv, environment));
}

static int try_fork(void)
{
	long pid = syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);

	if (pid == 0)
		_exit(0);
	return result_of(pid);
}

static int try_inet6_socket(void)
{
	return result_of(socket(AF_INET6, SOCK_DGRAM, 0));
}

static int try_netlink(void)
{
	return result_of(socket(AF_NETLINK, SOCK_RAW, 0));
}

static int try_execveat(void)
{
	char *none[] = { NULL };

	return result_of(
		syscall(SYS_execveat, AT_FDCWD, "/bin/true", none, none, 0));
}

static int try_clone3(void)
{
	guint64 arguments[8] = { 0 };
	long pid;

	arguments[4] = SIGCHLD;
	pid = syscall(SYS_clone3, arguments, sizeof(arguments));
	if (pid == 0)
		_exit(0);
	return result_of(pid);
}

static int try_ioctl(void)
{
	return result_of(syscall(SYS_ioctl, STDIN_FILENO, 0x5401, NULL));
}

static int try_mount(void)
{
	return result_of(syscall(SYS_mount, folder, folder, "", 4096, NULL));
}

static int try_prctl(void)
{
	return result_of(syscall(SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0));
}

static int try_shared_memory(void)
{
	return result_of(syscall(SYS_shmget, 0, 4096, 0600));
}

static int try_write_file(void)
{
	return result_of(open(victim, O_WRONLY));
}

static int try_append_file(void)
{
	return result_of(open(victim, O_WRONLY | O_APPEND));
}

static int try_read_and_write_file(void)
{
	return result_of(open(victim, O_RDWR));
}

static int try_truncate_on_open(void)
{
	return result_of(open(victim, O_RDONLY | O_TRUNC));
}

static int try_create_file(void)
{
	g_autofree char *path = g_strconcat(folder, "/new", NULL);

	return result_of(open(path, O_RDONLY | O_CREAT, 0600));
}

static int try_temporary_file(void)
{
	return result_of(open(folder, O_TMPFILE | O_RDWR, 0600));
}

static int try_old_creat(void)
{
	return result_of(syscall(SYS_creat, victim, 0600));
}

static int try_openat2(void)
{
	const guint64 how[3] = { O_WRONLY, 0, 0 };

	return result_of(
		syscall(SYS_openat2, AT_FDCWD, victim, how, sizeof(how)));
}

static int try_unlink(void)
{
	return result_of(unlink(victim));
}

static int try_rename(void)
{
	return result_of(rename(victim, database));
}

static int try_mkdir(void)
{
	g_autofree char *path = g_strconcat(folder, "/new", NULL);

	return result_of(mkdir(path, 0700));
}

static int try_chmod(void)
{
	return result_of(chmod(victim, 0777));
}

static int try_truncate(void)
{
	return result_of(truncate(victim, 0));
}

static int try_link(void)
{
	g_autofree char *path = g_strconcat(folder, "/new", NULL);

	return result_of(symlink(victim, path));
}

static int try_kill_parent(void)
{
	return result_of(kill(parent, 0));
}

static int try_kill_all(void)
{
	return result_of(kill(-1, 0));
}

static int try_tgkill_parent(void)
{
	return result_of(syscall(SYS_tgkill, parent, parent, 0));
}

static int try_queue_signal(void)
{
	const union sigval value = { 0 };

	return result_of(sigqueue(parent, 0, value));
}

static int try_ptrace(void)
{
	return result_of(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
}

static int try_ptrace_parent(void)
{
	return result_of(syscall(SYS_ptrace, 0x4206, parent, 0, 0));
}

static int try_read_parent(void)
{
	return result_of(
		syscall(SYS_process_vm_readv, parent, NULL, 0, NULL, 0, 0));
}

static int try_write_stdout(void)
{
	return result_of(write(STDOUT_FILENO, "x", 1));
}

static int try_raise_limit(void)
{
	const struct rlimit limit = { RLIM_INFINITY, RLIM_INFINITY };

	return result_of(setrlimit(RLIMIT_CPU, &limit));
}

static int try_memfd(void)
{
	return result_of(memfd_create("x", 0));
}

static int try_io_uring(void)
{
	return result_of(syscall(SYS_io_uring_setup, 1, NULL));
}

static int try_unshare(void)
{
	return result_of(syscall(SYS_unshare, 0));
}

static int try_pidfd(void)
{
	return result_of(syscall(SYS_pidfd_open, parent, 0));
}

static int try_chdir(void)
{
	return result_of(chdir("/"));
}

typedef int (*Attempt)(void);

static const struct {
	const char *what;
	Attempt attempt;
} attempts[] = {
	{ "socket", try_socket },
	{ "socket (unix)", try_unix_socket },
	{ "socketpair", try_socketpair },
	{ "connect", try_connect },
	{ "execve", try_execve },
	{ "fork", try_fork },
	{ "socket (IPv6)", try_inet6_socket },
	{ "socket (netlink)", try_netlink },
	{ "execveat", try_execveat },
	{ "clone3", try_clone3 },
	{ "ioctl", try_ioctl },
	{ "mount", try_mount },
	{ "prctl", try_prctl },
	{ "shmget", try_shared_memory },
	{ "open to write", try_write_file },
	{ "open to append", try_append_file },
	{ "open to read and write", try_read_and_write_file },
	{ "open to truncate", try_truncate_on_open },
	{ "open to create", try_create_file },
	{ "open a temporary file", try_temporary_file },
	{ "creat", try_old_creat },
	{ "openat2", try_openat2 },
	{ "unlink", try_unlink },
	{ "rename", try_rename },
	{ "mkdir", try_mkdir },
	{ "chmod", try_chmod },
	{ "truncate", try_truncate },
	{ "symlink", try_link },
	{ "kill the parent", try_kill_parent },
	{ "kill all", try_kill_all },
	{ "tgkill the parent", try_tgkill_parent },
	{ "sigqueue the parent", try_queue_signal },
	{ "ptrace", try_ptrace },
	{ "ptrace the parent", try_ptrace_parent },
	{ "read the parent", try_read_parent },
	{ "write to stdout", try_write_stdout },
	{ "setrlimit", try_raise_limit },
	{ "memfd_create", try_memfd },
	{ "io_uring_setup", try_io_uring },
	{ "unshare", try_unshare },
	{ "pidfd_open", try_pidfd },
	{ "chdir", try_chdir },
};

static GVariant *try_it(GBytes *raw, gconstpointer data)
{
	const Attempt *attempt = data;

	(void)raw;
	return g_variant_new_int32((*attempt)());
}

static int errno_of(const Attempt *attempt)
{
	g_autofree char *why = NULL;
	g_autoptr(GVariant) answer =
		run_job(try_it, attempt, &roomy, "i", &why);

	ck_assert_pstr_eq(why, NULL);
	return g_variant_get_int32(answer);
}

START_TEST(what_a_parser_does_not_need_is_refused)
{
	int code = errno_of(&attempts[_i].attempt);

	/* EPERM is seccomp's; Landlock, where it is, says EACCES. */
	ck_assert_msg(code == EPERM, "%s: %s", attempts[_i].what,
		      code ? g_strerror(code) : "done");
	ck_assert_int_eq(access(victim, F_OK), 0);
}
END_TEST

static int try_read_passwd(void)
{
	return result_of(open("/etc/passwd", O_RDONLY));
}

static int try_read_database(void)
{
	return result_of(open(database, O_RDONLY));
}

static int try_list_folder(void)
{
	return result_of(open(folder, O_RDONLY | O_DIRECTORY));
}

static int try_read_environment(void)
{
	return result_of(open("/proc/self/environ", O_RDONLY));
}

static const Attempt readings[] = { try_read_passwd, try_read_database,
				    try_list_folder, try_read_environment };

START_TEST(no_file_is_read)
{
	ck_assert_int_eq(errno_of(&readings[_i]), EACCES);
}
END_TEST

static int try_read_left_open(void)
{
	char byte;

	return result_of(read(left_open, &byte, 1));
}

static int try_read_stdin(void)
{
	char byte;

	return read(STDIN_FILENO, &byte, 1) == 0 ? 0 : EIO;
}

START_TEST(the_child_has_no_file_of_its_parent)
{
	static const Attempt on_left_open = try_read_left_open;
	static const Attempt on_stdin = try_read_stdin;

	left_open = open(database, O_RDONLY);
	ck_assert_int_gt(left_open, RESULT_FD);
	ck_assert_int_eq(errno_of(&on_left_open), EBADF);
	ck_assert_int_eq(errno_of(&on_stdin), 0);
	close(left_open);
}
END_TEST

static const struct {
	const char *charset;
	const char *bytes;
	gsize len;
	const char *want;
} charsets[] = {
	{ "ISO-2022-JP", "\x1b$B%]!<%H\x1b(B", 12, "ポート" },
	{ "EUC-KR", "\xc6\xf7\xc6\xae", 4, "포트" },
	{ "windows-1252", "\x80\x93", 2, "€“" },
	{ "UTF-16", "\xff\xfeJ\0\xfc\0", 6, "Jü" },
	{ "UTF-16BE", "\0J\0\xfc", 4, "Jü" },
	{ "ISO-8859-1", "\xfc", 1, "ü" },
	{ "ISO-8859-15", "\xa4", 1, "€" },
	{ "KOI8-R", "\xf0", 1, "П" },
	{ "GB18030", "\xb6\xcb", 2, "端" },
	{ "BIG5", "\xba\xdd", 2, "端" },
	{ "SHIFT_JIS", "\x83\x7c", 2, "ポ" },
	{ "UTF-7", "+AKM-", 5, "£" },
};

static GVariant *convert(GBytes *raw, gconstpointer data)
{
	guint row = GPOINTER_TO_UINT(data);
	g_autofree char *text =
		g_convert(charsets[row].bytes, (gssize)charsets[row].len,
			  "UTF-8", charsets[row].charset, NULL, NULL, NULL);

	(void)raw;
	return g_variant_new_string(text ? text : "(not converted)");
}

START_TEST(charsets_are_converted_in_the_child)
{
	g_autofree char *why = NULL;
	g_autoptr(GVariant) answer = run_job(
		convert, GUINT_TO_POINTER((guint)_i), &roomy, "s", &why);

	ck_assert_pstr_eq(why, NULL);
	ck_assert_str_eq(g_variant_get_string(answer, NULL), charsets[_i].want);
}
END_TEST

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
	answer = worker_run(raw, answer_raw, "", &roomy, "(ss)", &why, &error);
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
	answer = worker_run(raw, answer_raw, "", &roomy, "(ss)", &why, &error);
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

static gboolean has_landlock(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0,
		       LANDLOCK_CREATE_RULESET_VERSION) >= 1;
}

static void make_folder(void)
{
	parent = getpid();
	folder = g_dir_make_tmp("t_worker-XXXXXX", NULL);
	if (!folder)
		abort();
	victim = g_build_filename(folder, "victim", NULL);
	database = g_build_filename(folder, "portreg.db", NULL);
	if (!g_file_set_contents(victim, "x", 1, NULL) ||
	    !g_file_set_contents(database, "x", 1, NULL))
		abort();
}

static void remove_folder(void)
{
	unlink(victim);
	unlink(database);
	rmdir(folder);
	g_free(folder);
	g_free(victim);
	g_free(database);
}

static TCase *ending_tests(void)
{
	TCase *tc = tcase_create("ending");

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, the_answer_of_the_job_comes_back);
	tcase_add_test(tc, a_long_answer_comes_whole);
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

static TCase *confinement_tests(void)
{
	TCase *tc = tcase_create("confinement");

	tcase_add_loop_test(tc, what_a_parser_does_not_need_is_refused, 0,
			    G_N_ELEMENTS(attempts));
	if (has_landlock())
		tcase_add_loop_test(tc, no_file_is_read, 0,
				    G_N_ELEMENTS(readings));
	else
		puts("skipped: refusing to read needs a kernel with Landlock");
	tcase_add_test(tc, the_child_has_no_file_of_its_parent);
	tcase_add_loop_test(tc, charsets_are_converted_in_the_child, 0,
			    G_N_ELEMENTS(charsets));
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
	int status;

	make_folder();
	suite_add_tcase(suite, ending_tests());
	suite_add_tcase(suite, confinement_tests());
	suite_add_tcase(suite, message_tests());
	suite_add_tcase(suite, error_tests());
	fflush(stdout);
	status = run_suite(suite);
	remove_folder();
	return status;
}
