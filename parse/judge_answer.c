/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "parse/address.h"
#include "parse/judge.h"
#include "text/words.h"

/* What the web form of 2004 cut descriptions to. */
#define CUT_LENGTH 25

/* Where a form asks for the name and the address of whom to write to; a
 * person in one answer has but one key. */
static const char *person_key(const Judgement *judgement, gboolean email)
{
	static const char *const names[] = { "applicant_name", "contact_name",
					     "contact" };
	static const char *const emails[] = { "applicant_email",
					      "contact_email", "contact" };

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		if (judgement_has(judgement, names[i]))
			return email ? emails[i] : names[i];
	}
	return NULL;
}

/* A1: who applies. */
void judge_person(const Judgement *judgement)
{
	char *const *request = judgement->application->request;
	const char *email = request[REQUEST_CONTACT_EMAIL];
	const char *name_key = person_key(judgement, FALSE);
	const char *email_key = person_key(judgement, TRUE);
	const char *given =
		email_key ? judgement_text(judgement, email_key) : "";

	if (!request[REQUEST_CONTACT_NAME])
		judgement_find(
			judgement, name_key,
			"There is no name; the applicant has to be named");
	if (email && address_is_valid(email))
		return;
	if (!email && !*given)
		judgement_find(
			judgement, email_key,
			"There is no e-mail address; without one nobody can be "
			"answered");
	else
		judgement_find(judgement, email_key,
			       "\"%s\" is no e-mail address; it looks like "
			       "name@host.example",
			       email_key ? given : email);
}

/* A2: name, address and broadcast have rules of their own. */
void judge_answered(const Judgement *judgement)
{
	static const char *const keys[] = {
		"protocol",
		"message_formats",
		"message_types",
		"message_opcodes",
		"message_sequences",
		"functions",
		"technical_description",
		"port_name",
		"short_name",
	};

	for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
		if (judgement_has(judgement, keys[i]) &&
		    !*judgement_text(judgement, keys[i]))
			judgement_find(
				judgement, keys[i],
				"There is no answer; \"at least\" the information "
				"that is asked for is needed");
	}
}

void judge_broadcast(const Judgement *judgement)
{
	const char *choice = judgement_text(judgement, "broadcast");
	gboolean has_use = *judgement_text(judgement, "broadcast_use") != '\0';

	if (!judgement_has(judgement, "broadcast"))
		return;
	if (!*choice)
		judgement_find(
			judgement, "broadcast",
			"It does not say whether broadcast or multicast is used; "
			"the answer is Yes or No");
	else if (strcmp(choice, "yes") == 0 && !has_use)
		judgement_find(
			judgement, "broadcast_use",
			"Broadcast or multicast is used, but it does not say how "
			"and what for");
}

/* Blocks with blank lines between. */
static guint count_paragraphs(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	gboolean inside = FALSE;
	guint count = 0;

	for (char **line = lines; *line; line++) {
		gboolean blank = *g_strstrip(*line) == '\0';

		count += !blank && !inside;
		inside = !blank;
	}
	return count;
}

void judge_paragraphs(const Judgement *judgement)
{
	const char *text = judgement_text(judgement, "technical_description");

	if (*text && count_paragraphs(text) < 2)
		judgement_find(
			judgement, "technical_description",
			"The technical description has one paragraph; at least "
			"two are asked for, with a blank line between");
}

/* A5: the printed examples, as an answer. */
void judge_examples(const Judgement *judgement)
{
	static const struct {
		const char *key;
		const char *example;
	} examples[] = {
		{ "message_formats",
		  "length, opcode, argument, filename, null" },
		{ "message_types", "request, reply, cancel, interrupt" },
		{ "message_opcodes", "read, write, delete, restore" },
		{ "port_name", "super user message service" },
		{ "short_name", "sums" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(examples); i++) {
		g_autofree char *text = g_ascii_strdown(
			judgement_text(judgement, examples[i].key), -1);

		if (g_str_has_suffix(text, "."))
			text[strlen(text) - 1] = '\0';
		if (strcmp(text, examples[i].example) == 0)
			judgement_find(
				judgement, examples[i].key,
				"The answer is the example that the form prints; "
				"it should be the applicant's own");
	}
}

/* A word of the answer, whatever stands around it. */
static gboolean has_any_word(const char *text, const char *words)
{
	static const char between[] = " \t\n,.;:()[]/\"'-=";

	while (*(text += strspn(text, between))) {
		gsize len = strcspn(text, between);

		if (words_have(words, text, len))
			return TRUE;
		text += len;
	}
	return FALSE;
}

void judge_protocol(const Judgement *judgement)
{
	const char *text = judgement_text(judgement, "protocol");

	if (judgement_has(judgement, "message_formats") && *text &&
	    !has_any_word(text, "tcp udp sctp dccp 6 17 132 33"))
		judgement_find(
			judgement, "protocol",
			"It names no transport protocol; TCP (6), UDP (17), SCTP "
			"(132) or DCCP (33) is meant");
}

void judge_dccp(const Judgement *judgement)
{
	if (has_any_word(judgement_text(judgement, "protocol"), "dccp 33"))
		judgement_find(judgement, "protocol",
			       "It names DCCP; such an application goes by the "
			       "guidelines for DCCP and needs a service code");
}

void judge_sctp(const Judgement *judgement)
{
	if (has_any_word(judgement_text(judgement, "protocol"), "sctp 132"))
		judgement_find(
			judgement, "protocol",
			"It names SCTP; such an application is reviewed by the "
			"experts for SCTP");
}

/* P9: more than one port wanted. */
void judge_several_names(const Judgement *judgement)
{
	const char *text = judgement_text(judgement, judged_name(judgement));

	if (strpbrk(text, ",;") || has_any_word(text, "and or"))
		judgement_find(
			judgement, judged_name(judgement),
			"\"%s\" seems to be more than one name; one application "
			"is for one port, and each further one must be justified",
			text);
}

/* A name that the page's input field cut off in the middle of a word. */
void judge_cut(const Judgement *judgement)
{
	const char *text =
		judgement_text(judgement, judged_description(judgement));

	if (g_utf8_strlen(text, -1) == CUT_LENGTH &&
	    g_ascii_islower(text[strlen(text) - 1]))
		judgement_find(
			judgement, judged_description(judgement),
			"The name \"%s\" has exactly %d characters and may have "
			"been cut off; the whole name is needed",
			text, CUT_LENGTH);
}

/* A8: complete in itself. */
void judge_pointers(const Judgement *judgement)
{
	const char *text = judgement_text(judgement, "technical_description");

	if ((strstr(text, "http://") || strstr(text, "https://")) &&
	    strlen(text) < 200)
		judgement_find(
			judgement, "technical_description",
			"The technical description is little more than a "
			"reference; it should be complete in itself");
}
