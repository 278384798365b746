/* SPDX-License-Identifier: BSD-2-Clause */
#include "registry/classic.h"

#include <stdio.h>
#include <string.h>

#include "tests/run.h"

#define TEXT(bytes) (bytes), sizeof(bytes) - 1

/* What the lines give back: as export does it. */
static GString *write_back(const PublishedList *list)
{
	const char *end = list->crlf ? "\r\n" : "\n";
	GString *bytes = g_string_new(NULL);

	for (guint i = 0; i < list->lines->len; i++) {
		if (i > 0)
			g_string_append(bytes, end);
		classic_write(bytes, list_line_at(list, i));
	}
	if (list->final_newline)
		g_string_append(bytes, end);
	return bytes;
}

static gboolean is_layout(const char *layout)
{
	gsize blanks = strspn(layout, " \t\r|");

	return layout[blanks] == '\0' || strcmp(layout + blanks, "w") == 0;
}

static void assert_text(const char *text)
{
	ck_assert(g_utf8_validate(text, -1, NULL));
	ck_assert_ptr_null(strchr(text, '\n'));
}

/* What the headers promise of each line, whatever it was read from. */
static void assert_whole(const ListLine *line)
{
	gboolean has_entry =
		line->kind == LINE_ENTRY || line->kind == LINE_PORTS;

	ck_assert_int_eq(line->entry != NULL, has_entry);
	ck_assert_int_eq(line->text != NULL, line->kind == LINE_COMMENT);
	ck_assert_msg(is_layout(line->layout), "layout '%s'", line->layout);
	if (line->kind == LINE_RAW || line->kind == LINE_UPDATED)
		ck_assert_ptr_nonnull(line->raw);
	if (line->text)
		assert_text(line->text);
	if (!has_entry)
		return;
	ck_assert(line->entry->has_port);
	assert_text(line->entry->field[ENTRY_NAME]);
	assert_text(line->entry->field[ENTRY_TRANSPORT]);
	assert_text(line->entry->field[ENTRY_DESCRIPTION]);
	ck_assert(g_utf8_validate(line->entry->field[ENTRY_CONTACT], -1, NULL));
}

/* Reads memory that is no longer than it says. */
static PublishedList *read_bytes(const char *bytes, gsize len)
{
	g_autofree char *copy = g_memdup2(bytes, len);

	return classic_read(copy ? copy : "", len);
}

static void assert_same(const char *bytes, gsize len)
{
	g_autoptr(PublishedList) list = read_bytes(bytes, len);
	GString *again = write_back(list);
	gboolean same =
		again->len == len && memcmp(again->str, bytes, len) == 0;

	for (guint i = 0; i < list->lines->len; i++)
		assert_whole(list_line_at(list, i));
	if (!same) {
		g_autofree char *want = g_strndup(bytes, len);
		g_autofree char *escaped = g_strescape(want, NULL);

		ck_abort_msg("not given back: %s", escaped);
	}
	g_string_free(again, TRUE);
}

/* The list of one line, which stands under the rule of a table. */
static PublishedList *read_line(const char *bytes, gsize len)
{
	g_autoptr(GString) text = g_string_new("-------\n");
	PublishedList *list;

	g_string_append_len(text, bytes, (gssize)len);
	g_string_append_c(text, '\n');
	list = read_bytes(text->str, text->len);
	ck_assert_uint_eq(list->lines->len, 2);
	return list;
}

/*
 * Kind, status, name, ports, transport, description and layout; "bytes" where
 * these do not give the line back.
 */
