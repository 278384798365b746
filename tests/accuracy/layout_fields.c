/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "tests/accuracy/layout.h"

/* What pages and the programs behind them make of a form: names and values. */

typedef struct {
	char *name;
	char *value;
} Field;

static void free_field(gpointer data)
{
	Field *field = data;

	g_free(field->name);
	g_free(field->value);
	g_free(field);
}

static void add_field(GPtrArray *fields, char *name, char *value)
{
	Field *field = g_new0(Field, 1);

	*field = (Field){ name, value };
	g_ptr_array_add(fields, field);
}

/* A box for each of them, and only those that are ticked are sent. */
static void add_ticks(GPtrArray *fields, const char *answer)
{
	g_auto(GStrv) chosen = g_strsplit(answer, ", ", -1);

	for (char **one = chosen; *one; one++)
		add_field(fields,
			  g_strdup_printf("transport_protocols_%s", *one),
			  g_strdup("on"));
}

/* By the names of the page or by our keys. */
static GPtrArray *fields_of(const Layout *layout, const Paper *paper,
			    const char *const *answers, GRand *rand)
{
	GPtrArray *fields = g_ptr_array_new_with_free_func(free_field);
	gboolean of_the_page = g_rand_boolean(rand);

	for (guint i = 0; i < paper->count; i++) {
		const PaperQuestion *question = &paper->questions[i];

		if (of_the_page && question->ask == ASK_TRANSPORTS)
			add_ticks(fields, answers[i]);
		else
			add_field(fields,
				  g_strdup(of_the_page && question->field
						   ? question->field
						   : question->key),
				  layout_value(layout, question, answers[i],
					       rand));
	}
	return fields;
}

static int by_name(gconstpointer a, gconstpointer b)
{
	const Field *const *first = a;
	const Field *const *second = b;

	return strcmp((*first)->name, (*second)->name);
}

char *make_pairs(const Layout *layout, const Paper *paper,
		 const char *const *answers, GRand *rand)
{
	g_autoptr(GPtrArray) fields = fields_of(layout, paper, answers, rand);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < fields->len; i++) {
		const Field *field = fields->pdata[i];

		g_string_append_printf(out, "%s%s%s", field->name,
				       layout->style.gap, field->value);
		while (out->str[out->len - 1] == ' ')
			g_string_truncate(out, out->len - 1);
		g_string_append_c(out, '\n');
	}
	return g_string_free(out, FALSE);
}

/* Blank ones are left out; "realname" and "email" stand above alone. */
static char *framed(const Layout *layout, const Paper *paper,
		    const char *const *answers, GRand *rand, const char *by,
		    const char *stop, guint dashes)
{
	g_autoptr(GPtrArray) fields = fields_of(layout, paper, answers, rand);
	g_autofree char *rule = g_strnfill(dashes, '-');
	GString *out = g_string_new(NULL);
	gboolean old = strcmp(paper->questions[0].key, "applicant_name") == 0;

	g_string_append_printf(
		out,
		"Below is the result of your feedback form.  It was "
		"submitted%s%s (%s) on Tuesday, July 13, 2004 at 10:00:00%s"
		"\n%s\n\n",
		by, old ? answers[0] : "Ada Ample",
		old ? answers[1] : "ada@example.org", stop, rule);
	if (layout->style.shuffle)
		g_ptr_array_sort(fields, by_name);
	for (guint i = 0; i < fields->len; i++) {
		const Field *field = fields->pdata[i];

		if (*field->value &&
		    !(old && g_str_has_prefix(field->name, "applicant")))
			g_string_append_printf(out, "%s: %s\n\n", field->name,
					       field->value);
	}
	g_string_append_printf(out,
			       "%s\n\nREMOTE_HOST: host.example.org\n"
			       "HTTP_USER_AGENT: Mozilla/4.0 (compatible)\n",
			       rule);
	return g_string_free(out, FALSE);
}

char *make_formmail(const Layout *layout, const Paper *paper,
		    const char *const *answers, GRand *rand)
{
	return framed(layout, paper, answers, rand, " by\n", "", 75);
}

char *make_nms(const Layout *layout, const Paper *paper,
	       const char *const *answers, GRand *rand)
{
	return framed(layout, paper, answers, rand, "\nby ", ".", 70);
}

static void add_encoded(GString *out, const char *text)
{
	for (const char *p = text; *p; p++) {
		if (*p == '\n')
			g_string_append(out, "%0D%0A");
		else if (*p == ' ')
			g_string_append_c(out, '+');
		else if (g_ascii_isalnum(*p) || strchr("-_.*", *p))
			g_string_append_c(out, *p);
		else
			g_string_append_printf(out, "%%%02X", (guchar)*p);
	}
}

/* One line, which a transport may have broken anywhere. */
char *make_urlencoded(const Layout *layout, const Paper *paper,
		      const char *const *answers, GRand *rand)
{
	g_autoptr(GPtrArray) fields = fields_of(layout, paper, answers, rand);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < fields->len; i++) {
		const Field *field = fields->pdata[i];

		g_string_append(out, i ? "&" : "");
		add_encoded(out, field->name);
		g_string_append_c(out, '=');
		add_encoded(out, field->value);
	}
	for (gsize i = layout->style.fold; layout->style.fold && i < out->len;
	     i += layout->style.fold + 1)
		g_string_insert_c(out, (gssize)i, '\n');
	g_string_append_c(out, '\n');
	return g_string_free(out, FALSE);
}

char *make_form_data(const Layout *layout, const Paper *paper,
		     const char *const *answers, GRand *rand)
{
	g_autoptr(GPtrArray) fields = fields_of(layout, paper, answers, rand);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < fields->len; i++) {
		const Field *field = fields->pdata[i];

		g_string_append_printf(
			out,
			"-------7d4\nContent-Disposition: form-data; "
			"name=\"%s\"\n\n%s\n",
			field->name, field->value);
	}
	g_string_append(out, "-------7d4--\n");
	return g_string_free(out, FALSE);
}
