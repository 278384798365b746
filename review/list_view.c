/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/list_view.h"

#include "review/refusal.h"

static void free_row(gpointer row)
{
	registry_line_free(row);
}

void list_view_free(ListView *view)
{
	if (!view)
		return;
	g_ptr_array_unref(view->lines);
	g_ptr_array_unref(view->rows);
	g_free(view);
}

static gboolean take_row(RegistryLine *row, gpointer data, GError **error)
{
	ListView *view = data;

	(void)error;
	g_ptr_array_add(view->rows, row);
	g_ptr_array_add(view->lines, row->content);
	return TRUE;
}

static gboolean no_list(const char *leading, GError **error)
{
	if (!leading)
		return refuse(REVIEW_ERROR_PLACE, error,
			      "there is no list that an entry could stand in; "
			      "import one first");
	return refuse(REVIEW_ERROR_PLACE, error,
		      "the list came in as %s, in which no entry can be "
		      "written; import it in another format",
		      leading);
}

static gboolean load(Store *store, ListView *view, GError **error)
{
	g_autofree char *leading = NULL;
	RegistryList list;

	if (!registry_leading(store, REGISTRY_NOW, &leading, error))
		return FALSE;
	view->format = leading ? list_format_named(leading) : NULL;
	if (!view->format || !view->format->editing)
		return no_list(leading, error);
	if (!registry_list(store, leading, REGISTRY_NOW, &list, error))
		return FALSE;
	view->crlf = list.crlf;
	view->final_newline = list.final_newline;
	return registry_each_line(store, leading, REGISTRY_NOW, take_row, view,
				  error);
}

ListView *list_view_load(Store *store, GError **error)
{
	g_autoptr(ListView) view = g_new0(ListView, 1);

	view->rows = g_ptr_array_new_with_free_func(free_row);
	view->lines = g_ptr_array_new();
	if (!load(store, view, error))
		return NULL;
	return g_steal_pointer(&view);
}

const RegistryLine *list_view_row(const ListView *view, guint number)
{
	return g_ptr_array_index(view->rows, number);
}

GBytes *list_view_position(const ListView *view, gint64 number)
{
	if (number < 0 || number >= view->rows->len)
		return NULL;
	return list_view_row(view, (guint)number)->position;
}
