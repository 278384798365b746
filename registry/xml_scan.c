/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/xml_scan.h"

#include <expat.h>
#include <string.h>

#include "registry/xml_text.h"

/* Stands before what is read after a fault. */
static const char new_root[] = "<registry>";

/* What expat is asked to take at once. */
#define BYTES_MAX (G_MAXINT32 / 2)

/* One reading, from one fault to the next. */
typedef struct {
	XML_Parser parser;
	const char *start; /* of this reading */
	gsize skipped;	   /* what expat got before it */
	const char *end;
	XmlVisit visit;
	gpointer data;
	char *encoding;	  /* that the file declares */
	XmlUnit *unit;	  /* under way, or NULL */
	XmlChild *child;  /* under way, or NULL */
	guint depth;	  /* inside the unit: 1 is a child's */
	GString *label;	  /* the text of an xref inside a child, or NULL */
	char *label_type; /* of that xref */
	char *label_data;
	const char *stopped; /* where we did; expat may still tell of more */
} Scan;

static void free_child(gpointer data)
{
	XmlChild *child = data;

	g_free(child->name);
	g_free(child->type);
	g_free(child->data);
	g_string_free(child->text, TRUE);
	g_string_free(child->labels, TRUE);
	g_free(child);
}

static void free_unit(XmlUnit *unit)
{
	if (!unit)
		return;
	g_free(unit->date);
	g_free(unit->updated);
	g_free(unit->id);
	g_ptr_array_unref(unit->children);
	g_free(unit);
}

/* The token that expat is at; what is not in the file is cut. */
static Span token(const Scan *scan)
{
	gsize len = (gsize)(scan->end - scan->start);
	XML_Index index = XML_GetCurrentByteIndex(scan->parser) -
			  (XML_Index)scan->skipped;
	gsize at = MIN((gsize)MAX(index, 0), len);
	gsize count = (gsize)MAX(XML_GetCurrentByteCount(scan->parser), 0);

	return (Span){ scan->start + at,
		       scan->start + at + MIN(count, len - at) };
}

static void stop(Scan *scan)
{
	scan->stopped = token(scan).at;
	XML_StopParser(scan->parser, XML_FALSE);
}

static char *attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2) {
		if (strcmp(attributes[0], name) == 0)
			return g_strdup(attributes[1]);
	}
	return NULL;
}

static void begin_unit(Scan *scan, const char *name, const char **attributes)
{
	XmlUnit *unit = g_new0(XmlUnit, 1);

	unit->is_person = strcmp(name, "person") == 0;
	unit->date = attribute(attributes, "date");
	unit->updated = attribute(attributes, "updated");
	unit->id = attribute(attributes, "id");
	unit->start = token(scan);
	unit->bytes = unit->start;
	unit->children = g_ptr_array_new_with_free_func(free_child);
	scan->unit = unit;
	scan->depth = 0;
}

static void begin_child(Scan *scan, const char *name, const char **attributes)
{
	XmlChild *child = g_new0(XmlChild, 1);

	child->name = g_strdup(name);
	child->type = attribute(attributes, "type");
	child->data = attribute(attributes, "data");
	child->bytes = token(scan);
	child->inside = (Span){ child->bytes.end, child->bytes.end };
	child->text = g_string_new(NULL);
	child->labels = g_string_new(NULL);
	g_ptr_array_add(scan->unit->children, child);
	scan->child = child;
}

/* Mark-up inside a child. */
static void begin_inner(Scan *scan, const char *name, const char **attributes)
{
	if (strcmp(name, "br") == 0)
		g_string_append_c(scan->child->text, '\n');
	if (strcmp(name, "xref") != 0 || scan->label)
		return;
	scan->label = g_string_new(NULL);
	scan->label_type = attribute(attributes, "type");
	scan->label_data = attribute(attributes, "data");
}

/* A unit inside a unit: the end of the one before is missing. */
static void XMLCALL on_start(void *data, const XML_Char *name,
			     const XML_Char **attributes)
{
	Scan *scan = data;
	gboolean is_unit =
		strcmp(name, "record") == 0 || strcmp(name, "person") == 0;

	if (scan->stopped)
		return;
	if (scan->unit && is_unit)
		stop(scan);
	else if (scan->unit && ++scan->depth == 1)
		begin_child(scan, name, attributes);
	else if (scan->unit)
		begin_inner(scan, name, attributes);
	else if (is_unit)
		begin_unit(scan, name, attributes);
}

static void end_unit(Scan *scan)
{
	scan->unit->end = token(scan);
	scan->unit->bytes.end = scan->unit->end.end;
	scan->visit(scan->unit, scan->data);
	g_clear_pointer(&scan->unit, free_unit);
}

static void end_child(Scan *scan)
{
	Span tag = token(scan);

	scan->child->one_tag = span_length(tag) == 0;
	scan->child->inside.end = MAX(tag.at, scan->child->inside.at);
	scan->child->bytes.end = MAX(tag.end, scan->child->inside.at);
	scan->child = NULL;
}

