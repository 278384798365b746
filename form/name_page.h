/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_NAME_PAGE_H
#define FORM_NAME_PAGE_H

#include "form/desk.h"

/*
 * The page that tells whether a name may be used, whether somebody has it, what
 * is much like it, and which port would come next. The name is in the query:
 * such a page can be linked to.
 */
CgiResponse *name_page(const Desk *desk);

#endif
