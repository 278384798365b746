/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARSE_HTML_MARGIN_H
#define PARSE_HTML_MARGIN_H

#include <glib.h>
#include <gumbo.h>

/*
 * Private to parse/: paragraphs of a page that are lines. Word writes each line
 * as <p class=MsoNormal>, and says in a style sheet or in the paragraph that
 * there is no margin above it and below.
 */
typedef struct {
	gboolean above, below;
} HtmlMargins;

/* What the page's style sheets say of <p class=MsoNormal>. */
HtmlMargins html_margins_of_lines(const char *html);

/* Those of a <p>; lines: of <p class=MsoNormal>. */
HtmlMargins html_margins_of(const GumboNode *paragraph,
			    const HtmlMargins *lines);

#endif
