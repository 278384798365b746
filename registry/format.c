/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/format.h"

#include <string.h>

#include "registry/charset.h"
#include "registry/classic.h"
#include "registry/csv.h"
#include "registry/rendered.h"
#include "registry/txt.h"
#include "registry/xml.h"

#define LIST(prefix)                                                           \
	prefix##_recognise, prefix##_read, prefix##_write, prefix##_collect,   \
		prefix##_compose

#define RENDERED(compose) NULL, NULL, rendered_write, NULL, compose, NULL

static const ListFormat formats[] = {
	{ XML_FORMAT, LIST(xml), &xml_editing },
	{ CSV_FORMAT, LIST(csv), &csv_editing },
	{ CLASSIC_FORMAT, LIST(classic), &classic_editing },
	{ TXT_FORMAT, LIST(txt), NULL },
	{ SERVICES_FORMAT, RENDERED(services_compose) },
	{ SERVICES_EXPANDED_FORMAT, RENDERED(services_compose_expanded) },
	{ JSON_FORMAT, RENDERED(json_compose) },
	{ HTML_FORMAT, RENDERED(html_compose) },
};

const ListFormat *list_format_named(const char *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	}
	return NULL;
}

const ListFormat *list_format_of(const char *bytes, gsize len)
{
	for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
		if (formats[i].read && formats[i].recognise(bytes, len))
			return &formats[i];
	}
	return NULL;
}

static char *join_names(gboolean read_only)
{
	g_autoptr(GStrvBuilder) names = g_strv_builder_new();
	g_auto(GStrv) list = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
		if (formats[i].read || !read_only)
			g_strv_builder_add(names, formats[i].name);
	}
	list = g_strv_builder_end(names);
	return g_strjoinv(", ", list);
}

char *list_format_names(void)
{
	return join_names(FALSE);
}

char *list_format_names_read(void)
{
	return join_names(TRUE);
}

static void end_line(ListWriter *writer)
{
	g_string_append(writer->out, writer->crlf ? "\r\n" : "\n");
}

void list_writer_add(ListWriter *writer, const ListLine *line)
{
	if (writer->open)
		end_line(writer);
	writer->format->write(writer->out, line);
	writer->open = !line->joined;
}

void list_writer_end(ListWriter *writer, gboolean final_newline)
{
	if (final_newline)
		end_line(writer);
}

guint list_format_line_ends(const ListFormat *format, const ListLine *line)
{
	g_autoptr(GString) text = g_string_new(NULL);
	guint count = !line->joined;

	format->write(text, line);
	for (gsize i = 0; i < text->len; i++)
		count += text->str[i] == '\n';
	return count;
}

char *list_format_text(const ListFormat *format, const ListLine *line)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	Charset charset;

	format->write(bytes, line);
	return charset_decode(bytes->str, strlen(bytes->str), &charset);
}

void list_format_print(const ListFormat *format, GString *out,
		       const Catalogue *catalogue, Losses *losses)
{
	g_autoptr(PublishedList) list = format->compose(catalogue, losses);
	ListWriter writer = { format, out, list->crlf, FALSE };

	for (guint i = 0; i < list->lines->len; i++)
		list_writer_add(&writer, list_line_at(list, i));
	list_writer_end(&writer, list->final_newline);
}
