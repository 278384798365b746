/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SETTINGS_H
#define SETTINGS_H

#include "cli/config.h"
#include "parse/limits.h"

/*
 * What the configuration says of reading messages; for the commands and the
 * mains alone. The tag belongs to config.
 */
ParseLimits settings_parse(const Config *config);
ChildLimits settings_child(const Config *config);

#endif
