/* SPDX-License-Identifier: BSD-2-Clause */
#include "command.h"
#include "store/cmd.h"

static const CommandRow rows[] = {
	{ "init", cmd_init, "make a new database", FALSE },
	{ "backup", cmd_backup, "copy the database", FALSE },
};

int main(int argc, char **argv)
{
	const Program program = {
		.name = "portreg",
		.about = "Mail-in processing for a registry of port numbers.",
		.rows = rows,
		.count = G_N_ELEMENTS(rows),
	};

	return command_main(&program, argc, argv);
}
