/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/pages.h"

#include <string.h>

static const FormPage pages[] = {
	{ .form = "user-2004",
	  .link = WORD_USER_LINK,
	  .title = WORD_USER_TITLE,
	  .about = WORD_USER_ABOUT,
	  .words = { WORD_USER_RANGE, WORD_SCARCE, WORD_DETAIL, WORD_PRIVILEGED,
		     WORD_ONE_PORT, WORD_DCCP, WORD_INTERNAL, WORD_COUNT },
	  .range = "user" },
	{ .form = "system-2004",
	  .link = WORD_SYSTEM_LINK,
	  .title = WORD_SYSTEM_TITLE,
	  .about = WORD_SYSTEM_ABOUT,
	  .words = { WORD_SYSTEM_RANGE, WORD_SYSTEM_SPECIFICATION, WORD_SCARCE,
		     WORD_DETAIL, WORD_ONE_PORT, WORD_NO_SECRETS, WORD_DCCP,
		     WORD_INTERNAL, WORD_COUNT },
	  .range = "system" },
	{ .form = "rfc6335",
	  .link = WORD_SERVICE_LINK,
	  .title = WORD_SERVICE_TITLE,
	  .about = WORD_SERVICE_ABOUT,
	  .words = { WORD_SERVICE_TEMPLATE, WORD_SERVICE_NAME, WORD_SCARCE,
		     WORD_ONE_PORT, WORD_DCCP, WORD_INTERNAL, WORD_COUNT },
	  .range = "user" },
	{ .form = "modification",
	  .link = WORD_CHANGE_LINK,
	  .title = WORD_CHANGE_TITLE,
	  .about = WORD_CHANGE_ABOUT,
	  .words = { WORD_CHANGE_ALL, WORD_INTERNAL, WORD_COUNT } },
};

const FormPage *form_pages(guint *count_out)
{
	*count_out = G_N_ELEMENTS(pages);
	return pages;
}

const FormPage *form_page(const char *form)
{
	for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
		if (strcmp(pages[i].form, form) == 0)
			return &pages[i];
	}
	return NULL;
}

const Form *form_page_form(const FormPage *page)
{
	return form_named(page->form);
}

gboolean form_page_is_variant(const FormPage *page)
{
	return strcmp(form_page_form(page)->name, page->form) != 0;
}

gboolean form_page_asks(const FormPage *page, const Question *question)
{
	return !question->variant || form_page_is_variant(page);
}
