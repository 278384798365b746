/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef EXPORT_CMD_H
#define EXPORT_CMD_H

#include "command.h"

/* The commands of export/. */
int cmd_export(Command *command, int argc, char **argv);
int cmd_publish(Command *command, int argc, char **argv);

/*
 * What follows a command that changes the registry: the published files. A
 * failure is logged, and changes no exit status.
 */
void publish_after(Command *command, gboolean is_filter);

#endif
