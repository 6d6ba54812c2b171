#!/bin/sh
# aerc in a terminal with a real Neovim: key, capture, reply to all, :FollowupDraft, :wq, send; what a fake
# sendmail received is checked.
cd "$(dirname "$0")/../.." || exit 1
. tests/hosts/mailbox.sh
. tests/hosts/screen.sh
make_home
make_mailbox
make_index || { ok 'the sample mailbox is indexed' 1; finish; exit 1; }
trap 'stop_screen; rm -rf "$home"' EXIT
mkdir "$home/bin" "$home/config/aerc" "$home/mail/drafts"

cat > "$home/bin/editor" << EDITOR
#!/bin/sh
exec ${NVIM:-nvim} --clean -n --cmd 'set runtimepath^=$top laststatus=2 statusline=EDITING' "\$@"
EDITOR
cat > "$home/bin/sendmail" << 'SENDMAIL'
#!/bin/sh
tr -d "\r" > "$HOME/sent.part" && mv "$HOME/sent.part" "$HOME/sent"
SENDMAIL
chmod +x "$home/bin/editor" "$home/bin/sendmail"
printf 'Due=tag:followup\n' > "$home/aerc-queries"
followup index --tag --quiet
cat > "$home/config/aerc/aerc.conf" << AERC
[general]
unsafe-accounts-conf = true
[compose]
editor = $home/bin/editor
reply-to-self = false
AERC
# the binding of the manual, in the bindings that come with aerc
binding=$(sed -n 's/^ *\(F = :pipe .*\)/\1/p' doc/followup.txt)
sed "s/^\[messages\]\$/&\n$binding/" /usr/share/aerc/binds.conf > "$home/config/aerc/binds.conf"

field() { sed -n "/^$1:/,/^[^ \t]/{/^$1:/p;/^[ \t]/p}" "$home/sent" | sed -e '1!s/^[ \t]*/ /' | tr -d '\n' | sed "s/^$1: *//"; }
body() { sed '1,/^$/d' "$home/sent"; }

# accounts SOURCE: 0.14 wants the folder, newer ones find it by NOTMUCH_CONFIG and stop at one
accounts() {
    cat > "$home/config/aerc/accounts.conf" << ACCOUNTS
[hale]
source = $1
query-map = $home/aerc-queries
default = Due
from = Robin Hale <robin@hale.example>
outgoing = $home/bin/sendmail
ACCOUNTS
    chmod 600 "$home/config/aerc/accounts.conf"
}

# answer AERC ROWS-DOWN SUBJECT: from the list to what sendmail got
answer() {
    rm -f "$home/sent"
    start_screen "env TERM=tmux-256color $1"
    wait_screen 'Estimate for the roof' || return 1
    row=0
    while [ "$row" -lt "$2" ]; do
        type_text 'j'
        row=$((row + 1))
    done
    type_text 'F'
    wait_screen '^EDITING' && wait_screen "^Subject: $3" || return 1
    wait_file "$(echo "$home"/run/followup/capture-*)" || return 1
    type_text ':FollowupDraft'
    keys Enter
    wait_screen 'draft inserted' || return 1
    type_text ':wq'
    keys Enter
    wait_screen 'Send this email' || return 1
    type_text 'y'
    wait_file "$home/sent" || return 1
}

# received WHAT TO CC SUBJECT ANSWERED NAME QUOTED
received() {
    is "$1: To" "$2" "$(field To)"
    is "$1: Cc" "$3" "$(field Cc)"
    is "$1: Subject" "$4" "$(field Subject)"
    is "$1: In-Reply-To" "$5" "$(field In-Reply-To)"
    is "$1: References" "$5" "$(field References)"
    matches "$1: the draft stands above the quoted text" "$6" "$(body | sed -n '/wrote:/q;p')"
    matches "$1: the quoted text is kept" "^> $7" "$(body)"
}

hosts=$top/build/hosts
for aerc in ${AERCS:-aerc "$hosts/mail-forky/usr/bin/aerc"}; do
    if ! command -v "$aerc" > /dev/null; then
        ok "$aerc is here" 1 "make deps-hosts installs it"
        continue
    fi
    name=$("$aerc" -v | cut -d ' ' -f 1-2)
    case $name in *\ 0.14.*) accounts "notmuch://$home/mail" ;; *) accounts notmuch:// ;; esac
    echo "# $name, $("${NVIM:-nvim}" --version | head -n 1)"
    rm -f "$home"/run/followup/capture-*
    if answer "$aerc" 1 'Re: The garden plan'; then
        received "$name: a reply" '"Ada Quinn" <ada.quinn@orchard.example>' '"Bo Lind" <bo@orchard.example>' 'Re: The garden plan' \
            '<ask@orchard.example>' 'Ada' 'could you send me the measurements'
    else
        ok "$name: a reply is sent" 1
    fi
    rm -f "$home"/run/followup/capture-*
    if answer "$aerc" 0 'Re: Collecting on Thursday'; then
        received "$name: an answer that came in a new thread" '"Eva Lund" <eva@lamp.example>' '' 'Re: Collecting on Thursday' \
            '<elsewhere@lamp.example>' 'Eva' 'would Thursday suit you'
    else
        ok "$name: an answer that came in a new thread is sent" 1
    fi
    rm -f "$home"/run/followup/capture-*
    if answer "$aerc" 4 'Re: Estimate for the roof'; then
        received "$name: a follow-up on my own mail" '"Cem Acar" <cem@roof.example>' '' 'Re: Estimate for the roof' \
            '<question@hale.example>' 'Cem' 'could you please send me an estimate'
    else
        ok "$name: a follow-up on my own mail is sent" 1
    fi
done
finish
