/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/marks.h"

#include <string.h>

#include "parse/box.h"

/* So many answers must have it, and more than three of four. */
#define MARKED_MIN 3

/* So many must have the next number each. */
#define NUMBERED_MIN 5

/* What numbers have in common. */
#define NUMBERED "1."

#define DIGITS_MAX 2

/* Whatever word of a column of such. */
#define STATUS "REQUIRED"

#define WORD_MAX    12
#define BRACKET_MAX 24

static const char *const answer_words[] = {
	"A", "Ans", "Answer", "Reply", "Response",
};

/* With a colon behind them they begin sentences. */
static const char *const plain_words[] = {
	"see", "none", "no", "yes", "note", "tcp", "udp", "http", "https",
};

static const char *const signs[] = {
	"\xe2\x86\x92", "\xe2\x87\x92", "\xe2\x9e\x94", "\xe2\x9e\xa2",
	"\xe2\x96\xba", "\xc2\xbb",	"\xe2\x80\xa2", "\xe2\x80\x93",
	"\xe2\x80\x94", "\xc2\xb7",	"\xe2\x96\xaa", "\xe2\x97\x8f",
};

static gboolean is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* What ends such a word: ":", ".", ")" behind a number, a dash between
 * blanks. single: the word is a letter, and lists have it. */
static gsize closer_length(const char *text, gboolean numbered, gboolean single)
{
	static const char *const dashes[] = { "-", "--", "\xe2\x80\x93",
					      "\xe2\x80\x94" };
	const gsize len = strspn(text, numbered ? ":.>)" : ":.>");

	if (len > 0 || (single && !numbered) || !is_blank(text[-1]))
		return len;
	for (guint i = 0; i < G_N_ELEMENTS(dashes); i++) {
		const gsize dash = strlen(dashes[i]);

		if (g_str_has_prefix(text, dashes[i]) && is_blank(text[dash]))
			return dash;
	}
	return 0;
}

/* Behind the word: "1.", " 1)", ":", " -"; 0: it is no mark. */
static gsize number_length(const char *text, gboolean single)
{
	const gsize blanks = strspn(text, " ");
	const gsize digits = strspn(text + blanks, "0123456789");
	gsize len = blanks + digits;
	gsize closer;

	if (digits > 0)
		len += strspn(text + len, " ");
	closer = closer_length(text + len, digits > 0, single);
	return closer ? len + closer : 0;
}

static gboolean begins_word(const char *text, const char *word)
{
	const gsize len = strlen(word);

	/* "a." is in lists. */
	return len == 1 ? *text == *word
			: g_ascii_strncasecmp(text, word, len) == 0;
}

/* "A:", "A1.", "Answer 1:", "*A1.*": its length; the mark is the word. "A)" is
 * in lists. */
static gsize answer_length(const char *text, char **mark_out)
{
	static const char emphasis[] = "*_";
	const gsize lead = strspn(text, emphasis);

	for (guint i = 0; i < G_N_ELEMENTS(answer_words); i++) {
		const gsize word = strlen(answer_words[i]);
		gsize len, closing;

		if (!begins_word(text + lead, answer_words[i]))
			continue;
		len = number_length(text + lead + word, word == 1);
		if (len == 0)
			continue;
		len += lead + word;
		closing = lead ? strspn(text + len, emphasis) : 0;
		if (lead && !closing)
			continue;
		*mark_out = g_strdup(answer_words[i]);
		return len + closing;
	}
	return 0;
}

static gboolean is_plain_word(const char *text, gsize len)
{
	for (guint i = 0; i < G_N_ELEMENTS(plain_words); i++) {
		if (strlen(plain_words[i]) == len &&
		    g_ascii_strncasecmp(text, plain_words[i], len) == 0)
			return TRUE;
	}
	return FALSE;
}

/* "JS:", "JS>", "Jan>>" */
static gsize initials_length(const char *text)
{
	gsize word = 0;
	gsize len;

	while (word <= WORD_MAX && g_ascii_isalpha(text[word]))
		word++;
	len = word + strspn(text + word, ">:");
	if (word == 0 || word > WORD_MAX || len == word ||
	    is_plain_word(text, word))
		return 0;
	return is_blank(text[len]) ? len : 0;
}

/* "[JS]", "<Jan Smit>:"; a box is of its answer. */
static gsize bracket_length(const char *text)
{
	static const char opening[] = "[({<";
	static const char closing[] = "])}>";
	const char *kind = *text ? strchr(opening, *text) : NULL;
	gboolean marked;
	gsize len;

	if (!kind || box_length(text, &marked) || !g_ascii_isalpha(text[1]))
		return 0;
	len = 1 + strcspn(text + 1, "[](){}<>\n");
	if (len > BRACKET_MAX || text[len] != closing[kind - opening])
		return 0;
	len++;
	len += text[len] == ':';
	return is_blank(text[len]) ? len : 0;
}

/* "-->", "***", and bullets. Arrows need no blank behind them, and a browser's
 * "question?=answer" has none. */
static gsize sign_length(const char *text)
{
	gsize len = strspn(text, "-=~");

	if (len && text[len] == '>')
		return len + strspn(text + len, ">");
	if (*text == '=' && len == 1)
		return len;
	len = strspn(text, "-=>*#~+:|");
	for (guint i = 0; len == 0 && i < G_N_ELEMENTS(signs); i++) {
		if (g_str_has_prefix(text, signs[i]))
			len = strlen(signs[i]);
	}
	return is_blank(text[len]) ? len : 0;
}

/* A column that says which questions must be answered. */
static gsize status_length(const char *text)
{
	static const char *const words[] = { "REQUIRED", "OPTIONAL",
					     "MANDATORY" };

	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		const gsize len = strlen(words[i]);

		if (g_ascii_strncasecmp(text, words[i], len) == 0 &&
		    text[len] == '\t')
			return len;
	}
	return 0;
}

