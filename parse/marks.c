/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/marks.h"

#include <string.h>

#include "parse/box.h"

/* So many answers must have it, and four of five. */
#define MARKED_MIN 3

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

/* "A:", "A1.", "Answer 1:": its length; the mark is the word. "A)" is in
 * lists. */
static gsize answer_length(const char *text, char **mark_out)
{
	for (guint i = 0; i < G_N_ELEMENTS(answer_words); i++) {
		gsize word = strlen(answer_words[i]);
		gsize len = word;

		/* "a." is in lists. */
		if (word == 1 ? *text != *answer_words[i]
			      : g_ascii_strncasecmp(text, answer_words[i],
						    word) != 0)
			continue;
		len += strspn(text + len, " ");
		len += strspn(text + len, "0123456789");
		len += strspn(text + len, ":.>");
		if (len == word || !strchr(":.>", text[len - 1]))
			continue;
		*mark_out = g_strdup(answer_words[i]);
		return len;
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

/* What may be a mark, and its length without blanks; 0: there is none. */
static gsize any_length(const char *text, char **mark_out)
{
	gsize len = answer_length(text, mark_out);

	if (len)
		return len;
	len = initials_length(text);
	if (len == 0)
		len = bracket_length(text);
	if (len == 0)
		len = sign_length(text);
	if (len)
		*mark_out = g_strndup(text, len);
	return len;
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
	g_autofree char *found = NULL;
	gsize len = any_length(text, &found);

	if (len == 0 || strcmp(found, mark) != 0)
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
 * none. */
static gboolean are_marked(const GArray *answers, const char *mark)
{
	const Count count = count_marked(answers, mark);
	guint marked = count.marked[0] + count.marked[1];
	guint all = marked + count.plain[0];

	if (count.marked[1] > count.marked[0])
		all += count.plain[1];
	return !count.list && marked >= MARKED_MIN && marked * 5 >= all * 4;
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
	return NULL;
}

char *marks_undone(const char *mark, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	gboolean all = !is_bullet(mark) && !is_answer_word(mark);
	GString *out = g_string_new(NULL);

	for (guint i = 0; lines[i]; i++) {
		gsize len = i && all ? marks_length(mark, lines[i]) : 0;

		if (i)
			g_string_append_c(out, '\n');
		g_string_append(out, lines[i] + len);
	}
	return g_string_free(out, FALSE);
}
