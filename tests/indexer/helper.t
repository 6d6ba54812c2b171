#!/bin/sh
# followup-index as it is started by the front ends: verbs, exit codes, the lock, being killed.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/../support/cli.sh"
need notmuch flock
cache=$HOME/.cache/followup/default

letter() { # letter ID SUBJECT [HEADER]: a mail of Bob's
    mail Inbox <<EOF
From: Bob <bob@work.example>
To: Mia Muster <mia@home.example>
Subject: $2
Date: Fri, 13 Mar 2026 09:00:00 +0000
Message-ID: <$1>
${3:-X-Test: 1}

Could you send me the plan by Thursday?
EOF
}

run followup-index
is "no verb" 2 "$code"
run followup-index fly
is "an unknown verb" 2 "$code"
run followup-index index --fast
fails_with "an unknown option" 2 "*--fast*"
run followup-index index extra
fails_with "an argument too many" 2 "*extra*"
run followup-index index --since=whenever
fails_with "a bad date" 2 "*whenever*"
run followup-index index --now=whenever
fails_with "a bad now" 2 "*whenever*"
run followup-index index
fails_with "no config of notmuch" 4 "*notmuch setup*"
notmuch_setup
run followup-index index
fails_with "no database" 4 "*notmuch*"

letter one@x "The plan"
letter two@x "Re: The plan" "In-Reply-To: <one@x>"
notmuch_new
run followup-index index
code_is "index" 0
is "says nothing where there is no terminal" "" "$out$err"
is "files are private" "600 600 700" "$(stat -c %a "$cache/index.sqlite" "$cache/lock" "$cache" | tr '\n' ' ' | sed 's/ $//')"
[ -f "$cache/summary" ]
ok "the counts for status lines are there" $?

run followup-index match tag:inbox
code_is "match" 0
is "one thread" "1" "$(printf '%s\n' "$out" | grep -c .)"
run followup-index match -- 'tag:nothing-has-it'
code_is "match without a hit" 0
is "is empty" "" "$out"
run followup-index match
fails_with "match without a query" 2 "*query*"
run followup-index match -- 'date:rubbish..'
fails_with "a query that notmuch does not understand" 2 "*rubbish*"

run followup-index message one@x id:two@x
code_is "message" 0
is "a line each" 2 "$(printf '%s\n' "$out" | grep -c '"own":"Could you send me the plan')"
like "with headers" '*"subject":"The plan"*' "$out"
run followup-index message nobody@x
fails_with "message of an unknown id" 1 "*nobody@x*"

# Tags only on demand; only differences; somebody else's followup-done is a decision.
is "no tag without being asked" "" "$(notmuch search --output=tags '*' | grep followup)"
run followup index --tag --now=2026-03-23T09:00:00Z
code_is "index --tag" 0
like "tells lieer's line" "*ignore-tags-local*" "$out"
is "what is to be done is tagged" 1 "$(notmuch count tag:followup)"
revision=$(notmuch count --lastmod '*' | cut -f 3)
run followup-index index --tag --quiet --now=2026-03-23T09:00:00Z
is "nothing differs: nothing is written" "$revision" "$(notmuch count --lastmod '*' | cut -f 3)"
notmuch tag +followup-done -- tag:followup
run followup-index index --tag --quiet --now=2026-03-23T09:00:00Z
code_is "followup-done set elsewhere" 0
is "is a decision" 1 "$(cat "$HOME"/.local/share/followup/default/decisions/*.jsonl | grep -c '"done"')"
is "and no longer to be done" 0 "$(notmuch count tag:followup)"
run followup undo
run followup-index index --tag --quiet --now=2026-03-23T09:00:00Z
is "what is taken back stays taken back" "1 0" "$(notmuch count tag:followup) $(notmuch count tag:followup-done)"
notmuch tag -followup -followup-overdue -followup-done -- '*'
run followup-index index --quiet

# Nothing changed: not a byte of the index is written.
before=$(stat -c '%Y %s %i' "$cache/index.sqlite" && cksum < "$cache/index.sqlite")
run followup-index index
code_is "nothing changed" 0
is "nothing written" "$before" "$(stat -c '%Y %s %i' "$cache/index.sqlite" && cksum < "$cache/index.sqlite")"

