/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/contact.h"

#include <string.h>

#include "registry/date.h"

static const char mailto[] = "mailto:";

void contact_clear(Contact *contact)
{
	g_clear_pointer(&contact->name, g_free);
	g_clear_pointer(&contact->uri, g_free);
	g_clear_pointer(&contact->date, g_free);
	g_clear_pointer(&contact->rest, g_free);
}

/* One blank between words, and none at the ends. */
static char *fold(const char *text, gsize len)
{
	g_autofree char *copy = g_strndup(text, len);
	g_auto(GStrv) words = g_strsplit_set(copy, " \t", -1);
	GString *out = g_string_new(NULL);

	for (char **word = words; *word; word++) {
		if (**word && out->len)
			g_string_append_c(out, ' ');
		g_string_append(out, *word);
	}
	return g_string_free(out, FALSE);
}

static gboolean is_address(const char *text)
{
	return strpbrk(text, "@&") != NULL && !strchr(text, ' ');
}

/* "<---none--->", "<e-mail?>": nobody knew it. */
static gboolean is_none(const char *text)
{
	gsize dashes = strspn(text, "-<");

	return (dashes && !text[dashes]) ||
	       g_str_has_prefix(text + dashes, "none") ||
	       strcmp(text, "e-mail?") == 0;
}

/* What people put into the brackets, and no "u=<user>". */
static gboolean is_inside(const char *text)
{
	return is_address(text) || is_none(text) ||
	       (strpbrk(text, "./:") && !strchr(text, ' ')) ||
	       (*text && !text[strspn(text, "0123456789-+ ")]);
}

static char *uri_of(const char *text)
{
	if (is_none(text))
		return g_strdup("");
	return g_strconcat(is_address(text) ? mailto : "", text, NULL);
}

/* A date behind the address, which a comma or brackets may set apart. */
static void set_rest(Contact *contact, const char *text)
{
	g_autofree char *rest = fold(text, strlen(text));
	g_autofree char *bare = NULL;
	gsize start = strspn(rest, ",(");
	char *date;

	bare = fold(rest + start, strcspn(rest + start, ")"));
	date = date_in_figures(bare);
	contact->date = date ? date : g_strdup("");
	contact->rest = g_strdup(date ? "" : rest);
}

/* "Ann <ann@example.org> July 2004"; the closing bracket may be missing. */
static gboolean parse_brackets(const char *line, const char *open,
			       Contact *contact)
{
	gsize len = strcspn(open + 1, "> \t");
	const char *close = open + 1 + len;
	g_autofree char *name = fold(line, (gsize)(open - line));
	g_autofree char *inside = NULL;

	/* "<Rick Example>" behind an address */
	if (*close != '>' && strchr(open, '>'))
		close = strchr(open, '>');
	inside = fold(open + 1, (gsize)(close - open) - 1);
	if (!is_inside(inside) && !is_address(name))
		return FALSE;
	set_rest(contact, *close == '>' ? close + 1 : close);
	if (is_address(name) && !is_address(inside)) {
		contact->name = g_steal_pointer(&inside);
		contact->uri = uri_of(name);
	} else {
		contact->uri = uri_of(inside);
		contact->name = g_steal_pointer(&name);
	}
	return TRUE;
}

/* "ann@example.org", and "ann&example.org", but not "AT&T". */
static gboolean is_plain_address(const char *word)
{
	const char *mark = strpbrk(word, "@&");

	return mark && mark > word && mark[1] && mark[1] != '>' &&
	       (*mark == '@' || strchr(mark, '.'));
}

/* "Ann ann@example.org July 2004", and a bracket that only closes. */
static gboolean parse_bare(const char *line, Contact *contact)
{
	g_autofree char *text = fold(line, strlen(line));
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	g_autofree char *address = NULL;
	g_autofree char *rest = NULL;
	guint i = 0;

	while (words[i] && !is_plain_address(words[i]))
		i++;
	if (!words[i])
		return FALSE;
	address = g_strndup(words[i], strcspn(words[i], ">"));
	rest = g_strjoinv(" ", words + i + 1);
	set_rest(contact, rest);
	contact->uri = uri_of(address);
	contact->name = fold(text, (gsize)(strstr(text, words[i]) - text));
	return TRUE;
}

gboolean contact_parse(const char *line, Contact *contact_out)
{
	const char *open = strchr(line, '<');

	*contact_out = (Contact){ 0 };
	return open ? parse_brackets(line, open, contact_out)
		    : parse_bare(line, contact_out);
}

char *contact_of_person(const Person *person)
{
	const char *name = person->field[PERSON_NAME];
	const char *org = person->field[PERSON_ORG];
	g_auto(GStrv) uris = g_strsplit(person->field[PERSON_URI], "\n", -1);
	GString *text = g_string_new(*name ? name : org);

	if (*name && *org)
		g_string_append_printf(text, ", %s", org);
	for (char **uri = uris; *uri; uri++) {
		const char *address = g_str_has_prefix(*uri, mailto)
					      ? *uri + strlen(mailto)
					      : *uri;

		if (*address)
			g_string_append_printf(text, "%s<%s>",
					       text->len ? " " : "", address);
	}
	if (!text->len)
		g_string_printf(text, "[%s]", person->field[PERSON_ID]);
	else if (!strchr(text->str, '<'))
		g_string_append(text, " <---none--->");
	return g_string_free(text, FALSE);
}