static void end_label(Scan *scan)
{
	g_autofree char *label =
		xml_label(scan->label_type, scan->label_data, scan->label->str);

	g_string_append_printf(scan->child->text, "[%s]", label);
	g_string_append_printf(scan->child->labels, "[%s]", label);
	g_string_free(g_steal_pointer(&scan->label), TRUE);
	g_clear_pointer(&scan->label_type, g_free);
	g_clear_pointer(&scan->label_data, g_free);
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
	Scan *scan = data;

	if (!scan->unit || scan->stopped)
		return;
	if (scan->depth == 0)
		end_unit(scan);
	else if (scan->depth == 1)
		end_child(scan);
	else if (scan->label && strcmp(name, "xref") == 0)
		end_label(scan);
	if (scan->unit)
		scan->depth--;
}

static void XMLCALL on_text(void *data, const XML_Char *text, int len)
{
	Scan *scan = data;

	if (scan->child)
		g_string_append_len(scan->label ? scan->label
						: scan->child->text,
				    text, len);
}

static void XMLCALL on_declaration(void *data, const XML_Char *version,
				   const XML_Char *encoding, int standalone)
{
	Scan *scan = data;

	(void)version;
	(void)standalone;
	g_free(scan->encoding);
	scan->encoding = g_strdup(encoding);
}

static void XMLCALL on_doctype(void *data, const XML_Char *name,
			       const XML_Char *system, const XML_Char *public,
			       int has_subset)
{
	Scan *scan = data;

	(void)name;
	(void)system;
	(void)public;
	(void)has_subset;
	stop(scan);
}

static void clear(Scan *scan)
{
	XML_ParserFree(scan->parser);
	g_clear_pointer(&scan->unit, free_unit);
	scan->child = NULL;
	if (scan->label)
		g_string_free(g_steal_pointer(&scan->label), TRUE);
	g_clear_pointer(&scan->label_type, g_free);
	g_clear_pointer(&scan->label_data, g_free);
}

/* Reads from start to a fault or the end; TRUE: there was none. */
static gboolean read_on(Scan *scan, const char *start, gboolean again)
{
	gsize len = MIN((gsize)(scan->end - start), BYTES_MAX);

	scan->parser = XML_ParserCreate(again ? scan->encoding : NULL);
	XML_SetUserData(scan->parser, scan);
	XML_SetElementHandler(scan->parser, on_start, on_end);
	XML_SetCharacterDataHandler(scan->parser, on_text);
	XML_SetXmlDeclHandler(scan->parser, on_declaration);
	XML_SetStartDoctypeDeclHandler(scan->parser, on_doctype);
	scan->start = start;
	scan->skipped = again ? strlen(new_root) : 0;
	scan->stopped = NULL;
	if (again)
		XML_Parse(scan->parser, new_root, strlen(new_root), 0);
	return XML_Parse(scan->parser, start, (int)len, 1) == XML_STATUS_OK;
}

/* The next "<record" or "<person " from there on, or NULL. */
static const char *next_unit(const char *from, const char *end)
{
	const char *record =
		memmem(from, (gsize)(end - from), "<record", strlen("<record"));
	const char *stop = record ? record : end;
	const char *person = memmem(from, (gsize)(stop - from), "<person ",
				    strlen("<person "));

	return person ? person : record;
}

/* The ends of elements that began before a fault are none. */
static gboolean is_fault(const Scan *scan, gboolean again)
{
	enum XML_Error code = XML_GetErrorCode(scan->parser);

	return !again || scan->unit ||
	       (code != XML_ERROR_TAG_MISMATCH &&
		code != XML_ERROR_NO_ELEMENTS);
}

/* What was under way counts as the place, else what expat was at. */
static void note_fault(const Scan *scan, const char *bytes, const char *at,
		       GArray *faults)
{
	gsize place = (gsize)((scan->unit ? scan->unit->bytes.at : at) - bytes);

	g_array_append_val(faults, place);
}

GArray *xml_scan(const char *bytes, gsize len, XmlVisit visit, gpointer data)
{
	GArray *faults = g_array_new(FALSE, FALSE, sizeof(gsize));
	Scan scan = { .end = bytes + len, .visit = visit, .data = data };
	const char *start = bytes;
	gboolean again = FALSE;

	while (!read_on(&scan, start, again)) {
		const char *at = scan.stopped ? scan.stopped : token(&scan).at;

		if (is_fault(&scan, again))
			note_fault(&scan, bytes, at, faults);
		start = at > start ? at : MIN(start + 1, scan.end);
		start = next_unit(start, scan.end);
		if (!start)
			break;
		clear(&scan);
		again = TRUE;
	}
	clear(&scan);
	g_free(scan.encoding);
	return faults;
}
