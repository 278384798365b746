/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "registry/rendered.h"

/* A port of a transport, and who has it. */
typedef struct {
	guint16 port;
	const char *transport;
	const char *description; /* of the first entry */
	GPtrArray *names;	 /* of const char *, in order */
} Service;

/* A list under way. */
typedef struct {
	PublishedList *list;
	Losses *losses;
	gboolean expanded;
	GPtrArray *services; /* of Service; NULL: a comment stands there */
	GPtrArray *comments; /* of char *, beside them; NULL: a service */
	GHashTable *known;   /* "80/tcp" to its Service */
} Services;

static void free_service(gpointer data)
{
	Service *service = data;

	if (service)
		g_ptr_array_unref(service->names);
	g_free(service);
}

/* services(5): blanks end a name, and "#" begins a comment. */
static gboolean is_word(const char *text)
{
	return *text && !text[strcspn(text, " \t\n\r\f\v#/")];
}

static gboolean is_name(const char *text)
{
	return *text && !text[strcspn(text, " \t\n\r\f\v#")];
}

/* Without what ends a line or is no text. */
static char *one_line(const char *text)
{
	char *line = g_strdup(text);

	for (char *p = line; *p; p++) {
		if (g_ascii_iscntrl(*p))
			*p = ' ';
	}
	return g_strstrip(line);
}

static Service *find_service(Services *all, guint16 port, const Entry *entry)
{
	g_autofree char *key =
		g_strdup_printf("%u/%s", port, entry->field[ENTRY_TRANSPORT]);
	Service *service = g_hash_table_lookup(all->known, key);

	if (service)
		return service;
	service = g_new0(Service, 1);
	service->port = port;
	service->transport = entry->field[ENTRY_TRANSPORT];
	service->description = entry->field[ENTRY_DESCRIPTION];
	service->names = g_ptr_array_new();
	g_ptr_array_add(all->services, service);
	g_ptr_array_add(all->comments, NULL);
	g_hash_table_insert(all->known, g_steal_pointer(&key), service);
	return service;
}

static void add_name(Service *service, const char *name)
{
	for (guint i = 0; i < service->names->len; i++) {
		if (strcmp(service->names->pdata[i], name) == 0)
			return;
	}
	g_ptr_array_add(service->names, (char *)name);
}

static void add_ports(Services *all, const Entry *entry)
{
	guint last = MAX(entry->ports.first, entry->ports.last);

	for (guint port = MIN(entry->ports.first, entry->ports.last);
	     port <= last; port++)
		add_name(find_service(all, (guint16)port, entry),
			 entry->field[ENTRY_NAME]);
}

static void add_range_comment(Services *all, const Entry *entry)
{
	g_autoptr(GString) line = g_string_new("# ");
	g_autofree char *description =
		one_line(entry->field[ENTRY_DESCRIPTION]);

	g_string_append_printf(line, "%-15s ", entry->field[ENTRY_NAME]);
	port_range_append(line, entry->ports);
	g_string_append_printf(line, "/%s %s", entry->field[ENTRY_TRANSPORT],
			       description);
	g_ptr_array_add(all->services, NULL);
	g_strchomp(line->str);
	g_ptr_array_add(all->comments, g_strdup(line->str));
	losses_add(all->losses, "ranges, as comments",
		   entry->field[ENTRY_NAME]);
}

/* Why services(5) has no place for an entry; NULL: it has. */
static const char *reason_against(const Entry *entry)
{
	const char *name = entry->field[ENTRY_NAME];

	if (!*name)
		return "entries without a name, left out";
	if (!is_name(name))
		return "names that no service can have, left out";
	if (!entry->has_port)
		return "names without a port, left out";
	if (!is_word(entry->field[ENTRY_TRANSPORT]))
		return "entries without a transport, left out";
	return NULL;
}

static void add_entry(Services *all, const Entry *entry)
{
	const char *reason = reason_against(entry);
	const char *name = entry->field[ENTRY_NAME];

	if (entry->status != ENTRY_ASSIGNED)
		return;
	if (reason)
		losses_add(all->losses, reason,
			   *name && entry->has_port ? name : NULL);
	else if (entry->ports.first == entry->ports.last || all->expanded)
		add_ports(all, entry);
	else
		add_range_comment(all, entry);
}

static char *line_of(const Service *service)
{
	g_autoptr(GString) line = g_string_new(NULL);
	g_autofree char *description = one_line(service->description);
	g_autofree char *port =
		g_strdup_printf("%u/%s", service->port, service->transport);

	g_string_append_printf(line, "%-15s %-11s",
			       (const char *)service->names->pdata[0], port);
	for (guint i = 1; i < service->names->len; i++)
		g_string_append_printf(line, " %s",
				       (const char *)service->names->pdata[i]);
	if (*description)
		g_string_append_printf(line, " # %s", description);
	return g_strdup(g_strchomp(line->str));
}

static void print(Services *all, const char *updated)
{
	rendered_add(all->list,
		     g_strconcat("# Network services, services(5)",
				 *updated ? "; the registry of " : "", updated,
				 NULL));
	for (guint i = 0; i < all->services->len; i++) {
		char *comment = all->comments->pdata[i];

		rendered_add(all->list,
			     comment ? comment
				     : line_of(all->services->pdata[i]));
	}
}

static PublishedList *compose(const Catalogue *catalogue, Losses *losses,
			      gboolean expanded)
{
	g_autoptr(GPtrArray) services =
		g_ptr_array_new_with_free_func(free_service);
	g_autoptr(GPtrArray) comments = g_ptr_array_new();
	g_autoptr(GHashTable) known =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	Services all = { rendered_new(), losses,   expanded,
			 services,	 comments, known };

	for (guint i = 0; i < catalogue->items->len; i++) {
		const CatalogueItem *item =
			&g_array_index(catalogue->items, CatalogueItem, i);

		if (item->entry)
			add_entry(&all, item->entry);
		else
			losses_add(losses, "remarks, left out", NULL);
	}
	print(&all, catalogue->updated);
	return all.list;
}

PublishedList *services_compose(const Catalogue *catalogue, Losses *losses)
{
	return compose(catalogue, losses, FALSE);
}

PublishedList *services_compose_expanded(const Catalogue *catalogue,
					 Losses *losses)
{
	return compose(catalogue, losses, TRUE);
}
