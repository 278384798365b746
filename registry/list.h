/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_LIST_H
#define REGISTRY_LIST_H

#include <glib.h>

#include "registry/entry.h"
#include "registry/person.h"

/*
 * A published list as a sequence of lines, whatever its format.
 *
 * Knows no format: what a layout means, only the file of that format knows.
 * Always holds: writing the lines one after the other gives the bytes that
 * were read. A line is written from its entry, text or person and its layout,
 * unless raw is set: then raw is what stood there, byte for byte. A line may
 * hold line ends, as a row of CSV or an element of XML does.
 */
typedef enum {
	LINE_RAW,     /* prose, banners, all that has no fields: raw alone */
	LINE_UPDATED, /* the list's own date; raw alone */
	LINE_ENTRY,   /* an assigned entry, or one without a name */
	LINE_PORTS,   /* a remark on ports: unassigned, removed */
	LINE_COMMENT, /* a contact, a reference, a note: text */
	LINE_PERSON,  /* of the people list */
	LINE_KIND_COUNT
} LineKind;

typedef struct {
	LineKind kind;
	char *layout;	 /* "" or the format's own notation */
	Entry *entry;	 /* LINE_ENTRY and LINE_PORTS; else NULL */
	char *text;	 /* LINE_COMMENT, UTF-8; else NULL */
	Person *person;	 /* LINE_PERSON; else NULL */
	gboolean joined; /* no line end follows, but the next line at once */
	GBytes *raw;	 /* the line's bytes without its end, or NULL */
} ListLine;

typedef struct {
	gboolean crlf;		/* each line ends in CRLF; else in LF */
	gboolean final_newline; /* the last line has its end */
	GPtrArray *lines;	/* of ListLine, owned */
	GArray *unread; /* of guint: raw lines that say more than was read */
} PublishedList;

ListLine *list_line_new(LineKind kind);
void list_line_free(ListLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ListLine, list_line_free)

/* The line's number of the list is counted from 0. The list owns it. */
const ListLine *list_line_at(const PublishedList *list, guint number);

/* The bytes of raw, which is not NULL; never NULL themselves. */
const char *list_line_bytes(const ListLine *line, gsize *len_out);

/* TRUE if the line has what its kind needs to be written. */
gboolean list_line_is_whole(const ListLine *line);

/* TRUE if both are written the same and say the same. */
gboolean list_line_equal(const ListLine *a, const ListLine *b);

PublishedList *published_list_new(void);
void published_list_free(PublishedList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PublishedList, published_list_free)

/* "raw", "updated", "entry", "ports", "comment", as the store names it. */
const char *line_kind_name(LineKind kind);
gboolean line_kind_parse(const char *name, LineKind *kind_out);

#endif
