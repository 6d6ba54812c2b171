#!/bin/sh
# followup.core in LuaJIT, PUC Lua 5.1 and Lua 5.4: without and with an index, and with a collector
# that never rests; each build in the wrong host; allocations that fail.
cd "$(dirname "$0")/../.." || exit 1
. tests/hosts/mailbox.sh
make_home
old=$top/lua new=$build/lua/5.4
for file in "$old/followup/core.so" "$new/followup/core.so"; do
    [ -e "$file" ] || { ok "$file is built" 1 "run make lua"; finish; exit 1; }
done

run() { # run LUA CPATH [stress]
    lua=$1 path=$2
    shift 2
    command -v "$lua" > /dev/null || { ok "$lua is here" 1; return; }
    LUA_LABEL=$lua LUA_PATH='' LUA_CPATH="$path/?.so" "$lua" tests/lua/core.lua "$@" > "$home/out" 2>&1 || echo "not ok - $lua ended with code $?" >> "$home/out"
    grep -v '^1\.\.' "$home/out"
    tests=$((tests + $(grep -c '^ok' "$home/out")))
    grep -q '^not ok' "$home/out" && failures=$((failures + 1))
}
all() {
    for mode in '' stress; do
        # shellcheck disable=SC2086
        { run luajit "$old" $mode; run lua5.1 "$old" $mode; run lua5.4 "$new" $mode; }
    done
}
all

wrong() { # wrong LUA CPATH
    message=$(LUA_PATH='' LUA_CPATH="$2/?.so" "$1" -e "local ok, why = pcall(require, 'followup.core') print(ok, why)" 2>&1)
    matches "the other build says in $1 what is wrong" 'undefined symbol: lua' "$message"
}
wrong lua5.4 "$old"
wrong luajit "$new"
wrong lua5.1 "$new"

make_mailbox
if make_index; then
    export HAS_INDEX=1
    all
else
    ok 'the sample mailbox is indexed' 1 "$(followup index --quiet 2>&1)"
fi

out_of_memory() { # out_of_memory NAME PACKAGE CPATH
    # shellcheck disable=SC2046
    if ! ${CC:-cc} -std=c11 -g -fsanitize=address -o "$home/oom" tests/lua/oom.c $(pkg-config --cflags --libs "$2") -Wl,-E 2> "$home/err"; then
        ok "$1: the host of failing allocations is built" 1 "$(cat "$home/err")"
        return
    fi
    output=$(LUA_PATH='' LUA_CPATH="$3/?.so" "$home/oom" 2>&1)
    matches "$1: every allocation may fail, nothing crashes or leaks" '^survived [0-9]+$' "$output"
}
out_of_memory LuaJIT luajit "$old"
out_of_memory 'Lua 5.4' lua5.4 "$new"
finish
