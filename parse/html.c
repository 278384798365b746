/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/html.h"

#include <gumbo.h>
#include <string.h>

#include "parse/html_margin.h"
#include "parse/html_mark.h"

#define CHUNK_SIZE (64 * 1024)
/* Deeper quotations look like this one. */
#define QUOTES_MAX 20

/*
 * gumbo's time grows with the square of elements that are left open; a page
 * with a form has some hundreds of tags, one that Word wrote some thousands.
 */
#define TAGS_MAX 8000

#define ALIGNMENT 16

/*
 * Memory that is freed all at once: gumbo frees its tree recursively, and a
 * page of 100,000 nested elements would be the end of the stack.
 */
typedef struct {
	GPtrArray *chunks;
	char *next;
	gsize left;
} Arena;

static void *arena_allocate(void *data, size_t size)
{
	Arena *arena = data;
	void *memory;

	size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (size > arena->left) {
		arena->left = MAX(size, CHUNK_SIZE);
		arena->next = g_malloc(arena->left);
		g_ptr_array_add(arena->chunks, arena->next);
	}
	memory = arena->next;
	arena->next += size;
	arena->left -= size;
	return memory;
}

static void arena_keep(void *data, void *memory)
{
	(void)data;
	(void)memory;
}

/* How an element stands among others. */
typedef enum {
	FLOW_INLINE,
	FLOW_HIDDEN,	/* with all that is in it */
	FLOW_BREAK,	/* ends a line */
	FLOW_BLOCK,	/* on lines of its own */
	FLOW_PARAGRAPH, /* with a blank line before and behind */
	FLOW_ITEM,	/* a block with a bullet */
	FLOW_CELL,	/* apart from its neighbour */
	FLOW_PRE,	/* a paragraph with its white space */
	FLOW_QUOTE,
} Flow;

/* By tag; all others are inline. */
static const guint8 flows[GUMBO_TAG_LAST] = {
	[GUMBO_TAG_HEAD] = FLOW_HIDDEN,	    [GUMBO_TAG_SCRIPT] = FLOW_HIDDEN,
	[GUMBO_TAG_STYLE] = FLOW_HIDDEN,    [GUMBO_TAG_TITLE] = FLOW_HIDDEN,
	[GUMBO_TAG_TEMPLATE] = FLOW_HIDDEN, [GUMBO_TAG_BR] = FLOW_BREAK,
	[GUMBO_TAG_HR] = FLOW_PARAGRAPH,    [GUMBO_TAG_DIV] = FLOW_BLOCK,
	[GUMBO_TAG_SECTION] = FLOW_BLOCK,   [GUMBO_TAG_ARTICLE] = FLOW_BLOCK,
	[GUMBO_TAG_HEADER] = FLOW_BLOCK,    [GUMBO_TAG_FOOTER] = FLOW_BLOCK,
	[GUMBO_TAG_FORM] = FLOW_BLOCK,	    [GUMBO_TAG_FIELDSET] = FLOW_BLOCK,
	[GUMBO_TAG_TR] = FLOW_BLOCK,	    [GUMBO_TAG_DT] = FLOW_BLOCK,
	[GUMBO_TAG_DD] = FLOW_BLOCK,	    [GUMBO_TAG_CENTER] = FLOW_BLOCK,
	[GUMBO_TAG_ADDRESS] = FLOW_BLOCK,   [GUMBO_TAG_P] = FLOW_PARAGRAPH,
	[GUMBO_TAG_UL] = FLOW_PARAGRAPH,    [GUMBO_TAG_OL] = FLOW_PARAGRAPH,
	[GUMBO_TAG_DIR] = FLOW_PARAGRAPH,   [GUMBO_TAG_MENU] = FLOW_PARAGRAPH,
	[GUMBO_TAG_DL] = FLOW_PARAGRAPH,    [GUMBO_TAG_TABLE] = FLOW_PARAGRAPH,
	[GUMBO_TAG_H1] = FLOW_PARAGRAPH,    [GUMBO_TAG_H2] = FLOW_PARAGRAPH,
	[GUMBO_TAG_H3] = FLOW_PARAGRAPH,    [GUMBO_TAG_H4] = FLOW_PARAGRAPH,
	[GUMBO_TAG_H5] = FLOW_PARAGRAPH,    [GUMBO_TAG_H6] = FLOW_PARAGRAPH,
	[GUMBO_TAG_LI] = FLOW_ITEM,	    [GUMBO_TAG_TD] = FLOW_CELL,
	[GUMBO_TAG_TH] = FLOW_CELL,	    [GUMBO_TAG_PRE] = FLOW_PRE,
	[GUMBO_TAG_TEXTAREA] = FLOW_PRE,    [GUMBO_TAG_BLOCKQUOTE] = FLOW_QUOTE,
};

