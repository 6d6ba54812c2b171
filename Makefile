# followup: builds with make and a C11 compiler on Debian 12 and newer. `make help` prints the targets.
# Honoured: PREFIX DESTDIR CC CPPFLAGS CFLAGS LDFLAGS PKG_CONFIG BUILD (the build folder) WERROR=1
PREFIX ?= /usr/local
BUILD ?= build
CC ?= cc
PKG_CONFIG ?= pkg-config
CFLAGS ?= -O2 -g
VERSION := 0.1.0

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
	-Wundef -Wcast-qual -Wwrite-strings $(if $(WERROR),-Werror)
HARDENING := -fstack-protector-strong -fPIC -fvisibility=hidden
BASE_FLAGS := -std=c11 -D_GNU_SOURCE -DFUP_VERSION='"$(VERSION)"' -Isrc $(WARNINGS) $(HARDENING)

# Archives (doc/design.md section 6): the core is all that an editor ever loads.
CORE_PACKAGES := sqlite3 jansson libutf8proc
HELPER_PACKAGES := gmime-3.0 libical libxml-2.0 libpsl libseccomp glib-2.0
CORE_SOURCES := $(wildcard src/*.c src/base/*.c src/state/*.c src/store/*.c src/view/*.c) \
	$(wildcard src/signal/date*.c src/signal/window.c src/signal/fact.c)
HELPER_SOURCES := $(filter-out $(CORE_SOURCES),$(wildcard src/mail/*.c src/text/*.c src/signal/*.c))
CLI_SOURCES := $(wildcard src/cli/*.c)
INDEXER_SOURCES := $(wildcard src/indexer/*.c)
LUA_SOURCES := $(wildcard src/lua/*.c)
DATA_FILES := $(sort $(shell find src/data share/templates -name '*.txt' 2>/dev/null))

objects = $(patsubst src/%.c,$(BUILD)/$(2)/%.o,$(1))
CORE := $(BUILD)/libfollowup-core.a
HELPER := $(BUILD)/libfollowup-helper.a
INDEXER := $(BUILD)/libfollowup-indexer.a
CORE_LIBS := $(shell $(PKG_CONFIG) --libs $(CORE_PACKAGES) 2>/dev/null)
HELPER_LIBS := $(shell $(PKG_CONFIG) --libs $(HELPER_PACKAGES) 2>/dev/null) -lnotmuch
ALL_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(CORE_PACKAGES) $(HELPER_PACKAGES) 2>/dev/null)
# notmuch 0.40 can say that a walk failed (src/mail/database.c).
ifneq ($(shell printf '\043include <notmuch.h>\n' | $(CC) -E - 2>/dev/null | grep -c notmuch_messages_status),0)
$(BUILD)/obj/mail/database.o: CPPFLAGS += -DFUP_HAVE_MESSAGES_STATUS
endif
LIBEXEC = $(PREFIX)/libexec/followup

.PHONY: all help core clean unit build-tests check-asan deps-build
all: $(BUILD)/followup $(BUILD)/followup-index lua ## build everything
help: ## print the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | sort | expand -t 16

$(BUILD)/gen/data_files.c: $(DATA_FILES) tools/embed.awk
	@mkdir -p $(@D)
	awk -f tools/embed.awk $(DATA_FILES) > $@.tmp && mv $@.tmp $@
$(BUILD)/gen/data_files.o: $(BUILD)/gen/data_files.c
	$(CC) -std=c11 -Isrc $(HARDENING) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# Rows are kept beside the index (src/session_rows.c) for as long as the code that judges is the same.
JUDGING := $(filter-out src/view/%,$(CORE_SOURCES)) $(wildcard src/*.h src/base/*.h src/state/*.h src/store/*.h src/signal/*.h)
$(BUILD)/gen/core_mark.h: $(JUDGING) $(DATA_FILES)
	@mkdir -p $(@D)
	printf '#define FUP_CORE_MARK "%s"\n' "$$(cat $^ | cksum | tr ' ' -)" > $@.tmp && mv $@.tmp $@
$(BUILD)/obj/session.o: $(BUILD)/gen/core_mark.h
$(BUILD)/obj/session.o: CPPFLAGS += -include $(BUILD)/gen/core_mark.h

# The phrases of text/phrase.h, sorted into one table.
PHRASE_FILES := $(sort $(wildcard src/data/language/*/zones.txt src/data/language/*/automatic.txt))
$(BUILD)/gen/phrases.c: $(PHRASE_FILES) tools/phrases.awk
	@mkdir -p $(@D)
	LC_ALL=C awk -f tools/phrases.awk $(PHRASE_FILES) > $@.lines
	LC_ALL=C sort -u $@.lines | LC_ALL=C awk -v table=1 -f tools/phrases.awk > $@.tmp && mv $@.tmp $@
$(BUILD)/gen/phrases.o: $(BUILD)/gen/phrases.c src/text/phrase.h src/text/phrase_table.h
	$(CC) -std=c11 -D_GNU_SOURCE -Isrc $(HARDENING) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(BASE_FLAGS) $(ALL_CFLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(CORE): $(call objects,$(CORE_SOURCES),obj) $(BUILD)/gen/data_files.o
	@mkdir -p $(@D)
	rm -f $@ && $(AR) rcs $@ $^
$(HELPER): $(call objects,$(HELPER_SOURCES),obj) $(BUILD)/gen/phrases.o
	@mkdir -p $(@D)
	rm -f $@ && $(if $^,$(AR) rcs $@ $^,printf '!<arch>\n' > $@)
# The helper program without its main(), for units.
$(INDEXER): $(call objects,$(filter-out src/indexer/main.c,$(INDEXER_SOURCES)),obj)
	@mkdir -p $(@D)
	rm -f $@ && $(AR) rcs $@ $^
core: $(CORE) $(HELPER)

# Where the installed helper is; a build folder finds it beside itself.
$(BUILD)/obj/cli/helper.o: CPPFLAGS += -DFUP_LIBEXEC='"$(LIBEXEC)"'
$(BUILD)/followup: $(call objects,$(CLI_SOURCES),obj) $(CORE)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -Wl,--as-needed $(CORE_LIBS)
$(BUILD)/followup-index: $(call objects,$(INDEXER_SOURCES),obj) $(HELPER) $(CORE)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(call objects,$(INDEXER_SOURCES),obj) \
		-Wl,--start-group $(HELPER) $(CORE) -Wl,--end-group -Wl,--as-needed $(HELPER_LIBS) $(CORE_LIBS)

# One binding source, two builds; neither links a Lua library: the host gives the symbols.
LUAJIT_CFLAGS ?= $(shell $(PKG_CONFIG) --cflags luajit)
LUA54_CFLAGS ?= $(shell $(PKG_CONFIG) --cflags lua5.4)
MODULE_FLAGS := -shared -Wl,-z,nodelete -Wl,-z,relro -Wl,-z,now -Wl,--exclude-libs,ALL -Wl,--as-needed
.PHONY: lua nvim
lua: lua/followup/core.so $(BUILD)/lua/5.4/followup/core.so
nvim: lua/followup/core.so $(BUILD)/followup $(BUILD)/followup-index ## what Neovim needs, in place
	@tools/helptags doc
lua/followup/core.so: $(LUA_SOURCES) $(wildcard src/lua/*.h) $(CORE)
	$(CC) $(BASE_FLAGS) $(LUAJIT_CFLAGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(MODULE_FLAGS) \
		-o $@.tmp $(LUA_SOURCES) $(CORE) $(CORE_LIBS) && mv $@.tmp $@
$(BUILD)/lua/5.4/followup/core.so: $(LUA_SOURCES) $(wildcard src/lua/*.h) $(CORE)
	@mkdir -p $(@D)
	$(CC) $(BASE_FLAGS) $(LUA54_CFLAGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(MODULE_FLAGS) \
		-o $@ $(LUA_SOURCES) $(CORE) $(CORE_LIBS)

# Units: tests/unit/<folder>/check_<file>.c is a program of its own, on libcheck.
UNIT_SOURCES := $(wildcard tests/unit/*/check_*.c)
UNITS := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(UNIT_SOURCES))
$(BUILD)/unit/%: tests/unit/%.c $(INDEXER) $(HELPER) $(CORE) $(wildcard tests/support/*.h)
	@mkdir -p $(@D)
	$(CC) $(BASE_FLAGS) -Itests $(ALL_CFLAGS) $(shell $(PKG_CONFIG) --cflags check) $(CPPFLAGS) $(CFLAGS) \
		$(LDFLAGS) -o $@ $< -Wl,--start-group $(INDEXER) $(HELPER) $(CORE) -Wl,--end-group \
		$(HELPER_LIBS) $(CORE_LIBS) $(shell $(PKG_CONFIG) --libs check)
unit: $(UNITS) ## the libcheck units (FILTER=base/check_str for some)
	@tools/run-tests $(if $(FILTER),$(filter $(BUILD)/unit/$(FILTER)%,$(UNITS)),$(UNITS))

.PHONY: zones
zones: $(BUILD)/unit/state/check_zones ## what is due, in every zone of tzdata (minutes)
	@ZONES=all $(BUILD)/unit/state/check_zones

# Everything else that is a test: TAP programs on real notmuch databases, Luas, Neovim children.
TESTS = $(UNITS) $(sort $(wildcard tests/cli/*.t tests/indexer/*.t tests/lua/*.t tests/nvim/*.t tests/build/*.t))
.PHONY: deps demo test check accuracy asan lint format install uninstall test-hosts deps-hosts
deps: ## print and install the Debian packages that are missing
	@tools/deps test
deps-build:
	@tools/deps build
demo: deps-build ## build, and show the main job on a sample mailbox
	@$(MAKE) --no-print-directory -s -j2 $(BUILD)/followup $(BUILD)/followup-index
	@FOLLOWUP_BUILD=$(BUILD) tools/demo
test: deps ## build and run all tests
	@$(MAKE) --no-print-directory -s -j2 all build-tests
	@$(MAKE) --no-print-directory -s check
build-tests: $(UNITS)
check: ## run the tests of what is built (FILTER=base/check_str: some of the units)
	@FOLLOWUP_BUILD=$(BUILD) tools/run-tests $(TESTS)
deps-hosts: ## unpack the newer Neovims, mutts, NeoMutts and aercs below build/hosts
	@tools/deps-hosts
test-hosts: all deps-hosts ## drive every host: three Neovims, mutt, NeoMutt and aerc in a terminal; no test may be skipped
	@NO_SKIP=1 FOLLOWUP_BUILD=$(BUILD) tools/run-tests $(sort $(wildcard tests/hosts/*.t))
accuracy: $(BUILD)/followup $(BUILD)/followup-index ## measure the understanding, where the labelled data is
	@FOLLOWUP_BUILD=$(BUILD) tools/accuracy

$(BUILD)/bench/understanding: tests/bench/understanding.c $(HELPER) $(CORE)
	@mkdir -p $(@D)
	$(CC) $(BASE_FLAGS) $(ALL_CFLAGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< \
		-Wl,--start-group $(HELPER) $(CORE) -Wl,--end-group $(HELPER_LIBS) $(CORE_LIBS)
.PHONY: bench bench-editor
bench-editor: all ## measure :FollowupDue with 1,000 cases beside a scratch buffer of the same text
	@FOLLOWUP_BUILD=$(BUILD) tools/bench-editor
bench: $(BUILD)/bench/understanding ## count the instructions of understanding mail (valgrind; MAILS=folder)
	@FOLLOWUP_BUILD=$(BUILD) tools/bench-understanding $(MAILS)

SANITIZE := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined -DFUP_NO_LIMITS
asan: ## units and command line under ASan and UBSan
	@$(MAKE) --no-print-directory -s -j2 BUILD=build/asan CFLAGS="$(SANITIZE)" \
		build/asan/followup build/asan/followup-index build-tests
	@$(MAKE) --no-print-directory -s BUILD=build/asan CFLAGS="$(SANITIZE)" check-asan
# mail/check_database reads while others write: slowed down this far, libnotmuch 0.37 ends its process (exit 1), which is
# why the product only ever reads in a child that may die.
check-asan:
	@ASAN_OPTIONS=detect_leaks=1:abort_on_error=1 UBSAN_OPTIONS=print_stacktrace=1 G_SLICE=always-malloc \
		LSAN_OPTIONS=suppressions=$(CURDIR)/tests/support/lsan.txt FOLLOWUP_BUILD=$(BUILD) \
		tools/run-tests $(filter-out %/mail/check_database,$(UNITS)) \
			$(sort $(wildcard tests/cli/*.t tests/indexer/*.t))

RULE_FILES := src/data/language/en/phrases.txt src/data/language/en/hiring.txt \
	$(sort $(filter-out src/data/language/en/%,$(wildcard src/data/language/*/phrases.txt src/data/language/*/hiring.txt))) tools/rules.tsv
.PHONY: rules
rules: ## make doc/rules.md from the rule files
	awk -f tools/rules.awk $(RULE_FILES) > doc/rules.md
C_FILES = $(shell git ls-files 'src/*.[ch]' 'tests/*.[ch]')
lint: all ## layers, exports, lengths, formats, Lua, manuals
	awk -f tools/lint/layers.awk $$(git ls-files 'src/*.[ch]')
	awk -f tools/lint/length.awk $$(git ls-files 'src/*.[ch]')
	tools/lint/exports.sh $(BUILD)
	tools/lint/hygiene.sh
	awk -f tools/rules.awk $(RULE_FILES) | diff -u doc/rules.md - || { echo "doc/rules.md: run make rules"; exit 1; }
	tools/lint/rules.sh
	awk -f tools/stages.awk src/state/stage.h | { while read -r row; do grep -qxF -- "$$row" doc/architecture.md || { echo "doc/architecture.md: not there: $$row"; exit 1; }; done; }
	clang-format --dry-run --Werror $(C_FILES)
	luacheck --quiet lua plugin tests
	@if command -v stylua > /dev/null; then stylua --check lua plugin tests; else echo "stylua: not here, skipped"; fi
	mandoc -Tlint -Wwarning doc/*.1
format: ## format C and Lua in place
	clang-format -i $(C_FILES)
	stylua lua plugin tests

# Neovim finds lua/, plugin/ and doc/ below share/nvim/site, and the module on its cpath.
BINDIR = $(PREFIX)/bin
MANDIR = $(PREFIX)/share/man
SITE = $(PREFIX)/share/nvim/site
LUA51_DIR = $(PREFIX)/lib/lua/5.1
LUA54_DIR = $(PREFIX)/lib/lua/5.4
install: all ## into $(DESTDIR)$(PREFIX)
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(LIBEXEC) $(DESTDIR)$(MANDIR)/man1 $(DESTDIR)$(PREFIX)/share/followup \
		$(DESTDIR)$(SITE)/plugin $(DESTDIR)$(SITE)/doc $(DESTDIR)$(LUA51_DIR)/followup $(DESTDIR)$(LUA54_DIR)/followup
	install -m 755 $(BUILD)/followup $(DESTDIR)$(BINDIR)/followup
	ln -sf followup $(DESTDIR)$(BINDIR)/notmuch-followup
	install -m 755 $(BUILD)/followup-index $(DESTDIR)$(LIBEXEC)/followup-index
	install -m 644 doc/followup.1 $(DESTDIR)$(MANDIR)/man1/followup.1
	ln -sf followup.1 $(DESTDIR)$(MANDIR)/man1/notmuch-followup.1
	for file in $$(find share/followup -type f 2>/dev/null); do install -m 644 $$file $(DESTDIR)$(PREFIX)/share/followup/; done
	install -D -m 644 share/completions/followup.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/followup
	install -D -m 644 share/completions/_followup $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_followup
	install -D -m 644 share/completions/followup.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/followup.fish
	for file in $$(find lua -name '*.lua'); do install -D -m 644 $$file $(DESTDIR)$(SITE)/$$file; done
	install -m 644 plugin/followup.lua $(DESTDIR)$(SITE)/plugin/followup.lua
	install -m 644 doc/followup.txt $(DESTDIR)$(SITE)/doc/followup.txt
	$(if $(DESTDIR),,tools/helptags $(SITE)/doc)
	install -m 644 lua/followup/core.so $(DESTDIR)$(LUA51_DIR)/followup/core.so
	install -m 644 $(BUILD)/lua/5.4/followup/core.so $(DESTDIR)$(LUA54_DIR)/followup/core.so
uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(BINDIR)/followup $(DESTDIR)$(BINDIR)/notmuch-followup $(DESTDIR)$(MANDIR)/man1/followup.1 \
		$(DESTDIR)$(MANDIR)/man1/notmuch-followup.1 $(DESTDIR)$(SITE)/plugin/followup.lua $(DESTDIR)$(SITE)/doc/followup.txt
	rm -f $(DESTDIR)$(PREFIX)/share/bash-completion/completions/followup \
		$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_followup \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/followup.fish \
		$(DESTDIR)$(SITE)/lua/lualine/components/followup.lua
	rm -rf $(DESTDIR)$(LIBEXEC) $(DESTDIR)$(PREFIX)/share/followup $(DESTDIR)$(SITE)/lua/followup \
		$(DESTDIR)$(LUA51_DIR)/followup $(DESTDIR)$(LUA54_DIR)/followup
	$(if $(DESTDIR),,tools/helptags $(SITE)/doc)

clean: ## remove what was built
	rm -rf $(BUILD) lua/followup/core.so

-include $(shell find $(BUILD)/obj -type f -name '*.d' 2>/dev/null)
