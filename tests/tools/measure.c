/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * measure FILE COMMAND ARGUMENT...: runs the command and writes to FILE what it
 * and its children took: ms of CPU, and KiB of memory of the largest process.
 * The exit status is the command's.
 */
static long milliseconds(struct timeval time)
{
	return time.tv_sec * 1000 + time.tv_usec / 1000;
}

int main(int argc, char **argv)
{
	struct rusage usage;
	int status = 0;
	FILE *out;
	pid_t pid;

	if (argc < 3)
		return EXIT_FAILURE;
	pid = fork();
	if (pid == 0) {
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &usage) != pid)
		return EXIT_FAILURE;
	out = fopen(argv[1], "w");
	if (!out ||
	    fprintf(out, "%ld %ld\n",
		    milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
		    usage.ru_maxrss) < 0 ||
	    fclose(out) != 0)
		return EXIT_FAILURE;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}
