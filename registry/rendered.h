/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_RENDERED_H
#define REGISTRY_RENDERED_H

#include <glib.h>

#include "registry/catalogue.h"
#include "registry/list.h"
#include "registry/losses.h"

/*
 * Formats that are made for others to read and never come in again: lists
 * whose lines are nothing but bytes.
 */

/* Each ends in a line feed; without lines. */
PublishedList *rendered_new(void);

/* Takes the text, UTF-8 without the line's end. */
void rendered_add(PublishedList *list, char *line);

/* As ListFormat has it: the line's bytes. */
void rendered_write(GString *out, const ListLine *line);

#define SERVICES_FORMAT		 "services"
#define SERVICES_EXPANDED_FORMAT "services-expanded"
#define JSON_FORMAT		 "json"
#define HTML_FORMAT		 "html"

/*
 * services(5): a line for each port and transport, its first name with all
 * others as aliases, in the order of the list. Of a range it has a comment, or,
 * expanded, a line for each port.
 */
PublishedList *services_compose(const Catalogue *catalogue, Losses *losses);
PublishedList *services_compose_expanded(const Catalogue *catalogue,
					 Losses *losses);

/* One value of JSON (RFC 8259), an entry on each line: portreg(1) has the keys.
 */
PublishedList *json_compose(const Catalogue *catalogue, Losses *losses);

/* A page that needs nothing else, with a search and a picture of the ports. */
PublishedList *html_compose(const Catalogue *catalogue, Losses *losses);

#endif
