/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_HITS_H
#define PARSE_HITS_H

#include "parse/phrase.h"
#include "parse/question.h"

/*
 * Private to parse/: the questions of a form that stand in lines, and which of
 * them are meant.
 */
typedef struct {
	guint question;	      /* its index in the form */
	guint line;	      /* where it begins */
	TextPlace answer;     /* behind the question */
	guint weight;	      /* how much it looks like the form's own */
	gboolean distinctive; /* no other text has a line that begins so */
} Hit;

/*
 * The applications: an array of GArray of Hit, in order of the lines, each
 * with at least three questions that no other text has. Its questions are in
 * the order of the form, and in any order where people write them so
 * (Form.any_order). The caller frees it.
 */
GPtrArray *hits_find(const Lines *lines, const Form *form);

#endif
