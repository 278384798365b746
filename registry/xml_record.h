/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_XML_RECORD_H
#define REGISTRY_XML_RECORD_H

#include <glib.h>

#include "registry/list.h"
#include "registry/xml_scan.h"

/*
 * A line of a list out of an element of the registry's XML.
 *
 * lead is the white space in front of it on its line. What fields and layout
 * do not give back is kept as bytes; what is no record of the registry at all
 * (it names neither a service nor a port) is LINE_RAW.
 */
ListLine *xml_record_line(const XmlUnit *unit, Span lead);
ListLine *xml_person_line(const XmlUnit *unit, Span lead);

#endif
