/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FORM_WORDS_EN_H
#define FORM_WORDS_EN_H

#include "form/words.h"

/* Private to words.c: English. */
extern const char *const words_en[WORD_COUNT];

#endif
