# shellcheck shell=sh
# A private home with a notmuch database of a few mails, for tests that drive a host. Source it, then
#   make_home            sets HOME, the XDG folders, NOTMUCH_CONFIG, FOLLOWUP_NOW; removed at exit
#   make_mailbox         writes the mails, runs `notmuch new`
#   make_index           runs followup-index; 1 where it is not built
# SPDX-License-Identifier: GPL-3.0-or-later
top=$(pwd)
build=$(cd "${FOLLOWUP_BUILD:-build}" 2> /dev/null && pwd || echo "$top/build")
. tests/support/tap.sh

make_home() {
    home=$(mktemp -d "${TMPDIR:-/tmp}/followup-host-XXXXXX")
    trap 'rm -rf "$home"' EXIT
    mkdir -p "$home/mail/cur" "$home/mail/new" "$home/mail/tmp" "$home/mail/Sent/cur" "$home/mail/Sent/new" \
        "$home/mail/Sent/tmp" "$home/config/followup" "$home/config/nvim" "$home/run"
    chmod 700 "$home/run"
    export HOME="$home" NOTMUCH_CONFIG="$home/notmuch-config" XDG_CONFIG_HOME="$home/config" \
        XDG_CACHE_HOME="$home/cache" XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state" \
        XDG_RUNTIME_DIR="$home/run" FOLLOWUP_NOW="2026-03-16T09:00:00+01:00" TZ=Europe/Berlin \
        LC_ALL=C.UTF-8 PATH="$build:$PATH"
    unset NOTMUCH_PROFILE NOTMUCH_DATABASE MAILDIR FOLLOWUP_PROFILE EDITOR VISUAL 2> /dev/null || true
}

# mail FOLDER NAME HEADERS... (stdin: body)
mail() {
    file=$home/mail/$1/cur/$2:2,S
    shift 2
    { printf '%s\n' "$@"; printf 'MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n'; cat; } > "$file"
}

me='Robin Hale <robin@hale.example>'
ada='Ada Quinn <ada.quinn@orchard.example>'