static const struct {
	const char *bytes;
	gsize len;
	const char *want;
} entries[] = {
	{ TEXT("tcpmux            1/tcp    TCP Port Service Multiplexer"),
	  "entry assigned [tcpmux] [1] [tcp] [TCP Port Service Multiplexer] "
	  "[            |    |]" },
	{ TEXT("nxedit\t\t126/tcp\tNXEdit"),
	  "entry assigned [nxedit] [126] [tcp] [NXEdit] [\t\t|\t|]" },
	{ TEXT("fcmsys   \t\t2344/udp \t fcmsys \t"),
	  "entry assigned [fcmsys] [2344] [udp] [fcmsys] [   \t\t| \t | \t]" },
	{ TEXT("ident           113/tcp    "),
	  "entry assigned [ident] [113] [tcp] [] [           ||    ]" },
	{ TEXT("a 1"), "entry assigned [a] [1] [] [] [ ||]" },
	{ TEXT("x11             6000-6063/tcp   X Window System"),
	  "entry assigned [x11] [6000-6063] [tcp] [X Window System] "
	  "[             |   |]" },
	{ TEXT("active-net\t3322-3325  Active Networks"),
	  "entry assigned [active-net] [3322-3325] [] [Active Networks] "
	  "[\t|  |]" },
	{ TEXT("csd 24322-24248/tcp reversed"),
	  "entry assigned [csd] [24322-24248] [tcp] [reversed] [ | |]" },
	{ TEXT("all 0-65535/tcp"),
	  "entry assigned [all] [0-65535] [tcp] [] [ ||]" },
	{ TEXT("                 24/tcp    any private mail system"),
	  "entry assigned [] [24] [tcp] [any private mail system] "
	  "[                 |    |]" },
	{ TEXT("                 60/tcp    Unassigned"),
	  "entry unassigned [] [60] [tcp] [Unassigned] "
	  "[                 |    |]" },
	{ TEXT("\t1024/udp\tReserved"),
	  "entry reserved [] [1024] [udp] [Reserved] [\t|\t|]" },
	{ TEXT("               5155-5164   Unassigned"),
	  "entry unassigned [] [5155-5164] [] [Unassigned] "
	  "[               |   |]" },
	/* who has a name is assigned, whatever it says */
	{ TEXT("blackjack 1025/tcp Reserved"),
	  "entry assigned [blackjack] [1025] [tcp] [Reserved] [ | |]" },
	{ TEXT("a 1/tdp x"), "entry assigned [a] [1] [tdp] [x] [ | |]" },
	{ TEXT("a 1/UPD x"), "entry assigned [a] [1] [UPD] [x] [ | |]" },
	{ TEXT("914c/g 211/tcp x"),
	  "entry assigned [914c/g] [211] [tcp] [x] [ | |]" },
	{ TEXT("80/tcp 81/tcp 82/tcp"),
	  "entry assigned [80/tcp] [81] [tcp] [82/tcp] [ | |]" },
	{ TEXT("sql*net 66/tcp Oracle | SQL*NET|w"),
	  "entry assigned [sql*net] [66] [tcp] [Oracle | SQL*NET|w] [ | |]" },
	{ TEXT("a|b 1/tcp |"), "entry assigned [a|b] [1] [tcp] [|] [ | |]" },
	{ TEXT("hacl-hb\t\t5300/tcp        # HA cluster heartbeat"),
	  "entry assigned [hacl-hb] [5300] [tcp] [# HA cluster heartbeat] "
	  "[\t\t|        |]" },
	{ TEXT("a 1/tcp  two  blanks"),
	  "entry assigned [a] [1] [tcp] [two  blanks] [ |  |]" },
	/* a stray CR */
	{ TEXT("a 1/tcp x\r"), "entry assigned [a] [1] [tcp] [x] [ | |\r]" },
	{ TEXT("a 1/tcp \r"), "entry assigned [a] [1] [tcp] [] [ || \r]" },
	/* charsets */
	{ TEXT("a 1/tcp J\xfcrgen \x80"),
	  "entry assigned [a] [1] [tcp] [J\xc3\xbcrgen \xe2\x82\xac] "
	  "[ | ||w]" },
	{ TEXT("a 1/tcp G\xc3\xb6ran"),
	  "entry assigned [a] [1] [tcp] [G\xc3\xb6ran] [ | |]" },
	{ TEXT("\xe9 1/tcp x "),
	  "entry assigned [\xc3\xa9] [1] [tcp] [x] [ | | |w]" },
	/* two charsets in one line are none that can be written */
	{ TEXT("\xe9 1/tcp G\xc3\xb6ran"),
	  "entry assigned [\xc3\xa9] [1] [tcp] [G\xc3\xb6ran] [ | ||w] bytes" },
	/* a number that is written otherwise */
	{ TEXT("a 0080/tcp x"),
	  "entry assigned [a] [80] [tcp] [x] [ | |] bytes" },
	{ TEXT("a 5-5/tcp x"),
	  "entry assigned [a] [5] [tcp] [x] [ | |] bytes" },
	{ TEXT("# 00007 Unassigned"),
	  "ports unassigned [] [7] [] [Unassigned] [ | |] bytes" },
	/* remarks */
	{ TEXT("#                 4/tcp    Unassigned"),
	  "ports unassigned [] [4] [tcp] [Unassigned] "
	  "[                 |    |]" },
	{ TEXT("#               269-279    Unassigned"),
	  "ports unassigned [] [269-279] [] [Unassigned] "
	  "[               |    |]" },
	{ TEXT("#               659        Removed (2001-06-06)"),
	  "ports deassigned [] [659] [] [Removed (2001-06-06)] "
	  "[               |        |]" },
	{ TEXT("#               8805-8879           "),
	  "ports remark [] [8805-8879] [] [] [               ||           ]" },
	{ TEXT("# 1775/tcp"), "ports remark [] [1775] [tcp] [] [ ||]" },
	{ TEXT("#\t\t\t\t80/tcp \xe9"),
	  "ports remark [] [80] [tcp] [\xc3\xa9] [\t\t\t\t| ||w]" },
};

