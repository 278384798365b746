/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/phrase.h"

#include <string.h>

#include "parse/item_mark.h"

/* No mailer wraps a question into more. */
#define LINES_MAX 20

/* What may stand between the letters of a phrase, apart from ASCII's. */
static const char *const loose_marks[] = {
	"\xe2\x80\x98", "\xe2\x80\x99", "\xe2\x80\x9c",
	"\xe2\x80\x9d", "\xe2\x80\x93", "\xe2\x80\x94",
	"\xe2\x80\x90", "\xe2\x80\x91", "\xc2\xad",
};

static const char *text_of(const Lines *lines, TextPlace place)
{
	return lines_at(lines, place.line)->text + place.column;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The length of the first of the marks that the text begins with. */
static gsize match_mark(const char *text, const char *const *marks, guint count)
{
	for (guint i = 0; i < count; i++) {
		if (g_str_has_prefix(text, marks[i]))
			return strlen(marks[i]);
	}
	return 0;
}

static gsize loose_length_of_quote(const char *text)
{
	return (guchar)*text < 0x80 ? 0
				    : match_mark(text, loose_marks,
						 G_N_ELEMENTS(loose_marks));
}

static gsize loose_length(const char *text)
{
	if (g_ascii_isalnum(*text))
		return 0;
	if ((guchar)*text < 0x80)
		return g_ascii_isspace(*text) || g_ascii_ispunct(*text);
	return loose_length_of_quote(text);
}

/* Goes to the next letter or digit; FALSE at a blank line or behind limit. */
static gboolean next_letter(const Lines *lines, TextPlace *place, guint limit)
{
	for (;;) {
		const char *text = text_of(lines, *place);
		gsize len = *text ? loose_length(text) : 0;

		if (*text && len == 0)
			return TRUE;
		if (*text) {
			place->column += len;
			continue;
		}
		if (place->line + 1 >= MIN(limit, lines_count(lines)) ||
		    lines_is_blank(lines, place->line + 1))
			return FALSE;
		*place = (TextPlace){ place->line + 1, 0 };
	}
}

/* What emphasises a label, and what else may stand before its colon. */
static const char emphasis[] = "*_`";
static const char closers[] = "*_`)]\"'?";

/* So many dots lead from a label to its value. */
#define LEADER_MIN 3

/* A note that people put behind a label is no longer than this. */
#define NOTE_MAX 60

/* What people put behind a label, other than a colon. */
static const char *const separators[] = {
	"--", "-", "=>", "=", "->", "\xe2\x80\x93", "\xe2\x80\x94",
};

/* RFC 6335 marks its labels so; it is as good as a colon. */
static gboolean is_rfc_note(const char *note)
{
	return g_ascii_strncasecmp(note, "(required)", 10) == 0 ||
	       g_ascii_strncasecmp(note, "(optional)", 10) == 0;
}

/* "Short name (14 characters at most): x", "Transports [TCP/UDP]: x" */
static gsize note_length(const char *text)
{
	const char *open = text + strspn(text, " \t");
	const char *close = NULL;
	const char *end;

	if (*open == '(')
		close = strchr(open, ')');
	else if (*open == '[')
		close = strchr(open, ']');
	if (!close || close - open > NOTE_MAX)
		return 0;
	end = close + 1 + strspn(close + 1, "*_` \t");
	return *end == ':' || is_rfc_note(open) ? (gsize)(close + 1 - text) : 0;
}

/* "Service name ......: pacc"; with the blanks around the dots. */
static gsize leader_length(const char *text)
{
	gsize blanks = strspn(text, " \t");
	gsize dots = strspn(text + blanks, ".");

	if (dots < LEADER_MIN)
		return 0;
	return blanks + dots + strspn(text + blanks + dots, " \t");
}

/* With one blank on both sides, or at the end of the line: more are a column,
 * and the dash a list's. Labels are made equally long before a '='. */
static gsize separator_length(const char *text)
{
	gsize blanks = strspn(text, " ");
	gsize mark = blanks == 1 || (blanks && text[blanks] == '=')
			     ? match_mark(text + blanks, separators,
					  G_N_ELEMENTS(separators))
			     : 0;
	char behind = text[blanks + mark];

	return mark && (behind == ' ' || behind == '\0') ? blanks + mark : 0;
}

/*
 * The punctuation behind a phrase that is not the answer's: "name?", "name :",
 * "(name):", "**name:**", "**name**:", a browser's "name=value".
 */
static gsize end_length(const char *text, char last, gboolean emphasised)
{
	gsize closing = strspn(text, closers);
	gsize note = note_length(text + closing);
	/* Neither behind a question mark nor behind a hint in brackets. */
	gboolean plain =
		!memchr(text, '?', closing) && last != ')' && last != ']';
	gsize separator = plain ? separator_length(text + closing + note) : 0;
	gsize leader = plain ? leader_length(text + closing + note) : 0;
	gsize len = note || leader ? closing + note + leader : 0;
	gboolean colon = FALSE;

	if (separator)
		return closing + note + separator;
	if (last == ':' && text[len] == '=')
		return len + 1;
	for (;;) {
		gsize blanks = strspn(text + len, " \t");

		if (text[len + blanks] == ':' ||
		    (!colon && text[len + blanks] == '?')) {
			colon |= text[len + blanks] == ':';
			len += blanks + 1;
		} else if (text[len] &&
			   ((!colon && strchr(".)]\"'", text[len])) ||
			    (emphasised && strchr(emphasis, text[len])))) {
			len++;
		} else {
			return len;
		}
	}
}

/* In columns a label needs no colon; a single word stands further away, lest
 * it be one of a sentence. */
static gboolean ends_column(const char *text, const char *phrase)
{
	gsize blanks = strspn(text, " \t");
	gsize enough = strchr(phrase, ' ') ? 2 : 4;

	return (blanks >= enough || *text == '\t') && text[blanks];
}

static gboolean ends_well(const Lines *lines, TextPlace place,
			  const char *phrase, char last)
{
	const char *text = text_of(lines, place);

	/* "Your Name" is no beginning of "Your Nameserver". */
	if (g_ascii_isalnum(*text) || (guchar)*text >= 0x80)
		return FALSE;
	if (last == '?') {
		text += strspn(text, "*_`)]\"' ");
		return *text == '?' || *text == ':';
	}
	text += strspn(text, closers);
	if (last != ':' || ends_column(text, phrase) ||
	    is_rfc_note(text + strspn(text, " \t")))
		return TRUE;
	text += note_length(text);
	/* "Protocol no.: 6" */
	text += g_str_has_prefix(text, ".:");
	return leader_length(text) || text[strspn(text, " \t")] == ':' ||
	       *text == '=' || separator_length(text);
}

/* What may stand before the first letter: emphasis, quotes, a bracket. */
static gsize opening_length(const char *text)
{
	gsize len;

	if (g_ascii_isalnum(*text))
		return 0;
	len = strspn(text, "*_`\"'([ \t");
	return len + loose_length_of_quote(text + len);
}

/* "**1. Name**", and not "* 1. Name": there it is a bullet. */
static gboolean is_emphasised(const Lines *lines, TextPlace place)
{
	const char *line = lines_at(lines, place.line)->text;

	for (gsize i = 0; i <= place.column && line[i]; i++) {
		if (strchr(emphasis, line[i]) && line[i + 1] &&
		    line[i + 1] != ' ')
			return TRUE;
	}
	return FALSE;
}

/* Behind the phrase's last letter; FALSE: its letters do not stand there. */
static gboolean match_letters(const Lines *lines, TextPlace *place,
			      const char *phrase)
{
	guint start = place->line;
	const char *text = text_of(lines, *place);

	for (const char *p = phrase; *p; p++) {
		if (!g_ascii_isalnum(*p))
			continue;
		/* Its first letter is in the first line. */
		if (!g_ascii_isalnum(*text)) {
			if (!next_letter(lines, place,
					 p == phrase ? start + 1
						     : start + LINES_MAX))
				return FALSE;
			text = text_of(lines, *place);
		}
		if (lower(*text) != lower(*p))
			return FALSE;
		text++;
		place->column++;
	}
	return TRUE;
}

/* A label alone in its line; *place is then at the line's end. */
static gboolean ends_line(const Lines *lines, TextPlace *place, char last)
{
	const char *text = text_of(lines, *place);

	if (last != ':' || text[strspn(text, "*_`)] \t")])
		return FALSE;
	place->column += strlen(text);
	return TRUE;
}

gboolean phrase_match_label(const Lines *lines, TextPlace place,
			    const char *phrase, TextPlace *end_out,
			    gboolean *alone_out)
{
	TextPlace start = place;
	gboolean emphasised;
	char last;

	*alone_out = FALSE;
	if (place.line >= lines_count(lines))
		return FALSE;
	place.column += opening_length(text_of(lines, place));
	if (!g_ascii_isalnum(*text_of(lines, place)) ||
	    !match_letters(lines, &place, phrase))
		return FALSE;
	place.column += loose_length_of_quote(text_of(lines, place));
	last = phrase[strlen(phrase) - 1];
	emphasised = is_emphasised(lines, start);
	if (ends_well(lines, place, phrase, last))
		place.column +=
			end_length(text_of(lines, place), last, emphasised);
	else if (!(*alone_out = ends_line(lines, &place, last)))
		return FALSE;
	*end_out = place;
	return TRUE;
}

gboolean phrase_match(const Lines *lines, TextPlace place, const char *phrase,
		      TextPlace *end_out)
{
	TextPlace end;
	gboolean alone;

	if (!phrase_match_label(lines, place, phrase, &end, &alone) || alone)
		return FALSE;
	*end_out = end;
	return TRUE;
}

TextPlace phrase_skip_blanks(const Lines *lines, TextPlace place)
{
	while (place.line < lines_count(lines)) {
		const char *text = text_of(lines, place);
		gsize blanks = strspn(text, " \t");

		if (text[blanks])
			return (TextPlace){ place.line, place.column + blanks };
		place = (TextPlace){ place.line + 1, 0 };
	}
	return place;
}

/* "a)" and "B." */
static gsize letter_length(const char *text)
{
	return g_ascii_isalpha(text[0]) && (text[1] == ')' || text[1] == '.') &&
			       text[2] == ' '
		       ? 2
		       : 0;
}

/* "10." and "(10)" and "Q10:" and "Question 10.", but not "10 apples". */
static gsize number_length(const char *text, guint *number_out)
{
	static const char question[] = "Question ";
	gsize start = strspn(text, "([");
	gsize digits, end;

	if (g_ascii_strncasecmp(text, question, strlen(question)) == 0)
		start = strlen(question);
	else if (g_ascii_toupper(text[start]) == 'Q')
		start++;
	digits = strspn(text + start, "0123456789");
	end = start + digits;
	end += strspn(text + end, ".):]");
	if (digits == 0 || digits > 2 || end == start + digits)
		return 0;
	*number_out = (guint)g_ascii_strtoull(text + start, NULL, 10);
	return end;
}

/* "**1. What types are used?**" */
static gsize marked_number_length(const char *text, guint *number_out)
{
	gsize marks = strspn(text, emphasis);
	gsize number = number_length(text + marks, number_out);

	return number ? marks + number : 0;
}

TextPlace phrase_skip_item_mark(const Lines *lines, guint line,
				guint *number_out)
{
	TextPlace place = { line, 0 };

	*number_out = 0;
	place.column = strspn(text_of(lines, place), " \t");
	place.column += item_bullet_length(text_of(lines, place));
	place.column += strspn(text_of(lines, place), " \t");
	place.column += marked_number_length(text_of(lines, place), number_out);
	place.column += letter_length(text_of(lines, place));
	place.column += strspn(text_of(lines, place), " \t");
	return place;
}
