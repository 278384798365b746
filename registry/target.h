/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_TARGET_H
#define REGISTRY_TARGET_H

#include <glib.h>

#include "registry/entry.h"

/*
 * Which entries somebody means: those of a port, "80" or "80/tcp", or of a
 * name, "http".
 *
 * Strings are the caller's.
 */
typedef struct {
	const char *name;      /* in any case; NULL: of any name */
	int port;	       /* -1: of any port */
	const char *transport; /* with port; NULL: any */
} EntryTarget;

/* FALSE: it can be neither (too large a port). */
gboolean entry_target_parse(const char *text, EntryTarget *target_out);

gboolean entry_target_is(const EntryTarget *target, const Entry *entry);

#endif