# One at a time: the second waits two seconds, then says so.
(flock -x 9 && run followup-index index && fails_with "a held lock" 5 "*another*" &&
    echo "$tests $failures" > "$box/counts") 9> "$cache/lock"
read -r tests failures < "$box/counts"
run followup-index index
code_is "the lock is free again" 0

# Two at once, both with work to do.
letter three@x "Another"
notmuch new --quiet
followup-index index --full & first=$!
followup-index index --full & second=$!
wait $first; codes=$?
wait $second; codes="$codes $?"
is "two at once" "0 0" "$codes"

# Detached: back at once, done later; the lock tells when.
letter four@x "Detached"
notmuch new --quiet
run followup-index index --detach
code_is "detach" 0
tries=0
until followup list --all --format=json 2> /dev/null | grep -q four@x || [ $tries -ge 200 ]; do
    tries=$((tries + 1))
done
run followup list --all --format=json
like "its work is done" "*four@x*" "$out"

# Killed in the middle: the old snapshot stays, the next run finishes.
number=0
while [ $number -lt 60 ]; do
    number=$((number + 1))
    letter "many$number@x" "Letter $number"
done
notmuch new --quiet
for pause in 0.005 0.01 0.02 0.04 0.08; do
    timeout -s KILL $pause followup-index index --full > /dev/null 2>&1
    run followup list --all --format=json
    code_is "readable after a kill" 0
done
run followup-index index
code_is "index after kills" 0
run followup list --all --format=json
like "everything is there" "*many60@x*" "$out"

# An index of a newer followup, and a file that is none.
cp "$cache/index.sqlite" "$box/index"
printf '\0\0\0\143' | dd of="$cache/index.sqlite" bs=1 seek=60 conv=notrunc 2> /dev/null # user_version 99
run followup-index index
fails_with "an index of a newer followup" 6 "*newer*"
run followup-index index --full
code_is "made anew with --full" 0
head -c 5000 /dev/urandom > "$cache/index.sqlite"
run followup-index index
fails_with "rubbish in place of the index" 6 "*index --full*"
run followup-index index --full
code_is "made anew too" 0
run followup list --all --format=json
like "with all mail" "*one@x*" "$out"

# A damaged notmuch database ends the library, not the helper: a clear error, the index stays.
for file in postlist termlist docdata; do
    cp "$box/mail/.notmuch/xapian/$file.glass" "$box/kept"
    dd if=/dev/urandom of="$box/mail/.notmuch/xapian/$file.glass" bs=4096 count=200 conv=notrunc 2> /dev/null
    touch "$box/damaged"
    run followup-index index --full
    case $code in
    0 | 4 | 5) ok "damaged $file: exit $code" 0 ;;
    *) ok "damaged $file" 1 "exit $code" "$err" ;;
    esac
    cp "$box/kept" "$box/mail/.notmuch/xapian/$file.glass"
    run followup list --all --format=json
    like "the index stays (damaged $file)" "*one@x*" "$out"
done
run followup-index index
code_is "mended database" 0

# A full disk: a limit of the file size does the same to SQLite.
number=0
while [ $number -lt 60 ]; do
    number=$((number + 1))
    letter "more$number@x" "Letter $number"
done
notmuch new --quiet
run sh -c 'ulimit -f 40; exec followup-index index'
fails_with "a full disk" 6 "*room*"
run followup list --all --format=json
code_is "the index is as it was" 0
run followup-index index
code_is "room again" 0

# No right to write: what is there is read, an update says what to do.
if [ "$(id -u)" -ne 0 ]; then
    chmod 500 "$cache"
    run followup-index index
    fails_with "a read-only cache" 6 "*writable*"
    run followup status
    code_is "is read" 0
    chmod 700 "$cache"
elif mount -t tmpfs -o size=8m none "$box/run" 2> /dev/null; then
    umount "$box/run"
    mount --bind "$cache" "$cache" && mount -o remount,ro,bind "$cache"
    run followup-index index
    fails_with "a read-only cache" 6 "*writable*"
    run followup list --all --format=json
    like "is read" "*one@x*" "$out"
    umount "$cache"
fi
finish
