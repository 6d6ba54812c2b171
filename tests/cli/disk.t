#!/bin/sh
# A full disk and a read-only one below the decisions and below the index: what was saved stays, the list still
# comes, a decision that was not saved says so. Real file systems (tmpfs), which only root can mount.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/../support/cli.sh"
. "$(dirname "$0")/../support/sample-mail.sh"
need notmuch
disk=$box/disk
mkdir -p "$disk"
if ! mount -t tmpfs -o size=512k none "$disk" 2> /dev/null; then
    skip_all "only root can mount a small file system"
fi
trap 'umount "$disk" 2> /dev/null; rm -rf "$box"' EXIT
fill() { dd if=/dev/zero of="$disk/fill" bs=1k 2> /dev/null; true; }
decided() { cat "$XDG_DATA_HOME"/followup/*/decisions/*.jsonl 2> /dev/null | wc -l; }
sample_mailbox
run followup index --quiet

# ---- decisions ----
export XDG_DATA_HOME="$disk/data"
run followup done id:saturday-1@berg.example
code_is "a decision on a small disk" 0
before=$(decided)
fill
n=0 # what is left of the last page takes a few lines
while [ "$n" -lt 60 ]; do
    run followup note id:garden-1@home.example "a note of some length, to fill the last page of the disk, number $n"
    [ "$code" -eq 0 ] || break
    n=$((n + 1))
done
fails_with "a decision on a full disk" 6 "followup: *"
kept=$(decided)
ok "what was saved before stays" "$([ "$kept" -ge "$((before + n))" ]; echo $?)"
run followup list --all --format=jsonl
code_is "the list on a full disk" 0
run followup draft --body id:garden-1@home.example
code_is "a draft on a full disk" 0
like "has its text" "Hi Ada,*" "$out"
like "and says that it was not noted" "followup: *" "$err"
rm "$disk/fill"
run followup note id:garden-1@home.example "room again"
code_is "with room again" 0
run followup list --all --format=jsonl
like "nothing torn hides it" '*"note":"room again"*' "$out"
mount -o remount,ro "$disk"
run followup mute id:garden-1@home.example
fails_with "a decision on a read-only disk" 6 "followup: *"
run followup list
code_is "the list on a read-only disk" 0
run followup undo
fails_with "undo on a read-only disk" 6 "followup: *"
mount -o remount,rw "$disk"
run followup undo
code_is "undo when it can be written" 0
unset XDG_DATA_HOME

# ---- summary ----
rm -rf "${disk:?}"/*
export XDG_CACHE_HOME="$disk/cache"
run followup index --quiet
code_is "an index on a small disk" 0
run followup due
run followup status
counts=$out
fill
run followup snooze id:saturday-1@berg.example tomorrow
code_is "a decision while the summary cannot be written" 0
run followup status
code_is "status while the summary cannot be written" 0
unlike "status does not show the old counts" "$counts" "$out"
fresh=$out
run followup due
code_is "due while the summary cannot be written" 0
mount -o remount,ro "$disk"
run followup undo
code_is "undo while the cache is read-only" 0
run followup status
is "status counts anew on a read-only disk" "$counts" "$out"
run followup due
code_is "due on a read-only disk" 0
mount -o remount,rw "$disk"
rm "$disk/fill"
run followup snooze id:saturday-1@berg.example tomorrow
run followup status
is "with room again" "$fresh" "$out"
finish
