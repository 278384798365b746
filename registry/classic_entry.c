/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/classic_entry.h"

#include <string.h>

#define TAB_WIDTH 8

/* As many neighbours are asked, no further away than so many lines. */
#define NEIGHBOURS   21
#define DISTANCE_MAX 2000

/* Where there are no neighbours: as the heading of the table has it. */
#define PORTS_COLUMN	   16
#define DESCRIPTION_COLUMN 27

/* What neighbours say, and how often. */
typedef struct {
	guint value[NEIGHBOURS];
	guint times[NEIGHBOURS];
	guint count;
	guint total;
} Poll;

static guint widen(guint column, const char *run, gsize len)
{
	for (gsize i = 0; i < len; i++)
		column = run[i] == '\t' ? (column / TAB_WIDTH + 1) * TAB_WIDTH
					: column + 1;
	return column;
}

/* Run number i of a layout: "before|between|after". */
static const char *run_at(const char *layout, guint i, gsize *len_out)
{
	for (; i > 0 && *layout; i--)
		layout += strcspn(layout, "|") + (strchr(layout, '|') != NULL);
	*len_out = strcspn(layout, "|");
	return layout;
}

static guint behind_run(guint column, const ListLine *line, guint i)
{
	gsize len;
	const char *run = run_at(line->layout, i, &len);

	return widen(column, run, len);
}

static guint width_of_ports(const Entry *entry)
{
	g_autoptr(GString) text = g_string_new(NULL);

	port_range_append(text, entry->ports);
	if (*entry->field[ENTRY_TRANSPORT])
		g_string_append_printf(text, "/%s",
				       entry->field[ENTRY_TRANSPORT]);
	return (guint)text->len;
}

static guint ports_column(const ListLine *line)
{
	glong name =
		line->kind == LINE_PORTS
			? 1
			: g_utf8_strlen(line->entry->field[ENTRY_NAME], -1);

	return behind_run((guint)name, line, 0);
}

static guint description_column(const ListLine *line)
{
	return behind_run(ports_column(line) + width_of_ports(line->entry),
			  line, 1);
}

static void ask(Poll *poll, guint value)
{
	guint i = 0;

	while (i < poll->count && poll->value[i] != value)
		i++;
	if (i == poll->count) {
		poll->value[i] = value;
		poll->times[i] = 0;
		poll->count++;
	}
	poll->times[i]++;
	poll->total++;
}

/* What most say; of as many, what the nearer ones do. */
static guint outcome(const Poll *poll, guint fallback)
{
	guint best = 0;

	for (guint i = 1; i < poll->count; i++) {
		if (poll->times[i] > poll->times[best])
			best = i;
	}
	return poll->count ? poll->value[best] : fallback;
}

static guint digits_of(guint16 port)
{
	g_autofree char *text = g_strdup_printf("%u", port);

	return (guint)strlen(text);
}

/* A named entry of one port with as many digits, and a description. */
static gboolean is_like(const ListLine *line, guint16 port)
{
	const Entry *entry = line->entry;

	return line->kind == LINE_ENTRY && !line->raw &&
	       entry->ports.first == entry->ports.last &&
	       digits_of(entry->ports.first) == digits_of(port) &&
	       *entry->field[ENTRY_NAME] && *entry->field[ENTRY_TRANSPORT] &&
	       *entry->field[ENTRY_DESCRIPTION];
}

/* The three columns, each by a poll of its own. */
typedef struct {
	Poll ports;
	Poll description;
	Poll contact;
} Polls;

static void ask_line(Polls *polls, const ListLine *line, guint16 port)
{
	if (is_like(line, port) && polls->ports.total < NEIGHBOURS) {
		ask(&polls->ports, ports_column(line));
		ask(&polls->description, description_column(line));
	}
	if (line->kind == LINE_COMMENT && !line->raw &&
	    polls->contact.total < NEIGHBOURS)
		ask(&polls->contact, behind_run(1, line, 0));
}

ClassicColumns classic_columns(const GPtrArray *lines, guint place,
			       guint16 port)
{
	Polls polls = { 0 };
	guint contact;

	for (guint far = 1; far < DISTANCE_MAX; far++) {
		if (place >= far)
			ask_line(&polls, lines->pdata[place - far], port);
		if (place + far < lines->len)
			ask_line(&polls, lines->pdata[place + far], port);
	}
	contact = outcome(&polls.contact, DESCRIPTION_COLUMN);
	return (ClassicColumns){
		outcome(&polls.ports, PORTS_COLUMN),
		outcome(&polls.description, DESCRIPTION_COLUMN), contact
	};
}

static char *blanks(guint count)
{
	return g_strnfill(count, ' ');
}

/* What pads from one column to another; apart they are in any case. */
static char *pad(guint from, guint to)
{
	return blanks(from < to ? to - from : 1);
}

static void set_layout(ListLine *line, const char *before, const char *between,
		       const char *after)
{
	g_free(line->layout);
	line->layout = after ? g_strjoin("|", before, between, after, NULL)
			     : g_strjoin("|", before, between, NULL);
}

/* start: columns that stand before the ports. */
static ListLine *make_line(LineKind kind, ClassicColumns columns, guint start,
			   Entry *entry)
{
	ListLine *line = list_line_new(kind);
	g_autofree char *before = pad(start, columns.ports);
	guint end = MAX(start + 1, columns.ports) + width_of_ports(entry);
	g_autofree char *between = *entry->field[ENTRY_DESCRIPTION]
					   ? pad(end, columns.description)
					   : g_strdup("");

	line->entry = entry;
	set_layout(line, before, between, "");
	return line;
}

ListLine *classic_entry_line(ClassicColumns columns, Entry *entry)
{
	glong name = g_utf8_strlen(entry->field[ENTRY_NAME], -1);

	return make_line(LINE_ENTRY, columns, (guint)name, entry);
}

ListLine *classic_remark_line(ClassicColumns columns, Entry *entry)
{
	return make_line(LINE_PORTS, columns, 1, entry);
}

ListLine *classic_contact_line(ClassicColumns columns, const char *text)
{
	ListLine *line = list_line_new(LINE_COMMENT);
	g_autofree char *before = pad(1, columns.contact);

	line->text = g_strdup(text);
	set_layout(line, before, "", NULL);
	return line;
}

ListLine *classic_ports_line(const ListLine *model, PortRange ports)
{
	ListLine *line = list_line_new(LINE_PORTS);
	guint width = width_of_ports(model->entry);
	gsize before_len, between_len;
	const char *before = run_at(model->layout, 0, &before_len);
	const char *between = run_at(model->layout, 1, &between_len);
	g_autofree char *left = g_strndup(before, before_len);
	g_autofree char *gap = g_strndup(between, between_len);

	line->entry = entry_copy(model->entry);
	line->entry->ports = ports;
	if (width_of_ports(line->entry) != width) {
		g_free(gap);
		gap = pad(ports_column(model) + width_of_ports(line->entry),
			  description_column(model));
	}
	set_layout(line, left, gap,
		   between[between_len] ? between + between_len + 1 : "");
	return line;
}
