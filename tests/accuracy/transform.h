/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_ACCURACY_TRANSFORM_H
#define TESTS_ACCURACY_TRANSFORM_H

#include <glib.h>

/*
 * What mailers and people do to a text before it is a part of a message: it is
 * quoted, sent on, signed, made a page. The caller frees what comes back.
 */
typedef char *(*Transform)(const char *text);

char *transform_quote(const char *text);
char *transform_quote_twice(const char *text);
char *transform_reply(const char *text);
char *transform_flow(const char *text);
char *transform_flow_delsp(const char *text);
char *transform_pgp(const char *text);
char *transform_sign(const char *text);
char *transform_sign_above(const char *text);
char *transform_page_around(const char *text);
char *transform_no_break_spaces(const char *text);
char *transform_html_p(const char *text);
char *transform_html_br(const char *text);
char *transform_html_div(const char *text);
char *transform_html_pre(const char *text);
char *transform_html_quote(const char *text);
char *transform_bar(const char *text);
char *transform_initials(const char *text);
char *transform_outlook(const char *text);
char *transform_gmail(const char *text);
char *transform_mutt(const char *text);
char *transform_footer(const char *text);
char *transform_regards(const char *text);
char *transform_below(const char *text);

#endif
