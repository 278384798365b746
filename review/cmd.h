/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_CMD_H
#define REVIEW_CMD_H

#include "command.h"

/* The commands of review/. */
int cmd_list(Command *command, int argc, char **argv);
int cmd_show(Command *command, int argc, char **argv);

/* assign, refuse, ask, ...: by the name that the command was called. */
int cmd_entry(Command *command, int argc, char **argv);
int cmd_decide(Command *command, int argc, char **argv);

#endif
