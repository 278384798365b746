/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/pairs.h"

#include <string.h>

#include "parse/fields.h"
#include "parse/span.h"
#include "parse/tail.h"

static const char frame_head[] = "Below is the result of your feedback form";
static const char submitted_by[] = "submitted by ";

/* FormMail draws 75, NMS 70. */
#define RULE_MIN 60

/* So many values in quotes are a program's. */
#define QUOTED_MIN 3

/* The value stands below the name. */
#define ALONE '\n'

/* No field's name is longer. */
#define NAME_MAX_BYTES 60

typedef struct {
	const Lines *lines;
	const char *part;
	GPtrArray *fields;
	GArray *begins;	  /* TextPlace where the value of each begins */
	GHashTable *seen; /* names, as they are written */
	const Form *form; /* what the frame holds, or NULL: not known yet */
	GHashTable *all;  /* names that were seen before that was known */
	char separator;	  /* '=', ':', a tab, ALONE; 0: not known yet */
	gboolean framed;
	guint begin; /* lines of the frame, or of all */
	guint end;
} Pairs;

static const char *text_at(const Pairs *pairs, guint line)
{
	return lines_at(pairs->lines, line)->text;
}

static gboolean is_rule(const char *text)
{
	gsize dashes = strspn(text, "-");

	return dashes >= RULE_MIN && text[dashes] == '\0';
}

static guint next_rule(const Pairs *pairs, guint line)
{
	while (line < pairs->end && !is_rule(text_at(pairs, line)))
		line++;
	return line;
}

/* What is behind a name may be behind a field's: what was behind the first. In
 * a table there may be nothing, and where a name has a line for itself the
 * first cannot be an answer's word. */
static gboolean is_separator(const Pairs *pairs, const char *text, gsize len)
{
	const gboolean cells = !pairs->separator || pairs->separator == '\t' ||
			       pairs->separator == ALONE;

	if (text[len] == '\0')
		return pairs->separator == ALONE ||
		       (cells && memchr(text, '_', len));
	if (text[len] == '\t')
		return cells;
	return strchr("=:", text[len]) &&
	       (!pairs->separator || text[len] == pairs->separator);
}

/* "name=", "name: ", "name" in a cell or a line of its own; the length of the
 * name, 0: the line begins no field. */
static gsize name_length(const Pairs *pairs, const char *text)
{
	gsize len = 0;
	g_autofree char *name = NULL;

	while (g_ascii_isalnum(text[len]) || text[len] == '_' ||
	       text[len] == '-')
		len++;
	if (len == 0 || len > NAME_MAX_BYTES || !is_separator(pairs, text, len))
		return 0;
	if (text[len] == ':' && text[len + 1] && text[len + 1] != ' ')
		return 0;
	name = g_strndup(text, len);
	return form_field_is_known(name) ? len : 0;
}

/* A paragraph of an answer may begin "Contact:", which another form asks for,
 * or "Protocol:" where the page's own name is "protocol". */
static gboolean is_paragraph(const Pairs *pairs, const char *name)
{
	g_autofree char *lower = g_ascii_strdown(name, -1);

	if (!pairs->form)
		return FALSE;
	return (!form_field_is_of(pairs->form, name) && !strchr(name, '_')) ||
	       (strcmp(lower, name) != 0 &&
		g_hash_table_contains(pairs->all, lower));
}

/* One name begins one value, unless it is of boxes. In a frame there is a
 * blank line before each. */
static gsize field_at(const Pairs *pairs, guint line)
{
	const char *text = text_at(pairs, line);
	gsize len = name_length(pairs, text);
	g_autofree char *name = g_strndup(text, len);

	if (!len || is_paragraph(pairs, name) ||
	    (pairs->framed && line > pairs->begin && *text_at(pairs, line - 1)))
		return 0;
	return strcmp(name, "transports") != 0 &&
			       strcmp(name, "resources") != 0 &&
			       g_hash_table_contains(pairs->seen, name)
		       ? 0
		       : len;
}

/* Its value and where that ends are known when all are found. */
static void add_field(Pairs *pairs, guint line, gsize len)
{
	const char *text = text_at(pairs, line);
	const TextPlace begin = { line, len + (text[len] != '\0') };
	char *name = g_strndup(text, len);

	form_fields_add(pairs->fields, name, pairs->part);
	g_array_append_val(pairs->begins, begin);
	if (text[len] || !pairs->separator)
		pairs->separator = text[len] ? text[len] : ALONE;
	g_hash_table_add(pairs->seen, name);
}

static TextPlace begin_at(const Pairs *pairs, guint i)
{
	return g_array_index(pairs->begins, TextPlace, i);
}

static void read_values(const Pairs *pairs)
{
	for (guint i = 0; i < pairs->fields->len; i++) {
		FormField *field = pairs->fields->pdata[i];
		guint line = begin_at(pairs, i).line;
		Span span = { pairs->lines, begin_at(pairs, i),
			      i + 1 < pairs->fields->len
				      ? begin_at(pairs, i + 1).line
				      : pairs->end,
			      lines_at(pairs->lines, line)->depth };
		gboolean any = span_trim(&span);

		field->value =
			any ? span_text(&span, "\n", G_MAXSIZE) : g_strdup("");
		field->first_line = lines_at(pairs->lines, line)->first;
		field->last_line =
			lines_at(pairs->lines, any ? span.end - 1 : line)->last;
	}
}

