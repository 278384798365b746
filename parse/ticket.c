/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/ticket.h"

#include <string.h>

/* More digits are no number of ours. */
#define DIGITS_MAX 15

/* No subject names more. */
#define TICKETS_MAX 20

static gboolean skip_word(const char **at, const char *word)
{
	gsize len = strlen(word);

	if (g_ascii_strncasecmp(*at, word, len) != 0)
		return FALSE;
	*at += len;
	return TRUE;
}

/* "IANA #12]", behind the bracket; 0: it is something else. */
static gint64 read_tag(const char *at, const char *tag)
{
	gint64 number;
	gsize digits;

	skip_word(&at, "http://");
	if (!skip_word(&at, tag))
		return 0;
	at += strspn(at, " \t");
	if (*at++ != '#')
		return 0;
	digits = strspn(at, "0123456789");
	if (digits == 0 || digits > DIGITS_MAX)
		return 0;
	number = g_ascii_strtoll(at, NULL, 10);
	at += digits;
	return at[strspn(at, " \t")] == ']' ? number : 0;
}

gboolean ticket_is_among(gint64 number, const GArray *tickets)
{
	for (guint i = 0; i < tickets->len; i++) {
		if (g_array_index(tickets, gint64, i) == number)
			return TRUE;
	}
	return FALSE;
}

void ticket_find(const char *subject, const char *tag, GArray *tickets)
{
	const char *at = subject ? subject : "";

	while (tickets->len < TICKETS_MAX && (at = strchr(at, '[')) != NULL) {
		gint64 number = read_tag(++at, tag);

		if (number > 0 && !ticket_is_among(number, tickets))
			g_array_append_val(tickets, number);
	}
}
