/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/rendered.h"

#include <string.h>

#include "registry/csv.h"
#include "registry/format.h"
#include "tests/run.h"

#define HEADER                                                                 \
	"Service Name,Port Number,Transport Protocol,Description,Assignee,"    \
	"Contact,Registration Date,Modification Date,Reference,Service Code,"  \
	"Unauthorized Use Reported,Assignment Notes\n"

/* What a format makes of a list, all its lines. */
static char *render(const char *format, const char *rows, Losses *losses)
{
	g_autofree char *csv = g_strconcat(HEADER, rows, NULL);
	g_autoptr(PublishedList) list = csv_read(csv, strlen(csv));
	g_autoptr(Catalogue) catalogue = catalogue_new();
	GString *out = g_string_new(NULL);

	catalogue_set_updated(catalogue, "2004-07-12");
	csv_collect(catalogue, list->lines);
	list_format_print(list_format_named(format), out, catalogue, losses);
	return g_string_free(out, FALSE);
}

static char *tell(const Losses *losses)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < losses_count(losses); i++) {
		const Loss *loss = losses_at(losses, i);

		g_string_append_printf(text, "%s%u %s", i ? "; " : "",
				       loss->count, loss->what);
		for (guint j = 0; j < loss->names->len; j++)
			g_string_append_printf(
				text, " <%s>",
				(const char *)loss->names->pdata[j]);
	}
	return g_string_free(text, FALSE);
}

#define SERVICES_HEAD                                                          \
	"# Network services, services(5); the registry of 2004-07-12\n"

static const struct {
	const char *format;
	const char *rows;
	const char *want; /* below the head */
	const char *lost;
} services[] = {
	{ "services", "sums,7000,tcp,Sums of things,,,,,,,,\n",
	  "sums            7000/tcp    # Sums of things\n", "" },
	{ "services", "sums,7000,udp,,,,,,,,,\n", "sums            7000/udp\n",
	  "" },
	/* Names of one port are one line, where the first of them stood. */
	{ "services",
	  "http,80,tcp,Web,,,,,,,,\n"
	  "http,80,udp,Web,,,,,,,,\n"
	  "www,80,tcp,Other,,,,,,,,\n"
	  "www-http,80,tcp,Third,,,,,,,,\n"
	  "www,80,tcp,Again,,,,,,,,\n",
	  "http            80/tcp      www www-http # Web\n"
	  "http            80/udp      # Web\n",
	  "" },
	{ "services", "x11,6000-6002,tcp,X,,,,,,,,\n",
	  "# x11             6000-6002/tcp X\n",
	  "1 ranges, as comments <x11>" },
	{ "services-expanded",
	  "x11,6000-6002,tcp,X,,,,,,,,\n"
	  "y11,6001,tcp,Y,,,,,,,,\n",
	  "x11             6000/tcp    # X\n"
	  "x11             6001/tcp    y11 # X\n"
	  "x11             6002/tcp    # X\n",
	  "" },
	/* services(5) ends a name at a blank, and begins a comment at "#". */
	{ "services", "\"two words\",1,tcp,,,,,,,,,\na#b,2,tcp,,,,,,,,,\n", "",
	  "2 names that no service can have, left out <two words> <a#b>" },
	{ "services", "sums,7000,,,,,,,,,,\n", "",
	  "1 entries without a transport, left out <sums>" },
	{ "services", "sums,7000,a b,,,,,,,,,\n", "",
	  "1 entries without a transport, left out <sums>" },
	{ "services", "sums,,tcp,,,,,,,,,\n", "",
	  "1 names without a port, left out" },
	{ "services", ",24,tcp,any private mail system,,[A],,,,,,\n", "",
	  "1 entries without a name, left out" },
	{ "services", ",4,tcp,Unassigned,,,,,,,,\n,0,tcp,Reserved,,,,,,,,\n",
	  "", "" },
	{ "services", "sums,1,tcp,\"a\nb # c\",,,,,,,,\n",
	  "sums            1/tcp       # a b # c\n", "" },
	{ "services-expanded", "down,9-7,tcp,,,,,,,,,\n",
	  "down            7/tcp\ndown            8/tcp\n"
	  "down            9/tcp\n",
	  "" },
};

