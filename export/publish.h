/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef EXPORT_PUBLISH_H
#define EXPORT_PUBLISH_H

#include <glib.h>

#include "registry/format.h"

/*
 * The files that are published by themselves: "publish = FORMAT PATH".
 *
 * Always holds: who publishes waits for those before it, and reads inside its
 * turn how far the registry has come, so an older list never replaces a newer
 * one. A failure is noted in the store, for "list" to show, and tried again.
 */
typedef struct {
	const char *database; /* path */
	guint timeout_ms;     /* to wait for others */
	gint64 at;	      /* now */
	gboolean always;      /* also what was published from this state */
} PublishOptions;

typedef struct {
	gboolean written; /* the file's bytes have changed */
	gint64 event;	  /* whose list stands there now; 0: none */
} Published;

/* target: "FORMAT PATH", as the configuration has it. */
gboolean publish_target(const char *target, const PublishOptions *options,
			Published *published_out, GError **error);

#endif
