/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REVIEW_CMD_QUARANTINE_H
#define REVIEW_CMD_QUARANTINE_H

#include "command.h"

/* What "portreg list" shows of messages that could not be read. */

/* "portreg list --quarantined". */
gboolean list_quarantined(const Command *command, GError **error);

/* Says on stderr how many wait for more than a day, if any do. */
gboolean warn_quarantined(Store *store, gint64 now, GError **error);

#endif
