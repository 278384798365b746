/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_LINES_H
#define PARSE_LINES_H

#include <glib.h>

/*
 * A text as lines, with what mailers did to it undone: quoting, format=flowed
 * (RFC 3676), PGP's cleartext signature (RFC 9580 section 7), the signature of
 * the writer ("-- ").
 *
 * Knows no forms. The text is UTF-8 with LF line ends. Each line knows from
 * which lines of the text it came, so that what is read from it can be shown
 * in its place; lines that are taken out (signatures) are not among them.
 */
typedef struct {
	const char *text; /* without its end, its quoting, trailing blanks */
	guint first;	  /* counted from 1 */
	guint last;
	guint depth; /* of quoting */
} TextLine;

typedef struct {
	GArray *array;	     /* of TextLine */
	GStringChunk *texts; /* which the lines' texts are in */
	guint signature;     /* line of the first that was taken out; 0: none */
} Lines;

typedef struct {
	gboolean flowed; /* format=flowed */
	gboolean delsp;	 /* DelSp=yes */
} LinesOptions;

Lines *lines_new(void);

/* Its text is copied. */
void lines_add(Lines *lines, const TextLine *line);

/* Behind the marks of quoting that the text begins with. */
const char *lines_skip_quoting(const char *text, guint *depth_out);

Lines *lines_read(const char *text, const LinesOptions *options);

/*
 * The same, but what begins above the line of that number (from 1) is no
 * signature: who sends a form on may sign above it.
 */
Lines *lines_read_signed(const char *text, const LinesOptions *options,
			 guint form);
void lines_free(Lines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lines, lines_free)

guint lines_count(const Lines *lines);

/* Nothing but blanks stands in it, or in a line from there on. */
gboolean lines_text_is_blank(const char *text);
gboolean lines_is_blank(const Lines *lines, guint number);
const TextLine *lines_at(const Lines *lines, guint number);

#endif
