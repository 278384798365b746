/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_HITS_H
#define PARSE_HITS_H

#include "parse/openings.h"

/*
 * Private to parse/: which of the questions that stand in lines are meant.
 */

/*
 * The applications: an array of GArray of Hit, in order of the lines, each
 * with at least three questions that no other text has. Its questions are in
 * the order of the form, and in any order where people write them so
 * (Form.any_order). The caller frees it.
 */
GPtrArray *hits_group(const GArray *hits, const Form *form);

/* TRUE if enough of them are questions that no other text has. */
gboolean hits_are_application(const GArray *hits);

/* Into the order of the lines. */
void hits_sort(GArray *hits);

/* Whether the questions are marked: "Q1: ...", and below it "A: ...". */
gboolean hits_are_q_and_a(const Lines *lines, const GArray *hits);

#endif
