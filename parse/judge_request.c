/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "parse/judge.h"
#include "registry/port.h"
#include "registry/service_code.h"

/* What is asked for: transports, ports, service codes. */

/* RFC 6335 section 6: system ports, user ports, dynamic ports. */
#define SYSTEM_LAST 1023
#define USER_LAST   49151

static const char *requested(const Judgement *judgement, RequestField field)
{
	const char *text = judgement->application->request[field];

	return text ? text : "";
}

gboolean judged_asks_for(const Judgement *judgement, const char *transport)
{
	g_auto(GStrv) list =
		g_strsplit(requested(judgement, REQUEST_TRANSPORTS), ", ", -1);

	return g_strv_contains((const char *const *)list, transport);
}

gboolean judged_asks_for_port(const Judgement *judgement)
{
	if (judgement_has(judgement, "resources"))
		return strstr(judgement_text(judgement, "resources"), "port") !=
		       NULL;
	return !judgement_has(judgement, "port_number") ||
	       *requested(judgement, REQUEST_PORT);
}

/* A wanted port; FALSE: none is named, or what is named is no number. */
static gboolean wanted_port(const Judgement *judgement, PortRange *port_out)
{
	const char *text = requested(judgement, REQUEST_PORT);

	return *text && port_range_parse(text, strlen(text), port_out);
}

void judge_transports(const Judgement *judgement)
{
	static const char *const known[] = { "tcp", "udp", "sctp", "dccp",
					     NULL };
	const char *text = requested(judgement, REQUEST_TRANSPORTS);
	g_auto(GStrv) list = g_strsplit(text, ", ", -1);

	if (!judgement_has(judgement, "transports"))
		return;
	if (!*text)
		judgement_find(judgement, "transports",
			       "No transport is named; at least one of TCP, "
			       "UDP, SCTP and DCCP is needed");
	else if (!g_strv_contains(known, list[0]))
		judgement_find(judgement, "transports",
			       "\"%s\" names no transport; TCP, UDP, SCTP and "
			       "DCCP have port numbers",
			       text);
}

/* P1: what is wanted is a port that can be assigned. */
void judge_port(const Judgement *judgement)
{
	static const char *const words[] = { "any", "user", "system",
					     "registered", NULL };
	const char *text = requested(judgement, REQUEST_PORT);
	g_autofree char *lower = g_ascii_strdown(text, -1);
	PortRange port;

	if (!*text || g_strv_contains(words, lower))
		return;
	if (!wanted_port(judgement, &port))
		judgement_find(judgement, "port_number",
			       "\"%s\" is no port number; it is a number from "
			       "1024 to 49151, or the word \"user\"",
			       text);
	else if (port.last > USER_LAST)
		judgement_find(judgement, "port_number",
			       "Port %s is a dynamic one; 49152 to 65535 are "
			       "never assigned",
			       text);
}

/* P2: the form is for user ports. */
void judge_user_port(const Judgement *judgement)
{
	PortRange port;

	if (wanted_port(judgement, &port) && port.first <= SYSTEM_LAST)
		judgement_find(
			judgement, "port_number",
			"Port %u is a system port; this form is for user "
			"ports, 1024 to 49151",
			port.first);
}

/* P3: system ports have a way of their own. */
void judge_system_port(const Judgement *judgement)
{
	PortRange port;

	if (strcmp(requested(judgement, REQUEST_RANGE), "system") == 0 ||
	    (wanted_port(judgement, &port) && port.first <= SYSTEM_LAST))
		judgement_find(
			judgement,
			judgement_has(judgement, "port_number")
				? "port_number"
				: judged_name(judgement),
			"A system port is asked for; it needs IETF Review "
			"or IESG Approval, and reasons why neither a "
			"dynamic nor a user port will do");
}

/* P12: what the form does not ask. */
void judge_unasked_transports(const Judgement *judgement)
{
	if (!judgement_has(judgement, "transports") &&
	    judgement_has(judgement, "protocol"))
		judgement_find(
			judgement, "protocol",
			"The form asks for no transport; TCP and UDP are "
			"taken, but only those that are asked for should "
			"be assigned");
}

