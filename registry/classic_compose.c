/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "registry/classic.h"
#include "registry/classic_details.h"
#include "registry/classic_entry.h"

/* The first port of the second table. */
#define USER_PORTS 1024

/* Where the number ends that is not too long for it, and what follows. */
#define PORTS_COLUMN	   16
#define PORTS_WIDTH	   3
#define DESCRIPTION_COLUMN 27

#define TABLE                                                                  \
	"Port Assignments:\n"                                                  \
	"\n"                                                                   \
	"Keyword         Decimal    Description                     "          \
	"References\n"                                                         \
	"-------         -------    -----------                     "          \
	"----------\n"

static const char head[] =
	"PORT NUMBERS\n"
	"\n"
	"(last updated %s) \n"
	"\n"
	"A port is well known from 0 through 1023 and registered from 1024\n"
	"through 49151. From 49152 on anybody may use any port.\n"
	"\n"
	"WELL KNOWN PORT NUMBERS\n"
	"\n" TABLE;

static const char middle[] = "\n"
			     "REGISTERED PORT NUMBERS\n"
			     "\n" TABLE;

static const char tail[] =
	"\n"
	"DYNAMIC AND/OR PRIVATE PORTS\n"
	"\n"
	"No port from 49152 through 65535 is assigned to anybody.\n"
	"\n";

/* A list under way. */
typedef struct {
	PublishedList *list;
	Losses *losses;
	const Catalogue *catalogue;
	gboolean user_ports; /* the second table has begun */
	gboolean bare;	     /* entries without a comment stand last */
} Composer;

static const CatalogueItem *item_at(const Composer *composer, guint number)
{
	return &g_array_index(composer->catalogue->items, CatalogueItem,
			      number);
}

static void add_raw(Composer *composer, LineKind kind, const char *text)
{
	ListLine *line = list_line_new(kind);

	line->raw = g_bytes_new(text, strlen(text));
	g_ptr_array_add(composer->list->lines, line);
	composer->bare = FALSE;
}

/* Each line of a text that ends in LF. */
static void add_text(Composer *composer, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; line[0] && line[1]; line++)
		add_raw(composer,
			g_str_has_prefix(*line, "(last updated ") ? LINE_UPDATED
								  : LINE_RAW,
			*line);
}

/* Where a number of so many digits begins: it ends before column 19. */
static guint ports_column(PortRange ports)
{
	g_autoptr(GString) text = g_string_new(NULL);

	port_range_append(text, ports);
	return PORTS_COLUMN +
	       (text->len < PORTS_WIDTH ? PORTS_WIDTH - (guint)text->len : 0);
}

/* One line of one blank between words; white space is all that changes. */
static void set_line(Entry *entry, EntryField field, const char *text)
{
	g_autofree char *line = classic_one_line(text);

	entry_set(entry, field, line);
}

/* What the line itself shows of an entry. */
static Entry *shown(const Entry *entry)
{
	Entry *copy = entry_new();

	copy->status = entry->status;
	copy->has_port = TRUE;
	copy->ports = entry->ports;
	entry_set(copy, ENTRY_NAME, entry->field[ENTRY_NAME]);
	entry_set(copy, ENTRY_TRANSPORT, entry->field[ENTRY_TRANSPORT]);
	set_line(copy, ENTRY_DESCRIPTION, entry->field[ENTRY_DESCRIPTION]);
	return copy;
}

/* Two groups side by side would share the contact of the second. */
static void add_entry(Composer *composer, const Entry *entry, gboolean first)
{
	ClassicColumns columns = { ports_column(entry->ports),
				   DESCRIPTION_COLUMN, DESCRIPTION_COLUMN };
	gboolean named = entry->status == ENTRY_ASSIGNED;
	ListLine *line;

	if (first && named && composer->bare)
		add_raw(composer, LINE_RAW, "#");
	if (entry->ports.first >= 10000)
		columns.description++;
	line = named ? classic_entry_line(columns, shown(entry))
		     : classic_remark_line(columns, shown(entry));
	g_ptr_array_add(composer->list->lines, line);
	composer->bare = named;
}

