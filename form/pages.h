/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_PAGES_H
#define FORM_PAGES_H

#include "form/words.h"
#include "parse/question.h"

/*
 * The forms that are offered as pages, and what is printed on each around its
 * questions. The questions are the parser's own (question.h).
 */
#define PAGE_WORDS 12

typedef struct {
	const char *form; /* "user-2004"; also the page's path */
	Word link;	  /* in the way to the other pages */
	Word title;
	Word about;		      /* on the page with all forms */
	const Word words[PAGE_WORDS]; /* up to WORD_COUNT */
	const char *range;	      /* of ports: "user", "system", or NULL */
} FormPage;

/* The page of that form, or NULL. */
const FormPage *form_page(const char *form);

/* All; count_out is how many. */
const FormPage *form_pages(guint *count_out);

const Form *form_page_form(const FormPage *page);

/* TRUE: it is the form's variant. */
gboolean form_page_is_variant(const FormPage *page);

/* TRUE if the page asks this question of its form's. */
gboolean form_page_asks(const FormPage *page, const Question *question);

#endif