static char *describe(const ListLine *line)
{
	g_autoptr(GString) ports = g_string_new(NULL);
	char **field = line->entry->field;

	port_range_append(ports, line->entry->ports);
	return g_strdup_printf(
		"%s %s [%s] [%s] [%s] [%s] [%s]%s", line_kind_name(line->kind),
		entry_status_name(line->entry->status), field[ENTRY_NAME],
		ports->str, field[ENTRY_TRANSPORT], field[ENTRY_DESCRIPTION],
		line->layout, line->raw ? " bytes" : "");
}

START_TEST(fields_are_read)
{
	g_autoptr(PublishedList) list =
		read_line(entries[_i].bytes, entries[_i].len);
	const ListLine *line = list_line_at(list, 1);
	g_autofree char *is = NULL;

	assert_whole(line);
	ck_assert_ptr_nonnull(line->entry);
	is = describe(line);
	ck_assert_str_eq(is, entries[_i].want);
}
END_TEST

START_TEST(an_entrys_line_comes_back)
{
	assert_same(entries[_i].bytes, entries[_i].len);
}
END_TEST

static const struct {
	const char *bytes;
	gsize len;
	const char *layout;
	const char *text;
} comments[] = {
	{ TEXT("#                          Jon Postel <postel@isi.example>"),
	  "                          |", "Jon Postel <postel@isi.example>" },
	{ TEXT("#Jon"), "|", "Jon" },
	{ TEXT("#\tJon \t"), "\t| \t", "Jon" },
	{ TEXT("# Jon\r"), " |\r", "Jon" },
	{ TEXT("# a | b|w"), " |", "a | b|w" },
	{ TEXT("# J\xfcrgen "), " | |w", "J\xc3\xbcrgen" },
	{ TEXT("# \xe9|w|"), " ||w", "\xc3\xa9|w|" },
	{ TEXT("# G\xc3\xb6ran"), " |", "G\xc3\xb6ran" },
	/* numbers that are no ports: a name, an address, a date */
	{ TEXT("#                          3Com Corporation"),
	  "                          |", "3Com Corporation" },
	{ TEXT("#                          42 Baker Street"),
	  "                          |", "42 Baker Street" },
	{ TEXT("#\t\t\t\t2004 by someone"), "\t\t\t\t|", "2004 by someone" },
	{ TEXT("# 65536 ports"), " |", "65536 ports" },
	{ TEXT("# 99999/tcp Unassigned"), " |", "99999/tcp Unassigned" },
	{ TEXT("# 80/ Unassigned"), " |", "80/ Unassigned" },
	{ TEXT("# 80/t1 Unassigned"), " |", "80/t1 Unassigned" },
	{ TEXT("# 80- Unassigned"), " |", "80- Unassigned" },
	/* the mark stands beside the number */
	{ TEXT("#80/tcp Unassigned"), "|", "80/tcp Unassigned" },
	{ TEXT("#x 80/tcp Unassigned"), "|", "x 80/tcp Unassigned" },
	{ TEXT("# x ## y"), " |", "x ## y" },
};

