/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef COMMAND_H
#define COMMAND_H

#include <glib.h>

#include "cli/config.h"
#include "store/event.h"
#include "store/store.h"

/*
 * What each command gets: the options that all of them have, the
 * configuration, the way to the database, and the way to say what failed.
 *
 * For cmd_*.c and the mains alone; only these print, exit, and read the clock
 * and the environment.
 */
typedef struct {
	const char *name; /* "ingest" */
	char *config_path;
	char *database;
	gboolean json;
	gboolean help;
	gboolean version;
	gboolean rehearsed; /* set by a command that has changed nothing */
	Config *config;	    /* after command_options() */
} Command;

typedef struct {
	const char *name;
	int (*run)(Command *command, int argc, char **argv);
	const char *summary;
	gboolean is_filter; /* exits with 0 or 75, whatever happens */
	gboolean changes;   /* it may change the registry */
} CommandRow;

/* What a main is made of. */
typedef struct {
	const char *name; /* of the program */
	const char *about;
	const CommandRow *rows;
	guint count;
	/* Called after a command that changes the registry has succeeded. */
	void (*after_change)(Command *command, gboolean is_filter);
} Program;

/* Runs the command that argv names; the exit status. */
int command_main(const Program *program, int argc, char **argv);

/*
 * Reads a command's options, its own (entries, may be NULL) and the global
 * ones, out of argv, and then the configuration. arguments and description
 * are for --help, which is shown and then an error, COMMAND_ERROR_SHOWN.
 */
gboolean command_options(Command *command, const GOptionEntry *entries,
			 const char *arguments, const char *description,
			 int *argc, char ***argv, GError **error);

/*
 * The path of the database: -d, else $PORTREG_DB, else the configuration,
 * else, if guess is TRUE, the user's own. NULL on error. The caller frees it.
 */
char *command_database(const Command *command, gboolean guess, GError **error);

/* Opens it, as an interactive command does. NULL on error. */
Store *command_open(const Command *command, StoreAccess access, GError **error);

/* "12" to 12. FALSE: text is no number of an application or a message. */
gboolean command_number(const char *text, gint64 *number_out);

/* Now, the real uid, and by or else the login name. by must live on. */
Origin command_origin(const char *by);

#define COMMAND_ERROR (command_error_quark())
GQuark command_error_quark(void);

typedef enum {
	COMMAND_ERROR_USAGE,
	COMMAND_ERROR_NO_DATABASE,
	COMMAND_ERROR_SHOWN, /* no failure: help or version was asked for */
} CommandError;

/*
 * Says on stderr what failed; the exit status of sysexits(3) for it, 0 for
 * COMMAND_ERROR_SHOWN.
 */
int command_fail(const GError *error);

/* As command_fail(), for arguments that a command cannot take. */
int command_usage(const char *wrong);

/*
 * The event whose registry is that of a date on the command line, "2004-07-12"
 * (its end, UTC) or an instant; NULL is now. COMMAND_ERROR_USAGE if it is none.
 */
gboolean command_event_at(Store *store, const char *date, gint64 *event_out,
			  GError **error);

#endif
