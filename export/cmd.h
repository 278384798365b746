/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef EXPORT_CMD_H
#define EXPORT_CMD_H

#include "command.h"

/* The commands of export/. */
int cmd_export(Command *command, int argc, char **argv);

#endif
