/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_CMD_H
#define STORE_CMD_H

#include "command.h"

/* The commands of store/. */
int cmd_init(Command *command, int argc, char **argv);
int cmd_backup(Command *command, int argc, char **argv);

#endif
