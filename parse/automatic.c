/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/automatic.h"

#include <string.h>

typedef gboolean (*ValueTest)(const char *value, const char *argument);

/* The first word of the value, up to a blank, ';', ',' or '('. */
static gboolean first_word_is(const char *value, const char *word)
{
	gsize len = strcspn(value, " \t;,(");

	return len == strlen(word) &&
	       g_ascii_strncasecmp(value, word, len) == 0;
}

static gboolean is_present(const char *value, const char *argument)
{
	(void)value;
	(void)argument;
	return TRUE;
}

static gboolean is_not(const char *value, const char *word)
{
	return *value && !first_word_is(value, word);
}

static gboolean is_one_of(const char *value, const char *words)
{
	g_auto(GStrv) list = g_strsplit(words, " ", -1);

	for (char **word = list; *word; word++) {
		if (first_word_is(value, *word))
			return TRUE;
	}
	return FALSE;
}

static gboolean is_empty_path(const char *value, const char *argument)
{
	(void)argument;
	return strcmp(value, "<>") == 0;
}

static const char by_list[] = "Precedence: bulk or list";

/* Each field of the name is looked at, for some mails have two. */
static const struct {
	const char *name;
	ValueTest test;
	const char *argument;
	const char *reason;
} field_rules[] = {
	/* RFC 3834 section 5 */
	{ "Auto-Submitted", is_not, "no", "Auto-Submitted" },
	{ "Return-Path", is_empty_path, NULL, "null sender" },
	/* RFC 3464, RFC 8098, RFC 6522 */
	{ "Content-Type", is_one_of,
	  "multipart/report message/delivery-status "
	  "message/disposition-notification",
	  "delivery or disposition report" },
	{ "X-Failed-Recipients", is_present, NULL, "delivery report" },
	{ "Precedence", is_one_of, "bulk junk list", by_list },
	{ "Precedence", is_one_of, "auto_reply auto-reply", "Precedence" },
	{ "X-Auto-Response-Suppress", is_not, "none",
	  "X-Auto-Response-Suppress" },
	{ "X-Autoreply", is_not, "no", "X-Autoreply" },
	{ "X-Autorespond", is_present, NULL, "X-Autorespond" },
	{ "X-Autoresponder", is_present, NULL, "X-Autoresponder" },
	{ "X-Mail-Autoreply", is_present, NULL, "X-Mail-Autoreply" },
	{ "X-RT-Loop-Prevention", is_present, NULL, "X-RT-Loop-Prevention" },
	{ "X-Loop", is_present, NULL, "X-Loop" },
};

/* RFC 3834 section 2: what such programs are called. */
static const char *const daemon_names[] = {
	"mailer-daemon", "mailerdaemon", "mailer_daemon", "mail-daemon",
	"postmaster",	 "majordomo",	 "listserv",	  "mailman",
};

/* How subjects begin when no person wrote them; in lower case. */
static const char *const subject_starts[] = {
	"auto:",
	"autoreply",
	"auto-reply",
	"automatic reply",
	"automatische antwort",
	"out of office",
	"out of the office",
	"abwesend",
	"abwesenheit",
	"vacation",
	"undeliverable",
	"undelivered mail",
	"delivery status notification",
	"delivery failure",
	"delivery notification",
	"delivery has failed",
	"failure notice",
	"failed mail",
	"mail could not be delivered",
	"mail delivery fail",
	"mail delivery warning",
	"mail system error",
	"message delivery failure",
	"message undeliverable",
	"nondeliverable mail",
	"returned mail",
	"warning: could not send message",
};

static const char *reason_of_field(const HeaderField *field)
{
	for (guint i = 0; i < G_N_ELEMENTS(field_rules); i++) {
		if (g_ascii_strcasecmp(field->name, field_rules[i].name) == 0 &&
		    field_rules[i].test(field->value, field_rules[i].argument))
			return field_rules[i].reason;
	}
	return NULL;
}

static gboolean is_daemon(const char *email)
{
	gsize len = strcspn(email, "@");

	for (guint i = 0; i < G_N_ELEMENTS(daemon_names); i++) {
		if (strlen(daemon_names[i]) == len &&
		    g_ascii_strncasecmp(email, daemon_names[i], len) == 0)
			return TRUE;
	}
	return FALSE;
}

static gboolean has_automatic_subject(const char *subject)
{
	for (guint i = 0; i < G_N_ELEMENTS(subject_starts); i++) {
		if (g_ascii_strncasecmp(subject, subject_starts[i],
					strlen(subject_starts[i])) == 0)
			return TRUE;
	}
	return FALSE;
}

/* The first reason that is not mild, else a mild one, else NULL. */
static const char *reason_of_header(const Header *header)
{
	const char *mild = NULL;

	for (guint i = 0; i < header->fields->len; i++) {
		const char *reason =
			reason_of_field(g_ptr_array_index(header->fields, i));

		if (reason && !automatic_is_mild(reason))
			return reason;
		if (reason)
			mild = reason;
	}
	return mild;
}

const char *automatic_reason(const Header *header, const char *email,
			     const char *subject)
{
	const char *reason = reason_of_header(header);

	if (reason && !automatic_is_mild(reason))
		return reason;
	if (email && is_daemon(email))
		return "sent by a mail system";
	if (subject && has_automatic_subject(subject))
		return "subject of an automatic reply or a bounce";
	return reason;
}

gboolean automatic_is_mild(const char *reason)
{
	return strcmp(reason, by_list) == 0;
}