START_TEST(a_comment_is_its_text)
{
	g_autoptr(PublishedList) list =
		read_line(comments[_i].bytes, comments[_i].len);
	const ListLine *line = list_line_at(list, 1);

	ck_assert_int_eq(line->kind, LINE_COMMENT);
	assert_whole(line);
	ck_assert_str_eq(line->text, comments[_i].text);
	ck_assert_str_eq(line->layout, comments[_i].layout);
	ck_assert_ptr_null(line->raw);
	assert_same(comments[_i].bytes, comments[_i].len);
}
END_TEST

static const struct {
	const char *bytes;
	gsize len;
} raws[] = {
	{ TEXT("") },
	{ TEXT(" ") },
	{ TEXT(" \t ") },
	{ TEXT("\r") },
	{ TEXT("#") },
	{ TEXT("#  \t") },
	{ TEXT("#\r") },
	{ TEXT("##") },
	{ TEXT("########### PORT 90 also being used #########") },
	{ TEXT("# #") },
	{ TEXT("prose of any kind") },
	{ TEXT("Keyword         Decimal    Description") },
	{ TEXT("                           Robert E. Johnson, III") },
	{ TEXT("sums") },
	{ TEXT("80/tcp") },
	{ TEXT("80/tcp x") },
	{ TEXT("a 99999/tcp x") },
	{ TEXT("a 65536/tcp x") },
	{ TEXT("a 80- x") },
	{ TEXT("a -80 x") },
	{ TEXT("a 80/ x") },
	{ TEXT("a 80//tcp x") },
	{ TEXT("a 80/t.p x") },
	{ TEXT("a 80/tcp,udp x") },
	{ TEXT("a 80/t\xe9p x") },
	{ TEXT("a\r80/tcp x") },
	/* controls and NUL: no text of a list has them */
	{ TEXT("a 1/tcp x\0y") },
	{ TEXT("a 1/tcp x\0") },
	{ TEXT("\0") },
	{ TEXT("a 1/tcp \x1b[31m") },
	{ TEXT("# \x07") },
	{ TEXT("a 1/tcp x\f") },
	{ TEXT("a\v1/tcp x") },
};

START_TEST(all_else_is_kept_as_bytes)
{
	g_autoptr(PublishedList) list = read_line(raws[_i].bytes, raws[_i].len);
	const ListLine *line = list_line_at(list, 1);
	gsize len;
	const void *bytes;

	ck_assert_int_eq(line->kind, LINE_RAW);
	assert_whole(line);
	bytes = g_bytes_get_data(line->raw, &len);
	ck_assert_uint_eq(len, raws[_i].len);
	if (len)
		ck_assert_mem_eq(bytes, raws[_i].bytes, len);
}
END_TEST

START_TEST(ports_without_a_transport_stand_left_of_a_contact)
{
	/* The mark, so many blanks, and the port. */
	g_autofree char *blanks = g_strnfill((gsize)_i - 1, ' ');
	g_autofree char *bare = g_strdup_printf("#%s42 Removed", blanks);
	g_autofree char *full = g_strdup_printf("#%s42/tcp Removed", blanks);
	g_autoptr(PublishedList) a = read_line(bare, strlen(bare));
	g_autoptr(PublishedList) b = read_line(full, strlen(full));

	ck_assert_int_eq(list_line_at(a, 1)->kind,
			 _i <= 24 ? LINE_PORTS : LINE_COMMENT);
	ck_assert_int_eq(list_line_at(b, 1)->kind, LINE_PORTS);
}
END_TEST

