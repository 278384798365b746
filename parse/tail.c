/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/tail.h"

#include <string.h>

#include "parse/closing.h"
#include "text/words.h"

/* A rule of so many underlines begins a list's footer. */
#define RULE_MIN 20

/* So often regards and thanks and offers stand below each other. */
#define CLOSINGS_MAX 4

/* A sentence that closes a mail has no more lines. */
#define SENTENCE_LINES_MAX 4

/* "```" */
#define FENCE_MIN 3

/* A rule around a form is no shorter. */
#define FRAME_MIN 10

/* So many lines that may close one are looked at. */
#define FRAMES_MAX 4

/* How many lines a block of headers is looked for in. */
#define HEADER_LINES 6

static const char *text_at(const Lines *lines, guint line)
{
	const char *text = lines_at(lines, line)->text;

	return text + strspn(text, " \t");
}

/* "* required", "* = required field": what a page says of its marks. */
static gboolean is_legend(const char *text)
{
	static const char words[] =
		"required mandatory field fields are is a indicates denotes "
		"means marks these this";
	gsize marks = strspn(text, "*");
	gboolean needed = FALSE;

	text += marks;
	while (marks > 0 && *(text += strspn(text, " =-:().")) != '\0') {
		gsize len = strcspn(text, " =-:().");

		if (!words_have(words, text, len))
			return FALSE;
		needed |= words_have("required mandatory", text, len);
		text += len;
	}
	return needed;
}

/* What mailers put above a mail that they send on, lists below one, and pages
 * below a form. */
static gboolean is_divider(const char *text)
{
	static const char *const dividers[] = {
		"Begin forwarded message:",
		"To unsubscribe from this ",
		"You received this message because you are subscribed",
		"(Pressing the submit button ",
		NULL,
	};
	gsize rule = strspn(text, "_");

	return words_begin(dividers, text) || is_legend(text) ||
	       closing_is_mail_below(text) ||
	       (rule >= RULE_MIN && text[rule] == '\0');
}

/* "On Monday, Bob wrote:", perhaps over two lines, above a quotation. */
static gboolean is_attribution(const Lines *lines, guint line, guint end)
{
	const char *text = text_at(lines, line);
	const guint count = lines_count(lines);
	guint last = line;

	if (!g_str_has_prefix(text, "On ") && !strstr(text, " wrote:"))
		return FALSE;
	if (!g_str_has_suffix(text, " wrote:") &&
	    !g_str_has_suffix(text, " writes:"))
		last++;
	if (last >= end || (!g_str_has_suffix(text_at(lines, last), "wrote:") &&
			    !g_str_has_suffix(text_at(lines, last), "writes:")))
		return FALSE;
	/* What is quoted may be an application of its own, behind the end. */
	for (last++; last < count && lines_is_blank(lines, last); last++)
		;
	return last < count &&
	       lines_at(lines, last)->depth > lines_at(lines, line)->depth;
}

/* "From: ... Sent: ... To: ... Subject: ...", as Outlook puts above a mail. */
static gboolean is_header_block(const Lines *lines, guint line, guint end)
{
	static const char *const fields[] = { "Sent:", "Date:", "To:",
					      "Subject:", NULL };
	guint found = 0;

	if (!g_str_has_prefix(text_at(lines, line), "From:"))
		return FALSE;
	for (guint i = line + 1; i < MIN(end, line + HEADER_LINES); i++) {
		if (lines_is_blank(lines, i))
			break;
		found += words_begin(fields, text_at(lines, i));
	}
	return found >= 3;
}

/* "---", above what a program adds. */
static gboolean is_short_rule(const Lines *lines, guint line)
{
	const char *text = text_at(lines, line);

	return *text && !text[strspn(text, "-=*_")];
}

/* How the line closes the mail, if it stands apart from what is above it. */
static Closing closing_at(const Lines *lines, guint line)
{
	gboolean apart = line > 0 && lines_is_blank(lines, line - 1);
	gboolean ruled = line > 0 && is_short_rule(lines, line - 1);
	Closing closing = apart || ruled ? closing_of(text_at(lines, line))
					 : CLOSING_NONE;

	return apart || closing == CLOSING_FOOTER ? closing : CLOSING_NONE;
}

/* Behind the paragraph that closes the mail with a sentence. */
static guint sentence_end(const Lines *lines, guint line, guint end)
{
	guint last = MIN(end, line + SENTENCE_LINES_MAX);

	while (line < last && !lines_is_blank(lines, line))
		line++;
	return line;
}

/* Below a closing there stand a name and perhaps what it is of, in so many
 * lines at most; or one more closing. */
static const struct {
	guint lines;
	gsize bytes; /* of each */
} names_below[] = {
	[CLOSING_NONE] = { 0, 0 },	[CLOSING_THANKS] = { 5, 60 },
	[CLOSING_REGARDS] = { 10, 76 }, [CLOSING_SENTENCE] = { 3, 40 },
	[CLOSING_FOOTER] = { 0, 0 },
};

/* What was there before the mail, or is of no person. closing: that of the
 * line. */
