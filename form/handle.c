/* SPDX-License-Identifier: BSD-2-Clause */
#include "form/handle.h"

#include <string.h>

#include "form/desk.h"
#include "form/name_page.h"

static void append_form_row(GString *out, const Frame *frame,
			    const FormPage *page)
{
	g_string_append(out, "<dt><a href=\"");
	frame_path(out, frame, page->form);
	g_string_append(out, "\">");
	frame_word(out, frame, page->title);
	g_string_append(out, "</a></dt>\n<dd>");
	frame_word(out, frame, page->about);
	g_string_append(out, "</dd>\n");
}

static CgiResponse *index_page(const Desk *desk)
{
	const Frame *frame = desk->frame;
	g_autofree char *title =
		language_plain(frame->language, WORD_INDEX_TITLE,
			       desk->settings->registry, NULL);
	CgiResponse *response = frame_begin(frame, 200, title);
	guint count;
	const FormPage *pages = form_pages(&count);

	frame_paragraph(response->body, frame, WORD_INDEX_ABOUT, NULL, NULL);
	if (desk->settings->list)
		frame_paragraph(response->body, frame, WORD_LIST,
				desk->settings->list, NULL);
	g_string_append(response->body, "<dl>\n");
	for (guint i = 0; i < count; i++) {
		if (frame_offers(frame, pages[i].form))
			append_form_row(response->body, frame, &pages[i]);
	}
	g_string_append(response->body, "</dl>\n");
	frame_end(response);
	return response;
}

/* Pages that are no forms; by path and method. */
static const struct {
	const char *path;
	CgiMethod method;
	gboolean waiting; /* only where applications wait to be confirmed */
	CgiResponse *(*answer)(const Desk *desk);
} routes[] = {
	{ "", CGI_GET, FALSE, index_page },
	{ "/", CGI_GET, FALSE, index_page },
	{ "/name", CGI_GET, FALSE, name_page },
	{ "/confirm", CGI_GET, TRUE, desk_ask_confirmation },
	{ "/confirm", CGI_POST, TRUE, desk_confirm },
};

static CgiResponse *answer_form(const Desk *desk, const FormPage *page)
{
	return desk->request->method == CGI_POST ? desk_take(desk, page)
						 : desk_show(desk, page);
}

/* The page of the path and method; *there_out: of the path there is one. */
static CgiResponse *answer_route(const Desk *desk, gboolean *there_out)
{
	const CgiRequest *request = desk->request;
	gboolean may_wait = desk->settings->to && desk->settings->folder;

	*there_out = FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(routes); i++) {
		if (strcmp(routes[i].path, request->path) != 0 ||
		    (routes[i].waiting && !may_wait))
			continue;
		*there_out = TRUE;
		if (routes[i].method == request->method)
			return routes[i].answer(desk);
	}
	return NULL;
}

static CgiResponse *answer(const Desk *desk)
{
	const char *path = desk->request->path;
	const FormPage *page = *path ? form_page(path + 1) : NULL;
	CgiResponse *response;
	gboolean there;

	if (page && frame_offers(desk->frame, page->form))
		return answer_form(desk, page);
	response = answer_route(desk, &there);
	if (response)
		return response;
	response = frame_message(desk->frame, there ? 405 : 404,
				 WORD_FAILED_TITLE, WORD_NO_PAGE, NULL, NULL);
	if (there)
		cgi_response_add(response, "Allow", "GET, HEAD");
	return response;
}

static CgiResponse *wrong_page(const Frame *frame, const GError *wrong)
{
	CgiResponse *response =
		frame_message(frame, (guint)wrong->code, WORD_FAILED_TITLE,
			      WORD_FAILED, wrong->message, NULL);

	if (wrong->code == 405)
		cgi_response_add(response, "Allow", "GET, HEAD, POST");
	return response;
}

CgiResponse *handle_request(const FormSettings *settings,
			    const CgiRequest *request, const GError *wrong,
			    gint64 now, HandleLog log)
{
	const Frame frame = { settings, language_for(request->languages),
			      request->script, request->path };
	const Desk desk = { settings, request, &frame, now, log };

	return wrong ? wrong_page(&frame, wrong) : answer(&desk);
}