/* A line of each kind; all the rest of it is prose. */
static const char whole[] =
	"PORT NUMBERS\n"
	"\n"
	"(last updated 2004-03-17) \n"
	"prose 80/tcp not in a table\n"
	"# nor this\n"
	"Keyword         Decimal    Description\n"
	"-------         -------    -----------\n"
	"                  0/tcp    Reserved\n"
	"#                          Jon Postel <postel@isi.example>\n"
	"mux               1/tcp    Multiplexer\n"
	"mux               1/udp    Multiplexer\n"
	"#                          Mark Lottor <mkl@nisc.example>\n"
	"#                          and another\n"
	"#                 4/tcp    Unassigned\n"
	"#                          of nobody\n"
	"alone             5/tcp    Without a contact\n"
	"#\n"
	"#                          too late\n"
	"bar\t\t6/tcp\n"
	"(last updated 2004-03-18)\n"
	"REGISTERED PORT NUMBERS\n"
	"none              7/tcp    between the tables\n"
	"-------\n"
	"-------\n"
	"foo            1024/tcp    Foo\n"
	"DYNAMIC AND/OR PRIVATE PORTS\n"
	"none              8/tcp    after the tables\n"
	"(last updated 2004-03-19)\n";

static const LineKind whole_kinds[] = {
	LINE_RAW,   LINE_RAW,	  LINE_UPDATED, LINE_RAW,     LINE_RAW,
	LINE_RAW,   LINE_RAW,	  LINE_ENTRY,	LINE_COMMENT, LINE_ENTRY,
	LINE_ENTRY, LINE_COMMENT, LINE_COMMENT, LINE_PORTS,   LINE_COMMENT,
	LINE_ENTRY, LINE_RAW,	  LINE_COMMENT, LINE_ENTRY,   LINE_RAW,
	LINE_RAW,   LINE_RAW,	  LINE_RAW,	LINE_RAW,     LINE_ENTRY,
	LINE_RAW,   LINE_RAW,	  LINE_UPDATED,
};

START_TEST(entries_stand_in_tables_only)
{
	g_autoptr(PublishedList) list = read_bytes(TEXT(whole));

	ck_assert_uint_eq(list->lines->len, G_N_ELEMENTS(whole_kinds));
	ck_assert_int_eq(list_line_at(list, (guint)_i)->kind, whole_kinds[_i]);
}
END_TEST

static const struct {
	guint line;
	const char *contact;
} contacts[] = {
	{ 7, "Jon Postel <postel@isi.example>" },
	{ 9, "Mark Lottor <mkl@nisc.example>\nand another" },
	{ 10, "Mark Lottor <mkl@nisc.example>\nand another" },
	{ 13, "" },
	{ 15, "" },
	{ 18, "" },
	{ 24, "" },
};

START_TEST(a_contact_is_of_the_entries_just_above_it)
{
	g_autoptr(PublishedList) list = read_bytes(TEXT(whole));
	const ListLine *line = list_line_at(list, contacts[_i].line);

	ck_assert_str_eq(line->entry->field[ENTRY_CONTACT],
			 contacts[_i].contact);
}
END_TEST

START_TEST(a_list_cut_off_anywhere_comes_back)
{
	for (gsize len = 0; len < sizeof(whole); len++)
		assert_same(whole, len);
}
END_TEST

START_TEST(a_list_with_any_byte_changed_comes_back)
{
	static const char bytes[] = { '\0', '\n',   '\r',   '\t', '#',
				      '|',  '\xe9', '\xc3', ' ',  '0' };

	for (gsize i = 0; i < sizeof(whole) - 1; i++) {
		g_autofree char *copy = g_memdup2(whole, sizeof(whole) - 1);

		copy[i] = bytes[(gsize)_i];
		assert_same(copy, sizeof(whole) - 1);
	}
}
END_TEST

