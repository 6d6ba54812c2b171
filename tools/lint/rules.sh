#!/bin/sh
# tools/lint/rules.sh: every rule name that C gives stands in tools/rules.tsv or is a rule of the data files, and nothing
# stands there that C does not give.
set -u
failed=0
names=$(mktemp) && trap 'rm -f "$names"' EXIT
grep -rhoE '"(answer|applied|ask|auto|away|call|closing|contacted|date|decision|delivery|employer|farewell|held|hiring|invite|invited|mail|meeting|missed|own|policy|promise|quiet|rejected|sender|sign|stage|tag|thank_you)\.[a-z_]+"' \
    src --include='*.[ch]' | tr -d '"' | grep -v '\.txt$' | sort -u > "$names"
while read -r name; do
    grep -qF "| \`$name\` |" doc/rules.md || { echo "tools/rules.tsv: $name has no example"; failed=1; }
done < "$names"
for name in $(cut -f1 tools/rules.tsv); do
    grep -qxF "$name" "$names" || { echo "tools/rules.tsv: $name is not made by any C file"; failed=1; }
done
[ "$failed" -eq 0 ]
