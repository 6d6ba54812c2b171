#!/bin/sh
# tools/lint/exports.sh BUILD: what the built files export and need (doc/design.md sections 3 and 5).
set -u
build=$1 failed=0
fail() { echo "$1"; failed=1; }
allowed='libsqlite3\.so|libjansson\.so|libutf8proc\.so|libc\.so|libm\.so|ld-linux|libgcc_s\.so'
for module in lua/followup/core.so "$build/lua/5.4/followup/core.so" "$build/followup"; do
    [ -e "$module" ] || { fail "$module: not built"; continue; }
    extra=$(readelf -d "$module" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | grep -Ev "^($allowed)" | tr '\n' ' ')
    [ -z "$extra" ] || fail "$module: needs $extra: the editor side links no heavy library"
done
for module in lua/followup/core.so "$build/lua/5.4/followup/core.so"; do
    names=$(nm -D --defined-only "$module" | awk '{ print $3 }' | grep -v '^_' | tr '\n' ' ')
    [ "$names" = "luaopen_followup_core " ] || fail "$module: exports $names"
    # a shared object links with holes in it: they show only when it is loaded
    own=$(nm -D --undefined-only "$module" | awk '$2 ~ /^fup_/ { print $2 }' | tr '\n' ' ')
    [ -z "$own" ] || fail "$module: $own: not linked in"
    readelf -lW "$module" | grep -q GNU_RELRO || fail "$module: no RELRO"
    readelf -d "$module" | grep -q NODELETE || fail "$module: not linked with -z nodelete"
done
# LuaJIT's headers declare calls that PUC 5.1 lacks; a module that uses one does not load there.
puc=$(find /usr/lib /usr/local/lib -name 'liblua5.1.so*' 2> /dev/null | head -n 1)
if [ -n "$puc" ]; then
    for name in $(nm -D --undefined-only lua/followup/core.so | awk '$2 ~ /^lua/ { print $2 }'); do
        nm -D --defined-only "$puc" | grep -qE " $name(@|\$)" || fail "lua/followup/core.so: $name is not in PUC Lua 5.1"
    done
fi
[ "$failed" -eq 0 ]