typedef struct {
	GString *out;
	guint newlines;	   /* at the end of out; many at its start */
	char space;	   /* due before the next word: a blank or HTML_CELL */
	guint pre;	   /* depth of <pre>, and of what is styled so */
	guint quotes;	   /* depth of <blockquote> */
	HtmlMargins lines; /* of Word's lines */
} Writer;

static Flow flow_of(const GumboNode *node)
{
	if (node->type != GUMBO_NODE_ELEMENT)
		return FLOW_INLINE;
	return node->v.element.tag < GUMBO_TAG_LAST
		       ? (Flow)flows[node->v.element.tag]
		       : FLOW_INLINE;
}

static void end_line(Writer *writer)
{
	g_string_append_c(writer->out, '\n');
	writer->newlines++;
	writer->space = 0;
}

static void need_newlines(Writer *writer, guint count)
{
	while (writer->newlines < count)
		end_line(writer);
	writer->space = 0;
}

static void begin_word(Writer *writer)
{
	if (writer->newlines > 0) {
		for (guint i = 0; i < MIN(writer->quotes, QUOTES_MAX); i++)
			g_string_append(writer->out, "> ");
	} else if (writer->space) {
		g_string_append_c(writer->out, writer->space);
	}
	writer->newlines = 0;
	writer->space = 0;
}

static void write_char(Writer *writer, char c)
{
	if (writer->pre && c == '\n') {
		end_line(writer);
	} else if (!writer->pre && g_ascii_isspace(c)) {
		writer->space = writer->space ? writer->space : ' ';
	} else {
		begin_word(writer);
		/* "&#13;": lines end in LF alone. */
		g_string_append_c(writer->out,
				  c == '\r' || c == HTML_CELL ? ' ' : c);
	}
}

/* What is no white space goes out in one piece. */
static void write_text(Writer *writer, const char *text)
{
	while (*text) {
		gsize len = strcspn(text, " \t\n\v\f\r\x1f");

		if (len == 0) {
			write_char(writer, *text++);
			continue;
		}
		begin_word(writer);
		g_string_append_len(writer->out, text, (gssize)len);
		text += len;
	}
}

static void enter(Writer *writer, Flow flow)
{
	static const guint newlines[] = {
		[FLOW_BLOCK] = 1, [FLOW_PARAGRAPH] = 2, [FLOW_ITEM] = 1,
		[FLOW_PRE] = 2,	  [FLOW_QUOTE] = 2,
	};

	if (flow < G_N_ELEMENTS(newlines) && newlines[flow])
		need_newlines(writer, newlines[flow]);
	if (flow == FLOW_BREAK)
		end_line(writer);
	if (flow == FLOW_CELL)
		writer->space = HTML_CELL;
	if (flow == FLOW_ITEM)
		write_text(writer, "* ");
	writer->pre += flow == FLOW_PRE;
	writer->quotes += flow == FLOW_QUOTE;
}

static void leave(Writer *writer, Flow flow)
{
	writer->pre -= flow == FLOW_PRE;
	writer->quotes -= flow == FLOW_QUOTE;
	if (flow == FLOW_PARAGRAPH || flow == FLOW_PRE || flow == FLOW_QUOTE)
		need_newlines(writer, 2);
	else if (flow == FLOW_BLOCK || flow == FLOW_ITEM)
		need_newlines(writer, 1);
	else if (flow == FLOW_CELL)
		writer->space = HTML_CELL;
}

static const GumboVector *children_of(const GumboNode *node)
{
	if (node->type == GUMBO_NODE_DOCUMENT)
		return &node->v.document.children;
	if (node->type == GUMBO_NODE_ELEMENT)
		return &node->v.element.children;
	return NULL;
}

static const GumboNode *child_at(const GumboNode *node, guint i)
{
	const GumboVector *children = children_of(node);

	return children && i < children->length ? children->data[i] : NULL;
}

/* The only item of a list needs no bullet, and an answer has none of ours. */
static gboolean is_only_item(const GumboNode *node)
{
	const GumboVector *siblings = children_of(node->parent);
	guint items = 0;

	for (guint i = 0; siblings && i < siblings->length && items < 2; i++)
		items += flow_of(siblings->data[i]) == FLOW_ITEM;
	return items == 1;
}

static Flow flow_shown(const GumboNode *node)
{
	Flow flow = flow_of(node);

	return flow == FLOW_ITEM && is_only_item(node) ? FLOW_BLOCK : flow;
}