make_mailbox() {
    printf '[database]\npath=%s\n[user]\nname=Robin Hale\nprimary_email=robin@hale.example\n[new]\ntags=inbox\n' \
        "$home/mail" > "$NOTMUCH_CONFIG"
    # 1: she asked, I have not answered: a reply
    mail . ask "From: $ada" "To: $me" 'Cc: Bo Lind <bo@orchard.example>' 'Subject: The garden plan' \
        'Message-ID: <ask@orchard.example>' 'Date: Mon, 09 Mar 2026 10:00:00 +0100' \
        'Received: from mx.orchard.example by hale.example with ESMTP; Mon, 09 Mar 2026 10:00:02 +0100' << 'BODY'
Hello Robin,

could you send me the measurements of the beds by Wednesday?

Ada
BODY
    # 2: I asked, nobody answered: a follow-up on my own mail
    mail Sent question "From: $me" 'To: Cem Acar <cem@roof.example>' 'Subject: Estimate for the roof' \
        'Message-ID: <question@hale.example>' 'Date: Mon, 02 Mar 2026 09:00:00 +0100' << 'BODY'
Dear Cem,

could you please send me an estimate for the roof?

Robin
BODY
    # 3: they promised a date that has passed
    mail Sent apply "From: $me" 'To: jobs@fennel.example' 'Subject: Application as C Engineer' \
        'Message-ID: <apply@hale.example>' 'Date: Mon, 23 Feb 2026 09:00:00 +0100' << 'BODY'
Dear hiring team,

please find my application for the position of C Engineer.

Robin Hale
BODY
    mail . promise 'From: Dana Fell <dana@fennel.example>' "To: $me" 'Subject: Re: Application as C Engineer' \
        'Message-ID: <promise@fennel.example>' 'In-Reply-To: <apply@hale.example>' \
        'References: <apply@hale.example>' 'Date: Tue, 03 Mar 2026 14:10:00 +0100' \
        'Received: from mx.fennel.example by hale.example with ESMTP; Tue, 03 Mar 2026 14:10:02 +0100' << 'BODY'
Dear Robin,

thank you for your application. You will hear from us by Friday.

Kind regards
Dana Fell
BODY
    # 4: I asked, the answer came in a thread of its own and asks back
    mail Sent lamp "From: $me" 'To: Eva Lund <eva@lamp.example>' 'Subject: The old lamp' \
        'Message-ID: <lamp@hale.example>' 'Date: Wed, 04 Mar 2026 09:00:00 +0100' << 'BODY'
Dear Eva,

on which day could I collect the lamp?

Robin
BODY
    mail . elsewhere 'From: Eva Lund <eva@lamp.example>' "To: $me" 'Subject: Collecting on Thursday' \
        'Message-ID: <elsewhere@lamp.example>' 'Date: Tue, 10 Mar 2026 18:00:00 +0100' \
        'Received: from mx.lamp.example by hale.example with ESMTP; Tue, 10 Mar 2026 18:00:02 +0100' << 'BODY'
Hello Robin,

would Thursday suit you for the lamp?

Eva
BODY
    # 5: the interview of an invitation that I accepted is over: a thank-you
    cat > "$home/mail/cur/invite:2,S" << 'MAIL'
From: Ines Pohl <ines@pear.example>
To: Robin Hale <robin@hale.example>
Subject: Interview: C Engineer at Pear
Message-ID: <invite@pear.example>
Date: Wed, 11 Mar 2026 11:00:00 +0100
Received: from mx.pear.example by hale.example with ESMTP; Wed, 11 Mar 2026 11:00:02 +0100
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=parts

--parts
Content-Type: text/plain; charset=utf-8

Hello Robin,

we would like to invite you to an interview for the C Engineer position.

Ines Pohl
Pear
--parts
Content-Type: text/calendar; charset=utf-8; method=REQUEST

BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//pear//example//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:interview-1@pear.example
SEQUENCE:0
DTSTAMP:20260311T100000Z
DTSTART:20260313T130000Z
DTEND:20260313T140000Z
SUMMARY:Interview: C Engineer at Pear
ORGANIZER;CN=Ines Pohl:mailto:ines@pear.example
ATTENDEE;CN=Robin Hale;PARTSTAT=NEEDS-ACTION:mailto:robin@hale.example
END:VEVENT
END:VCALENDAR
--parts--
MAIL
    mail Sent accept "From: $me" 'To: Ines Pohl <ines@pear.example>' 'Subject: Re: Interview: C Engineer at Pear' \
        'Message-ID: <accept@hale.example>' 'In-Reply-To: <invite@pear.example>' 'References: <invite@pear.example>' \
        'Date: Wed, 11 Mar 2026 12:00:00 +0100' << 'BODY'
Hello Ines,

thank you, Friday at two suits me well.

Robin
BODY
    # 6: I applied, the answer came in a thread of its own: one case of two threads
    mail Sent quince "From: $me" 'To: jobs@quince.example' 'Subject: Application as Build Engineer' \
        'Message-ID: <quince@hale.example>' 'Date: Thu, 26 Feb 2026 09:00:00 +0100' << 'BODY'
Dear hiring team,

please find my application for the position of Build Engineer.

Robin Hale
BODY
    mail . call 'From: Uma Reed <uma@quince.example>' "To: $me" 'Subject: Build Engineer at Quince: a first call' \
        'Message-ID: <call@quince.example>' 'Date: Thu, 05 Mar 2026 10:00:00 +0100' \
        'Received: from mx.quince.example by hale.example with ESMTP; Thu, 05 Mar 2026 10:00:02 +0100' << 'BODY'
Dear Robin,

thank you for your application for the Build Engineer position. We would like
to invite you to a first interview by telephone. Which times next week would
suit you?

Kind regards
Uma Reed
Quince
BODY
    notmuch new --quiet
}

make_index() {
    [ -x "$build/followup-index" ] && [ -x "$build/followup" ] && followup index --quiet
}
