#!/bin/sh
# Drafts: the right template, the right recipients, headers that hold only what was planned.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/../support/cli.sh"
. "$(dirname "$0")/../support/sample-mail.sh"
need notmuch python3
mail Inbox <<'EOF'
Received: from lists.example (lists.example [192.0.2.8]) by home.example with ESMTP; Fri, 13 Mar 2026 08:00:00 +0000
From: Eve List <eve@else.example>
To: Gardeners <gardeners@lists.example>
Subject: Seeds
Date: Fri, 13 Mar 2026 08:00:00 +0000
Message-ID: <seeds-1@else.example>
List-Id: <gardeners.lists.example>
List-Post: <mailto:gardeners@lists.example>
Mail-Followup-To: gardeners@lists.example

Mia, could you send me your list of seeds by Friday?
EOF
sample_mailbox
run followup index --quiet

run followup draft id:garden-1@home.example
code_is "a draft" 0
golden draft-reminder
run followup draft --body --template=second-follow-up id:gardener-2@example-works.example
code_is "a body" 0
golden draft-body
run followup draft --body --lang=de --template=follow-up id:gardener-2@example-works.example
code_is "a German body" 0
golden draft-body-de
run followup draft id:saturday-1@berg.example
python3 - "$box/out" <<'EOF' > "$box/headers"
import email, email.policy, sys
mail = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
print(mail['To'], '|', mail['Cc'], '|', mail['In-Reply-To'], '|', mail['References'], '|', mail['Subject'])
print(sorted(set(k.lower() for k in mail.keys())))
EOF
is "recipients and threading" "Bo Berg <bo@berg.example> | None | <saturday-1@berg.example> | <saturday-1@berg.example> | Re: Saturday
['content-transfer-encoding', 'content-type', 'from', 'in-reply-to', 'mime-version', 'references', 'subject', 'to']" "$(cat "$box/headers")"
run followup list --format=jsonl
like "the row says that a draft was taken" '*"drafted":"2026-03-16T09:00:00*' "$out"
run followup draft --template=nonsense id:saturday-1@berg.example
fails_with "an unknown template" 1 "*nonsense*"
run followup draft id:nobody@nowhere.example
fails_with "an unknown id" 1 "*"
run followup templates id:garden-1@home.example
like "the right template comes first" "reminder *" "$out"
run followup templates
code_is "all templates" 0
run followup templates --format=json id:garden-1@home.example
is "templates as JSON, those that fit first" "1 reminder en True None True" "$(python3 -c '
import json, sys
got = json.load(open(sys.argv[1]))
first = got["templates"][0]
print(got["version"], first["name"], first["language"], first["fits"], first["path"], "{{first_name}}" in first["body"])' "$box/out")"
run followup draft --body --template=reminder id:garden-1@home.example
like "places to fill in are counted on stderr" "followup: draft: 2 places to fill in*" "$err"
run followup draft --format=json --template=reminder id:garden-1@home.example
like "and in JSON" '*"open_places":2*' "$out"

run followup draft id:seeds-1@else.example
like "Mail-Followup-To is heeded" "*To: *gardeners@lists.example*
Subject: Re: Seeds*" "$out"
unlike "and the writer is left out" "*eve@else.example*" "$out"

# A template of the user's own, good and broken.
mkdir -p "$HOME/.config/followup/templates"
printf 'Subject: x\n\nMine, {{first_name}}.\n' > "$HOME/.config/followup/templates/reminder.txt"
run followup draft --body id:garden-1@home.example
is "the user's own template" "Mine, Ada." "$out"
printf 'Subject: x\n\nMine, {{first_nme}}.\n' > "$HOME/.config/followup/templates/reminder.txt"
run followup draft --body id:garden-1@home.example
code_is "a broken template costs nothing" 0
like "its fault is told with file and line" "followup: *reminder.txt:3:*first_nme*" "$err"
like "the shipped one is used" "Hi Ada,*" "$out"
run env EDITOR='sed -i s/Hi/Hello/' followup templates --edit=reply
code_is "--edit" 0
like "--edit copies into the user's folder" "*Hello {{first_name}}*" "$(cat "$HOME/.config/followup/templates/en/reply.txt")"
input=$(grep -l saturday-1 "$box"/mail/Inbox/cur/*)
run followup capture
code_is "capture" 0
like "capture keeps the id" "saturday-1@berg.example" "$(cat "$XDG_RUNTIME_DIR"/followup/capture-*)"

# A draft was taken: the row says so until the sent copy is indexed.
run followup draft --now=2026-03-16T10:00:00+01:00 --body id:saturday-1@berg.example
run followup list --now=2026-03-16T10:05:00+01:00 --all
like "the list shows that a draft was taken" "*drafted ??:??  Bo Berg*" "$out"
mail Sent <<'EOF'
From: Mia Muster <mia@home.example>
To: Bo Berg <bo@berg.example>
Subject: Re: Saturday
Date: Mon, 16 Mar 2026 10:10:00 +0100
Message-ID: <saturday-2@home.example>
In-Reply-To: <saturday-1@berg.example>
References: <saturday-1@berg.example>

I am coming. What shall I bring?
EOF
notmuch_new
run followup list --now=2026-03-16T10:15:00+01:00 --all
like "the sent mail is there" "*Bo Berg*" "$out"
unlike "no draft is shown any more" "*drafted ??:??  Bo Berg*" "$out"
finish
