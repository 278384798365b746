/* SPDX-License-Identifier: BSD-2-Clause */
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "audit/verify.h"
#include "tests/grid/trace.h"

/*
 * grid OPTION... -- COMMAND ARGUMENT... <ROWS
 *
 * A row is "PROCESS KIND FAULT...": for each fault the command is run as often
 * as there are calls of that kind, each time another one goes wrong (a "+"
 * behind an error: and all after it), from the same folder on. After each: the
 * exit status is one of those allowed, a published file has the right bytes,
 * the databases verify; then the command is run again, undisturbed, and once
 * more all is looked at, also what lies about and what a query says.
 *
 * What is wrong is said, a line each; the last line is how many runs were right
 * and how many wrong.
 */
static struct {
	char *from;   /* the folder that each run begins with */
	char *folder; /* where it works */
	char *input;  /* of the command */
	char *preload;
	char *statuses; /* regex of "FAULT STATUS" */
	char *again;	/* regex of the status of the second run */
	char *stays;	/* regex of what may lie about, by name */
	char *target;	/* a published file, or none */
	char **before;	/* after the first run it is one of these files */
	char *after;	/* this one after a success, and after the second run */
	char **databases; /* that are verified, where they are */
	char *late;	  /* one that is verified and asked in the end alone */
	char *made;	  /* one that is there after a success */
	char *query;	  /* of the first of these, in the end */
	char *facts;	  /* regex of "PROCESS STATUS" and what it says */
	char *name;	  /* in what is said */
	char *errors;	  /* where the command's stderr goes */
	char *cells;	  /* a file that gets a line for each row and fault */
	gboolean loader;  /* its calls count, too */
	gint step;	  /* each so many-th call */
} plan;

