/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_CMD_INGEST_PATHS_H
#define INGEST_CMD_INGEST_PATHS_H

#include "command.h"
#include "ingest/cmd_mailboxes.h"

/*
 * "portreg ingest PATH...": all messages of the paths, a list that ends with
 * NULL. The exit status: 0, or 75 if anything could not be taken.
 */
int ingest_paths(const Command *command, const MailboxOptions *options,
		 char **paths);

#endif
