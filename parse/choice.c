/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/choice.h"

#include <string.h>

#include "parse/choice_token.h"
#include "parse/marks.h"

/* What a line of words and boxes says. */
typedef struct {
	gboolean has_yes, has_no;
	gboolean yes_marked, no_marked;
	gboolean has_marks; /* boxes, or words that stand out */
	const char *end;    /* behind the last of them */
} Line;

/* A line being read. */
typedef struct {
	Line *line;
	Token first, last; /* of its options; .start NULL: none yet */
	Token box;	   /* the last */
	guint boxes;
	gboolean box_first;
	gboolean marked; /* a box before what comes next is, or an arrow
			    points at it */
} Scan;

static gboolean is_box(TokenKind kind)
{
	return kind == TOKEN_MARKED || kind == TOKEN_UNMARKED;
}

static gboolean is_option(TokenKind kind)
{
	return kind == TOKEN_YES || kind == TOKEN_NO;
}

static gboolean has_both(const Line *line)
{
	return line->has_yes && line->has_no;
}

static void take_mark(Line *line, TokenKind option)
{
	line->has_marks = TRUE;
	if (option == TOKEN_YES)
		line->yes_marked = TRUE;
	else if (option == TOKEN_NO)
		line->no_marked = TRUE;
}

static void clear_marks(Line *line)
{
	line->yes_marked = FALSE;
	line->no_marked = FALSE;
}

static gboolean holds_any(const char *from, const char *to, const char *chars)
{
	return from + strcspn(from, chars) < to;
}

/* "Yes / No" and "Yes No" are printed so, "Yes, no other way" is said. */
static gboolean is_printed(const Token *first, const Token *second)
{
	return !holds_any(first->end, second->start, ",;:-=.") &&
	       (holds_any(first->end, second->start, "/|aAoO") ||
		g_ascii_isupper(*second->start));
}

/*
 * Two options without a mark are the form's own "Yes No", unless more words
 * follow, as in "Yes, no other way". TRUE: the line has been judged.
 */
static gboolean end_of_options(const Scan *scan, TokenKind *last_out)
{
	Line *line = scan->line;
	Token next;

	if (!has_both(line))
		return FALSE;
	*last_out = TOKEN_END;
	if (line->yes_marked && line->no_marked && scan->boxes == 0) {
		clear_marks(line);
		line->has_marks = FALSE;
		return TRUE;
	}
	next = choice_token(scan->last.end);
	if (line->has_marks || is_box(next.kind))
		return FALSE;
	if (next.kind != TOKEN_OTHER)
		return TRUE;
	/* The first stands in a line above this one. */
	if (scan->first.kind == scan->last.kind) {
		*last_out = TOKEN_OTHER;
	} else if (!is_printed(&scan->first, &scan->last)) {
		line->has_yes = scan->first.kind == TOKEN_YES;
		line->has_no = scan->first.kind == TOKEN_NO;
		line->end = scan->first.end;
		*last_out = TOKEN_OTHER;
	}
	return TRUE;
}

/* How far a box is from an option; a comma takes them apart, a colon does
 * not. */
static gsize distance(const char *from, const char *to)
{
	if (from < to && *from == ':')
		return 0;
	return holds_any(from, to, ",;/|") ? G_MAXSIZE : (gsize)(to - from);
}

/* One box that stands between both options belongs to the nearer one. */
static void settle_between(const Scan *scan)
{
	Line *line = scan->line;
	gsize before, behind;

	if (scan->boxes != 1 || scan->box_first || !scan->first.start ||
	    scan->first.kind == scan->last.kind || !line->has_marks)
		return;
	/* "Yes/No [x]" */
	if (scan->box.start > scan->last.start) {
		if (scan->last.start - scan->first.end == 1 &&
		    strchr("/|", *scan->first.end))
			clear_marks(line);
		return;
	}
	if (scan->box.kind != TOKEN_MARKED)
		return;
	clear_marks(line);
	before = distance(scan->first.end, scan->box.start);
	behind = distance(scan->box.end, scan->last.start);
	if (before != behind)
		take_mark(line,
			  before < behind ? scan->first.kind : scan->last.kind);
}

static void read_box(Scan *scan, const Token *token)
{
	scan->line->has_marks = TRUE;
	scan->box_first |= !scan->last.start && scan->boxes == 0;
	scan->boxes++;
	scan->box = *token;
	scan->marked = token->kind == TOKEN_MARKED && scan->box_first;
	if (token->kind == TOKEN_MARKED && !scan->box_first)
		take_mark(scan->line, scan->last.kind);
}

