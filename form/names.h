/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_NAMES_H
#define FORM_NAMES_H

#include "store/store.h"

#define NAME_SIMILAR_MAX 5

/*
 * What the registry has to say of a name before anybody applies for it: who
 * has it, what is much like it, and which port would come next.
 *
 * Reads the published registry alone: what others ask for at the moment is
 * nobody's business. All of it is of one moment.
 */
typedef struct {
	GArray *ports; /* of gint64: those that the name has */
	char *similar[NAME_SIMILAR_MAX + 1]; /* up to a NULL */
	gboolean has_next;
	guint16 next; /* the lowest port that is free */
} NameHelp;

/* range: of ports, "user" or "system". NULL with error. */
NameHelp *name_help(Store *store, const char *name, const char *range,
		    GError **error);

/* The same, from the database at path, opened for reading. NULL without error:
 * path is NULL. */
NameHelp *name_help_of(const char *path, guint timeout_ms, const char *name,
		       const char *range, GError **error);
void name_help_free(NameHelp *help);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(NameHelp, name_help_free)

/*
 * TRUE if people would take one name for the other: they differ by case,
 * hyphens and the like alone, or, where they have more than three characters,
 * by one that is left out, put in, another, or two that changed places. A name
 * is not like itself.
 */
gboolean name_is_like(const char *name, const char *other);

#endif
