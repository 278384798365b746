/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_LOSSES_H
#define REGISTRY_LOSSES_H

#include <glib.h>

/*
 * What a format cannot hold of the registry, counted by what it is.
 *
 * For whoever writes the format to tell, once and in a few words.
 */
typedef struct Losses Losses;

Losses *losses_new(void);
void losses_free(Losses *losses);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Losses, losses_free)

/*
 * what: words of the caller's that live on, in the plural ("entries without a
 * port"). name: of this one, or NULL; the same as the last one's, as it is of
 * an entry for tcp and one for udp, is told once.
 */
void losses_add(Losses *losses, const char *what, const char *name);

typedef struct {
	const char *what;
	guint count;
	GPtrArray *names; /* of char *; empty: they have none */
} Loss;

guint losses_count(const Losses *losses);
const Loss *losses_at(const Losses *losses, guint number);

#endif
