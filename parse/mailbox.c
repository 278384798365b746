/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/mailbox.h"

#include <gmime/gmime.h>
#include <string.h>

#include "parse/address.h"
#include "parse/encoded_word.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(InternetAddressList, g_object_unref)

static char *valid_text(const char *text)
{
	return text ? g_utf8_make_valid(text, -1) : NULL;
}

/* The first address, in a group too ("Desk: ada@example.org;"). */
static InternetAddressMailbox *first_mailbox(InternetAddressList *list)
{
	int count = list ? internet_address_list_length(list) : 0;
	InternetAddressMailbox *mailbox = NULL;

	for (int i = 0; i < count && !mailbox; i++) {
		InternetAddress *address =
			internet_address_list_get_address(list, i);

		if (INTERNET_ADDRESS_IS_MAILBOX(address))
			mailbox = INTERNET_ADDRESS_MAILBOX(address);
		else
			mailbox = first_mailbox(
				internet_address_group_get_members(
					INTERNET_ADDRESS_GROUP(address)));
	}
	return mailbox;
}

static char *not_empty(char *text)
{
	if (text && !*text)
		g_clear_pointer(&text, g_free);
	return text;
}

/* Outlook writes <'a@example.org'>. */
static char *unquoted(char *email)
{
	gsize len = email ? strlen(email) : 0;

	if (len > 2 && email[0] == '\'' && email[len - 1] == '\'') {
		memmove(email, email + 1, len - 2);
		email[len - 2] = '\0';
	}
	return email;
}

/* "Ada Ample ada@example.org" is no address, but has one in it. */
static char *guess(const char *field)
{
	g_autofree char *text = valid_text(field);
	g_autofree char *email = address_find(text);

	return email && address_is_valid(email) ? g_steal_pointer(&email)
						: NULL;
}

gboolean mailbox_read(const char *field, char **name_out, char **email_out,
		      gboolean *guessed_out)
{
	g_autofree char *mended = encoded_words_mend(field);
	g_autoptr(InternetAddressList) list =
		internet_address_list_parse(NULL, mended);
	InternetAddressMailbox *mailbox = first_mailbox(list);

	*name_out = NULL;
	*guessed_out = !mailbox;
	if (!mailbox) {
		*email_out = guess(mended);
		return *email_out != NULL;
	}
	*name_out = not_empty(valid_text(
		internet_address_get_name(INTERNET_ADDRESS(mailbox))));
	*email_out = unquoted(
		valid_text(internet_address_mailbox_get_addr(mailbox)));
	return TRUE;
}
