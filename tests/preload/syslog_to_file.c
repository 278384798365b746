/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Preloaded, writes what goes to syslog(3) to the file $SYSLOG_FILE instead,
 * a line each, so that a test can read the log.
 */
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void syslog(int priority, const char *format, ...);
void __syslog_chk(int priority, int flag, const char *format, ...);

static void write_line(const char *format, va_list arguments)
{
	const char *path = getenv("SYSLOG_FILE");
	int fd = path ? open(path, O_WRONLY | O_APPEND | O_CREAT, 0600) : -1;

	if (fd < 0)
		return;
	vdprintf(fd, format, arguments);
	dprintf(fd, "\n");
	close(fd);
}

void syslog(int priority, const char *format, ...)
{
	va_list arguments;

	(void)priority;
	va_start(arguments, format);
	write_line(format, arguments);
	va_end(arguments);
}

void __syslog_chk(int priority, int flag, const char *format, ...)
{
	va_list arguments;

	(void)priority;
	(void)flag;
	va_start(arguments, format);
	write_line(format, arguments);
	va_end(arguments);
}
