#!/bin/sh
# `d` in :FollowupDue: the draft in mutt or NeoMutt, in a terminal of Neovim, with Neovim as its editor; what a fake
# sendmail got is checked, and the list, which knows it until the sent mail is indexed.
# MAILERS="path ..." names the programs, NVIM the editor. SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/../.." || exit 1
. tests/hosts/mailbox.sh
. tests/hosts/screen.sh
make_home
make_mailbox
make_index || { ok 'the sample mailbox is indexed' 1; finish; exit 1; }
trap 'stop_screen; rm -rf "$home"' EXIT
mkdir "$home/bin"
cat > "$home/bin/editor" << EDITOR
#!/bin/sh
exec ${NVIM:-nvim} --clean -n --cmd 'set runtimepath^=$top laststatus=2 statusline=EDITING' "\$@"
EDITOR
printf '#!/bin/sh\n{ echo "$*"; cat; } > "$HOME/sent.part" && mv "$HOME/sent.part" "$HOME/sent"\n' > "$home/bin/sendmail"
chmod +x "$home/bin/editor" "$home/bin/sendmail"
cat > "$home/muttrc" << MUTTRC
set folder=$home/mail spoolfile=$home/mail record=$home/mail/Sent postponed=$home/postponed mbox_type=Maildir
set realname="Robin Hale" from=robin@hale.example use_from=yes sendmail="$home/bin/sendmail" editor="$home/bin/editor"
set edit_headers=yes autoedit=yes copy=yes fcc_clear=yes confirmappend=no crypt_use_gpgme=no sleep_time=0 fast_reply=yes
MUTTRC
field() { sed -n "s/^$1: *//p" "$home/sent"; }

for mailer in ${MAILERS:-mutt neomutt "$top/build/hosts/mail-forky/usr/bin/mutt" "$top/build/hosts/mail-forky/usr/bin/neomutt"}; do
    name="$("$mailer" -v | head -n 1 | cut -d ' ' -f 1-2), d in the list"
    rm -rf "$home/sent" "$home"/mail/Sent/*/* "$home/data"
    make_mailbox
    followup index --quiet
    cat > "$home/init.lua" << INIT
vim.g.followup = { mailer = { '$mailer', '-n', '-F', '$home/muttrc', '-H' }, command = '$build/followup' }
INIT
    start_screen "env TERM=tmux-256color ${NVIM:-nvim} --clean -n -u $home/init.lua --cmd 'set runtimepath^=$top' -c FollowupDue"
    if wait_screen 'Estimate for the roof' && wait_screen 'as of' && type_text '/Cem' && keys Enter && type_text 'd' &&
        wait_screen '^EDITING' && wait_screen '^Hi Cem,' && wait_screen '\[\[your question'; then
        ok "$name opens the draft in the mailer" 0
        keys Tab
        type_text 'what will it cost?'
        keys Tab
        type_text 'Friday'
        keys Escape
        wait_screen 'by Friday\?'
        type_text ':wq'
        keys Enter
        wait_screen 'y:Send' && type_text 'y' && wait_file "$home/sent"
        is "$name: To" 'Cem Acar <cem@roof.example>' "$(field To)"
        is "$name: Subject" 'Re: Estimate for the roof' "$(field Subject)"
        is "$name: In-Reply-To" '<question@hale.example>' "$(field In-Reply-To)"
        is "$name: References" '<question@hale.example>' "$(field References)"
        is "$name: no header of ours" '' "$(sed '/^$/q' "$home/sent" | grep -i '^x-')"
        matches "$name: what was filled in" 'what will it cost\?' "$(cat "$home/sent")"
        matches "$name: the row knows it" 'drafted 09:00 +Cem Acar' "$(COLUMNS=200 followup list)"
        # later than the clock of this machine, which dated the sent mail
        notmuch new --quiet
        export FOLLOWUP_NOW="2099-01-01T09:00:00+01:00"
        followup index --quiet
        is "$name: indexed, the row forgets it" '' "$(followup list --all | grep drafted)"
        export FOLLOWUP_NOW="2026-03-16T09:00:00+01:00"
    else
        ok "$name opens the draft in the mailer" 1
    fi
    stop_screen
done
finish
