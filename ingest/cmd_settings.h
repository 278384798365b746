/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_CMD_SETTINGS_H
#define INGEST_CMD_SETTINGS_H

#include "cli/config.h"
#include "review/policy.h"
#include "settings.h"

/*
 * What the configuration says of assigning; for the commands of ingest/, which
 * read messages too.
 */

/* mail_domain: for where the configuration names none. */
AssignPolicy settings_policy(const Config *config, const char *mail_domain);

#endif
