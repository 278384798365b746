/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef EXPORT_LIST_H
#define EXPORT_LIST_H

#include <glib.h>

#include "registry/format.h"
#include "store/registry.h"

/*
 * A published list out of the registry: its lines, each written by its format.
 */

/*
 * The bytes of the list at an event, or REGISTRY_NOW. NULL on error, and with
 * STORE_ERROR_MISSING if there was no list of that format then. The caller
 * frees it.
 */
GBytes *export_list(Store *store, const ListFormat *format, gint64 at,
		    GError **error);

#endif