static gboolean is_quoted(const char *value)
{
	gsize len = strlen(value);

	return len >= 2 && *value == '"' && value[len - 1] == '"';
}

/* A program may write all values in quotes, that of an empty field too; then
 * none of them is what was filled in. */
static void unquote(const Pairs *pairs)
{
	GPtrArray *fields = pairs->fields;
	guint quoted = 0;

	for (guint i = 0; i < fields->len; i++) {
		const FormField *field = fields->pdata[i];

		quoted += is_quoted(field->value);
		if (*field->value && !is_quoted(field->value))
			return;
	}
	for (guint i = 0; i < fields->len && quoted >= QUOTED_MIN; i++) {
		FormField *field = fields->pdata[i];
		gsize len = strlen(field->value);

		if (len == 0)
			continue;
		memmove(field->value, field->value + 1, len - 2);
		field->value[len - 2] = '\0';
	}
}

/* Below the last value a mailer or a list may have put something. */
static void cut_tail(Pairs *pairs)
{
	guint line;

	if (pairs->fields->len == 0 || pairs->framed)
		return;
	line = begin_at(pairs, pairs->fields->len - 1).line;
	pairs->end = tail_find(pairs->lines, line, pairs->end,
			       lines_at(pairs->lines, line)->depth);
}

static void find_fields(Pairs *pairs)
{
	for (guint line = pairs->begin;
	     line < pairs->end && pairs->fields->len < FORM_FIELDS_MAX;
	     line++) {
		gsize len = field_at(pairs, line);

		if (len)
			add_field(pairs, line, len);
	}
}

/* Once more, when it is known of which form they are. */
static void find_fields_of_form(Pairs *pairs)
{
	g_autoptr(GHashTable) all = pairs->seen;

	pairs->form = form_fields_form(pairs->fields);
	pairs->seen =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	pairs->all = all;
	g_ptr_array_set_size(pairs->fields, 0);
	g_array_set_size(pairs->begins, 0);
	find_fields(pairs);
	pairs->all = NULL;
}

static void read_fields(Pairs *pairs)
{
	find_fields(pairs);
	if (pairs->framed)
		find_fields_of_form(pairs);
	cut_tail(pairs);
	read_values(pairs);
	unquote(pairs);
}

/* "Sam Pell (sam@example.org) on Tuesday, July 13, 2004 at 10:00:00" */
static void read_person(Pairs *pairs, const char *text, guint first, guint last)
{
	static const char *const names[] = { "realname", "email" };
	const char *start = strstr(text, submitted_by);
	const char *on = start ? g_strrstr(start, ") on ") : NULL;
	const char *open = on ? g_strrstr_len(start, on - start, "(") : NULL;
	g_autofree char *name = NULL;
	g_autofree char *email = NULL;

	if (!open)
		return;
	start += strlen(submitted_by);
	name = g_strstrip(g_strndup(start, (gsize)(open - start)));
	email = g_strstrip(g_strndup(open + 1, (gsize)(on - open) - 1));
	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		FormField *field =
			form_fields_add(pairs->fields, names[i], pairs->part);

		field->value = g_strdup(i ? email : name);
		field->first_line = first;
		field->last_line = last;
	}
}

/* What stands above a frame is found by its first words. */
static gboolean find_frame(Pairs *pairs, guint *head_out)
{
	guint line = pairs->begin;

	while (line < pairs->end &&
	       !g_str_has_prefix(text_at(pairs, line), frame_head))
		line++;
	*head_out = line;
	pairs->begin = next_rule(pairs, line);
	if (pairs->begin >= pairs->end)
		return FALSE;
	pairs->end = next_rule(pairs, ++pairs->begin);
	pairs->framed = TRUE;
	return TRUE;
}

static void read_head(Pairs *pairs, guint head)
{
	GString *text = g_string_new(NULL);
	guint rule = pairs->begin - 1;

	for (guint line = head; line < rule; line++)
		g_string_append_printf(text, "%s ", text_at(pairs, line));
	read_person(pairs, text->str, lines_at(pairs->lines, head)->first,
		    lines_at(pairs->lines, rule - 1)->last);
	g_string_free(text, TRUE);
}

static Pairs pairs_in(const Lines *lines, const char *part)
{
	return (Pairs){
		.lines = lines,
		.begins = g_array_new(FALSE, FALSE, sizeof(TextPlace)),
		.part = part,
		.fields = form_fields_new(),
		.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					      NULL),
		.end = lines_count(lines),
	};
}

/* What is left of it is the fields. */
static GPtrArray *fields_of(Pairs *pairs)
{
	g_hash_table_unref(pairs->seen);
	g_array_unref(pairs->begins);
	return pairs->fields;
}

GPtrArray *pairs_find(const Lines *lines, const char *part)
{
	Pairs pairs = pairs_in(lines, part);
	guint head;

	if (!find_frame(&pairs, &head)) {
		pairs.begin = 0;
		pairs.end = lines_count(lines);
	}
	read_fields(&pairs);
	/* Last, for a field that says it too says more. */
	if (pairs.framed)
		read_head(&pairs, head);
	return fields_of(&pairs);
}

GPtrArray *pairs_find_submitter(const Lines *lines, const char *part)
{
	Pairs pairs = pairs_in(lines, part);
	guint head;

	if (find_frame(&pairs, &head))
		read_head(&pairs, head);
	return fields_of(&pairs);
}
