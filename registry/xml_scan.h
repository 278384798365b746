/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_XML_SCAN_H
#define REGISTRY_XML_SCAN_H

#include <glib.h>

#include "registry/span.h"

/*
 * The records and people of an XML file, with where each element stands in it.
 *
 * Knows neither entries nor lists. Entities that a file declares are not
 * expanded, and nothing else is ever opened: what needs that is a fault. At a
 * fault the reading goes on at the next record or person. Always holds: the
 * units are in the file's order and do not overlap.
 */
typedef struct {
	char *name;	  /* of the element */
	char *type;	  /* of an xref, or NULL */
	char *data;	  /* of an xref, or NULL */
	Span bytes;	  /* from '<' on */
	Span inside;	  /* between the tags */
	gboolean one_tag; /* "<name/>" */
	GString *text;	  /* without mark-up: <br/> as LF, xref as "[label]" */
	GString *labels;  /* of the xrefs alone */
} XmlChild;

typedef struct {
	gboolean is_person; /* else it is a record */
	char *date;	    /* attributes; NULL: there is none */
	char *updated;
	char *id;
	Span bytes;
	Span start;	     /* the start tag */
	Span end;	     /* the end tag; empty: there is none */
	GPtrArray *children; /* of XmlChild, owned */
} XmlUnit;

/* The unit is visit's to read until it returns. */
typedef void (*XmlVisit)(const XmlUnit *unit, gpointer data);

/*
 * Calls visit with each unit. Returns where faults are, as offsets in the
 * bytes (of gsize): of a record or person that was not read, or of what is
 * outside of them. The caller frees it.
 */
GArray *xml_scan(const char *bytes, gsize len, XmlVisit visit, gpointer data);

#endif
