/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/parsed.h"

#include <string.h>

#include "text/timestamp.h"

static const char *const kind_names[] = {
	[KIND_APPLICATION] = "application",
	[KIND_AUTOMATIC] = "automatic",
	[KIND_OTHER] = "other",
	[KIND_QUARANTINED] = "quarantined",
};
G_STATIC_ASSERT(G_N_ELEMENTS(kind_names) == KIND_COUNT);

static void free_part(gpointer data)
{
	ParsedPart *part = data;

	g_free(part->number);
	g_free(part->type);
	g_free(part);
}

static void free_warning(gpointer data)
{
	ParsedWarning *warning = data;

	g_free(warning->code);
	g_free(warning->text);
	g_free(warning);
}

Parsed *parsed_new(MessageKind kind)
{
	Parsed *parsed = g_new0(Parsed, 1);

	parsed->kind = kind;
	parsed->references = g_ptr_array_new_with_free_func(g_free);
	parsed->tickets = g_array_new(FALSE, FALSE, sizeof(gint64));
	parsed->parts = g_ptr_array_new_with_free_func(free_part);
	parsed->warnings = g_ptr_array_new_with_free_func(free_warning);
	parsed->applications = applications_new();
	return parsed;
}

Parsed *parsed_quarantined(const char *why)
{
	Parsed *parsed = parsed_new(KIND_QUARANTINED);

	parsed->quarantine = g_strdup(why);
	return parsed;
}

void parsed_free(Parsed *parsed)
{
	if (!parsed)
		return;
	g_free(parsed->quarantine);
	g_free(parsed->message_id);
	g_free(parsed->from_name);
	g_free(parsed->from_email);
	g_free(parsed->subject);
	g_free(parsed->automatic);
	g_free(parsed->content);
	g_ptr_array_unref(parsed->references);
	g_array_unref(parsed->tickets);
	g_ptr_array_unref(parsed->parts);
	g_ptr_array_unref(parsed->warnings);
	g_ptr_array_unref(parsed->applications);
	g_free(parsed);
}

void parsed_add_part(Parsed *parsed, const char *number, const char *type,
		     gint64 bytes)
{
	ParsedPart *part = g_new0(ParsedPart, 1);

	part->number = g_strdup(number);
	part->type = g_utf8_make_valid(type, -1);
	part->bytes = bytes;
	g_ptr_array_add(parsed->parts, part);
}

static gboolean was_warned(const Parsed *parsed, const char *code,
			   const char *text)
{
	for (guint i = 0; i < parsed->warnings->len; i++) {
		const ParsedWarning *warning = parsed->warnings->pdata[i];

		if (strcmp(warning->code, code) == 0 &&
		    strcmp(warning->text, text) == 0)
			return TRUE;
	}
	return FALSE;
}

void parsed_warn(Parsed *parsed, const char *code, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	ParsedWarning *warning;

	if (was_warned(parsed, code, valid))
		return;
	warning = g_new0(ParsedWarning, 1);
	warning->code = g_strdup(code);
	warning->text = g_steal_pointer(&valid);
	g_ptr_array_add(parsed->warnings, warning);
}

const char *message_kind_name(MessageKind kind)
{
	return kind_names[kind];
}

static GVariant *references_to_variant(const GPtrArray *references)
{
	GVariantBuilder builder;

	g_variant_builder_init(&builder, G_VARIANT_TYPE("as"));
	for (guint i = 0; i < references->len; i++)
		g_variant_builder_add(&builder, "s", references->pdata[i]);
	return g_variant_builder_end(&builder);
}

static GVariant *parts_to_variant(const GPtrArray *parts)
{
	GVariantBuilder builder;

	g_variant_builder_init(&builder, G_VARIANT_TYPE("a(ssx)"));
	for (guint i = 0; i < parts->len; i++) {
		const ParsedPart *part = parts->pdata[i];

		g_variant_builder_add(&builder, "(ssx)", part->number,
				      part->type, part->bytes);
	}
	return g_variant_builder_end(&builder);
}

