/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/target.h"

#include "tests/run.h"

static const struct {
	const char *text;
	gboolean ok;
	const char *name;
	gboolean has_port;
	guint16 first, last;
	const char *transport;
	gboolean is; /* means an entry of these */
} targets[] = {
	{ "80", TRUE, "http", TRUE, 80, 80, "tcp", TRUE },
	{ "80/tcp", TRUE, "http", TRUE, 80, 80, "tcp", TRUE },
	{ "80/udp", TRUE, "http", TRUE, 80, 80, "tcp", FALSE },
	{ "81", TRUE, "http", TRUE, 80, 80, "tcp", FALSE },
	{ "6001", TRUE, "x11", TRUE, 6000, 6063, "tcp", TRUE },
	{ "6001", TRUE, "x11", TRUE, 6063, 6000, "tcp", TRUE },
	{ "0", TRUE, "http", FALSE, 0, 0, "tcp", FALSE },
	{ "HTTP", TRUE, "http", TRUE, 80, 80, "tcp", TRUE },
	{ "http", TRUE, "https", TRUE, 80, 80, "tcp", FALSE },
	{ "914c/g", TRUE, "914c/g", TRUE, 211, 211, "udp", TRUE },
	{ "65536", FALSE, "", FALSE, 0, 0, "", FALSE },
	{ "80/", FALSE, "", FALSE, 0, 0, "", FALSE },
	{ "", FALSE, "", FALSE, 0, 0, "", FALSE },
};

START_TEST(a_target_is_a_port_or_a_name)
{
	g_autoptr(Entry) entry = entry_new();
	EntryTarget target;

	entry->has_port = targets[_i].has_port;
	entry->ports = (PortRange){ targets[_i].first, targets[_i].last };
	entry_set(entry, ENTRY_NAME, targets[_i].name);
	entry_set(entry, ENTRY_TRANSPORT, targets[_i].transport);
	ck_assert_int_eq(entry_target_parse(targets[_i].text, &target),
			 targets[_i].ok);
	if (targets[_i].ok)
		ck_assert_int_eq(entry_target_is(&target, entry),
				 targets[_i].is);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("target");
	TCase *tc = tcase_create("target");

	tcase_add_loop_test(tc, a_target_is_a_port_or_a_name, 0,
			    G_N_ELEMENTS(targets));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
