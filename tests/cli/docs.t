#!/bin/sh
# The man page and --help name the same commands and options; output.md names every key that is printed.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/../support/cli.sh"
. "$(dirname "$0")/../support/sample-mail.sh"
need notmuch python3
page=$root/doc/followup.1
followup --help | sed -n 's/^  \([a-z-]*\)  .*/\1/p' > "$box/commands"
while read -r command; do
    ok "followup(1) names $command" "$(grep -q "^\.Cm.*\b$command\b" "$page"; echo $?)"
    followup "$command" --help | grep -o -- '--[a-z-]*' >> "$box/options"
done < "$box/commands"
sort -u "$box/options" | while read -r option; do
    grep -q -- "Fl Fl ${option#--}\b" "$page" || echo "$option"
done > "$box/unknown"
is "followup(1) names every option" "" "$(cat "$box/unknown")"
if command -v mandoc > /dev/null; then
    is "mandoc finds no fault" "" "$(mandoc -Tlint "$page" | grep -v 'outdated mandoc.db')"
fi
if command -v bash > /dev/null; then
    complete() { bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _followup; echo "${COMPREPLY[*]}"' - "$root/share/completions/followup.bash" "$@"; }
    is "bash completes commands" "status stage" "$(complete followup sta)"
    is "bash completes options" "--waiting-on --why" "$(complete followup list --w)"
fi
# Tables of state/ and the index in tests/README.md name each other, and no table is a stub.
sed -n 's/^ *static const struct state_row \([a-z_]*\)\[\].*/\1/p' "$root"/tests/unit/state/*.c | sort -u > "$box/tables"
sed -n '/^## Which table/,$p' "$root/tests/README.md" | grep '^| [12]' | sed 's/.*|\(.*\)|$/\1/' | grep -o '[a-z_]*' | sort -u > "$box/named"
is "tests/README.md names every table of state/, and no other" "" "$(diff "$box/tables" "$box/named")"
for table in $(cat "$box/tables"); do
    rows=$(sed -n "/state_row $table\[\]/,/^};/p" "$root"/tests/unit/state/*.c | grep -c '^    {"')
    ok "table $table is no stub: $rows rows" "$([ "$rows" -ge 3 ]; echo $?)"
done
sample_mailbox
followup index --quiet
followup list --all --format=json | python3 -c '
import json, sys
text = open(sys.argv[1], encoding="utf-8").read()
rows = json.load(sys.stdin)
keys = set(rows) | {key for row in rows["rows"] for key in row}
print(" ".join(sorted(key for key in keys if "`%s`" % key not in text)), end="")' "$root/doc/output.md" > "$box/missing"
is "output.md names every key" "" "$(cat "$box/missing")"
finish