/* D1: a service code if DCCP is asked for, and only then. */
void judge_code_for_dccp(const Judgement *judgement)
{
	gboolean dccp = judged_asks_for(judgement, "dccp");
	const char *code = requested(judgement, REQUEST_SERVICE_CODE);

	if (!judgement_has(judgement, "service_code"))
		return;
	if (dccp && !*code)
		judgement_find(
			judgement, "service_code",
			"DCCP is asked for without a service code; one is "
			"needed, as SC:fdpz");
	else if (!dccp && *code)
		judgement_find(
			judgement, "service_code",
			"There is a service code, \"%s\", but DCCP is not "
			"asked for; only DCCP has them",
			code);
}

typedef void (*CodeJudge)(const Judgement *judgement, const char *text,
			  guint32 code);

/* The codes that are written as they should be; how many there are. */
static guint each_code(const Judgement *judgement, CodeJudge judge)
{
	g_auto(GStrv) codes = g_strsplit_set(
		requested(judgement, REQUEST_SERVICE_CODE), ",; ", -1);
	guint count = 0;

	for (char **text = codes; *text; text++) {
		guint32 code;

		if (!**text)
			continue;
		count++;
		if (judge && service_code_parse(*text, &code))
			judge(judgement, *text, code);
	}
	return count;
}

/* D2: how a code is written. */
void judge_code_form(const Judgement *judgement)
{
	g_auto(GStrv) codes = g_strsplit_set(
		requested(judgement, REQUEST_SERVICE_CODE), ",; ", -1);

	for (char **text = codes; *text; text++) {
		guint32 code;

		if (**text && !service_code_parse(*text, &code))
			judgement_find(
				judgement, "service_code",
				"\"%s\" is no service code; it is SC: and one to "
				"four characters (SC:fdpz), SC= and a number "
				"(SC=1717858426), or SC=x and one in hexadecimal",
				*text);
	}
}

static void find_unassignable(const Judgement *judgement, const char *text,
			      guint32 code)
{
	if (service_code_is_reserved(code))
		judgement_find(judgement, "service_code",
			       "The service code %s is reserved", text);
	else if (service_code_is_private(code))
		judgement_find(
			judgement, "service_code",
			"The service code %s is for private use, and not "
			"assigned",
			text);
}

void judge_code_range(const Judgement *judgement)
{
	each_code(judgement, find_unassignable);
}

static void find_specified(const Judgement *judgement, const char *text,
			   guint32 code)
{
	if (service_code_needs_specification(code))
		judgement_find(
			judgement, "service_code",
			"The service code %s is all capitals and digits; "
			"such codes need a specification",
			text);
}

/* D4: which codes are not given to who comes first. */
void judge_code_policy(const Judgement *judgement)
{
	if (each_code(judgement, find_specified) > 5)
		judgement_find(
			judgement, "service_code",
			"More than five service codes are asked for; that "
			"needs Expert Review");
}

static void find_unnamed(const Judgement *judgement, const char *text,
			 guint32 code)
{
	const char *description = requested(judgement, REQUEST_DESCRIPTION);

	(void)code;
	if (!strstr(description, text))
		judgement_find(judgement, judged_description(judgement),
			       "The description does not name the service code "
			       "%s; that of a port for DCCP does",
			       text);
}

/* D5: one code a port, and named in its description. */
void judge_code_count(const Judgement *judgement)
{
	guint count = judged_asks_for(judgement, "dccp")
			      ? each_code(judgement, find_unnamed)
			      : 0;

	if (count > 1)
		judgement_find(judgement, "service_code",
			       "%u service codes are asked for; several on one "
			       "port are possible by Expert Review alone",
			       count);
}

/* D6: whose name a service over DCCP may have. */
void judge_name_for_dccp(const Judgement *judgement)
{
	if (judged_asks_for(judgement, "dccp") &&
	    !judged_asks_for(judgement, "udp") &&
	    (judged_asks_for(judgement, "tcp") ||
	     judged_asks_for(judgement, "sctp")))
		judgement_find(judgement, "transports",
			       "The name of a service over TCP or SCTP should "
			       "not be used over DCCP; one over UDP may be");
}

/* S1: SCTP for what it can do. */
void judge_sctp_intent(const Judgement *judgement)
{
	if (judged_asks_for(judgement, "sctp") &&
	    judgement_has(judgement, "sctp_capability") &&
	    !*judgement_text(judgement, "sctp_capability"))
		judgement_find(
			judgement, "sctp_capability",
			"SCTP is asked for, but it does not say for which "
			"of its capabilities");
}
