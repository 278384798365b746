/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdio.h>

/*
 * The least that a CGI program can do: it prints the bytes of a file, as the
 * form's page is printed. Linked to the C library alone.
 *
 *	page FILE
 */
int main(int argc, char **argv)
{
	static char bytes[1 << 20];
	FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
	size_t len = file ? fread(bytes, 1, sizeof(bytes), file) : 0;

	if (file)
		fclose(file);
	return len && fwrite(bytes, 1, len, stdout) == len ? 0 : 1;
}
