/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_GRID_TRACE_H
#define TESTS_GRID_TRACE_H

#include <stdbool.h>

/*
 * Runs a command and makes one of its calls of the system go wrong, by
 * ptrace(2): so it sees the calls of the confined reader too, and those that no
 * library stands between. For x86_64 alone.
 *
 * Knows nothing of what the command does.
 */
typedef struct {
	int process; /* 1: the command itself; 2: the first that it forks; ...
		      */
	bool loader; /* its calls count, too: it comes before the program */
	int kind;
	unsigned when; /* from 1: the call of this kind and process */
	bool on;       /* and all after it */
	int deed;
	int error; /* of errno(3) */
} Fault;

/* What a command reads and writes, NULL: what we do; and its preloads. */
typedef struct {
	const char *input;
	const char *output;
	const char *errors;
	const char *preload;
} TraceFiles;

#define TRACE_PROCESSES 8
#define TRACE_KINDS	32

/* Statuses besides the command's, or 128 and the signal that ended it. */
#define TRACE_CANNOT 77
#define TRACE_HANGS  124

typedef struct {
	int status;
	const char
		*call; /* the first that went wrong, or NULL: there is none */
	bool whole;    /* of which nothing could be cut off */
	int processes;
	unsigned count[TRACE_PROCESSES][TRACE_KINDS];
} Traced;

/* Nothing goes wrong; calls are counted. */
extern const Fault trace_count;

/*
 * Reads "write", "3" (or "3+") and the name of an error, "short" (the call is
 * given half of its bytes), "kill" or "kill-after" (where the command and all
 * that it started get SIGKILL, before the call or after). FALSE: it is wrong.
 */
bool trace_read_fault(const char *kind, const char *when, const char *deed,
		      Fault *fault_out);

/* NULL behind the last; that one is "any", all calls. */
const char *trace_kind_name(int kind);

void trace_run(const Fault *fault, char **command, const TraceFiles *files,
	       Traced *traced_out);

/* Runs the command like that, but neither traced nor disturbed; its status. */
int trace_not(char **command, const TraceFiles *files);

#endif
