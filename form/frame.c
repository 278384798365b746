/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/frame.h"

#include <string.h>

#include "form/pages.h"
#include "form/style.h"
#include "text/markup.h"

/* CSP level 3; the one style sheet in the page is bound by its hash. */
static char *policy_of(const Frame *frame)
{
	g_autofree char *style = markup_hash(form_style);

	return g_strdup_printf("default-src 'none'; style-src '%s'%s; "
			       "form-action 'self'; base-uri 'none'; "
			       "frame-ancestors 'none'",
			       style, frame->settings->skin ? " 'self'" : "");
}

static void add_fields(CgiResponse *response, const Frame *frame)
{
	g_autofree char *policy = policy_of(frame);

	cgi_response_add(response, "Content-Security-Policy", policy);
	cgi_response_add(response, "Referrer-Policy", "no-referrer");
	cgi_response_add(response, "X-Content-Type-Options", "nosniff");
	cgi_response_add(response, "Cache-Control", "no-store");
	cgi_response_add(response, "Content-Language", frame->language->tag);
	cgi_response_add(response, "Vary", "Accept-Language");
}

gboolean frame_offers(const Frame *frame, const char *form)
{
	const char *const *offered = frame->settings->offered;

	return !*offered || g_strv_contains(offered, form);
}

void frame_word(GString *out, const Frame *frame, Word word)
{
	language_append(out, frame->language, word, NULL, NULL);
}

void frame_path(GString *out, const Frame *frame, const char *path)
{
	markup_append_text(out, frame->script);
	g_string_append_c(out, '/');
	markup_append_text(out, path);
}

void frame_text(GString *out, const char *text)
{
	g_string_append(out, "<pre tabindex=\"0\">\n");
	markup_append_text(out, text);
	g_string_append(out, "</pre>\n");
}

/* The page that one is on is marked, for those who see no colour too. */
static void append_link(GString *out, const Frame *frame, const char *path,
			Word word)
{
	g_string_append(out, "<li><a href=\"");
	frame_path(out, frame, path);
	g_string_append_c(out, '"');
	if (*frame->path == '/' && strcmp(frame->path + 1, path) == 0)
		g_string_append(out, " aria-current=\"page\"");
	g_string_append_c(out, '>');
	frame_word(out, frame, word);
	g_string_append(out, "</a></li>\n");
}

static void append_navigation(GString *out, const Frame *frame)
{
	guint count;
	const FormPage *pages = form_pages(&count);

	g_string_append(out, "<nav aria-label=\"");
	frame_word(out, frame, WORD_FORMS);
	g_string_append(out, "\"><ul>\n");
	for (guint i = 0; i < count; i++) {
		if (frame_offers(frame, pages[i].form))
			append_link(out, frame, pages[i].form, pages[i].link);
	}
	append_link(out, frame, "name", WORD_NAMES);
	g_string_append(out, "</ul></nav>\n");
}

static void append_head(GString *out, const Frame *frame, const char *title)
{
	g_string_append_printf(
		out,
		"<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, "
		"initial-scale=1\">\n<title>",
		frame->language->tag, frame->language->direction);
	markup_append_text(out, title);
	g_string_append(out, " – ");
	markup_append_text(out, frame->settings->registry);
	g_string_append_printf(out, "</title>\n<style>%s</style>\n",
			       form_style);
	if (frame->settings->skin) {
		g_string_append(out, "<link rel=\"stylesheet\" href=\"");
		markup_append_text(out, frame->settings->skin);
		g_string_append(out, "\">\n");
	}
	g_string_append(out, "</head>\n");
}

CgiResponse *frame_begin(const Frame *frame, guint status, const char *title)
{
	CgiResponse *response = cgi_response_new(status);
	GString *out = response->body;

	add_fields(response, frame);
	append_head(out, frame, title);
	g_string_append(out, "<body>\n<a class=\"skip\" href=\"#main\">");
	frame_word(out, frame, WORD_SKIP);
	g_string_append(out,
			"</a>\n<header>\n<p class=\"registry\"><a href=\"");
	frame_path(out, frame, "");
	g_string_append(out, "\">");
	markup_append_text(out, frame->settings->registry);
	g_string_append(out, "</a></p>\n");
	append_navigation(out, frame);
	g_string_append(out, "</header>\n<main id=\"main\">\n<h1>");
	markup_append_text(out, title);
	g_string_append(out, "</h1>\n");
	return response;
}

void frame_end(CgiResponse *response)
{
	g_string_append(response->body, "</main>\n</body>\n</html>\n");
}

void frame_paragraph(GString *out, const Frame *frame, Word word,
		     const char *first, const char *second)
{
	g_string_append(out, "<p>");
	language_append(out, frame->language, word, first, second);
	g_string_append(out, "</p>\n");
}

CgiResponse *frame_message(const Frame *frame, guint status, Word title,
			   Word word, const char *first, const char *second)
{
	CgiResponse *response = frame_begin(
		frame, status, language_word(frame->language, title));

	frame_paragraph(response->body, frame, word, first, second);
	frame_end(response);
	return response;
}
