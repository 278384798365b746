/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/span.h"

#include <string.h>

static gboolean is_blank(char c)
{
	return c == ' ' || c == '\t';
}

gsize span_length(Span span)
{
	return (gsize)(span.end - span.at);
}

gboolean span_starts_with(Span span, const char *start)
{
	gsize len = strlen(start);

	return span_length(span) >= len && memcmp(span.at, start, len) == 0;
}

static Span take_run(Span *rest, gboolean blank)
{
	Span run = { rest->at, rest->at };

	while (run.end < rest->end && is_blank(*run.end) == blank)
		run.end++;
	rest->at = run.end;
	return run;
}

Span span_take_blanks(Span *rest)
{
	return take_run(rest, TRUE);
}

Span span_take_word(Span *rest)
{
	return take_run(rest, FALSE);
}

Span span_take_trailing(Span *rest)
{
	Span run = { rest->end, rest->end };

	while (run.at > rest->at &&
	       (is_blank(run.at[-1]) || run.at[-1] == '\r'))
		run.at--;
	rest->end = run.at;
	return run;
}
