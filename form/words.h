/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_WORDS_H
#define FORM_WORDS_H

#include <glib.h>

/*
 * What the pages say, in each language that there is: a language is a file of
 * its own (words_en.c) and a row in words.c.
 *
 * Words are HTML (markup.h), but for those of mails, which are plain. The
 * questions of a form and their hints are not among them: they are the
 * parser's, which reads them again. {1} is what the comment says.
 */
typedef enum {
	WORD_SKIP,
	WORD_FORMS,	  /* what the list of forms is called */
	WORD_NAMES,	  /* the page on names, as a link */
	WORD_INDEX_TITLE, /* {1}: the registry */
	WORD_INDEX_ABOUT,
	WORD_LIST,	/* {1}: where the list is */
	WORD_USER_LINK, /* in the way to the other pages; so below */
	WORD_USER_TITLE,
	WORD_USER_ABOUT, /* on the page with all forms */
	WORD_USER_RANGE,
	WORD_SYSTEM_LINK,
	WORD_SYSTEM_TITLE,
	WORD_SYSTEM_ABOUT,
	WORD_SYSTEM_RANGE,
	WORD_SYSTEM_SPECIFICATION,
	WORD_SERVICE_LINK,
	WORD_SERVICE_TITLE,
	WORD_SERVICE_ABOUT,
	WORD_SERVICE_TEMPLATE,
	WORD_SERVICE_NAME,
	WORD_CHANGE_LINK,
	WORD_CHANGE_TITLE,
	WORD_CHANGE_ABOUT,
	WORD_CHANGE_ALL,
	WORD_SCARCE,
	WORD_DETAIL,
	WORD_PRIVILEGED,
	WORD_ONE_PORT,
	WORD_NO_SECRETS,
	WORD_DCCP,
	WORD_INTERNAL,
	WORD_SENT_BY_MAIL, /* above the button */
	WORD_REQUIRED,	   /* beside a question */
	WORD_REQUIRED_ABOUT,
	WORD_YES,
	WORD_NO,
	WORD_TRAP,
	WORD_SUBMIT,
	WORD_CHECK,
	WORD_CONFIRM,
	WORD_ERRORS_ONE, /* headings of the summary */
	WORD_ERRORS,	 /* {1}: how many */
	WORD_WARNINGS,
	WORD_FINE,
	WORD_AS_A_WHOLE, /* a finding at no question */
	WORD_ERROR,	 /* severities, before a finding */
	WORD_WARNING,
	WORD_ROUTE,
	WORD_NOTE,
	WORD_STALE, /* why nothing was sent */
	WORD_EARLY,
	WORD_TRAPPED,
	WORD_TOO_MANY,
	WORD_TOO_MANY_LINKS,
	WORD_TOO_MANY_LOOKS,
	WORD_TOO_LONG,
	WORD_LATE,
	WORD_NOT_TAKEN,
	WORD_NOT_READ,
	WORD_SENT_TITLE,
	WORD_SENT,	 /* {1}: the Message-ID, {2}: when */
	WORD_SENT_REPLY, /* {1}: the applicant's address */
	WORD_COPY,
	WORD_PENDING_TITLE,
	WORD_PENDING, /* {1}: the address that a link was mailed to */
	WORD_CONFIRM_TITLE,
	WORD_CONFIRM_ASK, /* {1}: the mail's subject */
	WORD_CONFIRM_SUBMIT,
	WORD_CONFIRM_GONE,
	WORD_CONFIRM_SUBJECT, /* of a mail; {1}: the registry */
	WORD_CONFIRM_MAIL,    /* of a mail; {1}: the registry, {2}: the link */
	WORD_NAME_TITLE,
	WORD_NAME_ABOUT,
	WORD_NAME_LABEL,
	WORD_NAME_SUBMIT,
	WORD_NAME_FREE,	   /* {1}: the name */
	WORD_NAME_TAKEN,   /* {1}: the name, {2}: its ports */
	WORD_NAME_SIMILAR, /* {1}: the name, {2}: such that are like it */
	WORD_NAME_NEXT,	   /* {1}: a port, {2}: "user" or "system" */
	WORD_NAME_UNKNOWN,
	WORD_FAILED_TITLE,
	WORD_FAILED, /* {1}: what was wrong with the request */
	WORD_NO_PAGE,
	WORD_OUR_FAULT,
	WORD_NOT_OPEN,
	WORD_COUNT
} Word;

typedef struct {
	const char *tag;	  /* BCP 47: "en" */
	const char *direction;	  /* of HTML: "ltr", "rtl" */
	const char *const *words; /* of WORD_COUNT */
} Language;

/* The first that the browser's Accept-Language (RFC 9110 section 12.5.4)
 * names and that there is, or else English. */
const Language *language_for(const char *accepted);

const char *language_word(const Language *language, Word word);

/* Appends the words, with the texts in their places (markup.h). */
void language_append(GString *out, const Language *language, Word word,
		     const char *first, const char *second);

/* The same for a mail, where nothing is markup. The caller frees it. */
char *language_plain(const Language *language, Word word, const char *first,
		     const char *second);

#endif
