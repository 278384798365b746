/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/txt_columns.h"

#include <stdlib.h>
#include <string.h>

/* These do not depend on what is in the table. */
static const guint fixed[] = { 0, 16, 28, 38 };

static const EntryField fields[TXT_COLUMNS] = {
	[0] = ENTRY_NAME,
	[TXT_TRANSPORT] = ENTRY_TRANSPORT,
	[TXT_DESCRIPTION] = ENTRY_DESCRIPTION,
	ENTRY_ASSIGNEE,
	ENTRY_CONTACT,
	ENTRY_REGISTERED,
	ENTRY_MODIFIED,
	ENTRY_REFERENCE,
	ENTRY_SERVICE_CODE,
	ENTRY_UNAUTHORIZED,
	ENTRY_NOTES,
};

/* The heading's last line but for what does not fit on it. */
static const char *const labels[TXT_COLUMNS] = {
	"Service Name", "Port Number", "Protocol",     "Description",
	"Assignee",	"Contact",     "Date",	       "Date",
	"Reference",	"Code",	       "Unauthorized", "Assignment Notes",
};

EntryField txt_columns_field(guint column)
{
	return fields[column];
}

char *txt_columns_cell(const Entry *entry, guint column)
{
	GString *text;

	if (column != TXT_PORT)
		return g_strdup(entry->field[fields[column]]);
	text = g_string_new(NULL);
	if (entry->has_port)
		port_range_append(text, entry->ports);
	return g_string_free(text, FALSE);
}

/* Where each label begins; FALSE: one is not there. */
static gboolean find_labels(const char *heading, guint places[TXT_COLUMNS])
{
	const char *at = heading;

	for (guint i = 0; i < TXT_COLUMNS; i++) {
		at = strstr(at, labels[i]);
		if (!at)
			return FALSE;
		places[i] = (guint)(at - heading);
		at += strlen(labels[i]);
	}
	return TRUE;
}

/* For each place in how many lines something begins there. */
static GArray *count_begins(const GPtrArray *lines)
{
	GArray *counts = g_array_new(FALSE, TRUE, sizeof(guint));

	for (guint i = 0; i < lines->len; i++) {
		gboolean blank = TRUE;
		guint at = 0;

		for (const char *text = lines->pdata[i]; *text;
		     text = g_utf8_next_char(text), at++) {
			if (at >= counts->len)
				g_array_set_size(counts, at + 1);
			g_array_index(counts, guint, at) +=
				blank && *text != ' ';
			blank = *text == ' ';
		}
	}
	return counts;
}

static guint begins_at(const GArray *counts, guint at)
{
	return at < counts->len ? g_array_index(counts, guint, at) : 0;
}

/* A label that is centred leaves open whether one blank more is behind it. */
static guint find_next(const GArray *counts, guint start, guint place,
		       guint len)
{
	guint next = start + 2 * (place - start) + len + 1;

	return begins_at(counts, next + 1) > begins_at(counts, next) ? next + 1
								     : next;
}

gboolean txt_columns_find(const char *heading, const GPtrArray *lines,
			  TxtColumns *columns_out)
{
	guint places[TXT_COLUMNS];
	g_autoptr(GArray) counts = NULL;

	if (!find_labels(heading, places))
		return FALSE;
	*columns_out = (TxtColumns){ { 0 }, 0 };
	memcpy(columns_out->start, fixed, sizeof(fixed));
	counts = count_begins(lines);
	for (guint i = G_N_ELEMENTS(fixed); i < TXT_COLUMNS; i++) {
		guint before = columns_out->start[i - 1];

		if (places[i - 1] < before)
			return FALSE;
		columns_out->start[i] = find_next(counts, before, places[i - 1],
						  (guint)strlen(labels[i - 1]));
	}
	return TRUE;
}

char *txt_columns_layout(const TxtColumns *columns)
{
	GString *layout = g_string_new(NULL);

	for (guint i = G_N_ELEMENTS(fixed); i < TXT_COLUMNS; i++)
		g_string_append_printf(layout, "%u ", columns->start[i]);
	g_string_append_printf(layout, "+%u", columns->trailing);
	return g_string_free(layout, FALSE);
}

gboolean txt_columns_of_layout(const char *layout, TxtColumns *columns_out)
{
	char *end;

	*columns_out = (TxtColumns){ { 0 }, 0 };
	memcpy(columns_out->start, fixed, sizeof(fixed));
	for (guint i = G_N_ELEMENTS(fixed); i < TXT_COLUMNS; i++) {
		columns_out->start[i] = (guint)strtoul(layout, &end, 10);
		if (end == layout || *end != ' ')
			return FALSE;
		layout = end + 1;
	}
	columns_out->trailing = (guint)strtoul(layout, &end, 10);
	return *layout == '+' && end > layout && *end == '\0';
}

static gboolean is_centred(guint column)
{
	return column == TXT_PORT || column == TXT_TRANSPORT;
}

void txt_columns_append(GString *out, gsize start, const TxtColumns *columns,
			guint column, const char *text)
{
	guint at = columns->start[column];
	glong len = g_utf8_strlen(text, -1);
	glong here = g_utf8_strlen(out->str + start, -1);

	if (!*text)
		return;
	if (is_centred(column)) {
		glong width = columns->start[column + 1] - at - 1;

		at += (guint)(MAX(width - len, 0) / 2);
	}
	if (here > 0 && here >= (glong)at)
		at = (guint)here + 1;
	for (; here < (glong)at; here++)
		g_string_append_c(out, ' ');
	g_string_append(out, text);
}
