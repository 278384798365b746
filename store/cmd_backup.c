/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/cmd.h"

#include <stdio.h>
#include <sys/stat.h>
#include <sysexits.h>

#include "store/create.h"
#include "text/json.h"

static void print(const Command *command, const char *path,
		  const EventMark *head)
{
	Json json = json_begin();
	g_autofree char *line = NULL;

	json_open(&json, NULL, '{');
	json_string(&json, "file", path);
	json_int(&json, "event", head->seq);
	json_string(&json, "head", head->hash);
	json_close(&json, '}');
	line = json_end(&json);
	if (command->json)
		puts(line);
	else
		printf("%s: whole to event %" G_GINT64_FORMAT ", head %s\n",
		       path, head->seq, head->hash);
}

int cmd_backup(Command *command, int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Store) store = NULL;
	EventMark head;

	if (!command_options(command, NULL, "FILE",
			     "Copy the database to FILE, which must not exist. "
			     "Messages may come in\nmeanwhile.",
			     &argc, &argv, &error))
		return command_fail(error);
	if (argc != 2)
		return command_usage("name the file to make");
	umask(077);
	store = command_open(command, STORE_READ, &error);
	if (!store || !store_backup(store, argv[1], &head, &error))
		return command_fail(error);
	print(command, argv[1], &head);
	return EX_OK;
}
