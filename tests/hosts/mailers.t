#!/bin/sh
# mutt and NeoMutt in a terminal with a real Neovim: key, capture, group-reply, :FollowupDraft, :wq, send;
# what a fake sendmail received is checked. MAILERS="path ..." names the programs, NVIM the editor.
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
exec ${NVIM:-nvim} --clean -n --cmd 'set runtimepath^=$top' "\$@"
EDITOR
# the arguments, an empty line, the mail: written whole, then renamed
cat > "$home/bin/sendmail" << 'SENDMAIL'
#!/bin/sh
{ printf '%s\n' "$*"; cat; } > "$HOME/sent.part" && mv "$HOME/sent.part" "$HOME/sent"
SENDMAIL
chmod +x "$home/bin/editor" "$home/bin/sendmail"

configure() { # configure EDIT_HEADERS
    cat > "$home/muttrc" << MUTTRC
set folder=$home/mail spoolfile=$home/mail record=$home/mail/Sent postponed=$home/postponed
set mbox_type=Maildir realname="Robin Hale" from=robin@hale.example use_from=yes
set sendmail="$home/bin/sendmail" editor="$home/bin/editor"
set edit_headers=$1 copy=no quit=yes include=yes confirmappend=no beep=no move=no
set crypt_autosign=no crypt_use_gpgme=no header_cache="" sort=date sleep_time=0
set wait_key=yes pipe_decode=yes fast_reply=yes
source $top/share/followup/followup.rc
MUTTRC
}

field() { sed -n "/^$1:/,/^[^ \t]/{/^$1:/p;/^[ \t]/p}" "$home/sent" | sed -e '1!s/^[ \t]*/ /' | tr -d '\n' | sed "s/^$1: *//"; }
body() { sed '1,/^$/d' "$home/sent"; }

# compose MAILER FOLDER PATTERN: to the open editor; 1 when it never came
compose() {
    rm -f "$home/sent"
    start_screen "env TERM=tmux-256color $1 -n -F $home/muttrc -f $2"
    wait_screen 'q:Quit' || return 1
    type_text "/$3"
    keys Enter
    type_text ',r'
    wait_screen 'NVIM|wrote:|-- INSERT|All|Top' || return 1
}

# deliver: from the open editor until sendmail has the mail
deliver() {
    type_text ':FollowupDraft'
    keys Enter
    wait_screen 'draft inserted' || return 1
    drafted=$(screen)
    type_text ':wq'
    keys Enter
    wait_screen 'y:Send' || return 1
    type_text 'y'
    wait_file "$home/sent" || return 1
}

reply_case() { # reply_case MAILER NAME EDIT_HEADERS
    what="$2, edit_headers=$3: a reply"
    configure "$3"
    if compose "$1" "$home/mail" '~i ask@orchard.example' && deliver; then
        matches "$what goes to the one who asked" 'ada\.quinn@orchard\.example' "$(field To)"
        matches "$what keeps the others in Cc" 'bo@orchard\.example' "$(field Cc)"
        is "$what has its subject" 'Re: The garden plan' "$(field Subject)"
        is "$what answers the mail" '<ask@orchard.example>' "$(field In-Reply-To)"
        matches "$what has its references" '<ask@orchard.example>' "$(field References)"
        matches "$what holds the draft" 'Ada' "$(body | sed -n '/wrote:/q;p')"
        matches "$what keeps the quoted text" '^> could you send me the measurements' "$(body)"
        is "$what has no header of ours" '' "$(sed '/^$/q' "$home/sent" | grep -i '^x-' | grep -iv '^x-mailer')"
        type_text ':set ?pipe_decode'
        keys Enter
        if wait_screen 'pipe_decode (is set|= ?"?yes)|pipe_decode="?yes'; then ok "$what: the options are restored" 0; else ok "$what: the options are restored" 1; fi
    else
        ok "$what is sent" 1
    fi
}

follow_up_case() { # follow_up_case MAILER NAME EDIT_HEADERS
    what="$2, edit_headers=$3: a follow-up on my own mail"
    configure "$3"
    if compose "$1" "$home/mail/Sent" '~i question@hale.example' && deliver; then
        is "$what goes to whom I wrote" 'Cem Acar <cem@roof.example>' "$(field To)"
        is "$what has its subject" 'Re: Estimate for the roof' "$(field Subject)"
        is "$what answers my mail" '<question@hale.example>' "$(field In-Reply-To)"
        matches "$what holds the draft" 'Cem' "$(body | sed -n '/wrote:/q;p')"
    else
        ok "$what is sent" 1
    fi
}

elsewhere_case() { # elsewhere_case MAILER NAME EDIT_HEADERS
    what="$2, edit_headers=$3: an answer that came in a new thread"
    configure "$3"
    if compose "$1" "$home/mail" '~i elsewhere@lamp.example' && deliver; then
        is "$what goes to who wrote it" 'Eva Lund <eva@lamp.example>' "$(field To)"
        is "$what answers the new mail" '<elsewhere@lamp.example>' "$(field In-Reply-To)"
        matches "$what holds the draft" 'Eva' "$(body | sed -n '/wrote:/q;p')"
    else
        ok "$what is sent" 1
    fi
}

hosts=$top/build/hosts
for mailer in ${MAILERS:-mutt neomutt "$hosts/mail-forky/usr/bin/mutt" "$hosts/mail-trixie/usr/bin/neomutt" "$hosts/mail-forky/usr/bin/neomutt"}; do
    if ! command -v "$mailer" > /dev/null; then
        ok "$mailer is here" 1 "make deps-hosts installs it"
        continue
    fi
    name=$("$mailer" -v | head -n 1 | cut -d ' ' -f 1-2)
    echo "# $name, $("${NVIM:-nvim}" --version | head -n 1)"
    for headers in yes no; do
        reply_case "$mailer" "$name" "$headers"
        follow_up_case "$mailer" "$name" "$headers"
        elsewhere_case "$mailer" "$name" "$headers"
    done
done
finish