static void add_comment(const char *text, gpointer data)
{
	const ClassicColumns columns = { .contact = DESCRIPTION_COLUMN };
	Composer *composer = data;

	g_ptr_array_add(composer->list->lines,
			classic_contact_line(columns, text));
	composer->bare = FALSE;
}

/* TRUE: they stand together, above the same comments. */
static gboolean same_group(const Entry *a, const Entry *b)
{
	static const EntryField fields[] = {
		ENTRY_NAME,	    ENTRY_ASSIGNEE, ENTRY_CONTACT,
		ENTRY_REGISTERED,   ENTRY_MODIFIED, ENTRY_REFERENCE,
		ENTRY_SERVICE_CODE, ENTRY_NOTES,    ENTRY_UNAUTHORIZED,
	};

	if (a->status != b->status || a->ports.first != b->ports.first ||
	    a->ports.last != b->ports.last || !b->has_port)
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
		if (strcmp(a->field[fields[i]], b->field[fields[i]]) != 0)
			return FALSE;
	}
	return TRUE;
}

/* Why an entry has no line of its own; NULL: it has. */
static const char *why_not(const Entry *entry)
{
	if (!entry->has_port)
		return "names without a port, left out";
	if (strpbrk(entry->field[ENTRY_NAME], " \t\n"))
		return "names with a blank in them, put into remarks";
	return NULL;
}

static void add_banner(Composer *composer, const char *remark)
{
	g_autofree char *line = classic_one_line(remark);
	g_autofree char *banner = g_strdup_printf("###### %s ######", line);

	add_raw(composer, LINE_RAW, banner);
}

static void add_as_remark(Composer *composer, const Entry *entry)
{
	g_autoptr(GString) text = g_string_new(entry->field[ENTRY_NAME]);

	g_string_append_c(text, ' ');
	port_range_append(text, entry->ports);
	if (*entry->field[ENTRY_TRANSPORT])
		g_string_append_printf(text, "/%s",
				       entry->field[ENTRY_TRANSPORT]);
	g_string_append_printf(text, ": %s", entry->field[ENTRY_DESCRIPTION]);
	add_banner(composer, text->str);
	classic_each_detail(entry, composer->catalogue->people, add_comment,
			    composer);
}

/* The entries from number on that make a group; behind the last of them. */
static guint add_group(Composer *composer, guint number)
{
	const Entry *entry = item_at(composer, number)->entry;
	guint end = number;

	if (!composer->user_ports && entry->ports.first >= USER_PORTS) {
		composer->user_ports = TRUE;
		add_text(composer, middle);
	}
	while (end < composer->catalogue->items->len) {
		const Entry *next = item_at(composer, end)->entry;

		if (!next || !same_group(entry, next))
			break;
		add_entry(composer, next, end == number);
		end++;
	}
	classic_each_detail(entry, composer->catalogue->people, add_comment,
			    composer);
	return end;
}

static guint add_item(Composer *composer, guint number)
{
	const CatalogueItem *item = item_at(composer, number);
	const char *why = item->entry ? why_not(item->entry) : NULL;

	if (!item->entry)
		add_banner(composer, item->remark);
	else if (!why)
		return add_group(composer, number);
	else if (item->entry->has_port)
		add_as_remark(composer, item->entry);
	if (why)
		losses_add(composer->losses, why,
			   item->entry->has_port
				   ? item->entry->field[ENTRY_NAME]
				   : NULL);
	return number + 1;
}

PublishedList *classic_compose(const Catalogue *catalogue, Losses *losses)
{
	Composer composer = { .list = published_list_new(),
			      .losses = losses,
			      .catalogue = catalogue };
	g_auto(GStrv) parts = g_strsplit(head, "%s", 2);
	g_autofree char *start =
		g_strconcat(parts[0], catalogue->updated, parts[1], NULL);
	guint number = 0;

	composer.list->final_newline = TRUE;
	add_text(&composer, start);
	while (number < catalogue->items->len)
		number = add_item(&composer, number);
	if (!composer.user_ports)
		add_text(&composer, middle);
	add_text(&composer, tail);
	return composer.list;
}