static const GOptionEntry entries[] = {
	{ "from", 0, 0, G_OPTION_ARG_FILENAME, &plan.from, NULL, NULL },
	{ "folder", 0, 0, G_OPTION_ARG_FILENAME, &plan.folder, NULL, NULL },
	{ "input", 0, 0, G_OPTION_ARG_FILENAME, &plan.input, NULL, NULL },
	{ "preload", 0, 0, G_OPTION_ARG_FILENAME, &plan.preload, NULL, NULL },
	{ "statuses", 0, 0, G_OPTION_ARG_STRING, &plan.statuses, NULL, NULL },
	{ "again", 0, 0, G_OPTION_ARG_STRING, &plan.again, NULL, NULL },
	{ "stays", 0, 0, G_OPTION_ARG_STRING, &plan.stays, NULL, NULL },
	{ "target", 0, 0, G_OPTION_ARG_FILENAME, &plan.target, NULL, NULL },
	{ "before", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &plan.before, NULL,
	  NULL },
	{ "after", 0, 0, G_OPTION_ARG_FILENAME, &plan.after, NULL, NULL },
	{ "database", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &plan.databases, NULL,
	  NULL },
	{ "late", 0, 0, G_OPTION_ARG_FILENAME, &plan.late, NULL, NULL },
	{ "made", 0, 0, G_OPTION_ARG_FILENAME, &plan.made, NULL, NULL },
	{ "query", 0, 0, G_OPTION_ARG_STRING, &plan.query, NULL, NULL },
	{ "facts", 0, 0, G_OPTION_ARG_STRING, &plan.facts, NULL, NULL },
	{ "name", 0, 0, G_OPTION_ARG_STRING, &plan.name, NULL, NULL },
	{ "errors", 0, 0, G_OPTION_ARG_FILENAME, &plan.errors, NULL, NULL },
	{ "cells", 0, 0, G_OPTION_ARG_FILENAME, &plan.cells, NULL, NULL },
	{ "loader", 0, 0, G_OPTION_ARG_NONE, &plan.loader, NULL, NULL },
	{ "step", 0, 0, G_OPTION_ARG_INT, &plan.step, NULL, NULL },
	{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
};

/* The runs of one row and fault, and all. */
typedef struct {
	char **command;
	int process;
	const char *kind;
	const char *deed; /* "EIO+" */
	Fault fault;
	Traced traced;
	gboolean wrong; /* the run under way */
	guint runs;
	guint ended[256]; /* with which status */
	guint right_in_all;
	guint wrong_in_all;
} Grid;

static void complain(Grid *grid, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void complain(Grid *grid, const char *format, ...)
{
	g_autofree char *what = NULL;
	va_list arguments;

	va_start(arguments, format);
	what = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	printf("failed: %s, process %d, call %u of %s (%s) %s, exit %d: %s\n",
	       plan.name, grid->process, grid->fault.when, grid->kind,
	       grid->traced.call, grid->deed, grid->traced.status, what);
	grid->wrong = TRUE;
}

static void remove_all(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		if (g_file_test(path, G_FILE_TEST_IS_DIR))
			remove_all(path);
		g_remove(path);
	}
}

static void copy_all(const char *from, const char *to)
{
	g_autoptr(GDir) dir = g_dir_open(from, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *source = g_build_filename(from, name, NULL);
		g_autofree char *target = g_build_filename(to, name, NULL);
		g_autofree char *bytes = NULL;
		gsize len;
		int fd;

		if (!g_file_get_contents(source, &bytes, &len, NULL))
			continue;
		fd = g_open(target, O_WRONLY | O_CREAT | O_TRUNC, 0600);
		if (fd < 0 || write(fd, bytes, len) != (gssize)len)
			g_error("%s: it cannot be copied", source);
		close(fd);
	}
}

static gboolean is_copy(const char *a, const char *b)
{
	g_autoptr(GMappedFile) first = g_mapped_file_new(a, FALSE, NULL);
	g_autoptr(GMappedFile) second = g_mapped_file_new(b, FALSE, NULL);
	gsize len = first ? g_mapped_file_get_length(first) : 0;

	return first && second && g_mapped_file_get_length(second) == len &&
	       memcmp(g_mapped_file_get_contents(first),
		      g_mapped_file_get_contents(second), len) == 0;
}

static void check_target(Grid *grid, gboolean is_new)
{
	char **file = plan.before;

	if (!plan.target || is_copy(plan.target, plan.after))
		return;
	while (!is_new && file && *file && !is_copy(plan.target, *file))
		file++;
	if (is_new || !file || !*file)
		complain(grid, "the file is %s",
			 is_new ? "not the new one" : "neither old nor new");
}

static void note_problem(const char *problem, gpointer data)
{
	complain(data, "%s", problem);
}

static void verify(Grid *grid, const char *path)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) store = NULL;
	VerifyResult result;

	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return;
	store = store_open(path, STORE_READ, 0, &error);
	if (!store ||
	    !verify_store(store, NULL, note_problem, grid, &result, &error))
		complain(grid, "it does not verify: %s", error->message);
}

static void check_stores(Grid *grid)
{
	for (char **path = plan.databases; path && *path; path++)
		verify(grid, *path);
}

