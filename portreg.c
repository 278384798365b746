/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/cmd.h"
#include "command.h"
#include "export/cmd.h"
#include "ingest/cmd.h"
#include "review/cmd.h"
#include "store/cmd.h"

static const CommandRow rows[] = {
	{ "init", cmd_init, "make a new database", FALSE },
	{ "ingest", cmd_ingest, "take one message from standard input", TRUE },
	{ "parse", cmd_parse, "show what messages say, and keep nothing",
	  FALSE },
	{ "list", cmd_list, "show the queue of applications", FALSE },
	{ "show", cmd_show, "show one application or message whole", FALSE },
	{ "import", cmd_import, "take in a published list", FALSE },
	{ "export", cmd_export, "write the published list", FALSE },
	{ "audit", cmd_audit, "check that nothing was changed", FALSE },
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
