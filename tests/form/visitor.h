/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_FORM_VISITOR_H
#define TESTS_FORM_VISITOR_H

#include "form/desk.h"
#include "form/handle.h"
#include "form/view.h"
#include "tests/default_limits.h"
#include "tests/form/fields.h"
#include "tests/run.h"
#include "tests/scratch.h"

/*
 * Somebody who asks for pages, fills them in and presses their buttons, at a
 * time that the test says; and a mail system that keeps one mail.
 */

/* 2004-07-12T09:00:00Z */
#define NOW 1089622800

static FormSettings settings;
static CgiRequest request;
static gint64 now;
static guint logged;

/* The mail system: a script that keeps a mail, and says what it is told to. */
static const char *const sendmail[] = { "/bin/sh", "-c",
					"cat >\"$0/mail\"; "
					"echo \"$2 $4\" >\"$0/to\"; "
					"exit $(cat \"$0/status\")",
					NULL };
static const char *const none[] = { NULL };
static const char *command[5];

static inline void log_error(const GError *error)
{
	logged++;
	ck_assert_ptr_null(strstr(error->message, "sam@"));
}

static inline char *contents(const char *name)
{
	g_autofree char *path = scratch_path(name);
	char *text = NULL;

	g_file_get_contents(path, &text, NULL, NULL);
	return text;
}

static inline void set_status(const char *status)
{
	g_autofree char *path = scratch_path("status");

	ck_assert(g_file_set_contents(path, status, -1, NULL));
}

static inline void set_up(void)
{
	for (guint i = 0; sendmail[i]; i++)
		command[i] = sendmail[i];
	command[3] = scratch_folder;
	settings = (FormSettings){ .registry = "Example <Networks>",
				   .to = "ports@registry.example",
				   .from = "form@registry.example",
				   .url = "https://registry.example/ports",
				   .folder = scratch_folder,
				   .sendmail = command,
				   .offered = none,
				   .hourly = 3,
				   .wait_seconds = 5,
				   .limits = default_limits,
				   .child = { 0, 60, 60 } };
	request = (CgiRequest){ .script = (char *)"/ports",
				.path = (char *)"/",
				.address = (char *)"192.0.2.1",
				.languages = (char *)"",
				.query = test_fields(),
				.fields = test_fields() };
	now = NOW;
	logged = 0;
	set_status("0");
}

static inline void tear_down(void)
{
	g_ptr_array_unref(request.query);
	g_ptr_array_unref(request.fields);
}

static inline CgiResponse *get(const char *path)
{
	static char kept[100];

	g_strlcpy(kept, path, sizeof(kept));
	request.method = CGI_GET;
	request.path = kept;
	return handle_request(&settings, &request, NULL, now, log_error);
}

static inline void take_fields(GPtrArray *fields)
{
	g_ptr_array_unref(request.fields);
	request.fields = fields;
}

/* What stands behind name=" in the page. The caller frees it. */
static inline char *value_in(const CgiResponse *response, const char *name)
{
	g_autofree char *start = g_strdup_printf("name=\"%s\" value=\"", name);
	const char *value = strstr(response->body->str, start);

	if (!value)
		return g_strdup("");
	value += strlen(start);
	return g_strndup(value, strcspn(value, "\""));
}

/* Presses a button of a page that came back some seconds ago. */
static inline CgiResponse *press(const char *form, GPtrArray *fields,
				 const char *action, gint64 seconds)
{
	g_autofree char *path = g_strconcat("/", form, NULL);
	g_autoptr(CgiResponse) page = get(path);
	g_autofree char *token = value_in(page, FIELD_TOKEN);

	put_field(fields, FIELD_TOKEN, token);
	put_field(fields, FIELD_ACTION, action);
	take_fields(fields);
	request.method = CGI_POST;
	now += seconds;
	return handle_request(&settings, &request, NULL, now, log_error);
}

static inline GPtrArray *good(const char *key, const char *text)
{
	GPtrArray *fields = filled_in(form_page("user-2004"), NULL, NULL);

	for (guint i = 0; i < fields->len; i++) {
		CgiField *field = fields->pdata[i];
		const char *value = NULL;

		if (g_strcmp0(key, field->name) == 0)
			value = text;
		else if (strcmp(field->name, "short_name") == 0)
			value = "adds";
		else if (strcmp(field->name, "port_name") == 0)
			value = "Super Adding";
		else if (strcmp(field->name, "protocol") == 0)
			value = "A protocol over TCP";
		if (value) {
			g_free(field->value);
			field->value = g_strdup(value);
		}
	}
	return fields;
}

static inline gboolean says(const CgiResponse *response, Word word)
{
	return strstr(response->body->str,
		      language_word(language_for("en"), word)) != NULL;
}

/* Before each test of the case. */
static inline void visitor_fixture(TCase *tc)
{
	scratch_fixture(tc);
	tcase_add_checked_fixture(tc, set_up, tear_down);
}

#endif
