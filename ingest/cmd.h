/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_CMD_H
#define INGEST_CMD_H

#include "command.h"

/* The commands of ingest/. */
int cmd_ingest(Command *command, int argc, char **argv);
int cmd_parse(Command *command, int argc, char **argv);
int cmd_requeue(Command *command, int argc, char **argv);
int cmd_import(Command *command, int argc, char **argv);

#endif