static const struct {
	const char *bytes;
	gsize len;
	guint lines;
	gboolean crlf;
	gboolean final_newline;
} ends[] = {
	{ TEXT(""), 0, FALSE, FALSE },
	{ TEXT("\n"), 1, FALSE, TRUE },
	{ TEXT("\r\n"), 1, TRUE, TRUE },
	{ TEXT("\r"), 1, FALSE, FALSE },
	{ TEXT("\n\r"), 2, FALSE, FALSE },
	{ TEXT("\n\n"), 2, FALSE, TRUE },
	{ TEXT("\r\n\r\n"), 2, TRUE, TRUE },
	{ TEXT("\r\r\n"), 1, TRUE, TRUE },
	{ TEXT("a"), 1, FALSE, FALSE },
	{ TEXT("a\n"), 1, FALSE, TRUE },
	{ TEXT("a\nb"), 2, FALSE, FALSE },
	{ TEXT("a\r\nb"), 2, TRUE, FALSE },
	{ TEXT("a\r\nb\r"), 2, TRUE, FALSE },
	{ TEXT("a\r\nb\r\n"), 2, TRUE, TRUE },
	{ TEXT("a\rb\r\n"), 1, TRUE, TRUE },
	/* mixed: a CR is then a part of its line */
	{ TEXT("a\r\nb\n"), 2, FALSE, TRUE },
	{ TEXT("a\nb\r\n"), 2, FALSE, TRUE },
	{ TEXT("a\r\n\n"), 2, FALSE, TRUE },
	{ TEXT("-------\r\na 1/tcp x\r\n# y\r\n"), 3, TRUE, TRUE },
	{ TEXT("-------\r\na 1/tcp x\r\n# y"), 3, TRUE, FALSE },
	{ TEXT("-------\r\na 1/tcp x\r\n# y\r"), 3, TRUE, FALSE },
	{ TEXT("-------\na 1/tcp x\r\n# y\r\n"), 3, FALSE, TRUE },
	{ TEXT("-------\na 1/tcp x\n# y"), 3, FALSE, FALSE },
	{ TEXT("\0\n\0"), 2, FALSE, FALSE },
};

START_TEST(line_ends_are_kept)
{
	g_autoptr(PublishedList) list =
		read_bytes(ends[_i].bytes, ends[_i].len);

	ck_assert_uint_eq(list->lines->len, ends[_i].lines);
	ck_assert_int_eq(list->crlf, ends[_i].crlf);
	ck_assert_int_eq(list->final_newline, ends[_i].final_newline);
	assert_same(ends[_i].bytes, ends[_i].len);
}
END_TEST

START_TEST(a_table_reads_the_same_with_either_line_end)
{
	g_autoptr(PublishedList) a = read_bytes(TEXT("-------\n"
						     "a 1/tcp x \n"
						     "# y\n"));
	g_autoptr(PublishedList) b = read_bytes(TEXT("-------\r\n"
						     "a 1/tcp x \r\n"
						     "# y\r\n"));

	ck_assert_uint_eq(a->lines->len, b->lines->len);
	for (guint i = 0; i < a->lines->len; i++)
		ck_assert(list_line_equal(list_line_at(a, i),
					  list_line_at(b, i)));
}
END_TEST

START_TEST(a_very_long_line_has_its_fields)
{
	g_autofree char *word = g_strnfill(1000000, 'x');
	g_autofree char *blanks = g_strnfill(100000, '\t');
	g_autofree char *bytes = g_strconcat(word, blanks, "1/", word, blanks,
					     word, blanks, NULL);
	g_autoptr(PublishedList) list = read_line(bytes, strlen(bytes));
	const ListLine *line = list_line_at(list, 1);

	ck_assert_int_eq(line->kind, LINE_ENTRY);
	ck_assert_str_eq(line->entry->field[ENTRY_NAME], word);
	ck_assert_str_eq(line->entry->field[ENTRY_DESCRIPTION], word);
	ck_assert_ptr_null(line->raw);
	assert_same(bytes, strlen(bytes));
}
END_TEST

/* A changed entry keeps its line's white space and charset. */
START_TEST(a_changed_field_is_written_in_its_layout)
{
	g_autoptr(PublishedList) list = read_line(TEXT("a\t1/tcp  J\xfcrgen "));
	ListLine *line = g_ptr_array_index(list->lines, 1);
	g_autoptr(GString) out = g_string_new("x");

	entry_set(line->entry, ENTRY_NAME, "sums");
	entry_set(line->entry, ENTRY_DESCRIPTION, "caf\xc3\xa9|");
	line->entry->ports = (PortRange){ 6, 7 };
	classic_write(out, line);
	ck_assert_str_eq(out->str, "xsums\t6-7/tcp  caf\xe9| ");
}
END_TEST

