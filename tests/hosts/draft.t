#!/bin/sh
# `followup draft ID > file && mutt -H file` in a terminal, from the shell: what a fake sendmail received is
# checked. MAILERS="path ..." names the programs. SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/../.." || exit 1
. tests/hosts/mailbox.sh
. tests/hosts/screen.sh
make_home
mail . zoe 'From: =?utf-8?q?Zo=C3=AB_M=C3=BCller?= <zoe@tulpen.example>' 'To: Robin Hale <robin@hale.example>' \
    'Cc: =?utf-8?q?J=C3=B6rg?= <joerg@tulpen.example>' 'Subject: AW: Re: =?utf-8?q?Die_gr=C3=BCne_T=C3=BCr?=' \
    'Message-ID: <zoe-2@tulpen.example>' 'References: <zoe-0@hale.example> <zoe-1@tulpen.example>' \
    'In-Reply-To: <zoe-1@tulpen.example>' 'Date: Thu, 12 Mar 2026 10:00:00 +0100' \
    'Received: from mx.tulpen.example by hale.example with ESMTP; Thu, 12 Mar 2026 10:00:02 +0100' << 'BODY'
Hallo Robin,

kannst du mir bitte bis Freitag die Maße der Tür schicken? Wir brauchen sie für die Bestellung.

Viele Grüße
Zoë
BODY
make_mailbox
make_index || { ok 'the sample mailbox is indexed' 1; finish; exit 1; }
trap 'stop_screen; rm -rf "$home"' EXIT
mkdir "$home/bin"

# fills the places in, as a person would; keeps what it saw
cat > "$home/bin/editor" << 'EDITOR'
#!/bin/sh
cp "$1" "$HOME/seen"
sed -i 's/\[\[[^]]*]]/FILLED/g' "$1"
touch -d '+2 seconds' "$1"
EDITOR
cat > "$home/bin/sendmail" << 'SENDMAIL'
#!/bin/sh
{ printf '%s\n' "$*"; cat; } > "$HOME/sent.part" && mv "$HOME/sent.part" "$HOME/sent"
SENDMAIL
chmod +x "$home/bin/editor" "$home/bin/sendmail"
cat > "$home/muttrc" << MUTTRC
set folder=$home/mail spoolfile=$home/mail record=$home/mail/Sent postponed=$home/postponed
set mbox_type=Maildir realname="Robin Hale" from=robin@hale.example use_from=yes
set sendmail="$home/bin/sendmail" editor="$home/bin/editor" edit_headers=yes autoedit=yes
set copy=no confirmappend=no beep=no move=no crypt_autosign=no crypt_use_gpgme=no sleep_time=0
set fast_reply=yes send_charset="utf-8" allow_8bit=yes
MUTTRC

# what Python's email package reads in the mail that sendmail got
sent() {
    python3 - "$home/sent" << 'PYTHON'
import email, email.policy, sys
data = open(sys.argv[1], 'rb').read().split(b'\n', 1)[1]
mail = email.message_from_bytes(data, policy=email.policy.default)
for name in ('From', 'To', 'Cc', 'Bcc', 'Subject', 'In-Reply-To', 'References'):
    print(name, '=', mail[name])
ours = {'from', 'to', 'cc', 'subject', 'in-reply-to', 'references', 'mime-version', 'content-type',
        'content-transfer-encoding', 'content-disposition', 'date', 'message-id', 'user-agent'}
print('others =', sorted(set(k.lower() for k in mail.keys()) - ours))
print('type =', mail.get_content_type(), mail.get_content_charset())
print(mail.get_content())
PYTHON
}
line() { printf '%s\n' "$mail_sent" | sed -n "s/^$1 = //p"; }

# write_mail MAILER ID: shell, draft, mailer, editor, send
write_mail() {
    rm -f "$home/sent" "$home/seen"
    start_screen "followup draft $2 > $home/draft.eml && env TERM=tmux-256color $1 -n -F $home/muttrc -H $home/draft.eml"
    wait_file "$home/seen" && wait_screen 'y:Send' || return 1
    type_text 'y'
    wait_file "$home/sent" || return 1
    mail_sent=$(sent)
    stop_screen
}

