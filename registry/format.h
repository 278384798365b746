/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_FORMAT_H
#define REGISTRY_FORMAT_H

#include <glib.h>

#include "registry/catalogue.h"
#include "registry/list.h"
#include "registry/list_edit.h"
#include "registry/losses.h"

/*
 * The published formats: one row each, read and written by one file.
 */
typedef struct {
	const char *name; /* as import, export and the store know it */
	/* All NULL: it is only made, for others to read (rendered.h). */
	gboolean (*recognise)(const char *bytes, gsize len);
	PublishedList *(*read)(const char *bytes, gsize len);
	void (*write)(GString *out, const ListLine *line);
	/* What its lines say, and lines of what others say. */
	void (*collect)(Catalogue *catalogue, const GPtrArray *lines);
	PublishedList *(*compose)(const Catalogue *catalogue, Losses *losses);
	/* NULL: no entry is ever added to such a list. */
	const ListEditing *editing;
} ListFormat;

/* The format of that name, or NULL. */
const ListFormat *list_format_named(const char *name);

/* The format that the bytes look like, or NULL. */
const ListFormat *list_format_of(const char *bytes, gsize len);

/* All names, or those of formats that are read, with ", " between them. The
 * caller frees it. */
char *list_format_names(void);
char *list_format_names_read(void);

/*
 * Writes lines one after the other, with the line ends between them. Begin
 * with { format, out, crlf }.
 */
typedef struct {
	const ListFormat *format;
	GString *out;
	gboolean crlf;
	gboolean open; /* the line before has no end yet */
} ListWriter;

void list_writer_add(ListWriter *writer, const ListLine *line);
void list_writer_end(ListWriter *writer, gboolean final_newline);

/* How many line ends a line has in its file, with the one behind it. */
guint list_format_line_ends(const ListFormat *format, const ListLine *line);

/* What a line is written as, as UTF-8. The caller frees it. */
char *list_format_text(const ListFormat *format, const ListLine *line);

/* Appends what the catalogue says in the format. */
void list_format_print(const ListFormat *format, GString *out,
		       const Catalogue *catalogue, Losses *losses);

#endif
