/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "tests/accuracy/layout.h"

/* Choices, as people and programs write them; all else stays as it is. */

#define PICK(rand, list)                                                       \
	(list)[g_rand_int_range(rand, 0, (gint32)G_N_ELEMENTS(list))]

static char *choice(const char *answer, gboolean boxes, GRand *rand)
{
	static const char *const yes[] = { "Yes", "yes", "YES", "Y" };
	static const char *const no[] = { "No", "no", "NO", "N" };
	static const char *const yes_boxes[] = { "[x] Yes  [ ] No",
						 "(X) Yes ( ) No",
						 "Yes [X] No [ ]",
						 "[x] Yes\n[ ] No" };
	static const char *const no_boxes[] = { "[ ] Yes  [x] No",
						"( ) Yes (*) No",
						"Yes [ ] No [X]",
						"[ ] Yes\n[x] No" };
	gboolean is_yes = strcmp(answer, "yes") == 0;

	if (boxes)
		return g_strdup(is_yes ? PICK(rand, yes_boxes)
				       : PICK(rand, no_boxes));
	return g_strdup(is_yes ? PICK(rand, yes) : PICK(rand, no));
}

static char *range(const char *answer, gboolean boxes, GRand *rand)
{
	static const char *const user[] = { "User", "A registered user port.",
					    "registered user port",
					    "A user port, 1024-65535" };
	static const char *const system[] = { "System", "A system port.",
					      "well-known",
					      "A port in the range 0-1023" };
	gboolean is_user = strcmp(answer, "user") == 0;

	if (boxes)
		return g_strdup(is_user ? "[ ] system [x] user"
					: "[x] system [ ] user");
	return g_strdup(is_user ? PICK(rand, user) : PICK(rand, system));
}

static char *transports(const char *answer, gboolean boxes, GRand *rand)
{
	static const char *const all[] = { "tcp", "udp", "sctp", "dccp" };
	static const char *const between[] = { ", ", " and ", "/", " " };
	g_auto(GStrv) chosen = g_strsplit(answer, ", ", -1);
	g_autofree char *joined = g_strjoinv(PICK(rand, between), chosen);
	GString *out = g_string_new(NULL);

	if (!boxes) {
		g_string_free(out, TRUE);
		return g_ascii_strup(joined, -1);
	}
	for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
		g_autofree char *upper = g_ascii_strup(all[i], -1);
		gboolean on =
			g_strv_contains((const char *const *)chosen, all[i]);

		g_string_append_printf(out, "%s[%s] %s", i ? "\n" : "",
				       on ? "x" : " ", upper);
	}
	return g_string_free(out, FALSE);
}

static char *resources(const char *answer, gboolean boxes, GRand *rand)
{
	gboolean both = strcmp(answer, "service-name") != 0;

	(void)rand;
	if (boxes)
		return g_strdup(both ? "[x] Port Number\n[x] Service Name"
				     : "[ ] Port Number\n[x] Service Name");
	return g_strdup(both ? "Port number and service name"
			     : "Service name only");
}

char *layout_value(const Layout *layout, const PaperQuestion *question,
		   const char *answer, GRand *rand)
{
	static char *(*const writers[])(const char *answer, gboolean boxes,
					GRand *rand) = {
		[ASK_CHOICE] = choice,
		[ASK_RANGE] = range,
		[ASK_TRANSPORTS] = transports,
		[ASK_RESOURCES] = resources,
	};

	if (*answer && question->ask < G_N_ELEMENTS(writers) &&
	    writers[question->ask])
		return writers[question->ask](answer, layout->style.boxes,
					      rand);
	return g_strdup(answer);
}
