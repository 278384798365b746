/* SPDX-License-Identifier: BSD-2-Clause */
#include "export/cmd.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <syslog.h>

#include "cli/log.h"
#include "export/publish.h"
#include "text/json.h"

static void print_json(const char *target, const Published *published)
{
	gsize len = strcspn(target, " ");
	g_autofree char *format = g_strndup(target, len);
	g_autofree char *line = NULL;
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_string(&json, "format", format);
	json_string(&json, "path", target + len + 1);
	json_bool(&json, "changed", published->written);
	json_int(&json, "event", published->event);
	json_close(&json, '}');
	line = json_end(&json);
	puts(line);
}

static void print_text(const char *target, const Published *published)
{
	const char *path = target + strcspn(target, " ") + 1;

	if (!published->event)
		printf("%s: there is no list yet\n", path);
	else
		printf("%s: %s, as of event %" G_GINT64_FORMAT "\n", path,
		       published->written ? "written" : "the same",
		       published->event);
}

static PublishOptions options_of(const Command *command, const char *database)
{
	guint timeout = config_number(command->config, CONFIG_BUSY_TIMEOUT);

	return (PublishOptions){ .database = database,
				 .timeout_ms = timeout * 1000,
				 .at = command_origin("").at };
}

void publish_after(Command *command, gboolean is_filter)
{
	const char *const *target =
		config_list(command->config, CONFIG_PUBLISH);
	g_autofree char *database =
		*target ? command_database(command, !is_filter, NULL) : NULL;
	PublishOptions options;

	if (!database)
		return;
	options = options_of(command, database);
	for (; *target; target++) {
		g_autoptr(GError) error = NULL;
		g_autofree char *line = NULL;
		Published published;

		if (publish_target(*target, &options, &published, &error))
			continue;
		line = g_strdup_printf("publish %s: %s", *target,
				       error->message);
		log_line(LOG_ERR, line);
		if (!is_filter)
			command_fail(error);
	}
}

static int publish_all(Command *command)
{
	const char *const *target =
		config_list(command->config, CONFIG_PUBLISH);
	g_autoptr(GError) path_error = NULL;
	g_autofree char *database =
		command_database(command, TRUE, &path_error);
	PublishOptions options = options_of(command, database);
	int status = EX_OK;

	if (!*target)
		return command_usage("the configuration has no 'publish'");
	if (!database)
		return command_fail(path_error);
	options.always = TRUE;
	for (; *target; target++) {
		g_autoptr(GError) error = NULL;
		Published published;

		if (publish_target(*target, &options, &published, &error))
			(command->json ? print_json : print_text)(*target,
								  &published);
		else
			status = command_fail(error);
	}
	return status;
}

int cmd_publish(Command *command, int argc, char **argv)
{
	g_autoptr(GError) error = NULL;

	if (!command_options(command, NULL, NULL,
			     "Write each published file anew whose bytes are "
			     "not those of the registry.\nIt is done by itself "
			     "after each change.",
			     &argc, &argv, &error))
		return command_fail(error);
	if (argc > 1)
		return command_usage("it takes no arguments; the configuration "
				     "says what is published");
	return publish_all(command);
}