static void read_option(Scan *scan, const Token *token)
{
	Line *line = scan->line;

	line->has_yes |= token->kind == TOKEN_YES;
	line->has_no |= token->kind == TOKEN_NO;
	scan->last = *token;
	if (!scan->first.start)
		scan->first = *token;
	if (scan->marked || token->chosen)
		take_mark(line, token->kind);
	scan->marked = FALSE;
}

/* Boxes stand all before the words or all behind them. What ended it. */
static TokenKind read_tokens(Line *line, const char *text)
{
	Scan scan = { .line = line };
	TokenKind last = TOKEN_END;
	Token token = choice_token(text);

	for (; token.kind != TOKEN_END && token.kind != TOKEN_OTHER;
	     token = choice_token(token.end)) {
		if (token.kind == TOKEN_ARROW) {
			scan.marked |= scan.last.start != NULL;
			continue;
		}
		line->end = token.end;
		if (is_box(token.kind))
			read_box(&scan, &token);
		if (!is_option(token.kind))
			continue;
		read_option(&scan, &token);
		if (end_of_options(&scan, &last))
			return last;
	}
	settle_between(&scan);
	return token.kind;
}

/* More than the form's own "[Yes/No]". */
static gboolean says_anything(const Line *line)
{
	return line->has_yes || line->has_no || line->has_marks;
}

/*
 * The first line, and where that has only one of the options the next too, if
 * nothing else stands there: some write each box on a line of its own.
 */
static Line read_line(const char *text)
{
	Line line = { .end = text };
	TokenKind last = read_tokens(&line, text);

	while (last == TOKEN_END && !has_both(&line)) {
		Line more = line;
		const char *next = line.end + strspn(line.end, " \t\n/|,;:.");

		last = read_tokens(&more, next);
		if (more.end == line.end ||
		    (last != TOKEN_END && says_anything(&line)))
			break;
		line = more;
	}
	return line;
}

/* "No multicast is used" is one thing, "No. Never." and "Yes we do" are two. */
static char *rest_behind(const char *start, const Line *line)
{
	const char *p = line->end + strspn(line->end, " \t.!)");
	Token next = choice_token(p);

	if (next.kind == TOKEN_ARROW)
		next = choice_token(next.end);
	p = next.start + strspn(next.start, " \t.,;:!)-");

	/* A list below begins with a dash of its own. */
	p += strspn(p, " \t\n");

	if (*p && !line->has_yes && *line->end == ' ' &&
	    g_ascii_isalpha(line->end[1]))
		p = start;
	return g_strstrip(g_strdup(p));
}

/* Behind "A:" and the like, if yes or no is what it is before. */
static const char *skip_mark(const char *text)
{
	gsize len;

	text += strspn(text, " \t\n");
	len = marks_answer_length(text);
	return len && is_option(choice_token(text + len).kind) ? text + len
							       : text;
}

/* Behind the form's own "Yes No"; the answer stands below it. */
static const char *skip_form(const char *text, Line *line)
{
	text = skip_mark(text);
	*line = read_line(text);
	while (has_both(line) && !line->has_marks) {
		text = skip_mark(line->end + strspn(line->end, " \t:\n"));
		*line = read_line(text);
	}
	return text;
}

/* "Neither broadcast nor multicast is used": what it says is no. The sentence
 * says more than that word, and is the rest. */
static gboolean read_neither(const char *text, char **rest_out)
{
	static const char neither[] = "neither";
	const char *behind;

	text += strspn(text, " \t\n");
	behind = text + strlen(neither);
	if (g_ascii_strncasecmp(text, neither, strlen(neither)) != 0 ||
	    g_ascii_isalnum(*behind) || (guchar)*behind >= 0x80)
		return FALSE;
	*rest_out = g_strstrip(
		g_strdup(behind[strspn(behind, ". !\t\n")] ? text : ""));
	return TRUE;
}

const char *choice_read(const char *text, char **rest_out)
{
	gboolean yes, no;
	Line line;

	text = skip_form(text, &line);
	if (read_neither(text, rest_out))
		return "no";
	yes = line.has_marks ? line.yes_marked : line.has_yes;
	no = line.has_marks ? line.no_marked : line.has_no;
	*rest_out = rest_behind(text, &line);
	if (yes == no)
		return "";
	return yes ? "yes" : "no";
}