static gboolean begins_other(const Lines *lines, guint line, guint end,
			     Closing closing)
{
	return is_divider(text_at(lines, line)) ||
	       is_attribution(lines, line, end) ||
	       is_header_block(lines, line, end) || closing == CLOSING_FOOTER ||
	       (is_short_rule(lines, line) && line + 1 < end &&
		closing_at(lines, line + 1) == CLOSING_FOOTER);
}

/* "--", the mark of a signature that lost its blank, above the signature. */
static gboolean is_signature_mark(const Lines *lines, guint line, guint end)
{
	return strcmp(text_at(lines, line), "--") == 0 && line + 1 < end &&
	       !lines_is_blank(lines, line + 1);
}

/* Whether a name is all that there is from the line on, up to the end or to
 * what others say; or a name and a signature, where none was yet. */
static gboolean is_name_below(const Lines *lines, guint line, guint end,
			      Closing closing, gboolean is_signed)
{
	guint depth = lines_at(lines, line)->depth;
	guint closings = 0, count = 0;

	while (line < end && lines_at(lines, line)->depth <= depth) {
		Closing next = closing_at(lines, line);

		if (begins_other(lines, line, end, next))
			return TRUE;
		/* A signature has more lines than the name above it. */
		if (!is_signed && is_signature_mark(lines, line, end)) {
			is_signed = TRUE;
			closing = CLOSING_REGARDS;
			count = 0;
			line++;
			continue;
		}
		if (next && closings++ < CLOSINGS_MAX) {
			closing = next;
			count = 0;
			line = next == CLOSING_SENTENCE
				       ? sentence_end(lines, line, end)
				       : line + 1;
			continue;
		}
		if (!lines_is_blank(lines, line) &&
		    (++count > names_below[closing].lines ||
		     strlen(text_at(lines, line)) > names_below[closing].bytes))
			return FALSE;
		line++;
	}
	return TRUE;
}

static gboolean is_signature(const Lines *lines, guint line, guint end)
{
	return is_signature_mark(lines, line, end) &&
	       is_name_below(lines, line + 1, end, CLOSING_REGARDS, TRUE);
}

/* "```" closes what it opened, and so does a rule. */
static gboolean is_same_line(const Lines *lines, guint some, guint other)
{
	return strcmp(text_at(lines, some), text_at(lines, other)) == 0;
}

/* "```", "~~~" */
static gboolean is_fence(const char *text)
{
	gsize len = MAX(strspn(text, "`"), strspn(text, "~"));

	return len >= FENCE_MIN && text[len] == '\0';
}

/* A rule that stands above a form alone, and not below a heading. */
static gboolean is_opening_rule(const Lines *lines, guint line)
{
	return line == 0 || lines_is_blank(lines, line - 1);
}

/* How often the line stands above first: as what opens a form; G_MAXUINT: as
 * what divides it. */
static guint count_above(const Lines *lines, guint line, guint first)
{
	guint count = 0;

	for (guint i = 0; i < first; i++) {
		if (!is_same_line(lines, i, line))
			continue;
		if (*text_at(lines, line) != '`' && !is_opening_rule(lines, i))
			return G_MAXUINT;
		count++;
	}
	return count;
}

/* The line closes what one opened above the form. */
static gboolean is_frame_end(const Lines *lines, guint line, guint first,
			     guint end, guint *tries)
{
	const char *text = text_at(lines, line);
	gboolean fence = is_fence(text);

	if ((!fence &&
	     (!is_short_rule(lines, line) || strlen(text) < FRAME_MIN)) ||
	    (*tries)++ >= FRAMES_MAX)
		return FALSE;
	return count_above(lines, line, first) == 1 &&
	       (fence ||
		is_name_below(lines, line + 1, end, CLOSING_REGARDS, FALSE));
}

static gsize indentation(const Lines *lines, guint line)
{
	return (gsize)(text_at(lines, line) - lines_at(lines, line)->text);
}

/* "9.  Security Considerations": where a form stands in a document it stands
 * further in than the headings. */
static gboolean is_next_section(const Lines *lines, guint line, guint first,
				guint end)
{
	const char *text = text_at(lines, line);
	gsize number = strspn(text, "0123456789.");

	return number >= 2 && text[number - 1] == '.' &&
	       g_str_has_prefix(text + number, "  ") &&
	       g_ascii_isupper(text[number + 2]) &&
	       !g_str_has_suffix(text, ".") &&
	       lines_is_blank(lines, line - 1) &&
	       (line + 1 == end || lines_is_blank(lines, line + 1)) &&
	       indentation(lines, line) < indentation(lines, first);
}

guint tail_find(const Lines *lines, guint first, guint end, guint depth)
{
	guint tries = 0;

	for (guint line = first; line < end; line++) {
		Closing closing = closing_at(lines, line);

		/* Quoted by somebody, who goes on in words of his own. */
		if (lines_at(lines, line)->depth < depth &&
		    !lines_is_blank(lines, line))
			return line;
		if (begins_other(lines, line, end, closing))
			return line;
		if (line > first &&
		    ((closing &&
		      is_name_below(lines, line, end, closing, FALSE)) ||
		     is_signature(lines, line, end) ||
		     is_frame_end(lines, line, first, end, &tries) ||
		     is_next_section(lines, line, first, end)))
			return line;
	}
	return end;
}
