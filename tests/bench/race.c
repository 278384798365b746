/* SPDX-License-Identifier: BSD-2-Clause */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/*
 * race turns ROUNDS RUNS MAILS NAME COMMAND... [-- NAME COMMAND...]...
 *
 * Runs the commands in turn, RUNS times in each of ROUNDS rounds, so that a
 * machine that is busy is so for all of them, and times each from its start to
 * its end. All commands of a turn get the same mail on standard input, the
 * files 0, 1, ... of the folder MAILS, which are never taken again; "-" is
 * for none. Prints, with tabs between:
 *
 *	NAME	median, least, most of all its runs in ms	KiB at most
 *	FIRST / NAME	median, least, most of the rounds: of their medians
 *
 * race crowd ROUNDS COUNT MAILS NAME COMMAND...
 *
 * Starts the command COUNT times at once, each with a mail of its own, in each
 * of ROUNDS rounds. Prints:
 *
 *	NAME, median	median, least, most of the rounds in ms	KiB at most
 *	NAME, worst	the same of each round's slowest
 *	NAME, worst / median	the same
 *
 * The first command that fails ends it with 1. It is small itself, for a
 * process counts the memory of the one that started it as its own.
 */

extern char **environ;

enum { MAX_COMMANDS = 8, MAX_CROWD = 256, WARM_UP = 3 };

typedef struct {
	const char *name;
	char **argv;
	double *ms; /* of all runs */
	long kib;   /* at most */
} Command;

typedef struct {
	unsigned rounds;
	unsigned runs;
	const char *mails; /* NULL: none */
	unsigned next;	   /* the mail */
	Command commands[MAX_COMMANDS];
	unsigned count;
} Race;

static void die(const char *what)
{
	fprintf(stderr, "race: %s: %s\n", what, strerror(errno));
	exit(EXIT_FAILURE);
}

static double *new_values(unsigned count)
{
	double *values = calloc(count, sizeof(*values));

	if (!values)
		die("memory");
	return values;
}

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int open_mail(const Race *race, unsigned number)
{
	char path[4096];
	int fd;

	snprintf(path, sizeof(path), "%s/%u", race->mails, number);
	fd = open(race->mails ? path : "/dev/null", O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		die(path);
	return fd;
}

static pid_t start(const Command *command, int input)
{
	posix_spawn_file_actions_t files;
	pid_t pid;

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
	posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null",
					 O_WRONLY, 0);
	errno = posix_spawnp(&pid, command->argv[0], &files, NULL,
			     command->argv, environ);
	if (errno != 0)
		die(command->argv[0]);
	posix_spawn_file_actions_destroy(&files);
	return pid;
}

/* Waits for pid, or for any child where pid is -1. */
static pid_t finish(Command *command, pid_t pid)
{
	struct rusage usage;
	int status;

	pid = wait4(pid, &status, 0, &usage);
	if (pid < 0)
		die("wait");
	if (status != 0) {
		fprintf(stderr, "race: %s: status 0x%x\n", command->name,
			(unsigned)status);
		exit(EXIT_FAILURE);
	}
	if (usage.ru_maxrss > command->kib)
		command->kib = usage.ru_maxrss;
	return pid;
}

static double run(const Race *race, Command *command, unsigned mail)
{
	int input = open_mail(race, mail);
	double begin = now_ms();

	finish(command, start(command, input));
	begin = now_ms() - begin;
	close(input);
	return begin;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *values, unsigned count)
{
	qsort(values, count, sizeof(*values), compare);
	return values[count / 2];
}

static void tell(const char *what, double *values, unsigned count)
{
	double middle = median(values, count);

	printf("%s\t%.3f\t%.3f\t%.3f", what, middle, values[0],
	       values[count - 1]);
}

static void tell_with_memory(const char *what, double *values, unsigned count,
			     long kib)
{
	tell(what, values, count);
	printf("\t%ld\n", kib);
}

