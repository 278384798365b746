/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/request.h"

#include <string.h>

#include "parse/address.h"
#include "parse/shape.h"
#include "text/sha256.h"

#define DIGEST_VERSION "1:"

/* What people write where they say nothing. */
static const char *const nothings[] = { "n/a", "na", "-", "--", "none", "nil" };

/* Lines joined by a blank, without the blanks around each. */
static char *join_lines(const char *text)
{
	GString *line = g_string_sized_new(strlen(text));

	for (const char *p = text; *p; p++) {
		if (*p != '\n') {
			g_string_append_c(line, *p);
			continue;
		}
		while (line->len && g_ascii_isspace(line->str[line->len - 1]))
			g_string_truncate(line, line->len - 1);
		p += strspn(p, " \t\n") - 1;
		g_string_append_c(line, ' ');
	}
	return g_strstrip(g_string_free(line, FALSE));
}

/* One line, or NULL where nothing is said. */
static char *value_of(const Application *application, const char *key)
{
	g_autofree char *text = join_lines(application_text(application, key));

	if (!*text)
		return NULL;
	for (guint i = 0; i < G_N_ELEMENTS(nothings); i++) {
		if (g_ascii_strcasecmp(text, nothings[i]) == 0)
			return NULL;
	}
	return g_steal_pointer(&text);
}

/* Which answers of a form say what; NULL: it has none. */
static const struct Source {
	const char *form;
	const char *service_name;
	const char *description;
	const char *transports; /* NULL: tcp and udp, RFC 6335 section 7.1 */
	const char *port;
	const char *range; /* a key, or "=user", which is said by the form */
	/* Of a person: name and address, or one answer with both. */
	const char *assignee;
	const char *assignee_email;
	const char *contact;
	const char *contact_email;
	const char *service_code;
	const char *reference;
} sources[] = {
	{ .form = "user-2004",
	  .service_name = "short_name",
	  .description = "port_name",
	  .range = "=user",
	  .assignee = "applicant_name",
	  .assignee_email = "applicant_email",
	  .contact = "applicant_name",
	  .contact_email = "applicant_email" },
	{ .form = "system-2004",
	  .service_name = "short_name",
	  .description = "port_name",
	  .range = "=system",
	  .assignee = "applicant_name",
	  .assignee_email = "applicant_email",
	  .contact = "applicant_name",
	  .contact_email = "applicant_email",
	  .reference = "specification" },
	{ .form = "email-1990s",
	  .service_name = "short_name",
	  .range = "range" },
	{ .form = "rfc6335",
	  .service_name = "service_name",
	  .description = "description",
	  .transports = "transports",
	  .port = "port_number",
	  .assignee = "assignee",
	  .contact = "contact",
	  .service_code = "service_code",
	  .reference = "reference" },
	{ .form = "web-2011",
	  .service_name = "service_name",
	  .description = "description",
	  .transports = "transports",
	  .port = "port_number",
	  .range = "=user",
	  .assignee = "assignee_name",
	  .assignee_email = "assignee_email",
	  .contact = "contact_name",
	  .contact_email = "contact_email",
	  .service_code = "service_code",
	  .reference = "reference" },
	{ .form = "modification",
	  .service_name = "proposed_service_name",
	  .description = "description",
	  .transports = "transports",
	  .port = "port_number",
	  .assignee = "assignee_name",
	  .assignee_email = "assignee_email",
	  .contact = "contact_name",
	  .contact_email = "contact_email" },
};

static const struct Source *source_of(const char *form)
{
	for (guint i = 0; i < G_N_ELEMENTS(sources); i++) {
		if (strcmp(sources[i].form, form) == 0)
			return &sources[i];
	}
	return NULL;
}

const char *request_name_key(const char *form)
{
	const struct Source *source = source_of(form);

	return source ? source->service_name : NULL;
}

static char *optional_value(const Application *application, const char *key)
{
	return key ? value_of(application, key) : NULL;
}

