/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/relined.h"

#include <string.h>

/* What may stand between a name and the label behind it. */
static const char between[] = " \t,;|/";

/* Before "E-mail" in a label. */
static const char *const whose[] = { "your", "applicant", "applicant's",
				     "assignee", "contact" };

/* Before the name that such an address is of. Where a form asks for both in
 * one answer ("Contact:") they stay together. */
static const char *const name_labels[] = {
	"Your Name",	 "Name",	   "Full name",
	"Applicant",	 "Applicant name", "Applicant's name",
	"Assignee Name", "Contact Name",
};

/* Of whoever fills it in; without a colon they are from a table. */
static const char name_label[] = "Your Name";
static const char *const mail_labels[] = { "Your E-mail address",
					   "Your Email address", "Your E-mail",
					   "Your Email" };

static gboolean begins(const char *text, const char *word)
{
	/* Most texts differ in their first letter, whatever its case. */
	return ((*text ^ *word) & ~0x20) == 0 &&
	       g_ascii_strncasecmp(text, word, strlen(word)) == 0;
}

/* "ada@example.org", and nothing else. */
static gboolean is_address(const char *text)
{
	gsize len;

	text += strspn(text, " \t<");
	len = strcspn(text, " \t");
	return !text[len] && *text != '@' && memchr(text, '@', len);
}

/* "Your Name: Ada" */
static gboolean has_name_label(const char *text)
{
	text += strspn(text, " \t*_-");
	for (guint i = 0; i < G_N_ELEMENTS(name_labels); i++) {
		const char *behind = text + strlen(name_labels[i]);

		if (begins(text, name_labels[i]) &&
		    behind[strspn(behind, " *_")] == ':')
			return TRUE;
	}
	return FALSE;
}

/* Where the word that ends before end begins. */
static const char *word_before(const char *text, const char *end)
{
	while (end > text && !strchr(between, end[-1]))
		end--;
	return end;
}

/* Where the label begins of which the word "E-mail" stands there. */
static const char *label_at(const char *text, const char *mail)
{
	const char *end = mail;
	const char *word;

	while (end > text && end[-1] == ' ')
		end--;
	word = word_before(text, end);
	for (guint i = 0; i < G_N_ELEMENTS(whose); i++) {
		if (strlen(whose[i]) == (gsize)(end - word) &&
		    begins(word, whose[i]))
			return word;
	}
	return mail;
}

/* "E-mail:", "Email address :" */
static const char *skip_mail(const char *text)
{
	static const char address[] = " address";

	if (begins(text, "e-mail"))
		text += strlen("e-mail");
	else if (begins(text, "email"))
		text += strlen("email");
	else
		return NULL;
	if (begins(text, address))
		text += strlen(address);
	text += strspn(text, " ");
	return *text == ':' ? text + 1 : NULL;
}

/* The label of an address behind a name, or NULL. */
static const char *second_label(const char *text)
{
	const char *p = text;

	if (!strchr(text, '@') || !has_name_label(text))
		return NULL;
	while ((p = strpbrk(p, between)) != NULL) {
		const char *behind;

		p += strspn(p, between);
		behind = skip_mail(p);
		if (behind && is_address(behind))
			return label_at(text, p);
	}
	return NULL;
}

/* The length of a label that an address stands behind, without a colon. */
static gsize mail_label(const char *text)
{
	for (guint i = 0; i < G_N_ELEMENTS(mail_labels); i++) {
		gsize len = strlen(mail_labels[i]);

		if (begins(text, mail_labels[i]) && strchr(" \t", text[len]) &&
		    is_address(text + len))
			return len;
	}
	return 0;
}

/* The next line in which there is something. */
static const char *text_below(const Lines *lines, guint line)
{
	do {
		line++;
	} while (line < lines_count(lines) && lines_is_blank(lines, line));
	return line < lines_count(lines) ? lines_at(lines, line)->text : "";
}

/* "Your E-mail:" */
static gboolean has_mail_label(const char *text)
{
	text += strspn(text, " \t*_-");
	for (guint i = 0; i < G_N_ELEMENTS(whose); i++) {
		if (begins(text, whose[i])) {
			text += strlen(whose[i]);
			text += strspn(text, " ");
		}
	}
	return skip_mail(text) != NULL;
}

/* Where the address has a line of its own, what is behind the name is a name's
 * part, whatever it looks like. */
static const char *second_at(const Lines *lines, guint line)
{
	const char *second = second_label(lines_at(lines, line)->text);

	return second && !has_mail_label(text_below(lines, line)) ? second
								  : NULL;
}

/* The length of a label that lacks its colon: a name with an address below, or
 * that. */
static gsize bare_label(const Lines *lines, guint line)
{
	const char *text = lines_at(lines, line)->text;
	gsize len = strlen(name_label);

	if (!begins(text, "Your "))
		return 0;
	if (begins(text, name_label) && strchr(" \t", text[len]) &&
	    !strchr(text, ':') && mail_label(text_below(lines, line)))
		return len;
	return mail_label(text);
}

/* Up to there the line is one, and from there on another. */
static void add_both(Lines *lines, const TextLine *line, gsize column)
{
	gsize end = column;
	g_autofree char *first = NULL;
	TextLine copy = *line;

	while (end > 0 && strchr(between, line->text[end - 1]))
		end--;
	first = g_strndup(line->text, end);
	copy.text = first;
	lines_add(lines, &copy);
	copy.text = line->text + column;
	lines_add(lines, &copy);
}

static void add_labelled(Lines *lines, const TextLine *line, gsize label)
{
	g_autofree char *text = g_strdup_printf("%.*s:%s", (int)label,
						line->text, line->text + label);
	TextLine copy = *line;

	copy.text = text;
	lines_add(lines, &copy);
}

static gboolean has_any(const Lines *lines)
{
	for (guint i = 0; i < lines_count(lines); i++) {
		if (bare_label(lines, i) || second_at(lines, i))
			return TRUE;
	}
	return FALSE;
}

Lines *relined_persons(const Lines *lines)
{
	Lines *out;

	if (!has_any(lines))
		return NULL;
	out = lines_new();
	for (guint i = 0; i < lines_count(lines); i++) {
		const TextLine *line = lines_at(lines, i);
		const char *second = second_at(lines, i);
		gsize bare = bare_label(lines, i);

		if (second)
			add_both(out, line, (gsize)(second - line->text));
		else if (bare)
			add_labelled(out, line, bare);
		else
			lines_add(out, line);
	}
	return out;
}
