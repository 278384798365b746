/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_CMD_SETTINGS_H
#define INGEST_CMD_SETTINGS_H

#include "cli/config.h"
#include "parse/limits.h"
#include "review/policy.h"

/*
 * What the configuration says of reading messages; for the commands of
 * ingest/. The tag belongs to config.
 */
ParseLimits settings_parse(const Config *config);
ChildLimits settings_child(const Config *config);

/* mail_domain: for where the configuration names none. */
AssignPolicy settings_policy(const Config *config, const char *mail_domain);

#endif
