#!/bin/sh
# Every decision says what it did, changes the rows without reading a mail, and can be taken back.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/../support/cli.sh"
. "$(dirname "$0")/../support/sample-mail.sh"
need notmuch
sample_mailbox
run followup index --quiet
id=id:saturday-1@berg.example

shown() { # shown WORD: is the case in `list`?
    followup list --format=jsonl | grep -c "saturday-1@berg.example.*$1"
}

is "it is listed" 1 "$(shown '"action":"reply"')"
run followup done $id
code_is "done" 0
like "done says what it did" "*no reminder until*undo*" "$out"
is "done takes it off the list" 0 "$(shown '')"
run followup undo
like "undo says what it took back" "taken back: done*" "$out"
is "undo puts it back" 1 "$(shown '')"
run followup undo
fails_with "nothing is left to undo" 1 "*"
run followup snooze $id 2026-03-20
like "snooze says until when" "*2026-03-20*undo*" "$out"
is "it sleeps" 1 "$(shown '"snoozed_until":"2026-03-20"')"
run followup due --now=2026-03-20T09:00:00
like "it wakes" "*Saturday*" "$out"
run followup reopen $id
code_is "reopen" 0
# Days are counted from what --now says, not from the clock.
run followup snooze $id "3 days" --now=2026-03-18T09:00:00
like "snooze counts from --now" "*2026-03-21*" "$out"
is "and sleeps until then" 1 "$(followup list --format=jsonl --now=2026-03-18T10:00:00 | grep -c '"snoozed_until":"2026-03-21"')"
run followup undo
code_is "undo of it" 0
run followup snooze $id someday
fails_with "a bad date" 2 "*someday*"
run followup snooze $id 2026-03-01
fails_with "a day that has passed" 2 "*2026-03-01*"
run followup snooze $id next monday
code_is "date words" 0
run followup undo
run followup note $id rang him, no answer
code_is "note" 0
is "the note is shown" 1 "$(shown 'rang him, no answer')"
run followup expect id:garden-1@home.example 2026-03-27 --note="after the fair"
like "expect says the day" "*2026-03-27*" "$out"
run followup set $id organization=Berg Ltd
code_is "set" 0
is "the name is shown" 1 "$(shown '"organization":"Berg Ltd"')"
run followup set $id color=red
fails_with "set knows its fields" 2 "*color*"
run followup stage $id nonsense
fails_with "an unknown stage" 2 "*nonsense*"
run followup done $id id:nobody@nowhere.example
code_is "one unknown of two" 1
is "the known one was done" 0 "$(shown '')"
run followup undo

# Other machines and damage.
run followup decisions export
code_is "export" 0
cp "$box/out" "$box/export"
like "export holds the note" '*"verb":"note"*' "$out"
input=$box/export
run followup decisions import
like "import of what is known adds nothing" "0 saved*" "$out"
before=$(followup list --all --format=jsonl)
rm "$HOME"/.local/share/followup/default/decisions/*.jsonl
echo '{"verb":"done"}' >> "$box/export"
echo 'no line of ours' >> "$box/export"
run followup decisions import
like "import into an empty folder takes all, and says what it did not understand" "[1-9]* saved, 0 known already, 2 not understood*" "$out"
is "and the rows are as before" "$before" "$(followup list --all --format=jsonl)"
run followup decisions import
like "twice is the same as once" "0 saved*" "$out"
input=
folder=$HOME/.local/share/followup/default/decisions
is "the folder is private" 700 "$(stat -c %a "$folder")"
file=$(ls "$folder"/*.jsonl)
is "the file is private" 600 "$(stat -c %a "$file")"
lines=$(wc -l < "$file")
printf '{"seq":99,"verb":"mute","anch' >> "$file"
run followup list
code_is "a cut line costs nothing" 0
run followup doctor
like "doctor counts it" "*1 damaged*" "$out"
run followup note $id after the damage
code_is "a decision after the damage" 0
run followup doctor
like "only the cut line is lost" "*1 damaged*" "$out"
is "nothing was rewritten" "$lines" "$(head -n "$lines" "$file" | wc -l)"

# Read-only: the list still comes, the decision says why not.
if [ "$(id -u)" -ne 0 ]; then
    chmod -R a-w "$HOME"
    run followup list
    code_is "list in a read-only home" 0
    run followup done $id
    fails_with "a decision in a read-only home" 6 "*"
    run followup status
    code_is "status in a read-only home" 0
    chmod -R u+w "$HOME"
fi
finish
