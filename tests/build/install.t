#!/bin/sh
# make install into an empty DESTDIR: the files are where people and Neovim look, and run from there.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
dest=$TMPDIR/dest
. "$top/tests/support/tap.sh"
passes "make install" make -s -C "$top" install DESTDIR="$dest" PREFIX=/usr BUILD="$FOLLOWUP_BUILD"
passes "the command line runs" "$dest/usr/bin/followup" --version
passes "notmuch finds it as its own command" test "$(readlink "$dest/usr/bin/notmuch-followup")" = followup
passes "the helper is in libexec" test -x "$dest/usr/libexec/followup/followup-index"
passes "and the command finds it there, wherever it was moved" sh -c \
    "HOME=$TMPDIR/nobody '$dest/usr/bin/followup' doctor | grep -q 'helper .*/usr/bin/../libexec/followup/followup-index'"
passes "the plugin is on Neovim's path" test -f "$dest/usr/share/nvim/site/plugin/followup.lua"
passes "the help is there" test -f "$dest/usr/share/nvim/site/doc/followup.txt"
passes "the module for LuaJIT and 5.1" test -f "$dest/usr/lib/lua/5.1/followup/core.so"
passes "the module for 5.4" test -f "$dest/usr/lib/lua/5.4/followup/core.so"
passes "lua5.4 loads it" env LUA_CPATH="$dest/usr/lib/lua/5.4/?.so" lua5.4 -e "assert(require('followup.core'))"
passes "luajit loads the other one" env LUA_CPATH="$dest/usr/lib/lua/5.1/?.so" luajit -e "assert(require('followup.core'))"
passes "and starts the helper that came with it" env -i HOME="$TMPDIR/nobody" LUA_CPATH="$dest/usr/lib/lua/5.1/?.so" \
    "$(command -v luajit)" -e "assert(require('followup.core').index())"
passes "the manual" test -f "$dest/usr/share/man/man1/followup.1"
passes "mutt's file" test -f "$dest/usr/share/followup/followup.rc"
passes "make uninstall" make -s -C "$top" uninstall DESTDIR="$dest" PREFIX=/usr
passes "and nothing is left" test -z "$(find "$dest" -type f -o -type l)"

own=$TMPDIR/own
passes "make install without DESTDIR" make -s -C "$top" install PREFIX="$own" BUILD="$FOLLOWUP_BUILD"
tags=$own/share/nvim/site/doc/tags
grep -v '^!' "$tags" > "$TMPDIR/ours"
nvim --clean --headless -c "helptags $own/share/nvim/site/doc" -c 'qall!' > /dev/null 2>&1
grep -v '^!' "$tags" > "$TMPDIR/theirs"
passes "the help has the tags that Neovim would make" cmp "$TMPDIR/ours" "$TMPDIR/theirs"
passes "more than a few" test "$(wc -l < "$TMPDIR/ours")" -gt 30
passes "make uninstall without DESTDIR" make -s -C "$top" uninstall PREFIX="$own" BUILD="$FOLLOWUP_BUILD"
passes "and nothing is left of that" test -z "$(find "$own" -type f -o -type l)"
finish
