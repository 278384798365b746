/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "parse/judge.h"

/* What the experts ask of an application since RFC 6335 and RFC 7605. */

static gboolean has_any_of(const char *text, const char *const *words)
{
	g_autofree char *lower = g_ascii_strdown(text, -1);

	for (; *words; words++) {
		if (strstr(lower, *words))
			return TRUE;
	}
	return FALSE;
}

/* The first of the keys whose answer holds one of the words, or NULL. */
static const char *answer_with(const Judgement *judgement,
			       const char *const *keys,
			       const char *const *words)
{
	for (; *keys; keys++) {
		if (has_any_of(judgement_text(judgement, *keys), words))
			return *keys;
	}
	return NULL;
}

static gboolean is_unanswered(const Judgement *judgement, const char *key)
{
	return judgement_has(judgement, key) &&
	       !*judgement_text(judgement, key);
}

/* P4: why no dynamic port. */
void judge_port_reason(const Judgement *judgement)
{
	if (is_unanswered(judgement, "unique_port_reason") &&
	    judged_asks_for_port(judgement))
		judgement_find(judgement, "unique_port_reason",
			       "A port is asked for, but it does not say why a "
			       "dynamic one, or one that is assigned, will not "
			       "do");
}

/* P10: no port for a secure variant. */
void judge_variant(const Judgement *judgement)
{
	static const char *const endings[] = { "-tls", "-ssl", "-sec",
					       "-secure", "-dtls" };
	const char *name =
		judgement->application->request[REQUEST_SERVICE_NAME];
	g_autofree char *lower = name ? g_ascii_strdown(name, -1) : NULL;

	for (guint i = 0; lower && i < G_N_ELEMENTS(endings); i++) {
		if (g_str_has_suffix(lower, endings[i]))
			judgement_find(
				judgement, judged_name(judgement),
				"The name \"%s\" is of a secure variant; one port "
				"should serve all variants, versions and kinds of "
				"device",
				name);
	}
}

/* P13: what a port is not for. */
void judge_use(const Judgement *judgement)
{
	static const char *const keys[] = {
		"technical_description", "functions",	"broadcast_use",
		"unique_port_reason",	 "description", "assignment_notes",
		"other_information",	 NULL,
	};
	static const char *const words[] = {
		"localhost",	      "127.0.0.1",    "loopback",
		"same host",	      "same machine", "same computer",
		"within one machine", NULL,
	};
	const char *key = answer_with(judgement, keys, words);

	if (key)
		judgement_find(
			judgement, key,
			"It seems to be for use inside one machine; that "
			"needs no port of its own");
}

/* P14: not before it is assigned. */
void judge_early_use(const Judgement *judgement)
{
	static const char *const keys[] = { "development_state",
					    "assignment_notes",
					    "other_information",
					    "technical_description", NULL };
	const char *port = judgement->application->request[REQUEST_PORT];
	const char *const words[] = { port, NULL };
	static const char *const used[] = { "deployed", "in production",
					    "in use",	"already use",
					    "is used",	NULL };
	const char *key = port ? answer_with(judgement, keys, words) : NULL;

	if (key && has_any_of(judgement_text(judgement, key), used))
		judgement_find(
			judgement, key,
			"Port %s seems to be in use already; it must not "
			"be before it is assigned",
			port);
}

/* A reference to where it is written counts; the examiner reads that. */
static gboolean is_pointer(const char *text)
{
	static const char *const words[] = { "rfc",	 "draft-", "http://",
					     "https://", "[",	   NULL };

	return has_any_of(text, words);
}

/* A7: the reference says whether broadcast, multicast or anycast is used. */
void judge_reference(const Judgement *judgement)
{
	static const char *const words[] = { "broadcast", "multicast",
					     "anycast", NULL };
	const char *text = judgement->application->request[REQUEST_REFERENCE];

	if (!judgement_has(judgement, "reference") ||
	    judgement_has(judgement, "broadcast_use"))
		return;
	if (!text)
		judgement_find(judgement, "reference",
			       "There is no reference; a description, or where "
			       "to find one, is needed");
	else if (!is_pointer(text) && !has_any_of(text, words))
		judgement_find(
			judgement, "reference",
			"The reference does not say whether IP broadcast, "
			"multicast or anycast is used");
}

static const char *const well_known[] = {
	"TCP",	 "UDP",	 "SCTP", "DCCP", "IP",	 "IPV4", "IPV6", "HTTP",
	"HTTPS", "DNS",	 "FTP",	 "SMTP", "IMAP", "POP",	 "SSH",	 "TLS",
	"SSL",	 "DTLS", "SQL",	 "XML",	 "JSON", "RPC",	 "API",	 "LDAP",
	"SNMP",	 "NTP",	 "SIP",	 "RTP",	 "VOIP", "VPN",	 "USB",	 "TV",
	"PC",	 "ID",	 "SC",	 "URL",	 "URI",	 "HTML", "NFS",	 "RFC",
	"IETF",	 "IANA", "IEEE", "ISO",	 "II",	 "III",	 "IV",	 NULL,
};

static gboolean is_acronym(const char *word)
{
	gsize len = strlen(word);
	gsize upper = 0;

	for (const char *p = word; *p; p++)
		upper += g_ascii_isupper(*p);
	return len >= 2 && len <= 6 && upper == len;
}

/* A9: a description that others understand. */
void judge_acronyms(const Judgement *judgement)
{
	g_auto(GStrv) words = g_strsplit_set(
		judgement_text(judgement, judged_description(judgement)),
		" \t\n,.;()[]/\"'-_&+", -1);

	for (char **word = words; *word; word++) {
		if (!is_acronym(*word) || g_strv_contains(well_known, *word))
			continue;
		judgement_find(
			judgement, judged_description(judgement),
			"The description has the acronym \"%s\"; all but "
			"the best known should be written out",
			*word);
		return;
	}
}

/* A10: what each transport makes necessary to say. */
void judge_udp(const Judgement *judgement)
{
	static const char *const keys[] = { "udp_congestion", "udp_discovery" };

	for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
		if (judged_asks_for(judgement, "udp") &&
		    is_unanswered(judgement, keys[i]))
			judgement_find(
				judgement, keys[i],
				"UDP is asked for, and the question is not "
				"answered");
	}
}

void judge_differences(const Judgement *judgement)
{
	const char *transports =
		judgement->application->request[REQUEST_TRANSPORTS];

	if (transports && strchr(transports, ',') &&
	    is_unanswered(judgement, "transport_differences"))
		judgement_find(
			judgement, "transport_differences",
			"More than one transport is asked for, but it "
			"does not say how the protocol differs over each");
}

/* A11: versions and security. */
void judge_versions(const Judgement *judgement)
{
	static const char *const keys[] = { "versioning", "security" };

	for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
		if (is_unanswered(judgement, keys[i]))
			judgement_find(
				judgement, keys[i],
				"The question is not answered; new services "
				"are expected to have an answer to it");
	}
}

/* A13: who decides. */
void judge_port_review(const Judgement *judgement)
{
	if ((judgement_has(judgement, "resources") ||
	     judgement_has(judgement, "assignment_notes")) &&
	    judged_asks_for_port(judgement))
		judgement_find(
			judgement, "port_number",
			"A port is asked for; that starts Expert Review");
}

void judge_name_review(const Judgement *judgement)
{
	if ((judgement_has(judgement, "resources") ||
	     judgement_has(judgement, "assignment_notes")) &&
	    !judged_asks_for_port(judgement))
		judgement_find(judgement, judged_name(judgement),
			       "A name alone is asked for; who comes first is "
			       "served first");
}
