/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/reading.h"

#include <string.h>

#include "parse/enriched.h"
#include "parse/fields.h"
#include "parse/flag.h"
#include "parse/form.h"
#include "parse/forwarded.h"
#include "parse/glance.h"
#include "parse/html.h"
#include "parse/joined.h"
#include "parse/mailbox.h"
#include "parse/pairs.h"
#include "parse/readings.h"
#include "parse/relined.h"
#include "parse/request.h"
#include "parse/texts.h"
#include "parse/uuencoded.h"

typedef struct {
	const ParseLimits *limits;
	Parsed *parsed;
	guint tags_left; /* html.h's */
} Reading;

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

/* The line that the application begins in, as its answers say. */
static guint first_line_of(const Application *application)
{
	guint line = G_MAXUINT;

	for (guint i = 0; i < application->answers->len; i++) {
		const Answer *answer = application->answers->pdata[i];

		if (answer->part)
			line = MIN(line, answer->first_line);
	}
	return line;
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
				   first_line_of(found->pdata[0]))
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

/*
 * Who applies, where the form does not ask: whom the text is from that it
 * stands in, or else the message.
 */
static void complete(Application *application, const PartText *text,
		     const Lines *lines, const ParseLimits *limits,
		     const Parsed *parsed)
{
	g_autofree char *inside =
		forwarded_from(lines, first_line_of(application));
	const char *field = inside ? inside : text->from;
	g_autofree char *name = NULL;
	g_autofree char *email = NULL;
	gboolean guessed;

	application->depth += inside != NULL;
	if (!field || !mailbox_read(field, &name, &email, &guessed)) {
		name = g_strdup(parsed->from_name);
		email = g_strdup(parsed->from_email);
	}
	request_derive(application, name, email);
	request_digest(application);
	rules_judge(application, limits->profile);
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

/* As it is quoted, or else without what may be quoting too; in any case
 * without what is between the pages of a document, and with a line for each
 * label. */
static gboolean read_somehow(const PartText *text, const Lines *lines,
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

/* Whether a signature may have hidden what stands below it: all of a form, or
 * its beginning, up to where an answer quotes something. */
static gboolean may_be_hidden(const Lines *lines, const GPtrArray *found)
{
	return lines->signature &&
	       (!found->len ||
		lines->signature < first_line_of(found->pdata[0]));
}

/* The same text, of which a signature hid a form that stands below it, or
 * NULL. One that stands below that form is still a signature. */
static Lines *read_signed(const PartText *text, const char *words,
			  const Reading *reading, GPtrArray *found)
{
	const LinesOptions options = { text->flowed, text->delsp };
	g_autoptr(GPtrArray) hidden = applications_new();
	g_autoptr(Lines) all = lines_read_signed(words, &options, G_MAXUINT);
	Lines *lines;

	read_somehow(text, all, reading->limits, hidden);
	if (readings_count(hidden, answer_is_of_no_person) <=
	    readings_count(found, answer_is_of_no_person))
		return NULL;
	lines = lines_read_signed(words, &options,
				  first_line_of(hidden->pdata[0]));
	g_ptr_array_set_size(found, 0);
	read_somehow(text, lines, reading->limits, found);
	return lines;
}

/* TRUE: a form without a single answer was there. */
static gboolean read_as(const PartText *text, const char *words,
			const Reading *reading, GPtrArray *found)
{
	const LinesOptions options = { text->flowed, text->delsp };
	g_autoptr(Lines) lines = lines_read(words, &options);
	gboolean blank = read_somehow(text, lines, reading->limits, found);
	Lines *below = may_be_hidden(lines, found)
			       ? read_signed(text, words, reading, found)
			       : NULL;

	if (below) {
		lines_free(lines);
		lines = below;
	}
	for (guint i = 0; i < found->len; i++)
		complete(found->pdata[i], text, lines, reading->limits,
			 reading->parsed);
	return blank;
}

/* As text, or NULL: its quoting would make it too long. */
static char *read_page(const PartText *text, Reading *reading)
{
	g_autofree char *page =
		html_to_text_within(text->text, &reading->tags_left);

	if (strlen(page) <= reading->limits->text_bytes)
		return g_steal_pointer(&page);
	parsed_warn(reading->parsed, "too-much-text",
		    "a text is too long to be searched for a form");
	return NULL;
}

/* In an answer the cells of a table are apart by blanks all the same. */
static void flatten(const GPtrArray *applications)
{
	for (guint i = 0; i < applications->len; i++) {
		const Application *application = applications->pdata[i];

		for (guint j = 0; j < application->answers->len; j++) {
			const Answer *answer = application->answers->pdata[j];

			g_strdelimit(answer->text, "\t", ' ');
		}
	}
}

/*
 * A page, its cells apart by blanks as a reader sees them; or by tabs, for a
 * label in a cell of its own needs no colon.
 */
static gboolean read_cells(const PartText *text, char *page,
			   const Reading *reading, GPtrArray *found)
{
	static const char cell[] = { HTML_CELL, '\0' };
	g_autofree char *flat = g_strdelimit(g_strdup(page), cell, ' ');
	gboolean blank = read_as(text, flat, reading, found);
	g_autoptr(GPtrArray) other = applications_new();

	if (!strchr(page, HTML_CELL))
		return blank;
	blank |= read_as(text, g_strdelimit(page, cell, '\t'), reading, other);
	flatten(other);
	readings_take_better(other, reading->limits, found);
	return blank;
}

/* As plain text; NULL: it would be too long. The caller frees it. */
static char *text_undone(const PartText *text, Reading *reading)
{
	if (text->html)
		return read_page(text, reading);
	return text->enriched ? enriched_to_text(text->text)
			      : g_strdup(text->text);
}

/* Where there is none as the text stands, it may be in a file in it. */
static void search_text(const PartText *text, Reading *reading,
			GPtrArray *found)
{
	g_autofree char *words = text_undone(text, reading);
	g_autofree char *undone = NULL;
	gboolean blank;

	if (!words)
		return;
	blank = text->html ? read_cells(text, words, reading, found)
			   : read_as(text, words, reading, found);
	if (found->len == 0)
		undone = uuencoded_undo(words);
	if (undone)
		blank |= read_as(text, undone, reading, found);
	if (blank)
		parsed_warn(reading->parsed, "blank-form",
			    "a form without any answer is in it");
}

static void read_text(const PartText *text, Reading *reading, GPtrArray *found)
{
	flag_text(text->text, reading->parsed);
	if (text->fields || text->urlencoded ||
	    glance_may_hold_form(text->text, text->html))
		search_text(text, reading, found);
}

/* The digest takes no account of white space. */
static gboolean say_the_same(const GPtrArray *some, const GPtrArray *others,
			     guint first)
{
	if (some->len != others->len - first)
		return FALSE;
	for (guint i = 0; i < some->len; i++) {
		const Application *one = some->pdata[i];
		const Application *other = others->pdata[first + i];

		if (strcmp(one->digest, other->digest) != 0)
			return FALSE;
	}
	return TRUE;
}

/* What a reader of the HTML sees may be another thing than what is read. */
static void compare(const PartText *text, guint first, Reading *reading)
{
	g_autoptr(GPtrArray) found = applications_new();

	if (!text->html)
		return;
	read_text(text, reading, found);
	if (!say_the_same(found, reading->parsed->applications, first))
		parsed_warn(reading->parsed, "alternatives-differ",
			    "the plain text and the HTML do not say the same; "
			    "the plain text was taken");
}

/* The halves of a form are none, or two that have no question in common. */
static void join(const GPtrArray *texts, guint first, guint last,
		 Reading *reading, GPtrArray *found)
{
	g_autoptr(PartText) text = joined_text(texts, first, last);
	g_autoptr(GPtrArray) whole = applications_new();
	const guint asked = readings_count(found, answer_is_asked);

	search_text(text, reading, whole);
	if (whole->len != 1 ||
	    readings_count(whole, answer_is_asked) < asked + (found->len == 1))
		return;
	joined_place(texts, first, whole);
	g_ptr_array_set_size(found, 0);
	readings_take_all(whole, reading->limits, found);
}

/* A text, and others that go on with it; the last of them. */
static guint read_run(const GPtrArray *texts, guint first, Reading *reading,
		      GPtrArray *found)
{
	const guint last = joined_last(texts, first);

	for (guint i = first; i <= last; i++) {
		g_autoptr(GPtrArray) own = applications_new();

		read_text(texts->pdata[i], reading, own);
		readings_take_all(own, reading->limits, found);
	}
	if (last > first && found->len > 0)
		join(texts, first, last, reading, found);
	return last;
}

void reading_find(const GPtrArray *texts, const ParseLimits *limits,
		  Parsed *parsed)
{
	Reading reading = { limits, parsed, HTML_TAGS };
	guint done = 0;	 /* the alternative that held an application */
	guint first = 0; /* of its applications */

	for (guint i = 0; i < texts->len; i++) {
		const PartText *text = texts->pdata[i];
		g_autoptr(GPtrArray) found = applications_new();

		if (text->alternative && text->alternative == done) {
			compare(text, first, &reading);
			continue;
		}
		i = read_run(texts, i, &reading, found);
		if (found->len == 0)
			continue;
		done = text->alternative;
		first = parsed->applications->len;
		readings_take_all(found, limits, parsed->applications);
	}
}
