#!/bin/sh
# make install into an empty DESTDIR: the files are where people and Neovim look, and run from there.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
dest=$TMPDIR/dest
number=0
check() { # check NAME COMMAND...
    number=$((number + 1))
    name=$1
    shift
    if "$@" > "$TMPDIR/out" 2>&1; then echo "ok $number - $name"; else echo "not ok $number - $name"; sed 's/^/# /' "$TMPDIR/out"; fi
}
check "make install" make -s -C "$top" install DESTDIR="$dest" PREFIX=/usr BUILD="$FOLLOWUP_BUILD"
check "the command line runs" "$dest/usr/bin/followup" --version
check "notmuch finds it as its own command" test "$(readlink "$dest/usr/bin/notmuch-followup")" = followup
check "the helper is in libexec" test -x "$dest/usr/libexec/followup/followup-index"
check "the plugin is on Neovim's path" test -f "$dest/usr/share/nvim/site/plugin/followup.lua"
check "the help is there" test -f "$dest/usr/share/nvim/site/doc/followup.txt"
check "the module for LuaJIT and 5.1" test -f "$dest/usr/lib/lua/5.1/followup/core.so"
check "the module for 5.4" test -f "$dest/usr/lib/lua/5.4/followup/core.so"
check "lua5.4 loads it" env LUA_CPATH="$dest/usr/lib/lua/5.4/?.so" lua5.4 -e "assert(require('followup.core'))"
check "luajit loads the other one" env LUA_CPATH="$dest/usr/lib/lua/5.1/?.so" luajit -e "assert(require('followup.core'))"
check "the manual" test -f "$dest/usr/share/man/man1/followup.1"
check "mutt's file" test -f "$dest/usr/share/followup/followup.rc"
check "make uninstall" make -s -C "$top" uninstall DESTDIR="$dest" PREFIX=/usr
check "and nothing is left" test -z "$(find "$dest" -type f -o -type l)"
echo "1..$number"
