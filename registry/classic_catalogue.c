/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "registry/charset.h"
#include "registry/classic.h"
#include "registry/classic_details.h"
#include "registry/classic_entry.h"
#include "registry/classic_table.h"
#include "registry/date.h"

/* "#### Port 90 is used by others ####" without its marks. */
static char *banner_of(Span line)
{
	g_autofree char *text = NULL;
	Charset charset;

	while (line.at < line.end && strchr("# \t", *line.at))
		line.at++;
	while (line.end > line.at && strchr("# \t\r", line.end[-1]))
		line.end--;
	text = charset_decode(line.at, span_length(line), &charset);
	return g_steal_pointer(&text);
}

static Span bytes_of(const ListLine *line)
{
	gsize len;
	const char *bytes = list_line_bytes(line, &len);

	return (Span){ bytes, bytes + len };
}

/* What stands below an entry, line by line. */
typedef struct {
	Catalogue *catalogue;
	Entry *entry;
	const char *name; /* a line that names nobody: of whom is next? */
	EntryField field; /* that a line without a label goes on with */
} Reader;

/* A name alone that no address follows is a note. */
static void flush_name(Reader *reader)
{
	if (reader->name)
		catalogue_append_field(reader->entry, ENTRY_NOTES,
				       reader->name);
	reader->name = NULL;
}

/* TRUE: the line is a contact, and said which entry it is of. */
static gboolean read_contact(Reader *reader, EntryField field, const char *line)
{
	g_auto(Contact) contact = { 0 };
	const char *name = "";

	if (!contact_parse(line, &contact))
		return FALSE;
	if (!*contact.name && reader->name)
		name = g_steal_pointer(&reader->name);
	flush_name(reader);
	catalogue_add_contact(reader->catalogue, reader->entry, field, name,
			      &contact);
	return TRUE;
}

/* "[RFC3920]", and "[Ann_Example]" of who is known by no more than the id. */
static gboolean is_label(const char *line)
{
	gsize len = strlen(line);

	return len > 2 && line[0] == '[' && line[len - 1] == ']';
}

static void read_labelled(Reader *reader, EntryField field, const char *text)
{
	g_autofree char *date = date_in_figures(text);

	flush_name(reader);
	reader->field = field;
	if (field == ENTRY_ASSIGNEE && !is_label(text)) {
		read_contact(reader, field, text);
		return;
	}
	catalogue_append_field(reader->entry, field,
			       field == ENTRY_REGISTERED && date ? date : text);
}

/* The next line of a text that did not fit on one. */
static void go_on(Reader *reader, const char *line)
{
	const char *text = reader->entry->field[reader->field];
	g_autofree char *all = g_strdup_printf(
		"%s %s", text, g_str_has_prefix(line, "- ") ? line + 2 : line);

	entry_set(reader->entry, reader->field, all);
}

/* "[Ann_Example] July 2004": no reference has a date. */
static gboolean read_dated_id(Reader *reader, const char *line)
{
	const char *close = strchr(line, ']');
	g_autofree char *id = NULL;
	g_autofree char *date = NULL;

	if (*line != '[' || !close || close[1] != ' ')
		return FALSE;
	date = date_in_figures(close + 2);
	if (!date)
		return FALSE;
	id = g_strndup(line, (gsize)(close - line) + 1);
	catalogue_append_field(reader->entry, ENTRY_CONTACT, id);
	entry_set(reader->entry, ENTRY_REGISTERED, date);
	return TRUE;
}

static void read_comment(Reader *reader, const char *line)
{
	const char *text;
	EntryField field = classic_detail_field(line, &text);

	if (field != ENTRY_FIELD_COUNT) {
		read_labelled(reader, field, text);
	} else if (reader->field != ENTRY_FIELD_COUNT) {
		go_on(reader, line);
	} else if (is_label(line)) {
		flush_name(reader);
		catalogue_append_field(reader->entry, ENTRY_REFERENCE, line);
	} else if (!read_dated_id(reader, line) &&
		   !read_contact(reader, ENTRY_CONTACT, line)) {
		flush_name(reader);
		reader->name = line;
	}
}

static void add_entry(Catalogue *catalogue, const Entry *entry)
{
	g_auto(GStrv) lines = g_strsplit(entry->field[ENTRY_CONTACT], "\n", -1);
	Reader reader = { .catalogue = catalogue,
			  .entry = entry_copy(entry),
			  .field = ENTRY_FIELD_COUNT };

	entry_set(reader.entry, ENTRY_CONTACT, "");
	for (char **line = lines; *line; line++)
		read_comment(&reader, g_strstrip(*line));
	flush_name(&reader);
	/* As the table of today has it: who is no other is the contact. */
	if (!*reader.entry->field[ENTRY_ASSIGNEE])
		entry_set(reader.entry, ENTRY_ASSIGNEE,
			  reader.entry->field[ENTRY_CONTACT]);
	catalogue_take_entry(catalogue, reader.entry);
}

static guint run_of(const GPtrArray *lines, guint from, LineKind kind)
{
	while (from < lines->len &&
	       ((const ListLine *)lines->pdata[from])->kind == kind)
		from++;
	return from;
}

/* Comments that no entry stands above, as one remark. */
static void add_comments(Catalogue *catalogue, const GPtrArray *lines,
			 guint from, guint end)
{
	g_autoptr(GString) remark = g_string_new(NULL);

	for (guint i = from; i < end; i++)
		g_string_append_printf(
			remark, "%s\n",
			((const ListLine *)lines->pdata[i])->text);
	catalogue_add_remark(catalogue, remark->str);
}

static void add_raw(Catalogue *catalogue, const ListLine *line,
		    gboolean *in_table)
{
	Span bytes = bytes_of(line);

	*in_table = *in_table && !classic_ends_table(bytes);
	if (*in_table && !memchr(bytes.at, '\0', span_length(bytes))) {
		g_autofree char *banner = banner_of(bytes);

		catalogue_add_remark(catalogue, banner);
	}
	*in_table = *in_table || classic_begins_table(bytes);
}

static void set_updated(Catalogue *catalogue, const ListLine *line)
{
	g_autofree char *date = classic_updated(line);

	if (date)
		catalogue_set_updated(catalogue, date);
}

void classic_collect(Catalogue *catalogue, const GPtrArray *lines)
{
	gboolean in_table = FALSE;
	guint i = 0;

	while (i < lines->len) {
		const ListLine *line = lines->pdata[i];
		guint end = run_of(lines, i, LINE_COMMENT);

		if (line->kind == LINE_RAW)
			add_raw(catalogue, line, &in_table);
		if (line->kind == LINE_UPDATED)
			set_updated(catalogue, line);
		if (line->entry)
			add_entry(catalogue, line->entry);
		if (end > i)
			add_comments(catalogue, lines, i, end);
		/* What stands below a group is its contact. */
		if (line->kind == LINE_ENTRY)
			end = MAX(run_of(lines, i + 1, LINE_COMMENT), i + 1);
		i = MAX(end, i + 1);
	}
}
