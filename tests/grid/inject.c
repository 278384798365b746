/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/grid/trace.h"

/*
 * inject [-o REPORT] [-p PROCESS] [-l] KIND WHEN FAULT COMMAND ARGUMENT...
 * inject [-o REPORT] [-l] count COMMAND ARGUMENT...
 *
 * Runs the command with one call gone wrong (trace.h has the words; -l: the
 * loader's calls count too). REPORT gets a line: "hit" and the call's name,
 * "whole" and its name when there was nothing to cut off, or "missed" when
 * there is no such call; for "count" a line for each process and kind: process,
 * kind, how many. The exit status is the command's, or 128 and the signal that
 * ended it; 124 when it hangs; 77 when calls cannot be traced here.
 */

static void report(const char *path, const Traced *traced, bool counts)
{
	FILE *out = path ? fopen(path, "w") : stderr;

	if (!out)
		exit(TRACE_CANNOT);
	if (!counts && traced->call)
		fprintf(out, "%s %s\n", traced->whole ? "whole" : "hit",
			traced->call);
	else if (!counts)
		fprintf(out, "missed\n");
	for (int i = 0; counts && i < traced->processes; i++) {
		for (int k = 0; trace_kind_name(k); k++)
			fprintf(out, "%d %s %u\n", i + 1, trace_kind_name(k),
				traced->count[i][k]);
	}
	fclose(out);
}

int main(int argc, char **argv)
{
	const TraceFiles files = { NULL, NULL, NULL, NULL };
	Fault fault = trace_count;
	const char *path = NULL;
	int process = 1, option;
	bool loader = false, counts;
	Traced traced;

	while ((option = getopt(argc, argv, "+o:p:l")) >= 0) {
		if (option == 'o')
			path = optarg;
		else if (option == 'p')
			process = (int)strtol(optarg, NULL, 10);
		else if (option == 'l')
			loader = true;
		else
			return EXIT_FAILURE;
	}
	argc -= optind;
	argv += optind;
	counts = argc > 1 && strcmp(argv[0], "count") == 0;
	if (!counts && (argc < 4 ||
			!trace_read_fault(argv[0], argv[1], argv[2], &fault))) {
		fputs("inject [-o REPORT] [-p PROCESS] [-l] "
		      "(KIND WHEN FAULT | count) COMMAND...\n",
		      stderr);
		return EXIT_FAILURE;
	}
	fault.process = process;
	fault.loader = loader;
	trace_run(&fault, argv + (counts ? 1 : 3), &files, &traced);
	report(path, &traced, counts);
	return traced.status;
}
