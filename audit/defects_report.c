/* SPDX-License-Identifier: BSD-2-Clause */
#include "audit/defects_report.h"

#include "audit/defects.h"
#include "store/registry.h"
#include "text/json.h"
#include "text/page.h"

/* How many defects there are of each class, and of what. */
typedef struct {
	guint count[DEFECT_CLASSES];
	guint entries;
	guint lines;
} Figures;

typedef void (*Report)(GString *out, const Audited *audited);

static Figures figures_of(const Audited *audited)
{
	Figures figures = { .lines = audited->lines->len };

	for (guint i = 0; i < audited->lines->len; i++)
		figures.entries += audited_assigned(audited, i) != NULL;
	for (guint i = 0; i < audited->defects->len; i++) {
		const Defect *defect = audited->defects->pdata[i];

		figures.count[defect->of]++;
	}
	return figures;
}

static void add_heading(GString *page, DefectClass of, guint count)
{
	const DefectKind *kind = defect_kind(of);
	g_autofree char *heading = g_strdup_printf("%s: %u", kind->id, count);
	g_autofree char *text = g_strdup_printf(
		"%s (%s%s%s)", kind->sentence, kind->rule ? kind->rule : "",
		kind->rule ? "; " : "", kind->source);

	page_heading(page, heading);
	page_line(page, text);
}

static void add_defect(GString *page, const Defect *defect)
{
	g_autofree char *title = defect_title(defect);
	g_autofree char *text =
		g_strdup_printf("%s%s%s%s%s", title, *title ? ": " : "",
				defect->what, defect->right ? "; right: " : "",
				defect->right ? defect->right : "");
	g_autofree char *mark = g_strdup_printf("%u", defect->line);

	page_note(page, mark, text);
}

static void add_figures(GString *page, const Audited *audited)
{
	const Figures figures = figures_of(audited);
	g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < DEFECT_CLASSES; i++) {
		if (!figures.count[i])
			continue;
		g_ptr_array_add(cells,
				g_strdup_printf("%7u", figures.count[i]));
		g_ptr_array_add(cells, g_strdup(defect_kind(i)->id));
	}
	page_heading(page, "figures");
	page_table(page, cells, 2);
	g_string_append_printf(page, "%u defects in %u entries\n",
			       audited->defects->len, figures.entries);
}

static void write_page(GString *page, const Audited *audited)
{
	const Figures figures = figures_of(audited);
	int of = -1;

	for (guint i = 0; i < audited->defects->len; i++) {
		const Defect *defect = audited->defects->pdata[i];

		if ((int)defect->of != of)
			add_heading(page, defect->of,
				    figures.count[defect->of]);
		of = (int)defect->of;
		add_defect(page, defect);
	}
	add_figures(page, audited);
}

static void write_ports(Json *json, const Defect *defect)
{
	const Entry *entry = defect->entry;
	gboolean has = entry ? entry->has_port : defect->has_ports;
	PortRange ports = entry ? entry->ports : defect->ports;

	if (has) {
		json_int(json, "first_port", ports.first);
		json_int(json, "last_port", ports.last);
	} else {
		json_null(json, "first_port");
		json_null(json, "last_port");
	}
}

static void write_field(Json *json, const char *key, const Defect *defect,
			EntryField field)
{
	const char *text = defect->entry ? defect->entry->field[field] : "";

	json_string(json, key, *text ? text : NULL);
}

static void end_line(GString *lines, Json *json)
{
	g_autofree char *line = NULL;

	json_close(json, '}');
	line = json_end(json);
	g_string_append_printf(lines, "%s\n", line);
}

static void write_defect(GString *lines, const Defect *defect)
{
	const DefectKind *kind = defect_kind(defect->of);
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_string(&json, "class", kind->id);
	json_string(&json, "rule", kind->rule);
	json_int(&json, "line", defect->line);
	write_ports(&json, defect);
	write_field(&json, "transport", defect, ENTRY_TRANSPORT);
	write_field(&json, "name", defect, ENTRY_NAME);
	json_string(&json, "text", defect->what);
	json_string(&json, "right", defect->right);
	end_line(lines, &json);
}

static void write_figures(GString *lines, const Audited *audited)
{
	const Figures figures = figures_of(audited);
	Json json = json_begin();

	json_open(&json, NULL, '{');
	json_open(&json, "figures", '{');
	for (guint i = 0; i < DEFECT_CLASSES; i++)
		json_int(&json, defect_kind(i)->id, figures.count[i]);
	json_close(&json, '}');
	json_string(&json, "format", audited->format->name);
	json_int(&json, "entries", figures.entries);
	json_int(&json, "defects", audited->defects->len);
	end_line(lines, &json);
}

static void write_json(GString *lines, const Audited *audited)
{
	for (guint i = 0; i < audited->defects->len; i++)
		write_defect(lines, audited->defects->pdata[i]);
	write_figures(lines, audited);
}

static gboolean report(GString *out, Store *store, gint64 at, Report write,
		       GError **error)
{
	g_autoptr(GPtrArray) lines = NULL;
	g_autofree char *leading = NULL;
	g_autoptr(Audited) audited = NULL;

	if (!registry_leading(store, at, &leading, error))
		return FALSE;
	if (!leading) {
		g_set_error_literal(error, STORE_ERROR, STORE_ERROR_MISSING,
				    "there is no list yet");
		return FALSE;
	}
	lines = registry_contents(store, leading, at, error);
	if (!lines)
		return FALSE;
	audited = audited_new(list_format_named(leading), lines);
	defects_find(audited);
	write(out, audited);
	return TRUE;
}

gboolean defects_page(GString *page, Store *store, gint64 at, GError **error)
{
	return report(page, store, at, write_page, error);
}

gboolean defects_json(GString *lines, Store *store, gint64 at, GError **error)
{
	return report(lines, store, at, write_json, error);
}
