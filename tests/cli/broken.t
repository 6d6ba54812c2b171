#!/bin/sh
# Databases, homes and configs that are not as they should be: one line, the documented exit code.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/../support/cli.sh"
. "$(dirname "$0")/../support/sample-mail.sh"
need notmuch
run followup due
fails_with "no notmuch config" 4 "*notmuch*"
notmuch_setup
run followup due
fails_with "no database" 4 "*notmuch database*No such file*: run notmuch new"
mkdir -p "$box/mail/Inbox/cur" "$box/mail/Inbox/new" "$box/mail/Inbox/tmp"
notmuch_new
run followup due
code_is "an empty mailbox" 0
like "an empty mailbox is no fault" "Nothing to do*" "$out"
sample_mailbox
run followup due
code_is "mail that came since" 0
like "is indexed first" "*garden*" "$out"
config <<'EOF'
zone = Nowhere/Never
nonsense = 1
policy.question = soon
EOF
run followup due
code_is "a bad config costs nothing" 0
run followup doctor
like "doctor names file and line" "*config:2:*nonsense*config:3:*" "$out"
like "doctor names the zone" "*Nowhere/Never*" "$out"
rm "$HOME/.config/followup/config"
mv "$NOTMUCH_CONFIG" "$box/away"
run followup due
code_is "without the database the index still answers" 0
like "and says why it is not newer" "followup: *notmuch*" "$err"
run followup doctor
like "doctor says so too" "*look  notmuch*" "$out"
mv "$box/away" "$NOTMUCH_CONFIG"
mail Elsewhere <<'EOF'
Received: from mx.example (mx.example [192.0.2.9]) by home.example with ESMTP; Thu, 12 Mar 2026 09:30:00 +0000
From: Mia Muster <mia@home.example>
To: Bo Berg <bo@berg.example>
Subject: Re: Saturday
Date: Thu, 12 Mar 2026 09:30:00 +0000
Message-ID: <forged-1@home.example>
In-Reply-To: <saturday-1@berg.example>

No, I am not coming.
EOF
notmuch_new
run followup due
like "a mail that only claims to be mine answers nothing" "*Saturday*" "$out"
run followup doctor
like "doctor counts it and proposes the line" "*1 mails claim to be from you*sent = tag:sent or folder:/Elsewhere/*" "$out"
printf 'not a database' > "$HOME/.cache/followup/default/index.sqlite"
run followup status
fails_with "a damaged index" 6 "*index.sqlite*"
run followup index --full --quiet
code_is "is made anew" 0
run followup due
code_is "and answers again" 0

# A changed config changes the rows, and no mail is read for it.
mv "$box/mail/Inbox" "$box/inbox"
config <<'CONFIG'
addresses = bo@berg.example
CONFIG
run followup status --format=json
changed=$out
rm "$HOME/.config/followup/config"
run followup status --format=json
unlike "another address makes other rows, without the mails" "$changed" "$out"
mv "$box/inbox" "$box/mail/Inbox"

# Mails that cannot be read: one line, the rest goes on.
mail Inbox <<'EOF'
From: Bob <bob@work.example>
To: Mia Muster <mia@home.example>
Subject: Two that vanish
Date: Fri, 13 Mar 2026 09:00:00 +0000
Message-ID: <vanish-1@work.example>

Could you send me the plan?
EOF
gone=$box/mail/Inbox/cur/$mails.test:2,S
sed 's/vanish-1/vanish-2/' "$gone" > "$box/second"
mail Inbox < "$box/second"
notmuch_new
rm "$gone" "$box/mail/Inbox/cur/$mails.test:2,S"
mkfifo "$box/mail/Inbox/cur/$mails.test:2,S"
run followup index
code_is "a missing mail and a FIFO stop nothing" 0
is "they are told in one line" "followup: 2 mails: cannot be read: see followup doctor" "$err"
run followup doctor
like "doctor names them" "*unreadable*/$mails.test:2,S*" "$out"

# Decisions: a torn line and one with a wrong sum are skipped and named; the others count.
run followup note id:saturday-1@berg.example "bring the spade"
journal=$(find "$HOME/.local/share/followup/default/decisions" -name '*.jsonl')
sed 's/"sum":"[0-9a-f]*"/"sum":"00000000"/' "$journal" > "$box/damage"
head -c 30 "$journal" >> "$box/damage"
cat "$box/damage" >> "$journal"
run followup list
code_is "damaged decisions stop nothing" 0
like "one line names the first" "followup: decisions: 2 damaged lines skipped, the first at *.jsonl:2: *" "$err"
like "what was said before still counts" "*bring the spade*" "$out"
run followup note id:saturday-1@berg.example "bring the rake"
run followup list
like "and what is said after" "*bring the rake*" "$out"
is "nothing is rewritten" 1 "$(grep -c 00000000 "$journal")"
rm "$journal"

# A database of a newer notmuch: Xapian refuses it by the format in its first block.
glass=$(find "$box/mail/.notmuch" -name iamglass)
cp "$glass" "$box/glass"
printf 'xx' | dd of="$glass" bs=1 seek=14 conv=notrunc 2> /dev/null
run followup index
fails_with "a database of a newer version" 4 "*notmuch database*version*: try notmuch count"
run followup list
code_is "the index still answers" 0
like "and says how old it is" "followup: notmuch database*(shown as of * ago)" "$err"
cp "$box/glass" "$glass"

run followup due --config="$box/nowhere"
fails_with "a config that is not there" 6 "*nowhere*"

# Full disks and read-only folders: nothing is lost.
if [ -w /dev/full ]; then
    code=0
    err=$(followup due 2>&1 > /dev/full) || code=$?
    fails_with "output to a full disk" 6 "*output*No space left*"
fi
if [ "$(id -u)" -ne 0 ]; then
    chmod -R a-w "$HOME/.cache"
    run followup due --now=2026-03-18T09:00:00
    code_is "a read-only cache still answers" 0
    like "and says why and how old it is" "followup: *Permission denied*(shown as of * ago)" "$err"
    chmod -R u+w "$HOME/.cache"
    mv "$HOME/.cache" "$box/cache"
    chmod a-w "$HOME"
    run followup due
    fails_with "a read-only home without an index" 6 "*Permission denied*make this folder writable"
    chmod u+w "$HOME"
elif mount -t tmpfs -o size=48k tmpfs "$HOME/.cache/followup" 2> /dev/null; then
    run followup index
    fails_with "a full disk" 6 "*index.sqlite*disk*make room*"
    umount "$HOME/.cache/followup"
    run followup due
    code_is "the index of before is as it was" 0
fi
finish
