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
# Every clause of the contract stands over rows of its own, and every heading in the contract.
is "each clause of doc/design.md 2.2 to 2.7 has its rows" "" "$(cd "$root" && python3 tests/support/contract.py doc/design.md tests/unit/*/check_*.c)"
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