START_TEST(services_has_what_it_can_hold)
{
	g_autoptr(Losses) losses = losses_new();
	g_autofree char *want =
		g_strconcat(SERVICES_HEAD, services[_i].want, NULL);
	g_autofree char *got =
		render(services[_i].format, services[_i].rows, losses);
	g_autofree char *lost = tell(losses);

	ck_assert_str_eq(got, want);
	ck_assert_str_eq(lost, services[_i].lost);
}
END_TEST

static const struct {
	const char *format;
	const char *row;
	const char *want; /* is in it */
} holds[] = {
	{ "json",
	  "sums,7000,tcp,Sums,[Ann],[Ann][Ben],2004-07,,[RFC1],5,No,Hm\n",
	  "\n{\"status\":\"assigned\",\"first_port\":7000,\"last_port\":7000,"
	  "\"name\":\"sums\",\"transport\":\"tcp\",\"description\":\"Sums\","
	  "\"assignee\":[\"Ann\"],\"contact\":[\"Ann\",\"Ben\"],"
	  "\"registered\":\"2004-07\",\"modified\":null,"
	  "\"reference\":[\"RFC1\"],\"service_code\":\"5\","
	  "\"unauthorized\":\"No\",\"notes\":\"Hm\"}\n" },
	{ "json", "sums,,,,,,,,,,,\n",
	  "\"first_port\":null,\"last_port\":null,\"name\":\"sums\"," },
	{ "json", "a,1-2,tcp,,,,,,,,,\nb,3,tcp,,,,,,,,,\n",
	  "\"first_port\":1,\"last_port\":2" },
	{ "json", "a,1,tcp,,,,,,,,,\nb,3,tcp,,,,,,,,,\n",
	  "\"notes\":null},\n{\"status\"" },
	{ "json", "a,1,tcp,,,Ann <ann@example.org>,,,,,,\n",
	  "\n],\"people\":[\n{\"id\":\"Ann\",\"name\":\"Ann\",\"org\":null,"
	  "\"updated\":null,\"uri\":[\"mailto:ann@example.org\"]}\n]}\n" },
	{ "json", "\"a \"\"\n\x1b\",1,tcp,,,,,,,,,\n", "]}\n" },
	{ "json", "just a remark\n", "{\"remark\":\"just a remark\"}\n" },
	{ "html", "sums,7000,tcp,Sums,,,,,,,,\n",
	  "\n<tr id=\"port-7000\"><th scope=\"row\">sums</th><td>7000<td>tcp"
	  "<td>Sums</tr>\n" },
	/* Columns in which nobody says anything are not there. */
	{ "html", "sums,7000,tcp,,,,,,,,,\n",
	  "<th scope=\"col\">Port<th scope=\"col\">Transport\n</tr>" },
	{ "html", ",4,tcp,Unassigned,,,,,,,,\n",
	  "<tr id=\"port-4\" class=\"unassigned\"><th scope=\"row\"></th>" },
	{ "html", "a,1,tcp,<b>&\"',,,,,,,,\n", "<td>&lt;b&gt;&amp;\"'</tr>" },
	{ "html", "a,1,tcp,\"one\ntwo\",,,,,,,,\n", "<td>one<br>two</tr>" },
	{ "html", "a,1,tcp,x\xe2\x80\xaey,,,,,,,,\n", "<td>x\\u{202E}y</tr>" },
	{ "html", "a,1,tcp,,,Ann <ann@example.org>,,,,,,\n",
	  "<td>tcp<td>Ann</tr>" },
	{ "html", "a,1,tcp,,,[Ben],,,,,,\n", "<td>tcp<td>Ben</tr>" },
	{ "html", "just <a> remark\n",
	  "<td colspan=\"0\">just &lt;a&gt; remark</tr>" },
	{ "html", "a,1,tcp,,,,,,,,,\n", "<p>Last updated 2004-07-12" },
};

