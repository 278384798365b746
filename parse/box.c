/* SPDX-License-Identifier: BSD-2-Clause */
#include "parse/box.h"

#include <string.h>

/* Boxes and ticks that are one character. A cross by itself may say either,
 * and so it marks nothing. The last four are of Word's own fonts. */
static const struct {
	const char *text;
	gboolean marked;
} glyphs[] = {
	{ "\xe2\x98\x91", TRUE },  { "\xe2\x98\x92", TRUE },
	{ "\xe2\x9c\x93", TRUE },  { "\xe2\x9c\x94", TRUE },
	{ "\xe2\x9c\x85", TRUE },  { "\xe2\x97\x8f", TRUE },
	{ "\xe2\x97\x89", TRUE },  { "\xe2\xac\xa4", TRUE },
	{ "\xe2\x96\xa0", TRUE },  { "\xe2\x96\xa3", TRUE },
	{ "\xe2\xa6\xbf", TRUE },  { "\xe2\x98\x90", FALSE },
	{ "\xe2\x97\x8b", FALSE }, { "\xe2\x97\xaf", FALSE },
	{ "\xe2\x96\xa1", FALSE }, { "\xe2\xac\x9c", FALSE },
	{ "\xe2\x9c\x97", FALSE }, { "\xe2\x9c\x98", FALSE },
	{ "\xe2\x9d\x8c", FALSE }, { "\xef\x83\xbe", TRUE },
	{ "\xef\x81\x92", TRUE },  { "\xef\x82\xa8", FALSE },
	{ "\xef\x81\xaf", FALSE },
};

static gsize glyph_length(const char *p, gboolean *marked_out)
{
	/* Asks for a picture of the character before it. */
	static const char variant[] = "\xef\xb8\x8f";

	for (guint i = 0; (guchar)*p >= 0x80 && i < G_N_ELEMENTS(glyphs); i++) {
		gsize len = strlen(glyphs[i].text);

		if (!g_str_has_prefix(p, glyphs[i].text))
			continue;
		*marked_out = glyphs[i].marked;
		return g_str_has_prefix(p + len, variant)
			       ? len + strlen(variant)
			       : len;
	}
	return 0;
}

/* "x", "XX", a tick. */
static gsize mark_length(const char *p)
{
	gboolean marked;
	gsize len = glyph_length(p, &marked);
	const char same[] = { *p, '\0' };

	if (len)
		return len;
	return *p && strchr("xX*ovV+#", *p) ? strspn(p, same) : 0;
}

static gsize fill_length(const char *p, const char *fill)
{
	static const char no_break[] = "\xc2\xa0";
	gsize len = strspn(p, fill);

	while (g_str_has_prefix(p + len, no_break)) {
		len += strlen(no_break);
		len += strspn(p + len, fill);
	}
	return len;
}

/* "_x_", "___" */
static gsize underline_length(const char *p, gboolean *marked_out)
{
	gsize len = strspn(p, "_");
	gsize mark = mark_length(p + len);
	gsize behind = strspn(p + len + mark, "_");

	*marked_out = mark > 0 && behind > 0;
	if (*marked_out)
		return len + mark + behind;
	return len > 1 ? len : 0;
}

gsize box_length(const char *p, gboolean *marked_out)
{
	static const char opening[] = "[({<";
	static const char closing[] = "])}>";
	const char *kind = *p ? strchr(opening, *p) : NULL;
	gsize mark;
	gsize len;

	if (*p == '_')
		return underline_length(p, marked_out);
	if (!kind)
		return glyph_length(p, marked_out);
	len = 1 + fill_length(p + 1, " \t_-");
	mark = mark_length(p + len);
	len += mark;
	len += fill_length(p + len, " \t_-");
	*marked_out = mark > 0;
	return p[len] == closing[kind - opening] ? len + 1 : 0;
}
