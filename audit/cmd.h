/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_CMD_H
#define AUDIT_CMD_H

#include "command.h"

/* The commands of audit/. */
int cmd_audit(Command *command, int argc, char **argv);
int cmd_blame(Command *command, int argc, char **argv);
int cmd_diff(Command *command, int argc, char **argv);

#endif