static const char *const pieces[] = {
	" ",
	"  ",
	"\t",
	"\t\t",
	"\n",
	"\n",
	"\n",
	"\r\n",
	"\r\n",
	"\r",
	"#",
	"# ",
	"##",
	"|",
	"|w",
	"/",
	"-",
	"-------",
	"\n-------\n",
	"0",
	"80",
	"0080",
	"65535",
	"65536",
	"99999",
	"1/tcp",
	"80/udp",
	"5-5/tcp",
	"6000-6063/tcp",
	"3322-3325",
	"tcp",
	"tdp",
	"sums",
	"x11",
	"Unassigned",
	"Reserved",
	"Removed (2001-06-06)",
	"a 1/tcp x\n",
	"a\t2/udp\ty \n",
	"#                 4/tcp    Unassigned\n",
	"#                          Jon Postel <postel@isi.example>\n",
	"                 24/tcp    any private mail system\n",
	"REGISTERED PORT NUMBERS",
	"\nDYNAMIC AND/OR PRIVATE PORTS\n",
	"(last updated 2004-03-17)",
	"\n(last updated ",
	"\xe9",
	"J\xfcrgen",
	"\x80",
	"\x81",
	"\xff",
	"G\xc3\xb6ran",
	"\xe2\x80\xa8",
	"\xc3",
	"\xed\xa0\x80",
	"\xef\xbb\xbf",
	"\x1b",
	"\x7f",
	"\x01",
	"\v",
	"\f",
	"\\",
	"\"",
};

static void append_soup(GString *soup, GRand *rand)
{
	const gint32 last = G_N_ELEMENTS(pieces);
	gint32 count = g_rand_int_range(rand, 0, 40);

	if (g_rand_int_range(rand, 0, 4) > 0)
		g_string_append(soup, g_rand_boolean(rand) ? "-------\n"
							   : "-------\r\n");
	for (gint32 i = 0; i < count; i++) {
		gint32 at = g_rand_int_range(rand, -1, last);

		if (at < 0)
			g_string_append_c(soup, '\0');
		else
			g_string_append(soup, pieces[at]);
	}
}

START_TEST(any_soup_of_pieces_comes_back)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)_i);
	g_autoptr(GString) soup = g_string_new(NULL);

	for (int i = 0; i < 1000; i++) {
		g_string_truncate(soup, 0);
		append_soup(soup, rand);
		assert_same(soup->str, soup->len);
	}
}
END_TEST

START_TEST(any_bytes_come_back)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)_i);
	g_autoptr(GString) bytes = g_string_new(NULL);

	for (int i = 0; i < 200; i++) {
		gint32 len = g_rand_int_range(rand, 0, 200);

		g_string_assign(bytes, "-------\n");
		for (gint32 j = 0; j < len; j++)
			g_string_append_c(bytes,
					  (char)g_rand_int_range(rand, 0, 256));
		assert_same(bytes->str, bytes->len);
	}
}
END_TEST

/* Copies of the published list; their lines that have fields. */
static const struct {
	const char *path;
	gboolean crlf;
	gboolean final_newline;
	guint lines;
	guint min_entries;
} copies[] = {
	{ "../shared/data/registry/port-numbers-2004-03-17.txt", FALSE, TRUE,
	  12487, 8400 },
	{ "../shared/data/registry/port-numbers-2005-12-22.txt", TRUE, FALSE,
	  13727, 9000 },
};

/* FALSE, and says so, where the copies are not at hand. */
static gboolean read_copy(const char *path, char **bytes, gsize *len)
{
	if (g_file_get_contents(path, bytes, len, NULL))
		return TRUE;
	printf("skipped: %s needs ../shared/data\n", strrchr(path, '/') + 1);
	fflush(stdout);
	return FALSE;
}

START_TEST(a_published_list_comes_back)
{
	g_autofree char *bytes = NULL;
	gsize len;

	if (read_copy(copies[_i].path, &bytes, &len))
		assert_same(bytes, len);
}
END_TEST

