/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/html_margin.h"

#include <string.h>

/* The class that Word gives to each line. */
#define LINE_CLASS "MsoNormal"

static const HtmlMargins both = { TRUE, TRUE };

/* "0", "0in" and Word's ".0001pt" are none; "auto" is some. */
static gboolean is_margin(const char *value)
{
	char *end;
	double length = g_ascii_strtod(value, &end);

	return end == value || length > 0.01 || length < -0.01;
}

/* "0in 0in 10pt": above, at the sides, below. */
static HtmlMargins margins_of_all(const char *value)
{
	g_auto(GStrv) sides = g_strsplit_set(value, " \t\r\n", 4);
	guint count = g_strv_length(sides);

	if (count == 0)
		return both;
	return (HtmlMargins){ is_margin(sides[0]),
			      is_margin(sides[count > 2 ? 2 : 0]) };
}

static void apply(const char *declaration, HtmlMargins *margins)
{
	const char *colon = strchr(declaration, ':');
	g_autofree char *name = NULL;
	g_autofree char *value = NULL;

	if (!colon)
		return;
	name = g_strstrip(g_strndup(declaration, (gsize)(colon - declaration)));
	value = g_strstrip(g_strdup(colon + 1));
	if (g_ascii_strcasecmp(name, "margin") == 0)
		*margins = margins_of_all(value);
	else if (g_ascii_strcasecmp(name, "margin-top") == 0)
		margins->above = is_margin(value);
	else if (g_ascii_strcasecmp(name, "margin-bottom") == 0)
		margins->below = is_margin(value);
}

static void apply_all(const char *declarations, HtmlMargins *margins)
{
	g_auto(GStrv) all = g_strsplit(declarations, ";", -1);

	for (guint i = 0; all[i]; i++)
		apply(all[i], margins);
}

HtmlMargins html_margins_of_lines(const char *html)
{
	static const char selector[] = "p." LINE_CLASS;
	const char *at = strstr(html, selector);
	HtmlMargins margins = both;
	g_autofree char *declarations = NULL;

	if (!at)
		return both;
	/* "p.MsoNormal, li.MsoNormal {...}", but not "p.MsoNormalTable" */
	at += strlen(selector);
	if (g_ascii_isalnum(*at))
		return both;
	at += strcspn(at, "{}<");
	if (*at != '{')
		return both;
	declarations = g_strndup(at + 1, strcspn(at + 1, "}<"));
	apply_all(declarations, &margins);
	return margins;
}

static const char *attribute(const GumboNode *node, const char *name)
{
	const GumboAttribute *found =
		gumbo_get_attribute(&node->v.element.attributes, name);

	return found ? found->value : NULL;
}

HtmlMargins html_margins_of(const GumboNode *paragraph,
			    const HtmlMargins *lines)
{
	const char *style = attribute(paragraph, "style");
	HtmlMargins margins =
		g_strcmp0(attribute(paragraph, "class"), LINE_CLASS) == 0
			? *lines
			: both;

	if (style)
		apply_all(style, &margins);
	return margins;
}
