/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/tail.h"

#include <string.h>

#include "text/words.h"

/* A rule of so many underlines begins a list's footer. */
#define RULE_MIN 20

/* Below regards stand a name and perhaps what it is of. */
#define NAME_LINES_MAX 5
#define NAME_BYTES_MAX 60

/* How many lines a block of headers is looked for in. */
#define HEADER_LINES 6

static const char *text_at(const Lines *lines, guint line)
{
	const char *text = lines_at(lines, line)->text;

	return text + strspn(text, " \t");
}

static gboolean is_blank(const Lines *lines, guint line)
{
	return *text_at(lines, line) == '\0';
}

/* What mailers put above a mail that they send on, lists below one, and pages
 * below a form. */
static gboolean is_divider(const char *text)
{
	static const char *const dividers[] = {
		"-----Original Message-----",
		"----- Original Message -----",
		"---------- Forwarded message",
		"----- Forwarded message",
		"----- End forwarded message",
		"-----End of forwarded message",
		"Begin forwarded message:",
		"----- Forwarded by ",
		"To unsubscribe from this ",
		"You received this message because you are subscribed",
		"(Pressing the submit button ",
		NULL,
	};
	gsize rule = strspn(text, "_");

	return words_begin(dividers, text) ||
	       (rule >= RULE_MIN && text[rule] == '\0');
}

/* "On Monday, Bob wrote:", perhaps over two lines, above a quotation. */
static gboolean is_attribution(const Lines *lines, guint line, guint end)
{
	const char *text = text_at(lines, line);
	guint last = line;

	if (!g_str_has_prefix(text, "On ") && !strstr(text, " wrote:"))
		return FALSE;
	if (!g_str_has_suffix(text, " wrote:") &&
	    !g_str_has_suffix(text, " writes:"))
		last++;
	if (last >= end || (!g_str_has_suffix(text_at(lines, last), "wrote:") &&
			    !g_str_has_suffix(text_at(lines, last), "writes:")))
		return FALSE;
	for (last++; last < end && is_blank(lines, last); last++)
		;
	return last < end &&
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
		if (is_blank(lines, i))
			break;
		found += words_begin(fields, text_at(lines, i));
	}
	return found >= 3;
}

/* The name below regards is all that there is up to the end. */
static gboolean is_name_below(const Lines *lines, guint line, guint end)
{
	guint count = 0;

	for (; line < end; line++) {
		if (is_divider(text_at(lines, line)) ||
		    is_attribution(lines, line, end))
			break;
		if (is_blank(lines, line))
			continue;
		if (++count > NAME_LINES_MAX ||
		    strlen(text_at(lines, line)) > NAME_BYTES_MAX)
			return FALSE;
	}
	return TRUE;
}

/* "Kind regards," and nothing else. */
static gboolean says_regards(const char *text)
{
	static const char *const words[] = {
		"regards",
		"best regards",
		"kind regards",
		"with regards",
		"with best regards",
		"with kind regards",
		"best wishes",
		"sincerely",
		"yours sincerely",
		"sincerely yours",
		"yours truly",
		"yours faithfully",
		"thanks",
		"thank you",
		"many thanks",
		"thanks in advance",
		"cheers",
		"best",
		"thank you in advance",
		NULL,
	};
	gsize len = strlen(text);

	while (len > 0 && strchr(",.!", text[len - 1]))
		len--;
	for (const char *const *word = words; *word; word++) {
		if (strlen(*word) == len &&
		    g_ascii_strncasecmp(text, *word, len) == 0)
			return TRUE;
	}
	return FALSE;
}

static gboolean is_regards(const Lines *lines, guint line, guint first,
			   guint end)
{
	return line > first && is_blank(lines, line - 1) &&
	       says_regards(text_at(lines, line)) &&
	       is_name_below(lines, line + 1, end);
}

guint tail_find(const Lines *lines, guint first, guint end, guint depth)
{
	for (guint line = first; line < end; line++) {
		/* Quoted by somebody, who goes on in words of his own. */
		if (lines_at(lines, line)->depth < depth &&
		    !is_blank(lines, line))
			return line;
		if (is_divider(text_at(lines, line)) ||
		    is_attribution(lines, line, end) ||
		    is_header_block(lines, line, end) ||
		    is_regards(lines, line, first, end))
			return line;
	}
	return end;
}
