/* SPDX-License-Identifier: BSD-2-Clause */
#include "review/refusal.h"

#include <stdarg.h>

G_DEFINE_QUARK(portreg_review_error, review_error)

gboolean refuse(ReviewError code, GError **error, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	if (error)
		*error = g_error_new_valist(REVIEW_ERROR, (int)code, format,
					    arguments);
	va_end(arguments);
	return FALSE;
}
