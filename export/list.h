/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef EXPORT_LIST_H
#define EXPORT_LIST_H

#include <glib.h>

#include "registry/format.h"
#include "store/registry.h"

/*
 * A published list out of the registry: its lines, each written by its format,
 * where that format leads; else made of what the leading lines say.
 */

/*
 * The bytes of the list at an event, or REGISTRY_NOW. NULL on error, and with
 * STORE_ERROR_MISSING if there was no list then. losses: what the format cannot
 * hold is added to them. The caller frees it.
 */
GBytes *export_list(Store *store, const ListFormat *format, gint64 at,
		    Losses *losses, GError **error);

#endif