hosts=$top/build/hosts
for mailer in ${MAILERS:-mutt neomutt "$hosts/mail-forky/usr/bin/mutt" "$hosts/mail-trixie/usr/bin/neomutt" "$hosts/mail-forky/usr/bin/neomutt"}; do
    if ! command -v "$mailer" > /dev/null; then
        ok "$mailer is here" 1 "make deps-hosts installs it"
        continue
    fi
    name="$("$mailer" -v | head -n 1 | cut -d ' ' -f 1-2) -H"
    if write_mail "$mailer" id:ask@orchard.example; then
        is "$name, a reply: From" 'Robin Hale <robin@hale.example>' "$(line From)"
        is "$name, a reply: To" 'Ada Quinn <ada.quinn@orchard.example>' "$(line To)"
        is "$name, a reply: Cc" 'Bo Lind <bo@orchard.example>' "$(line Cc)"
        is "$name, a reply: Subject" 'Re: The garden plan' "$(line Subject)"
        is "$name, a reply: In-Reply-To" '<ask@orchard.example>' "$(line In-Reply-To)"
        is "$name, a reply: References" '<ask@orchard.example>' "$(line References)"
        is "$name, a reply: no other header" '[]' "$(line others)"
        matches "$name, a reply: the body" '^Hi Ada,$' "$mail_sent"
        matches "$name, a reply: what was filled in" 'FILLED' "$mail_sent"
        matches "$name, a reply: the place was seen" '\[\[your answer\]\]' "$(cat "$home/seen")"
    else
        ok "$name, a reply is sent" 1
    fi
    if write_mail "$mailer" id:question@hale.example; then
        is "$name, a follow-up on my own mail: To" 'Cem Acar <cem@roof.example>' "$(line To)"
        is "$name, a follow-up on my own mail: Cc" 'None' "$(line Cc)"
        is "$name, a follow-up on my own mail: Subject" 'Re: Estimate for the roof' "$(line Subject)"
        is "$name, a follow-up on my own mail: In-Reply-To" '<question@hale.example>' "$(line In-Reply-To)"
        matches "$name, a follow-up on my own mail: the body" 'my mail of Monday 2 March' "$mail_sent"
    else
        ok "$name, a follow-up on my own mail is sent" 1
    fi
    if write_mail "$mailer" id:promise@fennel.example; then
        is "$name, a promised day that passed: To" 'Dana Fell <dana@fennel.example>' "$(line To)"
        is "$name, a promised day that passed: References" '<apply@hale.example> <promise@fennel.example>' "$(line References)"
        matches "$name, a promised day that passed: their words" 'hear from you by Friday' "$mail_sent"
        matches "$name, a promised day that passed: the day" '\(6 +March\)|\(6$' "$mail_sent"
    else
        ok "$name, a follow-up after a promised day is sent" 1
    fi
    if write_mail "$mailer" id:invite@pear.example; then
        is "$name, a thank-you after a calendar invite: To" 'Ines Pohl <ines@pear.example>' "$(line To)"
        is "$name, a thank-you after a calendar invite: Subject" 'Re: Interview: C Engineer at Pear' "$(line Subject)"
        is "$name, a thank-you after a calendar invite: References" '<invite@pear.example>' "$(line References)"
        matches "$name, a thank-you after a calendar invite: the day" 'Thank you for taking the time on Friday' "$mail_sent"
        is "$name, a thank-you after a calendar invite: no other header" '[]' "$(line others)"
    else
        ok "$name, a thank-you after a calendar invite is sent" 1
    fi
    if write_mail "$mailer" id:quince@hale.example; then # the case by its first thread
        is "$name, an answer in another thread: To" 'Uma Reed <uma@quince.example>' "$(line To)"
        is "$name, an answer in another thread: Subject" 'Re: Build Engineer at Quince: a first call' "$(line Subject)"
        is "$name, an answer in another thread: In-Reply-To" '<call@quince.example>' "$(line In-Reply-To)"
        matches "$name, an answer in another thread: the body" '^Hi Uma,$' "$mail_sent"
    else
        ok "$name, an answer in another thread is sent" 1
    fi
    if write_mail "$mailer" id:zoe-2@tulpen.example; then
        is "$name, German: To" 'Zoë Müller <zoe@tulpen.example>' "$(line To)"
        is "$name, German: Cc" 'Jörg <joerg@tulpen.example>' "$(line Cc)"
        is "$name, German: Subject" 'Re: Die grüne Tür' "$(line Subject)"
        is "$name, German: References" '<zoe-0@hale.example> <zoe-1@tulpen.example> <zoe-2@tulpen.example>' "$(line References)"
        is "$name, German: type" 'text/plain utf-8' "$(line type | tr A-Z a-z)"
        matches "$name, German: the greeting" '^Hallo Zoë,$' "$mail_sent"
        matches "$name, German: the end" '^Viele Grüße$' "$mail_sent"
    else
        ok "$name, a German reply is sent" 1
    fi
done
finish
