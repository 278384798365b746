/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/confine.h"

#include <errno.h>
#include <fcntl.h>
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
#include <unistd.h>

#include "parse/calls/calls.h"
#include "tests/parse/job.h"
#include "tests/run.h"

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

/* getpid by its numbers in the two other architectures of an x86_64. */
#ifdef __x86_64__
static int try_x32(void)
{
	return result_of(syscall(0x40000000 | SYS_getpid));
}

static int try_ia32(void)
{
	long number = 20;

	__asm__ volatile("int $0x80" : "+a"(number) : : "memory");
	return number < 0 ? (int)-number : 0;
}
#endif

typedef int (*Attempt)(void);

static const struct {
	const char *what;
	Attempt attempt;
} attempts[] = {
#ifdef __x86_64__
	{ "x32", try_x32 },
#endif
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

#ifdef __x86_64__
/* Some kernels do not have them, and the child dies of trying. */
START_TEST(calls_of_another_architecture_are_refused)
{
	static const Attempt attempt = try_ia32;
	g_autofree char *why = NULL;
	g_autoptr(GVariant) answer =
		run_job(try_it, &attempt, &roomy, "i", &why);

	if (answer)
		ck_assert_int_eq(g_variant_get_int32(answer), EPERM);
	else
		ck_assert_ptr_nonnull(strstr(why, "signal"));
}
END_TEST
#endif

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
	ck_assert_int_gt(left_open, CALLS_RESULT);
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

static gboolean has_landlock(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0,
		       LANDLOCK_CREATE_RULESET_VERSION) >= 1;
}

static void make_folder(void)
{
	parent = getpid();
	folder = g_dir_make_tmp("t_confine-XXXXXX", NULL);
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

static TCase *confinement_tests(void)
{
	TCase *tc = tcase_create("confinement");

	tcase_add_loop_test(tc, what_a_parser_does_not_need_is_refused, 0,
			    G_N_ELEMENTS(attempts));
#ifdef __x86_64__
	tcase_add_test(tc, calls_of_another_architecture_are_refused);
#endif
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

int main(void)
{
	Suite *suite = suite_create("confine");
	int status;

	make_folder();
	suite_add_tcase(suite, confinement_tests());
	fflush(stdout);
	status = run_suite(suite);
	remove_folder();
	return status;
}