static void run_turns(Race *race)
{
	for (unsigned i = 0; i < race->rounds * race->runs + WARM_UP; i++) {
		for (unsigned j = 0; j < race->count; j++) {
			Command *command = &race->commands[j];
			double ms = run(race, command, i);

			if (i >= WARM_UP)
				command->ms[i - WARM_UP] = ms;
		}
	}
}

static void tell_ratio(const Race *race, const Command *first,
		       const Command *other)
{
	double *ratios = new_values(race->rounds);
	char what[200];

	for (unsigned i = 0; i < race->rounds; i++)
		ratios[i] = median(first->ms + i * race->runs, race->runs) /
			    median(other->ms + i * race->runs, race->runs);
	snprintf(what, sizeof(what), "%s / %s", first->name, other->name);
	tell(what, ratios, race->rounds);
	putchar('\n');
	free(ratios);
}

static void turns(Race *race)
{
	Command *commands = race->commands;

	for (unsigned i = 0; i < race->count; i++)
		commands[i].ms = new_values(race->rounds * race->runs);
	run_turns(race);
	/* Before the runs are sorted. */
	for (unsigned i = 1; i < race->count; i++)
		tell_ratio(race, &commands[0], &commands[i]);
	for (unsigned i = 0; i < race->count; i++)
		tell_with_memory(commands[i].name, commands[i].ms,
				 race->rounds * race->runs, commands[i].kib);
}

static double end_of(const pid_t *pids, const double *begins, unsigned count,
		     pid_t pid)
{
	for (unsigned i = 0; i < count; i++) {
		if (pids[i] == pid)
			return now_ms() - begins[i];
	}
	return 0;
}

static void run_crowd(Race *race, double *ms)
{
	Command *command = &race->commands[0];
	double begins[MAX_CROWD];
	pid_t pids[MAX_CROWD];

	for (unsigned i = 0; i < race->runs; i++) {
		int input = open_mail(race, race->next++);

		begins[i] = now_ms();
		pids[i] = start(command, input);
		close(input);
	}
	for (unsigned i = 0; i < race->runs; i++)
		ms[i] = end_of(pids, begins, race->runs, finish(command, -1));
}

static void crowd(Race *race)
{
	static const char *const what[] = { "median", "worst",
					    "worst / median" };
	double *values[] = { new_values(race->rounds), new_values(race->rounds),
			     new_values(race->rounds) };
	double ms[MAX_CROWD];

	for (unsigned i = 0; i < race->rounds; i++) {
		run_crowd(race, ms);
		values[0][i] = median(ms, race->runs);
		values[1][i] = ms[race->runs - 1];
		values[2][i] = values[1][i] / values[0][i];
	}
	for (unsigned i = 0; i < 3; i++) {
		char name[200];

		snprintf(name, sizeof(name), "%s, %s", race->commands[0].name,
			 what[i]);
		tell_with_memory(name, values[i], race->rounds,
				 race->commands[0].kib);
	}
}

/* Ends each command's arguments where "--" stands. */
static void split(Race *race, char **argv)
{
	while (argv[0] && argv[1] && race->count < MAX_COMMANDS) {
		Command *command = &race->commands[race->count++];

		command->name = argv[0];
		command->argv = ++argv;
		while (*argv && strcmp(*argv, "--") != 0)
			argv++;
		if (*argv)
			*argv++ = NULL;
	}
}

int main(int argc, char **argv)
{
	Race race = { 0 };

	if (argc < 7)
		return EXIT_FAILURE;
	race.rounds = (unsigned)strtoul(argv[2], NULL, 10);
	race.runs = (unsigned)strtoul(argv[3], NULL, 10);
	race.mails = strcmp(argv[4], "-") == 0 ? NULL : argv[4];
	split(&race, argv + 5);
	if (race.rounds == 0 || race.runs == 0 || race.runs > MAX_CROWD)
		return EXIT_FAILURE;
	(strcmp(argv[1], "crowd") == 0 ? crowd : turns)(&race);
	return EXIT_SUCCESS;
}
