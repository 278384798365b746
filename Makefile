# portreg: make, make check, make lint, make install. HACKING.md says more.

VERSION := 0.1.0
PREFIX ?= /usr/local
MANDIR ?= $(PREFIX)/share/man
# Where programs are that a server calls, and nobody else.
LIBEXECDIR ?= $(PREFIX)/lib/cgi-bin
COMPDIR ?= $(PREFIX)/share/bash-completion/completions
PKG_CONFIG ?= pkg-config
CFLAGS ?= -O2 -g
DEPS ?= 1

# What a fresh Debian 12 lacks.
packages := gcc make pkg-config libc6-dev libglib2.0-dev libgmime-3.0-dev \
	libsqlite3-dev libseccomp-dev libgumbo-dev libexpat1-dev nettle-dev \
	zlib1g-dev libidn2-dev libunistring-dev check sqlite3 procmail strace \
	iproute2 curl
# Mail programs for the recipes, by the packages that hold them. Some cannot be
# installed beside each other, and an installed one would serve the world: they
# are unpacked.
mail_programs := postfix=postfix exim=exim4-daemon-light maildrop=maildrop \
	dovecot=dovecot-core,dovecot-lmtpd,dovecot-imapd,dovecot-sieve \
	fetchmail=fetchmail
# Web servers for the form, the same way.
web_servers := lighttpd=lighttpd nginx=nginx fcgiwrap=fcgiwrap \
	apache=apache2-bin
# What fills in the form; npm packages are in tests/browser/package.json.
browser_packages := chromium nodejs lynx
lint_packages := clang-format cppcheck mandoc shellcheck universal-ctags
fuzz_packages := clang libclang-rt-14-dev
bench_packages := valgrind notmuch python3

# The rooms, what each may call, and which libraries it uses.
rooms := text files registry parse store review ingest export audit form cli
calls_registry := text
calls_parse := registry text
calls_store := files registry text
calls_review := store files registry text
calls_ingest := parse review store files registry text
calls_export := store files registry text
calls_audit := store files parse registry text
calls_form := parse store files registry text
calls_cli := text
uses := glib-2.0
uses_text := nettle
uses_registry := expat
uses_parse := gmime-3.0 gumbo
uses_store := sqlite3
uses_ingest := zlib
uses_form := gmime-3.0

comma := ,
B := build$(if $(SANITIZE),-$(subst $(comma),-,$(SANITIZE)))
san := $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all \
	-fno-omit-frame-pointer)
flags := -std=c11 -D_GNU_SOURCE -I. -I$B -DPORTREG_VERSION='"$(VERSION)"' -Wall \
	-Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wwrite-strings -Wpointer-arith -Wvla -Wformat=2 -Wundef \
	$(if $(WERROR),-Werror) -fPIE -fstack-protector-strong \
	$(if $(SANITIZE),$(san) -DPORTREG_SANITIZE,-D_FORTIFY_SOURCE=2)
link := $(san) -pie -Wl,-z,relro,-z,now -Wl,--as-needed

pkgs = $(sort $(uses) $(foreach r,$1,$(uses_$r)))
cflags_of = $(shell $(PKG_CONFIG) --cflags $(call pkgs,$1))
# The filter needs no expat, and is not to load it at each start.
expat_archive = $(wildcard $(shell $(PKG_CONFIG) --variable=libdir expat)/libexpat.a)
libs_of = $(patsubst -lexpat,$(or $(expat_archive),-lexpat), \
	$(shell $(PKG_CONFIG) --libs $(call pkgs,$1)))
objects = $(patsubst %.c,$B/%.o,$1)
# The program holds its libraries, as far as there are archives of them: to load
# them was more than half of a start. STATIC=0 leaves them shared, and so do the
# sanitizers, which do not see into archives. Two copies of GLib would not know
# of each other: where an archive of its parts is missing, all stay shared.
STATIC := $(if $(SANITIZE),0,1)
glib_parts := gmime-3.0 gobject-2.0 glib-2.0 pcre2-8 ffi
glib_needs := pcre2-8 ffi z sysprof-capture-4
idn := idn2 unistring
libdir = $(shell $(PKG_CONFIG) --variable=libdir glib-2.0)
archives_of = $(wildcard $(patsubst %,$(libdir)/lib%.a,$1))
all_archives_of = $(and $(filter $(words $1),$(words $(call archives_of,$1))), \
	$(call archives_of,$1))