static char *range_of(const Application *application,
		      const struct Source *source)
{
	if (source->range && *source->range == '=')
		return g_strdup(source->range + 1);
	return optional_value(application, source->range);
}

/* "Sam Pell <sam@example.org>" in one answer, or in two. */
static void derive_person(Application *application, const char *name_key,
			  const char *email_key, RequestField name)
{
	char **request = application->request;
	g_autofree char *text = optional_value(application, name_key);
	g_autofree char *email = optional_value(application, email_key);
	g_autofree char *address = NULL;

	if (text && !email_key) {
		request[name] = shape_person(text, &address);
		email = g_strdup(address ? address : text);
	} else {
		request[name] = g_strdup(text);
	}
	if (email)
		request[name + 1] = address_find(email);
}

static void derive(Application *application, const struct Source *source)
{
	char **request = application->request;

	request[REQUEST_SERVICE_NAME] =
		optional_value(application, source->service_name);
	request[REQUEST_DESCRIPTION] =
		optional_value(application, source->description);
	request[REQUEST_TRANSPORTS] =
		source->transports
			? optional_value(application, source->transports)
			: g_strdup("tcp, udp");
	request[REQUEST_PORT] = optional_value(application, source->port);
	request[REQUEST_RANGE] = range_of(application, source);
	request[REQUEST_SERVICE_CODE] =
		optional_value(application, source->service_code);
	request[REQUEST_REFERENCE] =
		optional_value(application, source->reference);
	derive_person(application, source->assignee, source->assignee_email,
		      REQUEST_ASSIGNEE_NAME);
	derive_person(application, source->contact, source->contact_email,
		      REQUEST_CONTACT_NAME);
}

/* Where the form does not ask who applies, it is whom the mail is from. */
static void derive_from(Application *application, const char *from_name,
			const char *from_email)
{
	char **request = application->request;

	request[REQUEST_ASSIGNEE_NAME] = g_strdup(from_name);
	request[REQUEST_CONTACT_NAME] = g_strdup(from_name);
	request[REQUEST_ASSIGNEE_EMAIL] = g_strdup(from_email);
	request[REQUEST_CONTACT_EMAIL] = g_strdup(from_email);
}

void request_derive(Application *application, const char *from_name,
		    const char *from_email)
{
	const struct Source *source = source_of(application->form);

	if (!source)
		return;
	derive(application, source);
	if (!source->contact)
		derive_from(application, from_name, from_email);
}

/* Words, with one blank behind each. */
static void add_folded(Sha256 *sum, const char *text)
{
	const gsize size = strlen(text) + strlen(" \n");
	g_autofree char *folded = g_malloc(size);
	gsize len = 0;

	for (; *text; text++) {
		if (*text != ' ' && *text != '\t' && *text != '\n')
			folded[len++] = *text;
		else if (len > 0 && folded[len - 1] != ' ')
			folded[len++] = ' ';
	}
	if (len > 0 && folded[len - 1] != ' ')
		folded[len++] = ' ';
	folded[len++] = '\n';
	sha256_add(sum, folded, len);
}

void request_digest(Application *application)
{
	Sha256 sum = sha256_begin();
	g_autofree char *hex = NULL;

	add_folded(&sum, application->form);
	for (guint i = 0; i < application->answers->len; i++) {
		const Answer *answer = application->answers->pdata[i];

		add_folded(&sum, answer->key);
		add_folded(&sum, answer->text);
	}
	/* Where the form does not ask who applies, somebody does all the same.
	 */
	if (!application_answer(application, "applicant_email") &&
	    !application_answer(application, "contact") &&
	    !application_answer(application, "contact_email"))
		add_folded(&sum,
			   application->request[REQUEST_CONTACT_EMAIL]
				   ? application->request[REQUEST_CONTACT_EMAIL]
				   : "");
	hex = sha256_end(&sum);
	application->digest = g_strconcat(DIGEST_VERSION, hex, NULL);
}
