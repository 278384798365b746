/* SPDX-License-Identifier: BSD-2-Clause */
#include "store/cmd.h"

#include <errno.h>
#include <grp.h>
#include <stdio.h>
#include <sysexits.h>

#include "store/create.h"

static gboolean find_group(const char *name, gint64 *group_out, GError **error)
{
	struct group *group;

	*group_out = STORE_NO_GROUP;
	if (!name)
		return TRUE;
	errno = 0;
	group = getgrnam(name);
	if (!group) {
		g_set_error(error, COMMAND_ERROR, COMMAND_ERROR_USAGE,
			    "there is no group '%s'", name);
		return FALSE;
	}
	*group_out = group->gr_gid;
	return TRUE;
}

static gboolean make(Command *command, const char *group_name, GError **error)
{
	g_autofree char *path = command_database(command, TRUE, error);
	const Origin origin = command_origin(NULL);
	gint64 group;

	if (!path || !find_group(group_name, &group, error) ||
	    !store_create(path, group, &origin, error))
		return FALSE;
	printf("%s: made\n", path);
	return TRUE;
}

int cmd_init(Command *command, int argc, char **argv)
{
	g_autofree char *group = NULL;
	g_autoptr(GError) error = NULL;
	const GOptionEntry entries[] = {
		{ "group", 'g', 0, G_OPTION_ARG_STRING, &group,
		  "Share it with this group", "NAME" },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};

	if (!command_options(command, entries, NULL,
			     "Make a new database. An existing file is not "
			     "touched.",
			     &argc, &argv, &error))
		return command_fail(error);
	if (argc > 1)
		return command_usage("it takes no arguments; --database says "
				     "where");
	return make(command, group, &error) ? EX_OK : command_fail(error);
}
