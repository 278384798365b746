/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STORE_STEPS_H
#define STORE_STEPS_H

/*
 * Private to store/: the steps from version to version, each a list of
 * statements that ends in NULL, in a file of its own. One that has been
 * released is never edited.
 */
extern const char *const schema_step_1[];
extern const char *const schema_step_2[];

#endif
