/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_REPORT_H
#define PARSE_REPORT_H

#include "parse/parsed.h"
#include "text/json.h"

/*
 * What a message says, as JSON: the contract that "portreg parse --json"
 * prints and that the store keeps with each message.
 *
 * Keys are added, never renamed or taken away. "parts" lists the MIME
 * structure, "quarantine" is there when the kind is "quarantined".
 */

/* Writes the members, without the braces, so that others may stand before. */
void report_members(Json *json, const Parsed *parsed);

/* What is asked for, as an object. */
void report_request(Json *json, const char *key, char *const *request);

/* All of it as one line. The caller frees it. */
char *report_line(const Parsed *parsed);

#endif
