/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>
#include <stdlib.h>

#include "store/schema.h"
#include "store/steps.h"

/*
 * old_schema: the SQL that made a database of version 1, for sqlite3(1).
 */
int main(void)
{
	for (const char *const *sql = schema_step_1; *sql; sql++)
		puts(*sql);
	printf("PRAGMA application_id = %d;\nPRAGMA user_version = 1;\n"
	       "PRAGMA journal_mode = WAL;\n",
	       SCHEMA_APPLICATION_ID);
	return EXIT_SUCCESS;
}
