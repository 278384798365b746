/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/defects.h"
#include "audit/held.h"

/* The last port that is ever assigned (RFC 6335 section 6). */
#define USER_LAST 49151

/* More stretches of ports than these are counted and not told. */
#define TOLD_MAX 6

/* Stretches of ports as text: "80, 90-95". */
typedef struct {
	GString *text;
	guint ports;
	guint stretches;
	int first; /* of the one that is open, or -1 */
} Stretches;

static void close_stretch(Stretches *stretches, guint end)
{
	PortRange range;

	if (stretches->first < 0)
		return;
	range = (PortRange){ (guint16)stretches->first, (guint16)(end - 1) };
	if (stretches->stretches++ < TOLD_MAX) {
		if (stretches->text->len)
			g_string_append(stretches->text, ", ");
		port_range_append(stretches->text, range);
	}
	stretches->ports += end - (guint)stretches->first;
	stretches->first = -1;
}

/* Each port of a range in turn: whether it belongs to a stretch. */
static void add_port(Stretches *stretches, guint port, gboolean belongs)
{
	if (!belongs)
		close_stretch(stretches, port);
	else if (stretches->first < 0)
		stretches->first = (int)port;
}

/* The text; NULL: there was none. */
static char *end_stretches(Stretches *stretches, guint end)
{
	close_stretch(stretches, end);
	if (stretches->stretches > TOLD_MAX)
		g_string_append(stretches->text, ", ...");
	return g_string_free(stretches->text, stretches->stretches == 0);
}

static Stretches begin_stretches(void)
{
	return (Stretches){ g_string_new(NULL), 0, 0, -1 };
}

/* Another line says that the port is unassigned, and rather that one: it has
 * no assigned ports, or it comes first. */
static gboolean is_listed_better(const Held *held, const Entry *free,
				 guint line, guint port)
{
	guint claimed = held->claimed[port];

	if (*free->field[ENTRY_TRANSPORT])
		return FALSE;
	if (held->listed[port] && held->listed[port] != line + 1)
		return TRUE;
	return !held->listed[port] && claimed && claimed < line + 1;
}

/* What is left of a range that says that ports are unassigned. */
static char *free_in(const Held *held, const Entry *free, guint line,
		     PortRange range)
{
	Stretches left = begin_stretches();
	char *text;

	for (guint port = range.first; port <= range.last; port++)
		add_port(&left, port,
			 !held_is_assigned(held, free, port) &&
				 !held->kept[port] &&
				 !is_listed_better(held, free, line, port));
	text = end_stretches(&left, range.last + 1u);
	return text ? text
		    : g_strdup("no such line: each port stands elsewhere");
}

static void note_reversed(Audited *audited, const Held *held, guint line)
{
	const Entry *entry = audited_entry(audited, line);
	const PortRange range = { entry->ports.last, entry->ports.first };

	audited_note(audited, DEFECT_REVERSED, line, entry,
		     g_strdup_printf("%u is above %u", entry->ports.first,
				     entry->ports.last),
		     entry->status == ENTRY_UNASSIGNED
			     ? free_in(held, entry, audited->lines->len, range)
			     : NULL);
}

/* The assigned ports in a line that says that they are not. */
static char *taken_in(const Held *held, const Entry *free, guint *count_out)
{
	Stretches taken = begin_stretches();
	char *text;

	for (guint port = free->ports.first; port <= free->ports.last; port++)
		add_port(&taken, port, held_is_assigned(held, free, port));
	text = end_stretches(&taken, free->ports.last + 1u);
	*count_out = taken.ports;
	return text;
}

static char *listed_in(const Held *held, const Entry *free, guint line,
		       guint *count_out)
{
	Stretches twice = begin_stretches();
	char *text;

	for (guint port = free->ports.first; port <= free->ports.last; port++)
		add_port(&twice, port,
			 is_listed_better(held, free, line, port));
	text = end_stretches(&twice, free->ports.last + 1u);
	*count_out = twice.ports;
	return text;
}

static void check_overlap(Audited *audited, const Held *held, guint line)
{
	const Entry *entry = audited_entry(audited, line);
	guint taken_count, twice_count;
	g_autofree char *taken = taken_in(held, entry, &taken_count);
	g_autofree char *twice = listed_in(held, entry, line, &twice_count);
	GString *what = g_string_new(NULL);

	if (taken)
		g_string_append_printf(what, "assigned: %s (%u in all)", taken,
				       taken_count);
	if (twice)
		g_string_append_printf(what,
				       "%sunassigned by another line, too: %s "
				       "(%u in all)",
				       taken ? "; " : "", twice, twice_count);
	if (taken || twice)
		audited_note(audited, DEFECT_OVERLAP, line, entry,
			     g_string_free(what, FALSE),
			     free_in(held, entry, line, entry->ports));
	else
		g_string_free(what, TRUE);
}

/* The first line of the next ports: before it those that lack one belong. */
static guint line_behind(const Audited *audited, guint port)
{
	guint best = audited->lines->len - 1;
	guint lowest = PORT_MAX + 1;

	for (guint i = 0; i < audited->lines->len; i++) {
		const Entry *entry = audited_entry(audited, i);

		if (!entry || !entry->has_port || entry->ports.first < port ||
		    entry->ports.first >= lowest)
			continue;
		lowest = entry->ports.first;
		best = i;
	}
	return best;
}

static void note_gap(Audited *audited, PortRange gap)
{
	GString *right = g_string_new(NULL);
	guint line = line_behind(audited, gap.last);

	port_range_append(right, gap);
	g_string_append(right, " Unassigned, before this line");
	audited_note_ports(audited, DEFECT_UNLISTED, line, gap,
			   g_strdup(gap.first == gap.last
					    ? "no line has this port"
					    : "no line has these ports"),
			   g_string_free(right, FALSE));
}

static gboolean is_unlisted(const Held *held, guint port)
{
	return !held->assigned[port] && !held->kept[port] &&
	       !held->listed[port] && !held->claimed[port] &&
	       !held->listed_on[port];
}

/* So many gaps are told: a list with more does not list what is free. */
#define GAPS_MAX 500

static void find_gaps(Audited *audited, const Held *held)
{
	guint port = 0;

	for (guint gaps = 0; port <= USER_LAST && gaps < GAPS_MAX; port++) {
		guint first = port;

		while (port <= USER_LAST && is_unlisted(held, port))
			port++;
		if (port == first)
			continue;
		note_gap(audited,
			 (PortRange){ (guint16)first, (guint16)(port - 1) });
		gaps++;
	}
}

void defects_of_ranges(Audited *audited)
{
	g_autofree Held *held = held_of(audited);
	gboolean any = FALSE;

	for (guint i = 0; i < audited->lines->len; i++) {
		const Entry *entry = audited_entry(audited, i);

		if (!entry || !entry->has_port)
			continue;
		any = TRUE;
		if (entry->ports.first > entry->ports.last)
			note_reversed(audited, held, i);
		else if (held_is_free_line(audited, i))
			check_overlap(audited, held, i);
	}
	if (any && audited->whole)
		find_gaps(audited, held);
}
