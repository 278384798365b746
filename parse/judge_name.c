/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "parse/judge.h"
#include "registry/name.h"

static const char *name_of(const Judgement *judgement)
{
	const char *name =
		judgement->application->request[REQUEST_SERVICE_NAME];

	return name ? name : "";
}

/* N1, N2, N12, N3 to N6: the short name by itself. */
void judge_length_14(const Judgement *judgement)
{
	const char *name = name_of(judgement);
	glong length = g_utf8_strlen(name, -1);

	if (length > NAME_MAX_2004)
		judgement_find(
			judgement, judged_name(judgement),
			"The short name \"%s\" has %ld characters; a name has at "
			"most %d",
			name, length, NAME_MAX_2004);
}

void judge_length_15(const Judgement *judgement)
{
	const char *name = name_of(judgement);
	glong length = g_utf8_strlen(name, -1);

	/* The form of 2004 has a rule of its own, a change needs no name. */
	if (!*name && judgement->severity == SEVERITY_ERROR &&
	    strcmp(judged_name(judgement), "proposed_service_name") != 0)
		judgement_find(judgement, judged_name(judgement),
			       "There is no service name; it has one to %d "
			       "characters",
			       NAME_MAX_RFC6335);
	if (length > NAME_MAX_RFC6335)
		judgement_find(
			judgement, judged_name(judgement),
			"The service name \"%s\" has %ld characters; a name has "
			"at most %d",
			name, length, NAME_MAX_RFC6335);
}

void judge_characters(const Judgement *judgement)
{
	const char *name = name_of(judgement);

	if (!name_has_only_rfc6335_characters(name))
		judgement_find(
			judgement, judged_name(judgement),
			"The name \"%s\" has other characters than letters of "
			"ASCII, digits and \"-\"",
			name);
}

void judge_letter(const Judgement *judgement)
{
	const char *name = name_of(judgement);

	if (*name && !name_has_letter(name))
		judgement_find(
			judgement, judged_name(judgement),
			"The name \"%s\" has no letter; it needs at least one, to "
			"be told from a port number",
			name);
}

void judge_outer_hyphen(const Judgement *judgement)
{
	const char *name = name_of(judgement);

	if (*name == '-' || g_str_has_suffix(name, "-"))
		judgement_find(
			judgement, judged_name(judgement),
			"The name \"%s\" begins or ends with a hyphen; one may "
			"stand only inside",
			name);
}

void judge_double_hyphen(const Judgement *judgement)
{
	const char *name = name_of(judgement);

	if (strstr(name, "--"))
		judgement_find(
			judgement, judged_name(judgement),
			"The name \"%s\" has two hyphens side by side; only single "
			"ones are allowed",
			name);
}

void judge_redundant_words(const Judgement *judgement)
{
	static const char *const words[] = { "port", "service", "protocol" };
	const char *name = name_of(judgement);

	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		if (name_has_word(name, words[i]))
			judgement_find(
				judgement, judged_name(judgement),
				"The name \"%s\" holds the word \"%s\", which "
				"says nothing in a list of services; it can go",
				name, words[i]);
	}
}

/* "Version 2", "v2", "2.0" */
static gboolean description_has_version(const char *description)
{
	return g_regex_match_simple(
		"\\b(version\\s+\\d|v\\d+\\b|\\d+\\.\\d+\\b)", description,
		G_REGEX_CASELESS, 0);
}

void judge_version(const Judgement *judgement)
{
	const char *name = name_of(judgement);
	const char *description =
		judgement_text(judgement, judged_description(judgement));

	if (name_has_version(name))
		judgement_find(
			judgement, judged_name(judgement),
			"The name \"%s\" seems to hold a version; the protocol "
			"itself should tell its versions apart",
			name);
	if (description_has_version(description))
		judgement_find(
			judgement, judged_description(judgement),
			"The description seems to name a version; the protocol "
			"itself should tell its versions apart");
}

/* N13 */
void judge_replacement(const Judgement *judgement)
{
	const char *name = name_of(judgement);
	g_autofree char *other = name_replacement(name);

	if (other)
		judgement_find(judgement, judged_name(judgement),
			       "Instead of \"%s\" the name may be \"%s\"", name,
			       other);
}

void judge_discovery(const Judgement *judgement)
{
	const char *description =
		judgement_text(judgement, judged_description(judgement));
	g_autofree char *folded = g_utf8_casefold(description, -1);
	const char *name = name_of(judgement);

	if (*name && strstr(folded, "discovery") &&
	    !g_str_has_suffix(name, "-disc"))
		judgement_find(
			judgement, judged_name(judgement),
			"The name \"%s\" is of a discovery service; such names "
			"end in \"-disc\"",
			name);
}

void judge_old_characters(const Judgement *judgement)
{
	const char *name = name_of(judgement);

	if (!name_has_only_2004_characters(name))
		judgement_find(
			judgement, judged_name(judgement),
			"The short name \"%s\" has characters that no short name "
			"of the list has; letters, digits and - _ + . / * are in "
			"use",
			name);
}
