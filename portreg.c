/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/cmd.h"
#include "command.h"
#include "export/cmd.h"
#include "ingest/cmd.h"
#include "review/cmd.h"
#include "store/cmd.h"

static const CommandRow rows[] = {
	{ "init", cmd_init, "make a new database", FALSE, FALSE },
	{ "ingest", cmd_ingest,
	  "take one message from standard input, or many from files", TRUE,
	  TRUE },
	{ "parse", cmd_parse, "show what messages say, and keep nothing", FALSE,
	  FALSE },
	{ "list", cmd_list, "show the queue of applications", FALSE, FALSE },
	{ "show", cmd_show, "show one application or message whole", FALSE,
	  FALSE },
	{ "assign", cmd_decide, "assign a port to an application", FALSE,
	  TRUE },
	{ "refuse", cmd_decide, "refuse an application", FALSE, FALSE },
	{ "ask", cmd_decide, "ask an applicant something", FALSE, FALSE },
	{ "withdraw", cmd_decide, "close an application that was withdrawn",
	  FALSE, FALSE },
	{ "duplicate", cmd_decide, "close an application as a duplicate", FALSE,
	  FALSE },
	{ "reopen", cmd_decide, "open a closed application again", FALSE,
	  FALSE },
	{ "state", cmd_decide, "move an open application on", FALSE, FALSE },
	{ "note", cmd_decide, "add a note to an application", FALSE, FALSE },
	{ "entry", cmd_entry, "change an entry without an application", FALSE,
	  TRUE },
	{ "requeue", cmd_requeue, "read a message again that was not read",
	  FALSE, FALSE },
	{ "import", cmd_import, "take in a published list", FALSE, TRUE },
	{ "export", cmd_export, "write the published list", FALSE, FALSE },
	{ "publish", cmd_publish, "write the published files", FALSE, FALSE },
	{ "diff", cmd_diff, "show what changed between two dates", FALSE,
	  FALSE },
	{ "blame", cmd_blame, "show what stands behind an entry", FALSE,
	  FALSE },
	{ "audit", cmd_audit,
	  "check what is stored, find what is wrong in the list", FALSE,
	  FALSE },
	{ "backup", cmd_backup, "copy the database", FALSE, FALSE },
};

int main(int argc, char **argv)
{
	const Program program = {
		.name = "portreg",
		.about = "Mail-in processing for a registry of port numbers.",
		.rows = rows,
		.count = G_N_ELEMENTS(rows),
		.after_change = publish_after,
	};

	return command_main(&program, argc, argv);
}
