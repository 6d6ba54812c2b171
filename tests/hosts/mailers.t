#!/bin/sh
# mutt and NeoMutt in a terminal with a real Neovim: key, capture, group-reply, :FollowupDraft, :wq, send;
# what a fake sendmail received is checked. MAILERS="path ..." names the programs, NVIM the editor.
cd "$(dirname "$0")/../.." || exit 1
. tests/hosts/mailbox.sh
. tests/hosts/screen.sh
make_home
make_mailbox
make_index || { ok 'the sample mailbox is indexed' 1; finish; exit 1; }
followup index --tag --quiet
trap 'stop_screen; rm -rf "$home"' EXIT
mkdir "$home/bin"

cat > "$home/bin/editor" << EDITOR
#!/bin/sh
exec ${NVIM:-nvim} --clean -n --cmd 'set runtimepath^=$top laststatus=2 statusline=EDITING' "\$@"
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
    wait_screen '^EDITING' || return 1
}

# deliver [WORDS]: from the open editor until sendmail has the mail. Places are filled in, one by one with
# <Tab> where WORDS are given, else all at once.
deliver() {
    type_text ':FollowupDraft'
    keys Enter
    wait_screen 'draft inserted' || return 1
    if [ -n "${1:-}" ]; then
        keys Tab
        type_text "$1"
        wait_screen "$1" || return 1
        keys Escape
        wait_screen '^EDITING' || return 1
    else
        type_text ':silent! %s/\[\[.\{-}\]\]/FILLED/g'
        keys Enter
    fi
    type_text ':wq'
    keys Enter
    wait_screen 'y:Send' || return 1
    type_text 'y'
    wait_file "$home/sent" || return 1
}

# received WHAT TO CC SUBJECT ANSWERED REFERENCES QUOTED: what sendmail got
received() {
    is "$1: To" "$2" "$(field To)"
    is "$1: Cc" "$3" "$(field Cc)"
    is "$1: Subject" "$4" "$(field Subject)"
    is "$1: In-Reply-To" "$5" "$(field In-Reply-To)"
    is "$1: References" "$6" "$(field References)"
    is "$1: no Bcc" '' "$(field Bcc)"
    matches "$1: the draft stands above the quoted text" 'Robin' "$(body | sed -n '/wrote:/q;p')"
    matches "$1: it greets by the name" "$8" "$(body | sed -n '/wrote:/q;p')"
    matches "$1: the quoted text is kept" "^> $7" "$(body)"
    is "$1: nothing is left to fill in" '' "$(body | grep '\[\[')"
    is "$1: no header of ours" '' "$(sed '/^$/q' "$home/sent" | grep -i '^x-' | grep -iv '^x-mailer')"
}

# restored WHAT OPTION: the value of the muttrc is back
restored() {
    type_text ":set ?$2"
    keys Enter
    if wait_screen "$2 (is set|= ?\"?yes)|$2=\"?yes"; then ok "$1: $2 is restored" 0; else ok "$1: $2 is restored" 1; fi
}

reply_case() { # reply_case MAILER NAME EDIT_HEADERS
    what="$2, edit_headers=$3: a reply"
    configure "$3"
    if compose "$1" "$home/mail" '~i ask@orchard.example' && deliver; then
        received "$what" 'Ada Quinn <ada.quinn@orchard.example>' 'Bo Lind <bo@orchard.example>' 'Re: The garden plan' \
            '<ask@orchard.example>' '<ask@orchard.example>' 'could you send me the measurements' 'Ada'
        restored "$what" pipe_decode
        restored "$what" wait_key
    else
        ok "$what is sent" 1
    fi
}

follow_up_case() { # follow_up_case MAILER NAME EDIT_HEADERS
    what="$2, edit_headers=$3: a follow-up on my own mail"
    configure "$3"
    if compose "$1" "$home/mail/Sent" '~i question@hale.example' && deliver; then
        received "$what" 'Cem Acar <cem@roof.example>' '' 'Re: Estimate for the roof' \
            '<question@hale.example>' '<question@hale.example>' 'could you please send me an estimate' 'Cem'
    else
        ok "$what is sent" 1
    fi
}

elsewhere_case() { # elsewhere_case MAILER NAME EDIT_HEADERS
    what="$2, edit_headers=$3: an answer that came in a new thread"
    configure "$3"
    if compose "$1" "$home/mail" '~i elsewhere@lamp.example' && deliver; then
        received "$what" 'Eva Lund <eva@lamp.example>' '' 'Re: Collecting on Thursday' \
            '<elsewhere@lamp.example>' '<elsewhere@lamp.example>' 'would Thursday suit you' 'Eva'
    else
        ok "$what is sent" 1
    fi
}

thanks_case() { # thanks_case MAILER NAME EDIT_HEADERS
    what="$2, edit_headers=$3: a thank-you after a calendar invite"
    configure "$3"
    if compose "$1" "$home/mail" '~i invite@pear.example' && deliver 'the build farm'; then
        received "$what" 'Ines Pohl <ines@pear.example>' '' 'Re: Interview: C Engineer at Pear' \
            '<invite@pear.example>' '<invite@pear.example>' 'we would like to invite you to an interview' 'Hi Ines,'
        matches "$what: it is a thank-you, with the day" 'Thank you for taking the time on Friday' "$(body)"
        matches "$what: what was typed" '^the build farm, and it made me want' "$(body)"
        is "$what: one part, no calendar" 'text/plain' "$(field Content-Type | sed 's/;.*//')"
    else
        ok "$what is sent" 1
    fi
}

