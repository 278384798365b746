/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/field_name.h"

#include <string.h>

#include "text/words.h"

/* cgiemail marks what must be filled in so. */
static const char required[] = "required-";

/* A page's box for each transport: what is behind it is the transport. */
static const char transport_box[] = "transport_protocols_";

/* No question has more words; what is longer is no name. */
#define NAME_MAX_BYTES 1000

/* "01_", "1. ": pages number their fields, for FormMail sorts them. */
static const char *skip_number(const char *name)
{
	gsize digits = strspn(name, "0123456789");
	gsize mark = digits > 0 ? strspn(name + digits, "_-.) ") : 0;

	return mark > 0 && name[digits + mark] ? name + digits + mark : name;
}

char *field_name_plain(const char *name)
{
	if (g_ascii_strncasecmp(name, required, strlen(required)) == 0)
		name += strlen(required);
	return g_strdelimit(g_ascii_strdown(skip_number(name), -1), "- ", '_');
}

gsize field_name_box_length(const char *plain)
{
	return g_str_has_prefix(plain, transport_box) ? strlen(transport_box)
						      : 0;
}

gboolean field_name_is_of_a_person(const char *name)
{
	static const char *const persons[] = { "applicant_", "assignee",
					       "contact", NULL };

	return words_begin(persons, name);
}

/* Behind the letters and digits of words, if the name begins with them and
 * nothing but these; or NULL. */
static const char *skip_letters(const char *name, const char *words)
{
	for (words = words_next_letter(words); *words;
	     words = words_next_letter(words + 1)) {
		name = words_next_letter(name);
		if (g_ascii_tolower(*name) != g_ascii_tolower(*words))
			return NULL;
		name++;
	}
	return words_next_letter(name);
}

gboolean field_name_begins(const char *plain, const char *words)
{
	return skip_letters(plain, words) != NULL;
}

static gboolean has_letters(const char *name, const char *words)
{
	const char *rest = skip_letters(name, words);

	return rest && !*rest;
}

/* By the wording, with the hint behind it that the page prints. */
static gboolean is_worded(const char *name, const char *wording,
			  const Question *question)
{
	const char *rest = skip_letters(name, wording);

	if (!rest || !*rest)
		return rest != NULL;
	for (guint i = 0; i < QUESTION_HINTS && question->hints[i]; i++) {
		if (has_letters(rest, question->hints[i]))
			return TRUE;
	}
	return FALSE;
}

/* What counts is what glance.h looks for: a key, another name with several
 * words in it ("email" is in forms of all kinds), a telling wording. */
static NamedQuestion named(const Question *question, const char *name)
{
	gboolean several = strchr(name, '_') != NULL;

	return (NamedQuestion){ question,
				several || strcmp(question->key, name) == 0,
				several && !field_name_is_of_a_person(name) };
}

/* The name of the question that this is, or NULL. */
static const char *name_of(const Question *question, const char *plain,
			   gboolean (*is)(const char *name, const char *known))
{
	if (is(plain, question->key))
		return question->key;
	for (guint i = 0; i < QUESTION_FIELDS && question->fields[i]; i++) {
		if (is(plain, question->fields[i]))
			return question->fields[i];
	}
	return question->shape == SHAPE_TRANSPORTS &&
			       field_name_box_length(plain)
		       ? transport_box
		       : NULL;
}

static NamedQuestion find_named(const Form *form, const char *plain,
				gboolean (*is)(const char *name,
					       const char *known))
{
	for (guint i = 0; i < form->count; i++) {
		const char *name = name_of(&form->questions[i], plain, is);

		if (name)
			return named(&form->questions[i], name);
	}
	return (NamedQuestion){ NULL, FALSE, FALSE };
}

/* "What message formats are used?" */
static NamedQuestion find_worded(const Form *form, const char *plain)
{
	for (guint i = 0; i < form->count; i++) {
		const Question *question = &form->questions[i];

		for (guint j = 0;
		     j < QUESTION_WORDINGS && question->wordings[j]; j++) {
			const char *wording = question->wordings[j];
			gboolean telling =
				question->distinctive && *wording != '~';

			if (is_worded(plain, wording, question))
				return (NamedQuestion){ question, telling,
							telling };
		}
	}
	return (NamedQuestion){ NULL, FALSE, FALSE };
}

static gboolean is_exactly(const char *name, const char *known)
{
	return strcmp(name, known) == 0;
}

const Question *field_name_exactly(const Form *form, const char *plain)
{
	return find_named(form, plain, is_exactly).question;
}

NamedQuestion field_name_find(const Form *form, const char *plain)
{
	NamedQuestion found = find_named(form, plain, is_exactly);

	if (strlen(plain) > NAME_MAX_BYTES)
		return found;
	if (!found.question)
		found = find_named(form, plain, has_letters);
	return found.question ? found : find_worded(form, plain);
}
