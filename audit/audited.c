/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/audited.h"

#include "audit/cut.h"

const ListLine *audited_line(const Audited *audited, guint line)
{
	return g_ptr_array_index(audited->lines, line);
}

const Entry *audited_entry(const Audited *audited, guint line)
{
	return audited_line(audited, line)->entry;
}

const Entry *audited_assigned(const Audited *audited, guint line)
{
	const Entry *entry = audited_entry(audited, line);

	return entry && entry->status == ENTRY_ASSIGNED ? entry : NULL;
}

static void number_lines(Audited *audited)
{
	guint next = 1;

	audited->numbers = g_new(guint, audited->lines->len + 1);
	for (guint i = 0; i < audited->lines->len; i++) {
		audited->numbers[i] = next;
		next += list_format_line_ends(audited->format,
					      audited_line(audited, i));
	}
}

static int compare_ports(gconstpointer a, gconstpointer b, gpointer data)
{
	const Audited *audited = data;
	const guint x = *(const guint *)a;
	const guint y = *(const guint *)b;
	const PortRange i = audited_entry(audited, x)->ports;
	const PortRange j = audited_entry(audited, y)->ports;

	if (i.first != j.first)
		return i.first < j.first ? -1 : 1;
	if (i.last != j.last)
		return i.last < j.last ? -1 : 1;
	return (x > y) - (x < y);
}

static void sort_by_port(Audited *audited)
{
	audited->by_port = g_new(guint, audited->lines->len + 1);
	for (guint i = 0; i < audited->lines->len; i++) {
		const Entry *entry = audited_assigned(audited, i);

		if (entry && entry->has_port)
			audited->by_port[audited->by_port_count++] = i;
	}
	g_qsort_with_data(audited->by_port, (gint)audited->by_port_count,
			  sizeof(guint), compare_ports, audited);
}

/* The last word of a description that may be cut is no word. */
static void read_words(Audited *audited)
{
	for (guint i = 0; i < audited->lines->len; i++) {
		const Entry *entry = audited_assigned(audited, i);
		g_autofree char *text = NULL;

		if (!entry)
			continue;
		text = cut_without_rest(entry->field[ENTRY_DESCRIPTION]);
		words_add(audited->words, text);
	}
}

static void read_people(Audited *audited)
{
	for (guint i = 0; i < audited->lines->len; i++) {
		const ListLine *line = audited_line(audited, i);

		if (line->kind == LINE_PERSON)
			people_add(audited->people, person_copy(line->person));
	}
}

static void free_defect(gpointer defect)
{
	defect_free(defect);
}

Audited *audited_new(const ListFormat *format, const GPtrArray *lines)
{
	Audited *audited = g_new0(Audited, 1);

	audited->format = format;
	audited->classic = format->editing && format->editing->groups;
	audited->whole = format->editing != NULL;
	audited->lines = lines;
	audited->people = people_new();
	audited->words = words_new();
	audited->defects = g_ptr_array_new_with_free_func(free_defect);
	number_lines(audited);
	sort_by_port(audited);
	read_words(audited);
	read_people(audited);
	return audited;
}

void audited_free(Audited *audited)
{
	if (!audited)
		return;
	g_free(audited->numbers);
	g_free(audited->by_port);
	people_free(audited->people);
	words_free(audited->words);
	g_ptr_array_unref(audited->defects);
	g_free(audited);
}

static gboolean same_ports(const Audited *audited, guint a, guint b)
{
	const PortRange x = audited_entry(audited, a)->ports;
	const PortRange y = audited_entry(audited, b)->ports;

	return x.first == y.first && x.last == y.last;
}

void audited_each_port(Audited *audited, AuditedPort visit)
{
	guint end;

	for (guint i = 0; i < audited->by_port_count; i = end) {
		end = i + 1;
		while (end < audited->by_port_count &&
		       same_ports(audited, audited->by_port[i],
				  audited->by_port[end]))
			end++;
		visit(audited, audited->by_port + i, end - i);
	}
}

static Defect *note(Audited *audited, DefectClass of, guint line, char *what,
		    char *right)
{
	Defect *defect = g_new0(Defect, 1);

	defect->of = of;
	defect->line = audited->numbers[line];
	defect->what = what;
	defect->right = right;
	g_ptr_array_add(audited->defects, defect);
	return defect;
}

void audited_note(Audited *audited, DefectClass of, guint line,
		  const Entry *entry, char *what, char *right)
{
	note(audited, of, line, what, right)->entry = entry;
}

void audited_note_ports(Audited *audited, DefectClass of, guint line,
			PortRange ports, char *what, char *right)
{
	Defect *defect = note(audited, of, line, what, right);

	defect->ports = ports;
	defect->has_ports = TRUE;
}