other_thread_case() { # other_thread_case MAILER NAME EDIT_HEADERS
    what="$2, edit_headers=$3: a case whose answer came in another thread"
    configure "$3"
    if compose "$1" "$home/mail" '~i call@quince.example' && deliver; then
        received "$what" 'Uma Reed <uma@quince.example>' '' 'Re: Build Engineer at Quince: a first call' \
            '<call@quince.example>' '<call@quince.example>' 'to invite you to a first interview' 'Hi Uma,'
    else
        ok "$what is sent" 1
    fi
}

# :wq with a place left asks; back in the mail, then left as it is
question_case() { # question_case MAILER NAME
    what="$2: a place that is left"
    configure yes
    compose "$1" "$home/mail" '~i ask@orchard.example' && type_text ':FollowupDraft' && keys Enter && wait_screen 'draft inserted' &&
        type_text ':wq' && keys Enter && wait_screen '\[E\]dit again' && keys Enter && wait_screen '^EDITING' &&
        type_text ':wq' && keys Enter
    if wait_screen '\[\[your answer\]\] is not filled in' && wait_screen '\[E\]dit again' && type_text 'l' &&
        wait_screen 'y:Send'; then ok "$what is asked about" 0; else ok "$what is asked about" 1; fi
}

# ,d opens what is due as a folder of links, and a draft is made from there
folder_case() { # folder_case MAILER NAME
    what="$2: the due list as a folder"
    configure yes
    rm -rf "$home/.cache" "$home/sent"
    start_screen "env TERM=tmux-256color $1 -n -F $home/muttrc -f $home/mail"
    if wait_screen 'q:Quit' && type_text ',d' && wait_screen 'followup/mailbox' && wait_screen 'Estimate for the roof'; then
        ok "$what is open" 0
        restored "$what" wait_key
        type_text '/~i ask@orchard.example'
        keys Enter
        type_text ',r'
        if wait_screen '^EDITING' && deliver; then
            is "$what: a reply from there" 'Ada Quinn <ada.quinn@orchard.example>' "$(field To)"
            is "$what: it answers the mail" '<ask@orchard.example>' "$(field In-Reply-To)"
        else
            ok "$what: a reply from there" 1
        fi
    else
        ok "$what is open" 1
    fi
}

# the recipe of followup.rc for NeoMutt: the tag mirror as a mailbox
tags_case() { # tags_case MAILER NAME
    what="$2: the tag mirror as a mailbox"
    configure yes
    cat >> "$home/muttrc" << MUTTRC
set nm_default_url="notmuch://$home/mail"
named-mailboxes "Follow up" "notmuch://?query=tag:followup" "Overdue" "notmuch://?query=tag:followup-overdue"
MUTTRC
    start_screen "env TERM=tmux-256color $1 -n -F $home/muttrc -f 'notmuch://?query=tag:followup'"
    if wait_screen 'q:Quit' && wait_screen 'The garden plan' && wait_screen 'Estimate for the roof'; then ok "$what" 0; else ok "$what" 1; fi
}

# the whole draft through a private outbox, with the macro and the program that the manual prints
outbox_case() { # outbox_case MAILER NAME
    what="$2: a whole draft through the outbox"
    configure yes
    rm -rf "$home/.cache" "$home/sent"
    sed -n 's/^    \(macro index,pager ,f .*\)/\1/p' doc/followup.txt >> "$home/muttrc"
    sed -n '/^    #!\/bin\/sh/,/^</{/^</d;s/^    //p}' doc/followup.txt > "$home/bin/followup-outbox"
    chmod +x "$home/bin/followup-outbox"
    start_screen "env TERM=tmux-256color PATH=$home/bin:$PATH $1 -n -F $home/muttrc -f $home/mail"
    wait_screen 'q:Quit' && type_text '/~i ask@orchard.example' && keys Enter && type_text ',f'
    if wait_screen '^EDITING' && wait_screen '^Hi Ada' && wait_screen '\[\[your answer' &&
        keys Tab && type_text 'Here they are.' && keys Escape && wait_screen '^EDITING' && type_text ':wq' && keys Enter &&
        wait_screen 'y:Send' && type_text 'y' && wait_file "$home/sent"; then
        matches "$what: what was typed at the first <Tab>" '^Here they are.$' "$(body)"
        is "$what: To" 'Ada Quinn <ada.quinn@orchard.example>' "$(field To)"
        is "$what: Subject" 'Re: The garden plan' "$(field Subject)"
        is "$what: In-Reply-To" '<ask@orchard.example>' "$(field In-Reply-To)"
        is "$what: References" '<ask@orchard.example>' "$(field References)"
        restored "$what" wait_key
        type_text ':set ?postponed'
        keys Enter
        if wait_screen "postponed=\"?(~|$home)/postponed"; then ok "$what: postponed is restored" 0; else ok "$what: postponed is restored" 1; fi
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
        thanks_case "$mailer" "$name" "$headers"
        other_thread_case "$mailer" "$name" "$headers"
    done
    question_case "$mailer" "$name"
    folder_case "$mailer" "$name"
    outbox_case "$mailer" "$name"
    case $name in NeoMutt*) tags_case "$mailer" "$name" ;; esac
done
finish