/* The blank line above a paragraph and below it. */
static HtmlMargins margins_of(const Writer *writer, const GumboNode *node)
{
	return node->type == GUMBO_NODE_ELEMENT &&
			       node->v.element.tag == GUMBO_TAG_P
		       ? html_margins_of(node, &writer->lines)
		       : (HtmlMargins){ TRUE, TRUE };
}

static Flow flow_before(const Writer *writer, const GumboNode *node)
{
	return margins_of(writer, node).above ? flow_shown(node) : FLOW_BLOCK;
}

static Flow flow_behind(const Writer *writer, const GumboNode *node)
{
	return margins_of(writer, node).below ? flow_of(node) : FLOW_BLOCK;
}

static void write_value(Writer *writer, const char *value)
{
	if (!value)
		return;
	write_text(writer, " ");
	write_text(writer, value);
	write_text(writer, " ");
}

static void visit(Writer *writer, const GumboNode *node)
{
	switch (node->type) {
	case GUMBO_NODE_TEXT:
	case GUMBO_NODE_WHITESPACE:
	case GUMBO_NODE_CDATA:
		write_text(writer, node->v.text.text);
		break;
	default:
		enter(writer, flow_before(writer, node));
		writer->pre += html_mark_keeps_space(node);
		write_text(writer, html_mark_before(node));
		write_value(writer, html_field_value(node));
	}
}

/* Down if there is a child that shows, else along, else up; no recursion. */
static const GumboNode *next_node(Writer *writer, const GumboNode *node,
				  const GumboNode *root)
{
	const GumboNode *next = NULL;

	if (flow_of(node) != FLOW_HIDDEN)
		next = child_at(node, 0);
	while (!next) {
		write_text(writer, html_mark_behind(node));
		writer->pre -= html_mark_keeps_space(node);
		leave(writer, flow_behind(writer, node));
		if (node == root)
			return NULL;
		next = child_at(node->parent,
				(guint)node->index_within_parent + 1);
		node = node->parent;
	}
	return next;
}

/* Up to one more than the most that is read. */
static guint count_tags(const char *html)
{
	guint tags = 0;

	while ((html = strchr(html, '<')) != NULL && tags <= TAGS_MAX) {
		html++;
		tags += g_ascii_isalpha(*html);
	}
	return tags;
}

/* Each tag is a line end; the page's own white space stays. */
static char *strip_tags(const char *html)
{
	GString *text = g_string_new(NULL);

	while (*html) {
		gsize len = strcspn(html, "<");
		const char *end;

		g_string_append_len(text, html, (gssize)len);
		html += len;
		end = *html ? strchr(html, '>') : NULL;
		if (!end)
			break;
		g_string_append_c(text, '\n');
		html = end + 1;
	}
	return g_strdelimit(g_string_free(text, FALSE),
			    (char[]){ HTML_CELL, '\0' }, ' ');
}

/* A number of many digits is negative to gumbo, which writes it all the same.
 */
static char *valid_text(GString *text)
{
	char *valid;

	if (g_utf8_validate(text->str, (gssize)text->len, NULL))
		return g_string_free(text, FALSE);
	valid = g_utf8_make_valid(text->str, (gssize)text->len);
	g_string_free(text, TRUE);
	return valid;
}

static char *page_to_text(const char *html)
{
	g_autoptr(GPtrArray) chunks = g_ptr_array_new_with_free_func(g_free);
	Arena arena = { .chunks = chunks };
	GumboOptions options = kGumboDefaultOptions;
	Writer writer = { .out = g_string_new(NULL),
			  .newlines = 2,
			  .lines = html_margins_of_lines(html) };
	const GumboNode *node;
	GumboOutput *output;

	options.allocator = arena_allocate;
	options.deallocator = arena_keep;
	options.userdata = &arena;
	options.max_errors = 0;
	output = gumbo_parse_with_options(&options, html, strlen(html));
	for (node = output->document; node;
	     node = next_node(&writer, node, output->document))
		visit(&writer, node);
	return valid_text(writer.out);
}

char *html_to_text_within(const char *html, guint *tags_left)
{
	guint tags = count_tags(html);

	if (tags > TAGS_MAX || tags > *tags_left)
		return strip_tags(html);
	*tags_left -= tags;
	return page_to_text(html);
}

char *html_to_text(const char *html)
{
	guint tags = TAGS_MAX;

	return g_strdelimit(html_to_text_within(html, &tags),
			    (char[]){ HTML_CELL, '\0' }, ' ');
}
