/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_CMD_INGEST_PATHS_H
#define INGEST_CMD_INGEST_PATHS_H

#include "command.h"
#include "ingest/mbox.h"

/* What "portreg ingest PATH..." was told. */
typedef struct {
	char **paths;
	MboxFormat format;
	guint jobs; /* children that read; 0: one for each core */
} IngestPaths;

/* "mboxrd" of --mbox to the format; text may be NULL. */
gboolean ingest_format_of(const char *text, MboxFormat *format_out,
			  GError **error);

/* The exit status: 0, or 75 if anything could not be taken. */
int ingest_paths(Command *command, const IngestPaths *what);

#endif
