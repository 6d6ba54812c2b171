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
fails_with "no database" 4 "*notmuch*"
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
finish
