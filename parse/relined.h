/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_RELINED_H
#define PARSE_RELINED_H

#include "parse/lines.h"

/*
 * Private to parse/: lines read another way: what is between pages is nobody's
 * answer, two labels in a line are two questions, and the others are for a text
 * in which no form was found as it stands. Each line still knows which lines it
 * came from.
 *
 * All return NULL where the text has nothing of the kind; the caller frees
 * the lines.
 */

/*
 * Without the foot and head lines between the pages of a document (RFC 7322
 * section 3.1: "Roe   Expires January 5, 2013   [Page 12]"), and the blank
 * lines around them but for one.
 */
Lines *relined_without_pages(const Lines *lines);

/*
 * Without what a mailer or a person put before each line to quote it: "| ",
 * ": ", "} ", "AA> ". The commonest such mark goes, from the lines that have
 * it.
 */
Lines *relined_without_margin(const Lines *lines);

/* The same, where that mark is '#', which lists and headings have too. */
Lines *relined_without_hashes(const Lines *lines);

/*
 * The rows of a table drawn in characters (as RFC 6335 section 10.2, or
 * Markdown) as "Label: value", the lines of a value below each other.
 */
Lines *relined_without_table(const Lines *lines);

/*
 * With a line for each of the name and the address of a person that stand in
 * one ("Your Name: Ada   Your E-mail: ada@example.org"), and with the colons
 * that both lack where they were copied from a table.
 */
Lines *relined_persons(const Lines *lines);

/*
 * Two columns of text, the questions to the left and the answers to the right,
 * each row's cells below each other: a question may go on beside its answer.
 */
Lines *relined_without_columns(const Lines *lines);

#endif
