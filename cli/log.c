/* SPDX-License-Identifier: BSD-2-Clause */
#include "cli/log.h"

#include <glib.h>
#include <string.h>
#include <syslog.h>

#include "text/harmless.h"

/* syslogd cuts at 1024 bytes or later. */
#define LINE_MAX_CHARS 900

void log_line(int priority, const char *line)
{
	g_autofree char *harmless =
		harmless_line(line, strlen(line), LINE_MAX_CHARS);

	openlog("portreg", LOG_PID, LOG_MAIL);
	syslog(priority, "%s", harmless);
	closelog();
}
