/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/automatic_subject.h"

#include <string.h>

/* All of these are folded, as g_utf8_casefold() does it. */

/* However they go on. */
static const char *const beginnings[] = {
	"auto:",
	"autoreply from ",
	"automatische antwort",
	"abwesend",
	"abwesenheit",
	"undelivered mail returned",
	"delivery status notification",
	"delivery failure",
	"delivery notification",
	"delivery has failed",
	"failed mail",
	"mail could not be delivered",
	"mail delivery fail",
	"mail delivery warning",
	"mail system error",
	"mailsweeper notification",
	"mdaemon notification",
	"mdaemon warning",
	"message delivery failure",
	"message undeliverable",
	"**message you sent blocked by our bulk email filter",
	"nondeliverable mail",
	"nondelivery of:",
	"out of office auto",
	"out of the office auto",
	"returned mail",
	"warning from uucp",
	"warning: could not send message",
};

/* Where nothing follows, or what it is about. */
static const char *const titles[] = {
	"autoreply",
	"auto-reply",
	"auto reply",
	"autoresponse",
	"auto-response",
	"auto response",
	"automated reply",
	"automated response",
	"automatic reply",
	"automatic response",
	"away from office",
	"away from the office",
	"delivery failed",
	"failure notice",
	"on vacation",
	"ooo",
	"out of office",
	"out of office message",
	"out of office notification",
	"out of office reply",
	"out of office response",
	"out of the office",
	"return receipt",
	"undeliverable",
	"undeliverable mail",
	"undeliverable message",
	"undelivered mail",
	"vacation",
	"vacation message",
	"vacation notice",
	"vacation notification",
	"vacation reply",
	"vacation response",
	/* French, Spanish, Italian, Portuguese */
	"absence du bureau",
	"absent du bureau",
	"absent(e) du bureau",
	"message d'absence",
	"non remis",
	"réponse automatique",
	"fuera de la oficina",
	"no se puede entregar",
	"respuesta automatica",
	"respuesta automática",
	"fuori sede",
	"fuori ufficio",
	"impossibile recapitare",
	"risposta automatica",
	"não entregue",
	"resposta automatica",
	"resposta automática",
	/* Dutch, German, Danish, Norwegian, Swedish */
	"afwezig",
	"afwezigheidsbericht",
	"automatisch antwoord",
	"onbestelbaar",
	"unzustellbar",
	"autosvar",
	"automatisk svar",
	"automatiskt svar",
	"fraværsmelding",
	"frånvaro",
	"olevererat",
	/* Finnish, Hungarian, Czech, Slovak, Polish, Russian, Turkish */
	"automaattinen vastaus",
	"automatikus válasz",
	"automatická odpověď",
	"automatická odpoveď",
	"automatyczna odpowiedź",
	"odpowiedź automatyczna",
	"автоматический ответ",
	"otomatik yanıt",
	/* Japanese, Chinese, Korean */
	"自動応答",
	"自動返信",
	"自动答复",
	"自动回复",
	"自動回覆",
	"자동 회신",
};

/* What stands in brackets in such subjects, and in no others. */
static const char *const remarks[] = {
	"(delivery failed)", "(auto-reply)",	"(autoreply)",
	"(automatic reply)", "(out of office)", "(opened)",
	"[auto-reply]",	     "[autoreply]",	"[auto reply]",
};

/* What such a subject says of somebody, and then ends. */
static const char *const predicates[] = {
	" is out of the office",
	" is out of office",
};

/* How a title ends; the last is that of Chinese and Japanese. */
static const char *const title_ends[] = { ":", ";", "(", "[", ".", "!", "：" };

#define BLANKS " \t\n"

static gboolean begins_with_any(const char *text, const char *const *words,
				gsize count)
{
	for (gsize i = 0; i < count; i++) {
		/* Most differ in their first letter. */
		if (*words[i] == *text && g_str_has_prefix(text, words[i]))
			return TRUE;
	}
	return FALSE;
}

static gboolean ends_here(const char *text)
{
	text += strspn(text, BLANKS);
	if (g_str_has_prefix(text, "\xc2\xa0")) /* French: before a colon */
		text += 2;
	return !*text ||
	       begins_with_any(text, title_ends, G_N_ELEMENTS(title_ends));
}

static gboolean is_title(const char *subject)
{
	for (gsize i = 0; i < G_N_ELEMENTS(titles); i++) {
		if (*titles[i] == *subject &&
		    g_str_has_prefix(subject, titles[i]) &&
		    ends_here(subject + strlen(titles[i])))
			return TRUE;
	}
	return FALSE;
}

static gboolean has_remark(const char *subject)
{
	while (*(subject += strcspn(subject, "(["))) {
		if (begins_with_any(subject, remarks, G_N_ELEMENTS(remarks)))
			return TRUE;
		subject++;
	}
	return FALSE;
}

static gboolean has_predicate(const char *subject)
{
	for (gsize i = 0; i < G_N_ELEMENTS(predicates); i++) {
		const char *found = strstr(subject, predicates[i]);

		if (found && ends_here(found + strlen(predicates[i])))
			return TRUE;
	}
	return FALSE;
}

/* "[EXAMPLE #12] AutoReply: ...": a list's or a ticket's mark comes first. */
static const char *skip_mark(const char *subject)
{
	const char *end = *subject == '[' ? strchr(subject, ']') : NULL;

	if (!end)
		return subject;
	end++;
	return end + strspn(end, BLANKS);
}

gboolean automatic_subject(const char *subject)
{
	g_autofree char *folded = g_str_is_ascii(subject)
					  ? g_ascii_strdown(subject, -1)
					  : g_utf8_casefold(subject, -1);
	const char *start = skip_mark(folded + strspn(folded, BLANKS));

	return begins_with_any(start, beginnings, G_N_ELEMENTS(beginnings)) ||
	       is_title(start) || has_remark(folded) || has_predicate(folded);
}
