#!/bin/sh
# What cannot be understood gets one line that says what to do, and the documented exit code.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/../support/cli.sh"

run followup --version
code_is "--version" 0
like "--version names itself" "followup [0-9]*" "$out"
run followup --help
code_is "--help" 0
for command in due list show status index draft templates done answered snooze expect mute reopen \
    interview not-interview missed stage set join split note undo read doctor report capture decisions export; do
    like "--help names $command" "*
  $command *" "$out"
    run followup "$command" --help
    code_is "$command --help" 0
    like "$command --help shows its use" "followup $command*" "$out"
    run followup --help
done
run followup nonsense
fails_with "an unknown command" 2 "*nonsense*--help*"
run followup due --nonsense
fails_with "an unknown option" 2 "*--nonsense*"
run followup undo --why
fails_with "an option of another command" 2 "*--why*undo*"
run followup due --now
fails_with "an option without its value" 2 "*--now*"
run followup due --now=yesterday
fails_with "a bad clock" 2 "*yesterday*"
run env FOLLOWUP_NOW=nonsense followup status
fails_with "a bad FOLLOWUP_NOW" 2 "*nonsense*"
run followup list --waiting-on=us
fails_with "a bad owner" 2 "*us*me or them*"
run followup list --kind=x
fails_with "a bad kind" 2 "*kind*"
run followup list --stage=x
fails_with "a bad stage" 2 "*stage*"
run followup due --format=xml
fails_with "a bad format" 2 "*xml*"
run followup status --format=xml
fails_with "a bad status format" 2 "*xml*"
run followup due --format=json --format-version=0
fails_with "a format version that is too old" 20 "*old*"
run followup due --format=json --format-version=2
fails_with "a format version that is too new" 21 "*new*"
run followup due --format=json --format-version=x
fails_with "a format version that is no number" 2 "*x*"
run followup show
fails_with "too few arguments" 2 "*few*"
run followup undo 1
fails_with "too many arguments" 2 "*many*"
run followup done 7
fails_with "a row number before any list" 1 "*7*"
run followup status --profile=../x
fails_with "a profile that is a path" 2 "*profile*"
run followup status
fails_with "no index" 3 "*followup index*"
run followup done id:x
fails_with "a decision without an index" 3 "*followup index*"
run followup undo
fails_with "nothing to undo" 1 "*"
run env -u HOME HOME= XDG_CONFIG_HOME= followup --version
code_is "--version needs no home" 0
run sh -c 'followup --help > /dev/full'
code_is "a full disk" 6
finish