static GVariant *warnings_to_variant(const GPtrArray *warnings)
{
	GVariantBuilder builder;

	g_variant_builder_init(&builder, G_VARIANT_TYPE("a(ss)"));
	for (guint i = 0; i < warnings->len; i++) {
		const ParsedWarning *warning = warnings->pdata[i];

		g_variant_builder_add(&builder, "(ss)", warning->code,
				      warning->text);
	}
	return g_variant_builder_end(&builder);
}

static GVariant *applications_to_variant(const GPtrArray *applications)
{
	GVariantBuilder builder;

	g_variant_builder_init(&builder, G_VARIANT_TYPE("a" APPLICATION_TYPE));
	for (guint i = 0; i < applications->len; i++)
		g_variant_builder_add_value(
			&builder,
			application_to_variant(applications->pdata[i]));
	return g_variant_builder_end(&builder);
}

GVariant *parsed_to_variant(const Parsed *parsed)
{
	return g_variant_new(
		"(imsmsmsmsmsbxmsms@as@ax@a(ssx)@a(ss)@a" APPLICATION_TYPE ")",
		(gint32)parsed->kind, parsed->quarantine, parsed->message_id,
		parsed->from_name, parsed->from_email, parsed->subject,
		parsed->has_date, parsed->date, parsed->automatic,
		parsed->content, references_to_variant(parsed->references),
		g_variant_new_fixed_array(G_VARIANT_TYPE_INT64,
					  parsed->tickets->data,
					  parsed->tickets->len, sizeof(gint64)),
		parts_to_variant(parsed->parts),
		warnings_to_variant(parsed->warnings),
		applications_to_variant(parsed->applications));
}

/* The lists of a result, as they are taken apart. */
static void take_lists(Parsed *parsed, GVariantIter *references,
		       GVariantIter *tickets, GVariantIter *parts,
		       GVariantIter *warnings)
{
	const char *first, *second;
	gint64 bytes, ticket;

	while (g_variant_iter_next(tickets, "x", &ticket))
		g_array_append_val(parsed->tickets, ticket);
	while (g_variant_iter_next(references, "&s", &first))
		g_ptr_array_add(parsed->references, g_strdup(first));
	while (g_variant_iter_next(parts, "(&s&sx)", &first, &second, &bytes))
		parsed_add_part(parsed, first, second, bytes);
	while (g_variant_iter_next(warnings, "(&s&s)", &first, &second))
		parsed_warn(parsed, first, second);
}

static gboolean take_applications(Parsed *parsed, GVariantIter *iter)
{
	GVariant *variant;

	while ((variant = g_variant_iter_next_value(iter)) != NULL) {
		Application *application = application_from_variant(variant);

		g_variant_unref(variant);
		if (!application)
			return FALSE;
		g_ptr_array_add(parsed->applications, application);
	}
	return TRUE;
}

Parsed *parsed_from_variant(GVariant *variant)
{
	g_autoptr(Parsed) parsed = parsed_new(KIND_OTHER);
	g_autoptr(GVariantIter) references = NULL;
	g_autoptr(GVariantIter) tickets = NULL;
	g_autoptr(GVariantIter) parts = NULL;
	g_autoptr(GVariantIter) warnings = NULL;
	g_autoptr(GVariantIter) applications = NULL;
	gint32 kind;

	if (!g_variant_is_of_type(variant, G_VARIANT_TYPE(PARSED_TYPE)) ||
	    !g_variant_is_normal_form(variant))
		return NULL;
	g_variant_get(variant, PARSED_TYPE, &kind, &parsed->quarantine,
		      &parsed->message_id, &parsed->from_name,
		      &parsed->from_email, &parsed->subject, &parsed->has_date,
		      &parsed->date, &parsed->automatic, &parsed->content,
		      &references, &tickets, &parts, &warnings, &applications);
	if (kind < 0 || kind >= KIND_COUNT ||
	    (parsed->has_date && !timestamp_is_valid(parsed->date)))
		return NULL;
	parsed->kind = (MessageKind)kind;
	take_lists(parsed, references, tickets, parts, warnings);
	if (!take_applications(parsed, applications))
		return NULL;
	return g_steal_pointer(&parsed);
}
