#!/bin/sh
# The Lua 5.4 build inside NeoMutt: configuration only, since NeoMutt's Lua does not see mails.
cd "$(dirname "$0")/../.." || exit 1
. tests/hosts/mailbox.sh
make_home
make_mailbox
make_index || { ok 'the sample mailbox is indexed' 1; finish; exit 1; }
expected=$(followup status --format=json | tr -d ' ' | sed 's/.*"now":\([0-9]*\).*/\1/')
for neomutt in neomutt "$top/build/hosts/mail-trixie/usr/bin/neomutt" "$top/build/hosts/mail-forky/usr/bin/neomutt"; do
    rm -f "$home/out"
    cat > "$home/muttrc" << MUTTRC
lua package.cpath = '$build/lua/5.4/?.so'; local file = io.open('$home/out', 'w'); file:write(require('followup.core').status().now, '\n'); file:close()
MUTTRC
    name=$("$neomutt" -v 2> /dev/null | head -n 1)
    "$neomutt" -n -F "$home/muttrc" -Q folder > "$home/log" 2>&1
    is "${name:-$neomutt} loads the module and asks it" "$expected" "$(cat "$home/out" 2>&1)"
done
finish
