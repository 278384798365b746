/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_STYLE_H
#define FORM_STYLE_H

/*
 * How the pages look: light or dark as the reader has it, from 320 pixels on,
 * and on paper. A style sheet of the site (form-skin) stands behind it and may
 * change all of it; the names that it can count on are in portreg-form(8).
 */
extern const char *const form_style;

#endif