START_TEST(a_published_list_is_written_by_fields_and_layout_alone)
{
	g_autoptr(PublishedList) list = NULL;
	g_autofree char *bytes = NULL;
	guint entries_seen = 0;
	gsize len;

	if (!read_copy(copies[_i].path, &bytes, &len))
		return;
	list = read_bytes(bytes, len);
	ck_assert_int_eq(list->crlf, copies[_i].crlf);
	ck_assert_int_eq(list->final_newline, copies[_i].final_newline);
	ck_assert_uint_eq(list->lines->len, copies[_i].lines);
	for (guint i = 0; i < list->lines->len; i++) {
		const ListLine *line = list_line_at(list, i);

		if (line->kind == LINE_ENTRY)
			entries_seen++;
		if (line->kind != LINE_RAW && line->kind != LINE_UPDATED)
			ck_assert_msg(!line->raw, "line %u", i + 1);
	}
	ck_assert_uint_ge(entries_seen, copies[_i].min_entries);
}
END_TEST

static const char *const unread_layouts[] = { "", " ", " | ", "||||||", "w" };

START_TEST(a_layout_that_no_reader_made_is_written_without_harm)
{
	g_autoptr(ListLine) line = list_line_new(LINE_ENTRY);
	g_autoptr(GString) out = g_string_new(NULL);

	g_free(line->layout);
	line->layout = g_strdup(unread_layouts[_i]);
	line->entry = entry_new();
	entry_set(line->entry, ENTRY_NAME, "sums");
	classic_write(out, line);
	ck_assert(g_str_has_prefix(out->str, "sums"));
}
END_TEST

static TCase *line_case(void)
{
	TCase *tc = tcase_create("line");

	tcase_add_loop_test(tc, fields_are_read, 0, G_N_ELEMENTS(entries));
	tcase_add_loop_test(tc, an_entrys_line_comes_back, 0,
			    G_N_ELEMENTS(entries));
	tcase_add_loop_test(tc, a_comment_is_its_text, 0,
			    G_N_ELEMENTS(comments));
	tcase_add_loop_test(tc, all_else_is_kept_as_bytes, 0,
			    G_N_ELEMENTS(raws));
	tcase_add_loop_test(
		tc, ports_without_a_transport_stand_left_of_a_contact, 2, 32);
	tcase_add_test(tc, a_very_long_line_has_its_fields);
	tcase_add_test(tc, a_changed_field_is_written_in_its_layout);
	tcase_add_loop_test(
		tc, a_layout_that_no_reader_made_is_written_without_harm, 0,
		G_N_ELEMENTS(unread_layouts));
	return tc;
}

static TCase *list_case(void)
{
	TCase *tc = tcase_create("list");

	tcase_add_loop_test(tc, entries_stand_in_tables_only, 0,
			    G_N_ELEMENTS(whole_kinds));
	tcase_add_loop_test(tc, a_contact_is_of_the_entries_just_above_it, 0,
			    G_N_ELEMENTS(contacts));
	tcase_add_test(tc, a_list_cut_off_anywhere_comes_back);
	tcase_add_loop_test(tc, a_list_with_any_byte_changed_comes_back, 0, 10);
	tcase_add_loop_test(tc, line_ends_are_kept, 0, G_N_ELEMENTS(ends));
	tcase_add_test(tc, a_table_reads_the_same_with_either_line_end);
	tcase_add_loop_test(tc, any_soup_of_pieces_comes_back, 0, 10);
	tcase_add_loop_test(tc, any_bytes_come_back, 0, 10);
	tcase_add_loop_test(tc, a_published_list_comes_back, 0,
			    G_N_ELEMENTS(copies));
	tcase_add_loop_test(
		tc, a_published_list_is_written_by_fields_and_layout_alone, 0,
		G_N_ELEMENTS(copies));
	return tc;
}

int main(void)
{
	Suite *suite = suite_create("classic");

	suite_add_tcase(suite, line_case());
	suite_add_tcase(suite, list_case());
	return run_suite(suite);
}
