#!/bin/sh
# due, list, show on a real database: text as people see it, JSON as programs do.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/../support/cli.sh"
. "$(dirname "$0")/../support/sample-mail.sh"
need notmuch
sample_mailbox

run followup index --quiet
code_is "index" 0
run followup due
code_is "due" 0
golden due
run followup due --why
golden due-why
run followup list --why
code_is "list" 0
golden list
run env COLUMNS=60 followup list
golden list-60
run followup show id:gardener-2@example-works.example
code_is "show" 0
golden show
run followup list --all --format=json
code_is "JSON" 0
is "JSON is one object of version 1" 1 "$(printf '%s' "$out" | python3 -c 'import json,sys; print(json.load(sys.stdin)["version"])')"
run followup list --format=jsonl
is "one row a line" "$(printf '%s\n' "$out" | wc -l)" "$(printf '%s\n' "$out" | grep -c '^{"case":')"
run followup list --format=text0
is "text0 ends each id with NUL" "$(tr -cd '\0' < "$box/out" | wc -c)" "$(tr '\0' '\n' < "$box/out" | grep -c '^id:')"
run followup show id:gardener-2@example-works.example --format=json
like "show as JSON has the messages" '*"messages":*gardener-1@home.example*' "$out"

run followup list --waiting-on=them --format=jsonl
unlike "a filter keeps the other side out" '*"waiting_on":"me"*' "$out"
run followup list --kind=interview --format=jsonl
unlike "a kind keeps the others out" '*"kind":"conversation"*' "$out"
run followup list --only=BERG.example --format=jsonl
is "a piece of text narrows the list without notmuch" 1 "$(printf '%s\n' "$out" | grep -c saturday-1)"
is "a piece of text leaves the rest out" 0 "$(printf '%s\n' "$out" | grep -c gardener)"
run followup due --only=interview --format=jsonl
unlike "a word of the schema is no piece of text" '*"kind":"conversation"*' "$out"
run env COLUMNS=70 followup list --format=page
code_is "a page" 0
like "a page has groups, lines, cases and spans" '{"version":1,*"groups":\[{"name":"now",*"lines":\[*"cases":\[*"spans":\[*' "$out"
is "a page has a line for each case, three spans for each line, none wider than asked for" "ok" "$(printf '%s' "$out" | python3 -c '
import json, sys
page = json.load(sys.stdin)
count = sum(group["count"] for group in page["groups"])
whole = len(page["lines"]) == len(page["cases"]) == count and len(page["spans"]) == 3 * count
print("ok" if whole and count > 2 and max(map(len, page["lines"])) <= 70 else page)')"
run followup show --format=page id:gardener-1@home.example
code_is "only lists have pages" 2
run followup list from:bo@berg.example --format=jsonl
is "a query narrows the list" 1 "$(printf '%s\n' "$out" | grep -c saturday-1)"
is "a query leaves the rest out" 0 "$(printf '%s\n' "$out" | grep -c gardener)"
run followup list 'from:('
case $code in 0 | 2) ok "a bad query is refused or finds nothing" 0 ;; *) ok "a bad query: exit $code" 1 "$err" ;; esac
run followup list 'date:nonsense..'
fails_with "a query that notmuch refuses" 2 "*"

run followup due --now=2026-03-10T09:00:00
unlike "an earlier day knows no later mail" "*Saturday*" "$out"
run followup show id:nobody@nowhere.example
fails_with "an unknown id" 1 "*nobody@nowhere.example*"

# For mailers that know nothing of notmuch: links, made anew each time, and nothing else is ever removed.
run followup due --maildir="$box/links"
code_is "due --maildir" 0
like "it says how many" "* mails linked in $box/links*" "$out"
is "as many as rows" "$(followup due --format=jsonl | wc -l)" "$(find "$box/links/cur" -type l | wc -l)"
is "each link is a mail" "" "$(find -L "$box/links/cur" -type l)"
(cd "$box" && followup list --maildir links from:bo@berg.example > /dev/null)
is "a relative folder, and only what the query gives" 1 "$(find "$box/links/cur" -type l | wc -l)"
like "the flags of the file are in its name" "followup.????????????????:2,*" "$(ls "$box/links/cur")"
: > "$box/links/new/a-mail"
run followup due --maildir="$box/links"
fails_with "a folder with mail of its own is refused" 6 "*holds mail of its own*"
is "and left as it was" 1 "$(find "$box/links/cur" -type l | wc -l)"
run followup due --maildir=
fails_with "an empty name" 2 "*--maildir*"
run followup index --tag --quiet
code_is "index --tag" 0
is "the tag mirror is there" yes "$([ "$(notmuch count tag:followup)" -gt 0 ] && echo yes)"

# Row numbers hold for this terminal.
run followup list
first=$(sed -n 's/^ *1  .*/1/p' "$box/out")
is "rows are numbered" 1 "$first"
run followup show 1
code_is "a row number is an ID" 0
run followup show 99
fails_with "a row number that was not shown" 1 "*99*"
run setsid -w followup show 1
fails_with "another session knows no row numbers" 1 "*"

# Nothing of a mail reaches the terminal as it is.
run followup list --all
is "no control byte in text" 0 "$(tr -d '\n\040-\176\200-\377' < "$box/out" | wc -c)"
run followup export --ics
code_is "export --ics" 0
is "a task for each open case" "$(followup list --format=jsonl | grep -c '"expected":"')" "$(grep -c '^BEGIN:VTODO' "$box/out")"
like "a task names its case" '*UID:*@followup.invalid*' "$out"
run followup export
fails_with "export without a format" 2 "*--ics*"
run notmuch followup list
code_is "notmuch followup" 0
rm -rf "$HOME/.cache/followup"
run followup list --format=json
code_is "a lost index is made again" 0

# On a terminal there is colour, unless NO_COLOR is set; elsewhere there is none.
if command -v script > /dev/null; then
    escape=$(printf '\033')
    on_terminal() { script -qec "$1" /dev/null < /dev/null; }
    like "colour on a terminal" "*$escape\[*" "$(TERM=xterm on_terminal 'followup due')"
    unlike "none with NO_COLOR" "*$escape\[*" "$(TERM=xterm NO_COLOR=1 on_terminal 'followup due')"
    unlike "none in a pipe" "*$escape\[*" "$(TERM=xterm followup due)"
    like "an index made anew tells how far it is" "*[0-9] read*" "$(on_terminal 'followup index --full')"
fi
finish
