/* SPDX-License-Identifier: BSD-2-Clause */
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * senders SENDERS KILLS SEED FOLDER COMMAND ARGUMENT...
 *
 * So many senders at once, each as a queue of an MTA: it makes a mail that
 * nobody made before, runs the command with it on standard input until that
 * exits with 0, and makes the next, until all together have killed so many of
 * these runs. A run gets SIGKILL, it and all that it started, at a moment that
 * is chosen by the seed between its start and twice what a run takes, which is
 * measured as it goes, so a slow machine kills as well as a fast one.
 * After some kills of one mail its sender lets it through.
 *
 * Each mail that was taken is in FOLDER, under the name of its sender and
 * number. The last line: how many mails, runs, kills, runs deferred (75); the
 * exit status is 1 if any run ended otherwise.
 */
#define PATIENCE 6

/* So many times what a run takes, for one that waits for others takes longer.
 */
#define SPAN 2.0

/* What senders share: where none but these may be, that are counted. */
typedef struct {
	int kills;
	int mails;
	int runs;
	int deferred;
	int wrong;
} Tally;

typedef struct {
	int number;
	int kills; /* wanted, of all */
	const char *folder;
	char **command;
	GRand *random;
	Tally *tally;
	gint64 takes; /* microseconds, a run that is left alone */
} Sender;

static void add(int *count)
{
	__atomic_add_fetch(count, 1, __ATOMIC_SEQ_CST);
}

static pid_t start(const Sender *sender, const char *mail)
{
	pid_t pid = fork();
	int fd;

	if (pid != 0)
		return pid;
	setpgid(0, 0);
	fd = open(mail, O_RDONLY);
	if (fd < 0 || dup2(fd, STDIN_FILENO) < 0)
		_exit(1);
	execv(sender->command[0], sender->command);
	_exit(127);
}

/* The status of waitpid(2). A delay of 0: it is left alone. */
static int run(Sender *sender, const char *mail, gint64 delay)
{
	gint64 began = g_get_monotonic_time();
	pid_t pid = start(sender, mail);
	int status = 0;

	if (pid < 0)
		return -1;
	/* Both do it, so that the group is there whoever is first. */
	setpgid(pid, pid);
	if (delay > 0) {
		g_usleep((gulong)delay);
		kill(-pid, SIGKILL);
	}
	waitpid(pid, &status, 0);
	if (delay == 0)
		sender->takes =
			(sender->takes * 3 + g_get_monotonic_time() - began) /
			4;
	return status;
}

/* FALSE: it is not through. */
static gboolean try_once(Sender *sender, const char *mail, gboolean kills)
{
	gint64 delay = kills ? 1 + (gint64)(g_rand_double(sender->random) *
					    SPAN * (double)sender->takes)
			     : 0;
	int status = run(sender, mail, delay);

	add(&sender->tally->runs);
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) {
		add(&sender->tally->kills);
		return FALSE;
	}
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return TRUE;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 75)
		add(&sender->tally->deferred);
	else
		add(&sender->tally->wrong);
	return FALSE;
}

static char *make_mail(const Sender *sender, int number)
{
	g_autofree char *name =
		g_strdup_printf("%d.%d", sender->number, number);
	char *path = g_build_filename(sender->folder, name, NULL);
	g_autofree char *text =
		g_strdup_printf("From: Sam Pell <sam@example.org>\n"
				"To: ports@registry.example\n"
				"Message-ID: <%s@example.org>\n"
				"Date: Mon, 12 Jul 2004 09:00:00 +0000\n"
				"Subject: message %s\n\nThis is message %s.\n",
				name, name, name);

	if (!g_file_set_contents(path, text, -1, NULL))
		exit(1);
	return path;
}

static void send_mails(Sender *sender)
{
	for (int n = 1; sender->tally->kills < sender->kills; n++) {
		g_autofree char *mail = make_mail(sender, n);
		int tries = 0;

		while (!try_once(sender, mail, n > 1 && tries < PATIENCE)) {
			if (++tries > 1000)
				exit(1);
		}
		add(&sender->tally->mails);
	}
}

int main(int argc, char **argv)
{
	Tally *tally = mmap(NULL, sizeof(Tally), PROT_READ | PROT_WRITE,
			    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int senders = argc > 5 ? (int)strtol(argv[1], NULL, 10) : 0;
	int failed = 0, status;

	if (senders < 1 || tally == MAP_FAILED)
		return EXIT_FAILURE;
	for (int i = 1; i <= senders; i++) {
		Sender sender = {
			.number = i,
			.kills = (int)strtol(argv[2], NULL, 10),
			.folder = argv[4],
			.command = argv + 5,
			.tally = tally,
			.takes = 5000,
		};

		if (fork() != 0)
			continue;
		sender.random = g_rand_new_with_seed(
			(guint32)strtoul(argv[3], NULL, 10) + (guint32)i);
		send_mails(&sender);
		_exit(EXIT_SUCCESS);
	}
	while (wait(&status) > 0)
		failed += status != 0;
	printf("%d %d %d %d\n", tally->mails, tally->runs, tally->kills,
	       tally->deferred);
	return tally->wrong || failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
