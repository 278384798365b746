/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/html_mark.h"

#include <string.h>

/* Longer words are no choice. */
#define WORD_MAX 20

/* Elements that do no more than to say how their text looks. */
#define NESTED_MAX 4

static const char *attribute(const GumboNode *node, const char *name)
{
	const GumboAttribute *found =
		gumbo_get_attribute(&node->v.element.attributes, name);

	return found ? found->value : NULL;
}

static gboolean is_box(const GumboNode *node)
{
	const char *type;

	if (node->v.element.tag != GUMBO_TAG_INPUT)
		return FALSE;
	type = attribute(node, "type");
	return type && (g_ascii_strcasecmp(type, "checkbox") == 0 ||
			g_ascii_strcasecmp(type, "radio") == 0);
}

/* What has another type shows no value, or one that is the page's own. */
static gboolean is_line(const GumboNode *node)
{
	static const char *const types[] = { "text", "email",  "url",
					     "tel",  "number", "search" };
	const char *type = attribute(node, "type");

	if (node->v.element.tag != GUMBO_TAG_INPUT)
		return FALSE;
	for (guint i = 0; type && i < G_N_ELEMENTS(types); i++) {
		if (g_ascii_strcasecmp(type, types[i]) == 0)
			return TRUE;
	}
	return !type;
}

static gboolean is_word(const char *text)
{
	gsize len;

	text += strspn(text, " \t\r\n");
	len = strcspn(text, " \t\r\n");
	return len > 0 && len <= WORD_MAX &&
	       text[len + strspn(text + len, " \t\r\n")] == '\0';
}

/* All that is in it is one word; what else is struck out stays as it is. */
static gboolean holds_word(const GumboNode *node)
{
	for (guint i = 0; i < NESTED_MAX && node->type == GUMBO_NODE_ELEMENT;
	     i++) {
		const GumboVector *children = &node->v.element.children;

		if (children->length != 1)
			return FALSE;
		node = children->data[0];
	}
	return node->type == GUMBO_NODE_TEXT && is_word(node->v.text.text);
}

static gboolean is_struck(const GumboNode *node)
{
	const char *style;

	switch (node->v.element.tag) {
	case GUMBO_TAG_S:
	case GUMBO_TAG_STRIKE:
	case GUMBO_TAG_DEL:
		return holds_word(node);
	case GUMBO_TAG_SPAN:
		style = attribute(node, "style");
		return style && strstr(style, "line-through") &&
		       holds_word(node);
	default:
		return FALSE;
	}
}

const char *html_mark_before(const GumboNode *node)
{
	if (node->type != GUMBO_NODE_ELEMENT)
		return "";
	if (is_box(node))
		return attribute(node, "checked") ? " [*] " : " [ ] ";
	return is_struck(node) ? "~~" : "";
}

const char *html_field_value(const GumboNode *node)
{
	const char *value = node->type == GUMBO_NODE_ELEMENT && is_line(node)
				    ? attribute(node, "value")
				    : NULL;

	return value && *value ? value : NULL;
}

const char *html_mark_behind(const GumboNode *node)
{
	return node->type == GUMBO_NODE_ELEMENT && is_struck(node) ? "~~" : "";
}

gboolean html_mark_keeps_space(const GumboNode *node)
{
	const char *style, *value;

	if (node->type != GUMBO_NODE_ELEMENT)
		return FALSE;
	style = attribute(node, "style");
	value = style ? strstr(style, "white-space:") : NULL;
	if (!value)
		return FALSE;
	value += strlen("white-space:");
	value += strspn(value, " ");
	return g_str_has_prefix(value, "pre");
}
