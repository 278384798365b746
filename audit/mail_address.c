/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/mail_address.h"

#include <string.h>

#include "parse/address.h"

/* Networks that are no more; mail to them went through gateways. */
static const char *const old_networks[] = { ".bitnet", ".uucp", ".csnet",
					    ".arpa" };

/* One at-sign, and ampersands where others have it. */
static char *with_at(const char *address)
{
	char *copy = g_strdup(address);
	char *mark = strchr(copy, '@') ? NULL : strrchr(copy, '&');

	if (mark)
		*mark = '@';
	return copy;
}

static gboolean is_old(const char *address)
{
	g_autofree char *lower = g_ascii_strdown(address, -1);

	for (guint i = 0; i < G_N_ELEMENTS(old_networks); i++) {
		if (g_str_has_suffix(lower, old_networks[i]))
			return TRUE;
	}
	return strchr(address, '!') != NULL;
}

gboolean mail_address_is_good(const char *address)
{
	g_autofree char *plain = with_at(address);

	return address_is_valid(plain) && !is_old(plain);
}

static gboolean is_part(char c)
{
	return g_ascii_isalnum(c) || (guchar)c >= 0x80 ||
	       (c && strchr("@&._%+-/=!~'#$", c));
}

/* An ampersand that stands for the sign: inside of a word, and a dot comes
 * behind it. "AT&T", "A & M" and "R&D" are no addresses. */
static const char *find_ampersand(const char *contact)
{
	const char *p = contact;

	while (*p) {
		gsize len = strcspn(p, "<> \t,;()");
		const char *mark = memchr(p, '&', len);
		const char *dot = g_strrstr_len(p, (gssize)len, ".");

		if (mark && mark > p && is_part(mark[-1]) && dot > mark)
			return mark;
		p += len + (p[len] != '\0');
	}
	return NULL;
}

/* The stretch around the first sign that can be an address; NULL: there is
 * none. *start_out and *end_out: where it stands. */
static char *find_address(const char *contact, gsize *start_out, gsize *end_out)
{
	gsize start, end;
	const char *mark = strchr(contact, '@');

	if (!mark)
		mark = find_ampersand(contact);
	if (!mark)
		return NULL;
	start = end = (gsize)(mark - contact);
	while (start > 0 && is_part(contact[start - 1]))
		start--;
	while (is_part(contact[end]))
		end++;
	*start_out = start;
	*end_out = end;
	return g_strndup(contact + start, end - start);
}

/* In brackets, with a blank or a comma in front of what follows. */
static gboolean is_framed(const char *contact, gsize start, gsize end)
{
	const char *other = contact + end;

	if (start == 0 || contact[start - 1] != '<' || *other != '>')
		return FALSE;
	for (gsize i = 0; i + 1 < start; i++) {
		if (strchr("<>", contact[i]))
			return FALSE;
	}
	return !other[1] || strchr(" ,;(/<\t", other[1]) != NULL;
}

/* What stands before an address, without brackets at its ends. */
static char *outer(const char *text, gsize len)
{
	gsize blank = MIN(strspn(text, "<>( \t"), len);
	char *copy = g_strndup(text + blank, len - blank);
	gsize end;

	while ((end = strlen(copy)) > 0 && strchr("<>( \t", copy[end - 1]))
		copy[end - 1] = '\0';
	return copy;
}

static char *mend(const char *contact, const char *address, gsize start,
		  gsize end)
{
	g_autofree char *before = outer(contact, start);
	const char *behind = contact + end;

	/* "ann@example.org <Ann Example>" */
	if (!*before && strchr(behind, '<')) {
		const char *name = strchr(behind, '<') + 1;

		return g_strdup_printf("%.*s <%s>", (int)strcspn(name, ">"),
				       name, address);
	}
	behind += strspn(behind, ">)");
	return g_strdup_printf("%s%s<%s>%s%s", before, *before ? " " : "",
			       address, *behind && *behind != ' ' ? " " : "",
			       behind);
}

/* "<rick.example.com>", "<xippix.com>": a domain, and the sign is missing. */
static gboolean is_without_sign(const char *contact)
{
	const char *open = strchr(contact, '<');
	gsize len = open ? strcspn(open + 1, "> \t") : 0;

	return len > 0 && open[len + 1] == '>' && !strstr(contact, "://") &&
	       memchr(open, '.', len) && !g_ascii_isdigit(open[1]);
}

MailAddress mail_address_check(const char *contact, char **mended_out)
{
	gsize start = 0;
	gsize end = 0;
	g_autofree char *address = find_address(contact, &start, &end);
	gboolean good;

	if (!address)
		return is_without_sign(contact) ? MAIL_ADDRESS_BROKEN
						: MAIL_ADDRESS_NONE;
	good = mail_address_is_good(address);
	if (good && is_framed(contact, start, end))
		return MAIL_ADDRESS_GOOD;
	if (good && mended_out)
		*mended_out = mend(contact, address, start, end);
	return MAIL_ADDRESS_BROKEN;
}

char *mail_address_in(const char *text)
{
	static const char frame[] = "<>() \t";
	gsize start = 0;
	gsize end = 0;
	g_autofree char *address = find_address(text, &start, &end);

	if (!address || !mail_address_is_good(address) ||
	    strspn(text, frame) != start ||
	    text[end + strspn(text + end, frame)])
		return NULL;
	return g_steal_pointer(&address);
}