START_TEST(a_format_holds_it)
{
	g_autoptr(Losses) losses = losses_new();
	g_autofree char *got = render(holds[_i].format, holds[_i].row, losses);

	if (!strstr(got, holds[_i].want))
		ck_abort_msg("%s\nis not in\n%s", holds[_i].want, got);
	ck_assert_uint_eq(losses_count(losses), 0);
}
END_TEST

START_TEST(a_name_for_two_transports_is_told_once)
{
	g_autoptr(Losses) losses = losses_new();
	g_autofree char *told = NULL;

	losses_add(losses, "ranges", "a");
	losses_add(losses, "ranges", "a");
	losses_add(losses, "ranges", NULL);
	losses_add(losses, "ranges", "b");
	losses_add(losses, "ranges", "a");
	told = tell(losses);
	ck_assert_str_eq(told, "5 ranges <a> <b> <a>");
}
END_TEST

/* The names of a port after the first are no anchors of it again. */
START_TEST(an_anchor_is_there_once)
{
	g_autoptr(Losses) losses = losses_new();
	g_autofree char *got = render("html",
				      "a,1,tcp,,,,,,,,,\nb,1,tcp,,,,,,,,,\n"
				      "c,2,tcp,,,,,,,,,\nd,1,udp,,,,,,,,,\n",
				      losses);
	const char *first = strstr(got, "id=\"port-1\"");

	ck_assert_ptr_nonnull(first);
	ck_assert_ptr_null(strstr(first + 1, "id=\"port-1\""));
	ck_assert_ptr_nonnull(strstr(got, "id=\"port-2\""));
}
END_TEST

/* No other script runs in the page than the one that is in it. */
START_TEST(the_script_is_the_one_that_may_run)
{
	g_autoptr(Losses) losses = losses_new();
	g_autofree char *got = render("html", "", losses);
	const char *begin = strstr(got, "<script>") + strlen("<script>");
	const char *end = strstr(begin, "</script>");
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	guint8 digest[32];
	gsize len = sizeof(digest);
	g_autofree char *base64 = NULL;
	g_autofree char *source = NULL;

	g_checksum_update(sum, (const guchar *)begin, end - begin);
	g_checksum_get_digest(sum, digest, &len);
	base64 = g_base64_encode(digest, len);
	source = g_strdup_printf("script-src 'sha256-%s'\"", base64);
	ck_assert_ptr_nonnull(strstr(got, source));
	ck_assert_ptr_null(strstr(end, "<script"));
}
END_TEST

/* Nothing of them comes in again. */
static const char *const only_made[] = { "services", "services-expanded",
					 "json", "html" };

START_TEST(a_rendered_list_is_not_recognised)
{
	g_autoptr(Losses) losses = losses_new();
	g_autofree char *got =
		render(only_made[_i], "a,1,tcp,,,,,,,,,\n", losses);
	g_autofree char *read = list_format_names_read();
	g_autofree char *all = list_format_names();

	ck_assert_ptr_null(list_format_of(got, strlen(got)));
	ck_assert_ptr_nonnull(strstr(all, only_made[_i]));
	ck_assert_ptr_null(strstr(read, only_made[_i]));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("rendered");
	TCase *tc = tcase_create("rendered");

	tcase_add_loop_test(tc, services_has_what_it_can_hold, 0,
			    G_N_ELEMENTS(services));
	tcase_add_loop_test(tc, a_format_holds_it, 0, G_N_ELEMENTS(holds));
	tcase_add_test(tc, a_name_for_two_transports_is_told_once);
	tcase_add_test(tc, an_anchor_is_there_once);
	tcase_add_test(tc, the_script_is_the_one_that_may_run);
	tcase_add_loop_test(tc, a_rendered_list_is_not_recognised, 0,
			    G_N_ELEMENTS(only_made));
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