static void check_query(Grid *grid)
{
	g_autofree char *said = NULL;
	sqlite3_stmt *stmt = NULL;
	sqlite3 *db = NULL;

	if (!plan.query)
		return;
	if (sqlite3_open_v2(plan.late ? plan.late : plan.databases[0], &db,
			    SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(db, plan.query, -1, &stmt, NULL) == SQLITE_OK &&
	    sqlite3_step(stmt) == SQLITE_ROW)
		said = g_strdup_printf(
			"%d %d %s", grid->process, grid->traced.status,
			(const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	if (!said || !g_regex_match_simple(plan.facts, said, 0, 0))
		complain(grid, "in the end '%s'", said ? said : "nothing");
}

static void check_folder(Grid *grid)
{
	g_autoptr(GDir) dir = g_dir_open(plan.folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		if (!g_regex_match_simple(plan.stays, name, 0, 0))
			complain(grid, "%s lies about", name);
	}
}

static void check_status(Grid *grid)
{
	g_autofree char *said =
		g_strdup_printf("%s %d", grid->deed, grid->traced.status);

	if (!g_regex_match_simple(plan.statuses, said, 0, 0))
		complain(grid, "it is no exit status");
	if (plan.made && grid->traced.status == 0 &&
	    !g_file_test(plan.made, G_FILE_TEST_EXISTS))
		complain(grid, "it made nothing");
}

static TraceFiles files(void)
{
	return (TraceFiles){ plan.input, "/dev/null", plan.errors,
			     plan.preload };
}

/* Without anybody who traces it. */
static int run_again(Grid *grid)
{
	const TraceFiles with = files();

	return trace_not(grid->command, &with);
}

static void repeat(Grid *grid)
{
	g_autofree char *status = g_strdup_printf("%d", run_again(grid));

	if (!g_regex_match_simple(plan.again, status, 0, 0))
		complain(grid, "again: exit %s", status);
	if (plan.late)
		verify(grid, plan.late);
	check_target(grid, TRUE);
	check_query(grid);
	check_folder(grid);
}

static void judge(Grid *grid)
{
	grid->wrong = FALSE;
	grid->runs++;
	grid->ended[grid->traced.status & 255]++;
	check_status(grid);
	check_target(grid, grid->traced.status == 0 && !plan.query);
	check_stores(grid);
	repeat(grid);
	if (grid->wrong)
		grid->wrong_in_all++;
	else
		grid->right_in_all++;
}

static void tell_cell(const Grid *grid)
{
	FILE *out = plan.cells ? fopen(plan.cells, "a") : NULL;

	if (!out)
		return;
	fprintf(out, "%s | %d | %s | %s | %u |", plan.name, grid->process,
		grid->kind, grid->deed, grid->runs);
	for (int i = 0; i < 256; i++) {
		if (grid->ended[i])
			fprintf(out, " %d:%u", i, grid->ended[i]);
	}
	fputc('\n', out);
	fclose(out);
}

static gboolean run_one(Grid *grid)
{
	const TraceFiles with = files();

	remove_all(plan.folder);
	copy_all(plan.from, plan.folder);
	trace_run(&grid->fault, grid->command, &with, &grid->traced);
	if (!grid->traced.call)
		return FALSE;
	if (!grid->traced.whole)
		judge(grid);
	return TRUE;
}

static void run_cell(Grid *grid, int process, const char *kind,
		     const char *deed)
{
	gboolean on = g_str_has_suffix(deed, "+");
	g_autofree char *word = g_strndup(deed, strlen(deed) - (on ? 1 : 0));

	if (!trace_read_fault(kind, on ? "1+" : "1", word, &grid->fault))
		g_error("%s %s: there is no such fault", kind, deed);
	grid->process = grid->fault.process = process;
	grid->fault.loader = plan.loader;
	grid->kind = kind;
	grid->deed = deed;
	grid->runs = 0;
	memset(grid->ended, 0, sizeof(grid->ended));
	while (run_one(grid))
		grid->fault.when += (unsigned)plan.step;
	tell_cell(grid);
}

static void run_row(Grid *grid, char *line)
{
	g_auto(GStrv) words = g_strsplit(g_strstrip(line), " ", -1);

	if (g_strv_length(words) < 3)
		return;
	for (guint i = 2; words[i]; i++)
		run_cell(grid, (int)strtol(words[0], NULL, 10), words[1],
			 words[i]);
}

int main(int argc, char **argv)
{
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GError) error = NULL;
	Grid grid = { 0 };
	char line[1024];

	plan.step = 1;
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error))
		g_error("%s", error->message);
	grid.command = argv + (strcmp(argv[1], "--") == 0 ? 2 : 1);
	while (fgets(line, sizeof(line), stdin))
		run_row(&grid, line);
	printf("%u %u\n", grid.right_in_all, grid.wrong_in_all);
	return EXIT_SUCCESS;
}
