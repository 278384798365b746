/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "store/handle.h"
#include "store/registry.h"

/* FALSE: it stands there as a part of another address only. */
static gboolean holds_address(const char *contact, const char *email)
{
	g_auto(GStrv) words = g_strsplit_set(contact, " \t\n<>()[],;:\"", -1);

	for (char **word = words; *word; word++) {
		if (g_ascii_strcasecmp(*word, email) == 0)
			return TRUE;
	}
	return FALSE;
}

static void add_port(GArray *ports, gint64 port)
{
	if (ports->len == 0 ||
	    g_array_index(ports, gint64, ports->len - 1) != port)
		g_array_append_val(ports, port);
}

gboolean registry_ports_of_name(Store *store, const char *name, GArray *ports,
				GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_HOLDERS_OF_NAME, error);
	gboolean ok, row;

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":name", name);
	while ((ok = stmt_step(stmt, &row, error)) && row)
		add_port(ports, sqlite3_column_type(stmt, 0) == SQLITE_NULL
					? REGISTRY_NO_PORT
					: sqlite3_column_int64(stmt, 0));
	return ok;
}

gboolean registry_system_ports_of(Store *store, const char *email,
				  GArray *ports, GError **error)
{
	sqlite3_stmt *stmt = stmt_get(store, STMT_SYSTEM_PORTS_OF, error);
	gboolean ok, row;

	if (!stmt)
		return FALSE;
	stmt_bind_text(stmt, ":email", email);
	while ((ok = stmt_step(stmt, &row, error)) && row) {
		if (*email && holds_address(stmt_column(stmt, 1), email))
			add_port(ports, sqlite3_column_int64(stmt, 0));
	}
	return ok;
}
