/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/reading.h"

#include <string.h>

#include "parse/enriched.h"
#include "parse/flag.h"
#include "parse/forwarded.h"
#include "parse/glance.h"
#include "parse/html.h"
#include "parse/joined.h"
#include "parse/layout.h"
#include "parse/mailbox.h"
#include "parse/own_name.h"
#include "parse/readings.h"
#include "parse/request.h"
#include "parse/texts.h"
#include "parse/uuencoded.h"

typedef struct {
	const ParseLimits *limits;
	Parsed *parsed;
	guint tags_left; /* html.h's */
} Reading;

/*
 * Who applies, where the form does not ask: whom the text is from that it
 * stands in, or else the message.
 */
static void complete(Application *application, const PartText *text,
		     const Lines *lines, const ParseLimits *limits,
		     const Parsed *parsed)
{
	g_autofree char *inside =
		forwarded_from(lines, application_first_line(application));
	const char *field = inside ? inside : text->from;
	g_autofree char *name = NULL;
	g_autofree char *email = NULL;
	gboolean guessed;

	application->depth += inside != NULL;
	if (!field || !mailbox_read(field, &name, &email, &guessed)) {
		name = g_strdup(parsed->from_name);
		email = g_strdup(parsed->from_email);
	}
	own_name_take_off(application, name);
	request_derive(application, name, email);
	request_digest(application);
	rules_judge(application, limits->profile);
}

/* Whether a signature may have hidden what stands below it: all of a form, or
 * its beginning, up to where an answer quotes something. */
static gboolean may_be_hidden(const Lines *lines, const GPtrArray *found)
{
	return lines->signature &&
	       (!found->len ||
		lines->signature < application_first_line(found->pdata[0]));
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

	layout_read(text, all, reading->limits, hidden);
	if (readings_count(hidden, answer_is_of_no_person) <=
	    readings_count(found, answer_is_of_no_person))
		return NULL;
	lines = lines_read_signed(words, &options,
				  application_first_line(hidden->pdata[0]));
	g_ptr_array_set_size(found, 0);
	layout_read(text, lines, reading->limits, found);
	return lines;
}

/* TRUE: a form without a single answer was there. */
static gboolean read_as(const PartText *text, const char *words,
			const Reading *reading, GPtrArray *found)
{
	const LinesOptions options = { text->flowed, text->delsp };
	g_autoptr(Lines) lines = lines_read(words, &options);
	gboolean blank = layout_read(text, lines, reading->limits, found);
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
