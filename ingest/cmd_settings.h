/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INGEST_CMD_SETTINGS_H
#define INGEST_CMD_SETTINGS_H

#include "cli/config.h"
#include "parse/limits.h"

/*
 * What the configuration says of reading messages; for the commands of
 * ingest/. The tag belongs to config.
 */
ParseLimits settings_parse(const Config *config);
ChildLimits settings_child(const Config *config);

#endif
