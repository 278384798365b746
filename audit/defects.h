/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AUDIT_DEFECTS_H
#define AUDIT_DEFECTS_H

#include "audit/audited.h"

/*
 * The defects of a published list: each function looks for those of one
 * family.
 */
void defects_of_pairs(Audited *audited);
void defects_of_spelling(Audited *audited);
void defects_of_ranges(Audited *audited);
void defects_of_order(Audited *audited);
void defects_of_names(Audited *audited);
void defects_of_ports(Audited *audited);
void defects_of_fields(Audited *audited);
void defects_of_contacts(Audited *audited);
void defects_of_people(Audited *audited);
void defects_of_text(Audited *audited);

/* All of them, by class and then in the order of the lines. */
void defects_find(Audited *audited);

#endif
