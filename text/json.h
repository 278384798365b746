/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEXT_JSON_H
#define TEXT_JSON_H

#include <glib.h>

/*
 * A writer of JSON (RFC 8259) on one line.
 *
 * Knows nothing of what it writes. What comes out is always valid UTF-8
 * without a line end or any character that harmless.h calls unsafe (these are
 * written as \u escapes), so that a line of it may go to a terminal or a log,
 * and two writings of the same values are the same bytes: members stand in the
 * order of the calls. A byte that is not UTF-8 becomes U+FFFD.
 *
 *	Json json = json_begin();
 *	json_open(&json, NULL, '{');
 *	json_string(&json, "name", "sums");
 *	json_close(&json, '}');
 *	char *line = json_end(&json);
 *
 * A key is NULL inside an array and at the top.
 */
typedef struct {
	GString *out;
	gboolean comma; /* something stands before the next value */
} Json;

Json json_begin(void);

/* The line so far, without a newline. The caller frees it. */
char *json_end(Json *json);

/* bracket: '{' or '['; each is closed by its own kind, '}' or ']'. */
void json_open(Json *json, const char *key, char bracket);
void json_close(Json *json, char bracket);

/* NULL is written as null. */
void json_string(Json *json, const char *key, const char *value);
void json_int(Json *json, const char *key, gint64 value);
void json_bool(Json *json, const char *key, gboolean value);
void json_null(Json *json, const char *key);

/* As json_string(), but left out where value is NULL. */
void json_optional(Json *json, const char *key, const char *value);

/* value is itself one line of JSON, taken as it is. */
void json_raw(Json *json, const char *key, const char *value);

#endif
