/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/list_view.h"

#include "registry/classic.h"
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

ListView *list_view_load(Store *store, GError **error)
{
	g_autoptr(ListView) view = g_new0(ListView, 1);
	RegistryList list;

	view->rows = g_ptr_array_new_with_free_func(free_row);
	view->lines = g_ptr_array_new();
	if (!registry_list(store, CLASSIC_FORMAT, REGISTRY_NOW, &list, error))
		return NULL;
	if (!list.known) {
		refuse(REVIEW_ERROR_PLACE, error,
		       "there is no list that an entry could stand in; "
		       "import one first");
		return NULL;
	}
	view->crlf = list.crlf;
	view->final_newline = list.final_newline;
	if (!registry_each_line(store, CLASSIC_FORMAT, REGISTRY_NOW, take_row,
				view, error))
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
