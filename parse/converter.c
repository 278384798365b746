/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/converter.h"

#include "parse/child.h"

/* No C library has it built in; one that has modules has this. */
#define OF_A_MODULE "koi8-r"

static gboolean is_open(GIConv converter)
{
	return converter != (GIConv)-1;
}

/* iconv says of both that it does not know the charset. */
static gboolean modules_can_be_loaded(void)
{
	GIConv converter = g_iconv_open("UTF-8", OF_A_MODULE);

	if (!is_open(converter))
		return FALSE;
	g_iconv_close(converter);
	return TRUE;
}

GIConv converter_open(const char *charset)
{
	GIConv converter = g_iconv_open("UTF-8", charset);

	if (is_open(converter))
		return converter;
	if (!modules_can_be_loaded())
		child_give_up();
	/* Whatever was in the way may be gone. */
	return g_iconv_open("UTF-8", charset);
}
