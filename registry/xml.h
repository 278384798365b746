/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_XML_H
#define REGISTRY_XML_H

#include <glib.h>

#include "registry/catalogue.h"
#include "registry/list.h"
#include "registry/losses.h"

/*
 * The registry as XML, as it is published since 2011.
 *
 *	<record date="2004-07" updated="2011-02-03">
 *	  <name>sums</name>
 *	  <protocol>tcp</protocol>
 *	  <xref type="person" data="Ann_Example"/>
 *	  <description>Super User Message Service</description>
 *	  <number>6500</number>
 *	</record>
 *
 * Knows no store. Records and people are lines of a list; all else (the
 * prologue, titles, notes, footnotes) is raw, a line each. An entry says what
 * the table of today says of the record: its text without mark-up, references
 * in brackets. Always holds: each record is written back while it is read;
 * where fields and layout do not give the same bytes, the bytes are kept. What
 * is not well-formed is kept raw, and reading goes on behind it. So any bytes
 * come back as they were.
 *
 * The layout of a record is "" where it is written by the rule: elements in
 * their order (xml_layout.h), four blanks before each, two before the record.
 * Else it names the elements in the record's own order, with the white space
 * and the mark-up that fields do not hold. In front stands 'c' if its line ends
 * are CRLF.
 */

/* The format's name, as import, export and the store know it. */
#define XML_FORMAT "xml"

gboolean xml_recognise(const char *bytes, gsize len);

PublishedList *xml_read(const char *bytes, gsize len);

/* Appends the line without its end. The layout is one that was read, or "". */
void xml_write(GString *out, const ListLine *line);

/*
 * What the lines say, and a whole list of what a catalogue says: remarks are
 * comments of XML. Nothing is lost.
 */
void xml_collect(Catalogue *catalogue, const GPtrArray *lines);
PublishedList *xml_compose(const Catalogue *catalogue, Losses *losses);

#endif
