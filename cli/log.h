/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef CLI_LOG_H
#define CLI_LOG_H

/*
 * The system's log: syslog(3), facility mail. Each line is made harmless.
 */

/* priority: LOG_INFO, LOG_ERR, … of syslog(3). */
void log_line(int priority, const char *line);

#endif
