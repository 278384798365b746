/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/request.h"

#include <string.h>

#include "parse/address.h"

#define DIGEST_VERSION "1:"

/* What people write where they say nothing. */
static const char *const nothings[] = { "n/a", "na", "-", "--", "none", "nil" };

/* One line, or NULL where nothing is said. */
static char *value_of(const Application *application, const char *key)
{
	g_autofree char *text =
		g_strstrip(g_strdup(application_text(application, key)));

	if (!*text)
		return NULL;
	for (guint i = 0; i < G_N_ELEMENTS(nothings); i++) {
		if (g_ascii_strcasecmp(text, nothings[i]) == 0)
			return NULL;
	}
	return g_steal_pointer(&text);
}

static char *address_of(const Application *application, const char *key)
{
	g_autofree char *text = value_of(application, key);

	return text ? address_find(text) : NULL;
}

/* RFC 6335 section 7.1: both transports were given, whatever was asked. */
static void derive_2004(Application *application)
{
	char **request = application->request;

	request[REQUEST_SERVICE_NAME] = value_of(application, "short_name");
	request[REQUEST_DESCRIPTION] = value_of(application, "port_name");
	request[REQUEST_TRANSPORTS] = g_strdup("tcp, udp");
	request[REQUEST_RANGE] = g_strdup("user");
	request[REQUEST_ASSIGNEE_NAME] =
		value_of(application, "applicant_name");
	request[REQUEST_ASSIGNEE_EMAIL] =
		address_of(application, "applicant_email");
	request[REQUEST_CONTACT_NAME] =
		g_strdup(request[REQUEST_ASSIGNEE_NAME]);
	request[REQUEST_CONTACT_EMAIL] =
		g_strdup(request[REQUEST_ASSIGNEE_EMAIL]);
}

static const struct {
	const char *form;
	void (*derive)(Application *application);
} derivations[] = {
	{ "user-2004", derive_2004 },
};

void request_derive(Application *application)
{
	for (guint i = 0; i < G_N_ELEMENTS(derivations); i++) {
		if (strcmp(derivations[i].form, application->form) == 0)
			derivations[i].derive(application);
	}
}

/* Words with one blank between. */
static void add_folded(GChecksum *sum, const char *text)
{
	g_auto(GStrv) words = g_strsplit_set(text, " \t\n", -1);

	for (char **word = words; *word; word++) {
		if (!**word)
			continue;
		g_checksum_update(sum, (const guchar *)*word, -1);
		g_checksum_update(sum, (const guchar *)" ", 1);
	}
	g_checksum_update(sum, (const guchar *)"\n", 1);
}

void request_digest(Application *application)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

	add_folded(sum, application->form);
	for (guint i = 0; i < application->answers->len; i++) {
		const Answer *answer = application->answers->pdata[i];

		add_folded(sum, answer->key);
		add_folded(sum, answer->text);
	}
	application->digest =
		g_strconcat(DIGEST_VERSION, g_checksum_get_string(sum), NULL);
}
