/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_FRAME_H
#define FORM_FRAME_H

#include "form/cgi.h"
#include "form/settings.h"
#include "form/words.h"

/*
 * What is the same on every page: its head, the way to the other pages, its
 * looks, and what the browser may do with it.
 *
 * Knows no form. Always holds: a page loads nothing but the style sheet that
 * the configuration names, runs no script, stands in no frame, is kept by no
 * cache, and tells no other site where its reader comes from.
 */
typedef struct {
	const FormSettings *settings;
	const Language *language;
	const char *script; /* the path that the pages are below; "" */
	const char *path;   /* of this page */
} Frame;

/* A page with all that stands before its content. title: plain text. */
CgiResponse *frame_begin(const Frame *frame, guint status, const char *title);

/* And all that stands behind it. */
void frame_end(CgiResponse *response);

/* A whole page that says one thing. */
CgiResponse *frame_message(const Frame *frame, guint status, Word title,
			   Word word, const char *first, const char *second);

/* Words without a place in them. */
void frame_word(GString *out, const Frame *frame, Word word);

/* The path of a page, for an attribute: path is "user-2004". */
void frame_path(GString *out, const Frame *frame, const char *path);

/* Text as it stands, to be read, copied and printed. */
void frame_text(GString *out, const char *text);

/* "<p>…</p>" of words, with a text or two in their places. */
void frame_paragraph(GString *out, const Frame *frame, Word word,
		     const char *first, const char *second);

/* TRUE if the form is offered here. */
gboolean frame_offers(const Frame *frame, const char *form);

#endif