/* What may be a mark, and its length without blanks; 0: there is none. */
static gsize any_length(const char *text, char **mark_out)
{
	gsize len = answer_length(text, mark_out);

	if (len)
		return len;
	len = status_length(text);
	if (len) {
		*mark_out = g_strdup(STATUS);
		return len;
	}
	len = initials_length(text);
	if (len == 0)
		len = bracket_length(text);
	if (len == 0)
		len = sign_length(text);
	if (len)
		*mark_out = g_strndup(text, len);
	return len;
}

/* "1. TCP", "2. length, data": the number of the question, once more. */
static gsize own_number_length(const char *text, guint *number_out)
{
	const gsize digits = strspn(text, "0123456789");

	if (digits == 0 || digits > DIGITS_MAX ||
	    !strchr(".):", text[digits]) || !is_blank(text[digits + 1]))
		return 0;
	*number_out = (guint)g_ascii_strtoull(text, NULL, 10);
	return digits + 1;
}

/* It stands before an answer, and not before each line of it. */
static gboolean is_answer_word(const char *mark)
{
	for (guint i = 0; i < G_N_ELEMENTS(answer_words); i++) {
		if (strcmp(answer_words[i], mark) == 0)
			return TRUE;
	}
	return FALSE;
}

/* A list may begin so. */
static gboolean is_bullet(const char *mark)
{
	return g_utf8_strlen(mark, -1) == 1 && !g_ascii_isalpha(*mark) &&
	       *mark != '>' && *mark != ':' && *mark != '|';
}

gsize marks_length(const char *mark, const char *text)
{
	const gboolean numbered = strcmp(mark, NUMBERED) == 0;
	g_autofree char *found = NULL;
	guint number;
	gsize len;

	/* The answer is below, or was left out. */
	if (!g_ascii_isalnum(*mark) && strcmp(mark, text) == 0)
		return strlen(mark);
	len = numbered ? own_number_length(text, &number)
		       : any_length(text, &found);
	if (len == 0 || (!numbered && strcmp(found, mark) != 0))
		return 0;
	return len + strspn(text + len, " \t");
}

gsize marks_answer_length(const char *text)
{
	g_autofree char *mark = NULL;

	return answer_length(text, &mark);
}

static const char *line_of(const Span *span, guint line)
{
	const char *text = lines_at(span->lines, line)->text;

	if (line == span->begin.line)
		text += span->begin.column;
	return text + strspn(text, " \t");
}

/* A list of several items. */
static gboolean is_list(const Span *span, const char *mark)
{
	for (guint line = span->begin.line + 1; line < span->end; line++) {
		if (marks_length(mark, line_of(span, line)))
			return TRUE;
	}
	return FALSE;
}

/* How many answers have the mark, and how many have none: those below their
 * questions, and those beside them. */
typedef struct {
	guint marked[2], plain[2];
	gboolean list;
} Count;

static Count count_marked(const GArray *answers, const char *mark)
{
	Count count = { 0 };

	for (guint i = 0; i < answers->len; i++) {
		const Span *span = &g_array_index(answers, Span, i);
		guint beside = span->begin.column > 0;

		if (marks_length(mark, line_of(span, span->begin.line)))
			count.marked[beside]++;
		else
			count.plain[beside]++;
		count.list |= is_bullet(mark) && is_list(span, mark);
	}
	return count;
}

/* Where marks stand below questions, name and address beside theirs have
 * none; and where they stand beside, what is written below has none. */
static gboolean are_marked(const GArray *answers, const char *mark)
{
	const Count count = count_marked(answers, mark);
	guint marked = count.marked[0] + count.marked[1];
	guint beside = count.marked[1] > count.marked[0];
	guint all = marked + count.plain[beside];

	return !count.list && marked >= MARKED_MIN && marked * 4 > all * 3;
}

/* Each has the next number, but for one that was left out here and there, and
 * none is a list. */
static gboolean are_numbered(const GArray *answers)
{
	guint count = 0, last = 0;

	for (guint i = 0; i < answers->len; i++) {
		const Span *span = &g_array_index(answers, Span, i);
		guint number;

		if (!own_number_length(line_of(span, span->begin.line),
				       &number))
			continue;
		if ((count > 0 && (number <= last || number > last + 2)) ||
		    is_list(span, NUMBERED))
			return FALSE;
		last = number;
		count++;
	}
	return count >= NUMBERED_MIN && are_marked(answers, NUMBERED);
}

/* Before most answers: so it is before one of the first few. */
char *marks_find(const GArray *answers)
{
	guint tries = 0;

	for (guint i = 0; i < answers->len && tries < MARKED_MIN; i++) {
		const Span *span = &g_array_index(answers, Span, i);
		g_autofree char *mark = NULL;

		if (!any_length(line_of(span, span->begin.line), &mark))
			continue;
		tries++;
		if (are_marked(answers, mark))
			return g_steal_pointer(&mark);
	}
	return are_numbered(answers) ? g_strdup(NUMBERED) : NULL;
}

char *marks_undone(const char *mark, const char *text, gboolean choice)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	gboolean all = choice || (!is_bullet(mark) && !is_answer_word(mark) &&
				  strcmp(mark, NUMBERED) != 0);
	GString *out = g_string_new(NULL);

	for (guint i = 0; lines[i]; i++) {
		gsize len = i && all ? marks_length(mark, lines[i]) : 0;

		if (i)
			g_string_append_c(out, '\n');
		g_string_append(out, lines[i] + len);
	}
	/* A mark may have had the last lines for itself. */
	return g_strchomp(g_string_free(out, FALSE));
}
