/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REGISTRY_HTML_FRAME_H
#define REGISTRY_HTML_FRAME_H

/*
 * Private to html_list.c: how its page looks, and its search.
 *
 * Both stand in the page, which loads nothing. The search goes by what the
 * rows say: a number finds the ports that hold it, words find rows that have
 * all of them.
 */
extern const char *const html_frame_style;
extern const char *const html_frame_script;

#endif
