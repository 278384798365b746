/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_JUDGE_H
#define PARSE_JUDGE_H

#include "parse/application.h"
#include "parse/question.h"

/*
 * Private to parse/: a rule at work on an application. Each judge looks at
 * one thing and adds a finding for each fault; rules.c says whose rule it is
 * and how severe.
 */
typedef struct {
	Application *application;
	const Form *form;
	const char *rule; /* its id */
	const char *source;
	Severity severity;
} Judgement;

typedef void (*Judge)(const Judgement *judgement);

/* The keys of the answers that names and descriptions are judged at, whatever
 * the form calls them. */
const char *judged_name(const Judgement *judgement);
const char *judged_description(const Judgement *judgement);

/* TRUE if the transport ("tcp") is one of those that are asked for. */
gboolean judged_asks_for(const Judgement *judgement, const char *transport);

/* FALSE if a name alone is asked for. */
gboolean judged_asks_for_port(const Judgement *judgement);

/* TRUE if the form has such a question. */
gboolean judgement_has(const Judgement *judgement, const char *key);

/* The answer's text, "" if there is none. */
const char *judgement_text(const Judgement *judgement, const char *key);

/* Adds "<what> (<question>; <source>)." key: the answer it is about. */
void judgement_find(const Judgement *judgement, const char *key,
		    const char *format, ...) G_GNUC_PRINTF(3, 4);

/* The name (judge_name.c). */
void judge_length_14(const Judgement *judgement);
void judge_length_15(const Judgement *judgement);
void judge_characters(const Judgement *judgement);
void judge_letter(const Judgement *judgement);
void judge_outer_hyphen(const Judgement *judgement);
void judge_double_hyphen(const Judgement *judgement);
void judge_redundant_words(const Judgement *judgement);
void judge_version(const Judgement *judgement);
void judge_discovery(const Judgement *judgement);
void judge_old_characters(const Judgement *judgement);
void judge_replacement(const Judgement *judgement);

/* What is asked for (judge_request.c). */
void judge_transports(const Judgement *judgement);
void judge_port(const Judgement *judgement);
void judge_user_port(const Judgement *judgement);
void judge_system_port(const Judgement *judgement);
void judge_unasked_transports(const Judgement *judgement);
void judge_code_for_dccp(const Judgement *judgement);
void judge_code_form(const Judgement *judgement);
void judge_code_range(const Judgement *judgement);
void judge_code_policy(const Judgement *judgement);
void judge_code_count(const Judgement *judgement);
void judge_name_for_dccp(const Judgement *judgement);
void judge_sctp_intent(const Judgement *judgement);

/* What the experts ask (judge_review.c). */
void judge_port_reason(const Judgement *judgement);
void judge_variant(const Judgement *judgement);
void judge_use(const Judgement *judgement);
void judge_early_use(const Judgement *judgement);
void judge_reference(const Judgement *judgement);
void judge_acronyms(const Judgement *judgement);
void judge_udp(const Judgement *judgement);
void judge_differences(const Judgement *judgement);
void judge_versions(const Judgement *judgement);
void judge_port_review(const Judgement *judgement);
void judge_name_review(const Judgement *judgement);

/* The other answers (judge_answer.c). */
void judge_person(const Judgement *judgement);
void judge_answered(const Judgement *judgement);
void judge_broadcast(const Judgement *judgement);
void judge_paragraphs(const Judgement *judgement);
void judge_examples(const Judgement *judgement);
void judge_protocol(const Judgement *judgement);
void judge_dccp(const Judgement *judgement);
void judge_sctp(const Judgement *judgement);
void judge_several_names(const Judgement *judgement);
void judge_cut(const Judgement *judgement);
void judge_pointers(const Judgement *judgement);

#endif
