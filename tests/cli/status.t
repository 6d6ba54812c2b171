#!/bin/sh
# Status lines: digits and fixed words, whatever the mail says; one small file is read.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/../support/cli.sh"
. "$(dirname "$0")/../support/sample-mail.sh"
need notmuch
mail Inbox <<'EOF'
From: %{system("x")} #(touch x) <x@evil.example>
To: mia@home.example
Subject: %{writefile(['x'],'owned')}|#[fg=red]`id`$(id)
Date: Thu, 12 Mar 2026 09:30:00 +0000
Message-ID: <evil-1@evil.example>

Are you there? Please answer by tomorrow.
EOF
sample_mailbox
run followup index --quiet
code_is "index" 0
for format in plain nvim mutt tmux zsh waybar i3blocks json; do
    run followup status --format=$format
    code_is "$format" 0
    is "$format has no sign of a mail" "" "$(printf '%s' "$out" | grep -o '[%`$|]\|evil\|#[^f]')"
done
run followup status
like "plain counts" "[0-9]* to do*" "$out"
run followup status --now=2026-03-18T09:00:00
like "an old index is told" "*older than a day*" "$out"
run followup status --format=json
is "json is JSON" True "$(printf '%s' "$out" | python3 -c 'import json,sys; print(json.load(sys.stdin)["now"] > 0)')"

# The summary is what is read: nothing heavier is opened.
mv "$HOME/.cache/followup/default/summary" "$box/kept"
run followup status
is "a lost summary is made again" 0 "$(cmp -s "$box/kept" "$HOME/.cache/followup/default/summary"; echo $?)"
if command -v strace > /dev/null; then
    strace -f -e trace=openat -o "$box/trace" followup status > /dev/null
    is "status opens no index" 0 "$(grep -c 'index.sqlite' "$box/trace")"
fi
is "status loads no mail library" 0 "$(ldd "$build/followup" | grep -c 'notmuch\|gmime\|glib\|xapian\|libxml2\|libical\|psl')"
finish
