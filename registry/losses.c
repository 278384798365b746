/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/losses.h"

#include <string.h>

struct Losses {
	GPtrArray *all; /* of Loss, owned, in the order of their first */
};

static void free_loss(gpointer data)
{
	Loss *loss = data;

	g_ptr_array_unref(loss->names);
	g_free(loss);
}

Losses *losses_new(void)
{
	Losses *losses = g_new0(Losses, 1);

	losses->all = g_ptr_array_new_with_free_func(free_loss);
	return losses;
}

void losses_free(Losses *losses)
{
	if (!losses)
		return;
	g_ptr_array_unref(losses->all);
	g_free(losses);
}

static Loss *find(Losses *losses, const char *what)
{
	Loss *loss;

	for (guint i = 0; i < losses->all->len; i++) {
		loss = losses->all->pdata[i];
		if (strcmp(loss->what, what) == 0)
			return loss;
	}
	loss = g_new0(Loss, 1);
	loss->what = what;
	loss->names = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(losses->all, loss);
	return loss;
}

void losses_add(Losses *losses, const char *what, const char *name)
{
	Loss *loss = find(losses, what);

	const GPtrArray *names = loss->names;
	const char *last = names->len ? names->pdata[names->len - 1] : NULL;

	loss->count++;
	if (name && g_strcmp0(name, last) != 0)
		g_ptr_array_add(loss->names, g_strdup(name));
}

guint losses_count(const Losses *losses)
{
	return losses->all->len;
}

const Loss *losses_at(const Losses *losses, guint number)
{
	return g_ptr_array_index(losses->all, number);
}
