/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/layout.h"

#include "parse/application.h"
#include "parse/fields.h"
#include "parse/form.h"
#include "parse/pairs.h"
#include "parse/readings.h"
#include "parse/relined.h"

/* Where a program wrote names and values they are no lines of questions. */
static gboolean read_fields(const PartText *text, const Lines *lines,
			    const ParseLimits *limits, GPtrArray *found)
{
	g_autoptr(GPtrArray) fields = NULL;

	if (text->fields)
		fields = g_ptr_array_ref(text->fields);
	else if (text->urlencoded)
		fields = urlencoded_find(lines, text->number);
	else
		fields = urlencoded_find_inside(lines, text->number);
	if (!fields)
		fields = pairs_find(lines, text->number);
	return form_fields_read(fields, limits, found);
}

/* Where FormMail has the questions as names, who submitted them stands above.
 */
static void add_submitter(const PartText *text, const Lines *lines,
			  const ParseLimits *limits, GPtrArray *found)
{
	g_autoptr(GPtrArray) fields = NULL;

	if (found->len != 1)
		return;
	fields = pairs_find_submitter(lines, text->number);
	if (fields->len && ((const FormField *)fields->pdata[0])->last_line <
				   application_first_line(found->pdata[0]))
		form_fields_complete(fields, limits, found->pdata[0]);
}

/* Of names and values or questions and answers, whatever finds more of them.
 * TRUE: a form without a single answer was there. */
static gboolean read_lines(const PartText *text, const Lines *lines,
			   const ParseLimits *limits, GPtrArray *found)
{
	g_autoptr(GPtrArray) by_fields = applications_new();
	g_autoptr(GPtrArray) by_lines = applications_new();
	gboolean blank = read_fields(text, lines, limits, by_fields);

	blank |= form_read(lines, text->number, limits, by_lines);
	add_submitter(text, lines, limits, by_lines);
	if (by_fields->len && readings_count(by_fields, answer_is_asked) >=
				      readings_count(by_lines, answer_is_asked))
		readings_take_all(by_fields, limits, found);
	else
		readings_take_all(by_lines, limits, found);
	return blank;
}

/* As it stands, or else as a table. TRUE: a form without a single answer was
 * there. */
static gboolean read_rows(const PartText *text, const Lines *lines,
			  const ParseLimits *limits, GPtrArray *found)
{
	gboolean blank = read_lines(text, lines, limits, found);
	g_autoptr(Lines) rows =
		found->len ? NULL : relined_without_table(lines);

	return rows ? read_lines(text, rows, limits, found) | blank : blank;
}

/* "# 2. What ..." was found as an item of a list. Where the form is quoted so,
 * its hints came as answers. */
static void read_hashes(const PartText *text, const Lines *lines,
			const ParseLimits *limits, GPtrArray *found)
{
	g_autoptr(Lines) bare = relined_without_hashes(lines);
	g_autoptr(GPtrArray) other = applications_new();

	if (!bare)
		return;
	read_rows(text, bare, limits, other);
	readings_take_shorter(other, limits, found);
}

/* A question that goes on beside its answer was not found, or not its answer.
 */
static void read_columns(const PartText *text, const Lines *lines,
			 const ParseLimits *limits, GPtrArray *found)
{
	g_autoptr(Lines) rows = relined_without_columns(lines);
	g_autoptr(GPtrArray) other = applications_new();

	if (!rows)
		return;
	read_lines(text, rows, limits, other);
	readings_take_better(other, limits, found);
}

gboolean layout_read(const PartText *text, const Lines *lines,
		     const ParseLimits *limits, GPtrArray *found)
{
	g_autoptr(Lines) pages = relined_without_pages(lines);
	g_autoptr(Lines) persons = relined_persons(pages ? pages : lines);
	const Lines *all = persons ? persons : pages ? pages : lines;
	gboolean blank = read_rows(text, all, limits, found);
	g_autoptr(Lines) bare = found->len ? NULL : relined_without_margin(all);

	if (found->len)
		read_hashes(text, all, limits, found);
	if (bare)
		blank |= read_rows(text, bare, limits, found);
	read_columns(text, all, limits, found);
	return blank;
}