holds = $(and $(filter 1,$(STATIC)),$(call all_archives_of,$(glib_parts)))
held = $(if $(filter -l%,$1),$(or $(call archives_of,$(1:-l%=%)),$1),$1)
group := -Wl,--start-group
group_end := -Wl,--end-group
# GIO is what parse/without.c does without.
held_libs_of = $(group) $(foreach l,$(filter-out -lgio-2.0, \
	$(call libs_of,$1)),$(call held,$l)) $(call archives_of,$(glib_needs)) \
	$(or $(call all_archives_of,$(idn)),-l:libidn2.so.0) $(group_end) -lm
program_libs = $(if $(holds),$(call held_libs_of,$1),$(call libs_of,$1))

room_objects = $(foreach r,$1,$(call objects,$(filter-out $r/cmd_%, \
	$(wildcard $r/*.c))))
# Asked once, and not before "deps" has installed what it asks.
all_cflags = $(eval all_cflags := $$(call cflags_of,$$(rooms)))$(all_cflags)

program := $(if $(SANITIZE),$B/portreg,portreg)
form := $(program)-form
main_objects := $(call objects,portreg.c command.c settings.c \
	$(wildcard */cmd_*.c))
# What each program is made of: the form knows no decisions, and they no form.
program_rooms := $(filter-out form,$(rooms))
form_rooms := form $(calls_form) cli
unit_tests := $(patsubst %.c,$B/%,$(wildcard tests/*/t_*.c))
preloads := $(patsubst %.c,$B/%.so,$(wildcard tests/preload/*.c))
script_tests := $(wildcard tests/*.t.sh)
fuzzers := $(patsubst %.c,$B/%,$(wildcard tests/fuzz/fuzz_*.c))
tools := $(patsubst %.c,$B/%,$(wildcard tests/tools/*.c))

# make V=1 shows the commands.
Q := $(if $(V),,@)
say = $(if $(V),@:,@echo '  $1 $@')

all: $(program) $(form)

$(program): $(main_objects) $(call room_objects,$(program_rooms))
	$(call say,LD)
	$Q$(CC) $(CFLAGS) $(LDFLAGS) $(link) -o $@ $^ \
		$(call program_libs,$(program_rooms))

$(form): $(call objects,portreg-form.c settings.c) \
		$(call room_objects,$(form_rooms))
	$(call say,LD)
	$Q$(CC) $(CFLAGS) $(LDFLAGS) $(link) -o $@ $^ \
		$(call program_libs,$(form_rooms))

$B/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call say,CC)
	$Q$(CC) $(CPPFLAGS) $(flags) $(all_cflags) $(CFLAGS) -MMD -MP -c -o $@ $<

# What a reader may call is a filter that libseccomp makes here, not at each mail.
calls := $B/parse/calls/allowed

$(calls): parse/calls/allowed.c parse/calls/calls.h Makefile
	@mkdir -p $(@D)
	$(call say,CC)
	$Q$(CC) $(CPPFLAGS) $(filter-out $(san),$(flags)) $(CFLAGS) -o $@ $< \
		$(LDFLAGS) $(shell $(PKG_CONFIG) --cflags --libs libseccomp)

$(calls).inc: $(calls)
	$(call say,GEN)
	$Q$< >$@.new && mv $@.new $@

$B/parse/confine.o: $(calls).inc

# A room's tests are linked with the room and what it may call, and no more:
# a call against the order of the rooms is an undefined symbol here.
define room_tests
$(patsubst %.c,$B/%,$(wildcard tests/$1/t_*.c)): $B/%: $B/%.o \
		$(call room_objects,$1 $(calls_$1))
	$$(call say,LD)
	$$Q$$(CC) $$(CFLAGS) $$(LDFLAGS) $$(link) -o $$@ $$^ \
		$$(call libs_of,$1 $(calls_$1)) $$(shell $$(PKG_CONFIG) --libs check)
endef
$(foreach r,$(rooms),$(eval $(call room_tests,$r)))

$B/tests/preload/%.so: tests/preload/%.c
	$(call say,CC)
	@mkdir -p $(@D)
	$Q$(CC) $(flags) $(all_cflags) $(CFLAGS) -fPIC -shared -o $@ $< -ldl

$B/tests/tools/old_schema: $B/store/step_1.o

$(tools): %: %.o
	$(call say,LD)
	$Q$(CC) $(CFLAGS) $(LDFLAGS) $(link) -o $@ $^ $(call libs_of,parse)

# Calls that go wrong: one of a command's, or all in turn.
grids := $B/tests/grid/inject $B/tests/grid/grid

$(grids): %: %.o $B/tests/grid/trace.o $(call room_objects,audit $(calls_audit))
	$(call say,LD)
	$Q$(CC) $(CFLAGS) $(LDFLAGS) $(link) -o $@ $^ \
		$(call libs_of,audit $(calls_audit))

# With SANITIZE=fuzzer,..., which brings a main; "make fuzz" does it all.
$(fuzzers): %: %.o $(call room_objects,parse $(calls_parse))
	$(call say,LD)
	$Q$(CC) $(CFLAGS) $(LDFLAGS) $(link) -o $@ $^ \
		$(call libs_of,parse $(calls_parse))

bench := $B/tests/bench
reader_benches := $(bench)/parse $(bench)/grow
benches := $(reader_benches) \
	$(addprefix $(bench)/,floor floor_held loop rows mails race page)

$(reader_benches): %: %.o $(bench)/mailbox.o $(bench)/gmime_alone.o \
		$(call room_objects,parse $(calls_parse))
	$(call say,LD)
	$Q$(CC) $(CFLAGS) $(LDFLAGS) $(link) -o $@ $^ \
		$(call libs_of,parse $(calls_parse))

# With all libraries that the program has, whether it needs them or not.
$(bench)/rows $(bench)/floor $(bench)/loop: %: %.o $(bench)/gmime_alone.o
	$(call say,LD)
	$Q$(CC) $(CFLAGS) $(LDFLAGS) $(link) -Wl,--no-as-needed -o $@ $^ \
		$(call libs_of,$(rooms))

# As the program does.
$(bench)/floor_held: $(bench)/floor.o $(bench)/gmime_alone.o $B/parse/without.o
	$(call say,LD)
	$Q$(CC) $(CFLAGS) $(LDFLAGS) $(link) -o $@ $^ \
		$(call program_libs,$(rooms))

$(bench)/page: %: %.o
	$(call say,LD)
	$Q$(CC) $(CFLAGS) $(LDFLAGS) $(link) -o $@ $^

$(bench)/mails: $(bench)/mailbox.o
$(bench)/mails $(bench)/race: %: %.o
	$(call say,LD)
	$Q$(CC) $(CFLAGS) $(LDFLAGS) $(link) -o $@ $^ $(call libs_of)

# How many answers are read exactly: N mails made at random from SEED; SHOW=n
# shows so many that are not.
accuracy := $B/tests/accuracy/accuracy
N := 5000
SEED := 1
SHOW := 0

$(accuracy): $(call objects,$(wildcard tests/accuracy/*.c)) \
		$(call room_objects,parse $(calls_parse))
	$(call say,LD)
	$Q$(CC) $(CFLAGS) $(LDFLAGS) $(link) -o $@ $^ \
		$(call libs_of,parse $(calls_parse))

accuracy: deps
	@$(MAKE) -s -j$(shell nproc) DEPS=0 $(accuracy)
	$(accuracy) --messages $(N) --seed $(SEED) --show $(SHOW)

bench:
	@DEPS=$(DEPS) tests/deps.sh $(packages) $(bench_packages)
	$(MAKE) DEPS=0 $(program) $(form) $(benches)
	@PORTREG=$(CURDIR)/$(program) BUILD=$B tests/bench/run.sh; told=$$?; \
		$(bench)/parse; BUILD=$B tests/bench/growth.sh && exit $$told

# A registry's life on one page.
demo: deps
	@$(MAKE) -s -j$(shell nproc) DEPS=0 all
	@PORTREG=$(CURDIR)/$(program) tests/demo.sh

# How the form looks, in doc/form.
screenshots: deps
	@DEPS=$(DEPS) tests/unpack.sh build-mta $(mail_programs) \
		$(web_servers)
	@DEPS=$(DEPS) tests/browser/install.sh build-npm $(browser_packages) \
		optipng pngquant
	@$(MAKE) -s -j$(shell nproc) DEPS=0 all $(preloads)
	@PORTREG=$(CURDIR)/$(program) BUILD=$(CURDIR)/$B \
		tests/browser/screenshots.sh doc/form

check: deps
	@DEPS=$(DEPS) tests/unpack.sh build-mta $(mail_programs) \
		$(web_servers)
	@DEPS=$(DEPS) tests/browser/install.sh build-npm $(browser_packages)
	$(MAKE) -j$(shell nproc) DEPS=0 run-tests

# Faults with more errors and at more calls than in "make check", and KILLS
# killed deliveries.
KILLS := 10000
tortures := tests/inject.t.sh tests/inject-export.t.sh tests/upgrade.t.sh \
	tests/kill.t.sh

torture: deps
	$(MAKE) -j$(shell nproc) DEPS=0 $(program) $(preloads) $(tools) $(grids)
	@PORTREG=$(CURDIR)/$(program) BUILD=$(CURDIR)/$B SANITIZE=$(SANITIZE) \
		TORTURE=yes KILLS=$(KILLS) PATIENCE=36000 \
		tests/run.sh $(tortures)

# The fuzzers are compiled, so that they cannot rot.
run-tests: $(program) $(form) $(unit_tests) $(preloads) $(tools) $(fuzzers:%=%.o) \
		$(benches) $(accuracy) $(grids)
	@PORTREG=$(CURDIR)/$(program) BUILD=$(CURDIR)/$B SANITIZE=$(SANITIZE) \
		tests/run.sh $(script_tests) $(unit_tests)

# T: seconds for each fuzzer. ENGINE=afl: AFL++ instead of libFuzzer.
ENGINE := libfuzzer
T := 60
fuzz_cc := $(if $(filter afl,$(ENGINE)),afl-clang-fast,clang)
fuzz_san := fuzzer,address,undefined
fuzz_B := build-$(ENGINE)

fuzz:
	@DEPS=$(DEPS) tests/deps.sh $(packages) $(fuzz_packages) \
		$(if $(filter afl,$(ENGINE)),afl++)
	$(MAKE) DEPS=0 CC=$(fuzz_cc) SANITIZE=$(fuzz_san) B=$(fuzz_B) fuzzers
	tests/fuzz/run.sh $(ENGINE) $(fuzz_B) $(T)

fuzzers: $(fuzzers)

# Installs by name what is missing, and says so; DEPS=0 leaves it alone.
deps:
	@DEPS=$(DEPS) tests/deps.sh $(packages)

lint:
	@DEPS=$(DEPS) tests/deps.sh $(packages) $(lint_packages)
	tests/lint.sh

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(MANDIR)/man1 \
		$(DESTDIR)$(MANDIR)/man5 $(DESTDIR)$(COMPDIR)
	install -d $(DESTDIR)$(LIBEXECDIR) $(DESTDIR)$(MANDIR)/man8
	install -m 755 portreg $(DESTDIR)$(PREFIX)/bin/portreg
	install -m 755 portreg-form $(DESTDIR)$(LIBEXECDIR)/portreg-form
	install -m 644 doc/portreg.1 $(DESTDIR)$(MANDIR)/man1/
	install -m 644 doc/portreg.conf.5 $(DESTDIR)$(MANDIR)/man5/
	install -m 644 doc/portreg-form.8 $(DESTDIR)$(MANDIR)/man8/
	install -m 644 doc/portreg.bash $(DESTDIR)$(COMPDIR)/portreg

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/portreg \
		$(DESTDIR)$(LIBEXECDIR)/portreg-form \
		$(DESTDIR)$(MANDIR)/man1/portreg.1 \
		$(DESTDIR)$(MANDIR)/man8/portreg-form.8 \
		$(DESTDIR)$(MANDIR)/man5/portreg.conf.5 \
		$(DESTDIR)$(COMPDIR)/portreg

clean:
	rm -rf build build-* portreg portreg-form

.PHONY: all accuracy demo screenshots check torture run-tests fuzz fuzzers \
	bench deps lint install uninstall clean
.SECONDARY:
-include $(shell find $B -name '*.d' 2>/dev/null)
