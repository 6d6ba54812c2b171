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
printf 'All=path:**\n' > "$home/aerc-queries"
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
default = All
from = Robin Hale <robin@hale.example>
outgoing = $home/bin/sendmail
ACCOUNTS
    chmod 600 "$home/config/aerc/accounts.conf"
}

# answer AERC ID SUBJECT: from the list to what sendmail got
answer() {
    rm -f "$home/sent"
    start_screen "env TERM=tmux-256color $1"
    wait_screen 'The old lamp' || return 1
    type_text ":filter id:$2"
    keys Enter
    wait_screen_without "$4" && wait_screen "$(printf '%.20s' "${3#Re: }")" || return 1
    tries=0 # 0.14 may have shown the mail before it has loaded it
    type_text 'F'
    until wait_screen '^EDITING|message not loaded' && screen | grep -q '^EDITING'; do
        tries=$((tries + 1))
        [ "$tries" -le 20 ] || return 1
        type_text 'kF'
        wait_screen_without 'message not loaded' || return 1
    done
    wait_screen '^EDITING' && wait_screen "^Subject: $3" || return 1
    wait_file "$(echo "$home"/run/followup/capture-*)" || return 1
    type_text ':FollowupDraft'
    keys Enter
    wait_screen 'draft inserted' || return 1
    type_text ':silent! %s/\[\[.\{-}\]\]/FILLED/g'
    keys Enter
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
    while IFS='|' read -r what id to cc subject greeted quoted gone; do
        rm -f "$home"/run/followup/capture-*
        if answer "$aerc" "$id" "$subject" "$gone"; then
            received "$name: $what" "$to" "$cc" "$subject" "<$id>" "$greeted" "$quoted"
        else
            ok "$name: $what is sent" 1
        fi
    done << 'CASES'
a reply|ask@orchard.example|"Ada Quinn" <ada.quinn@orchard.example>|"Bo Lind" <bo@orchard.example>|Re: The garden plan|Hi Ada,|could you send me the measurements|The old lamp
an answer that came in a new thread|elsewhere@lamp.example|"Eva Lund" <eva@lamp.example>||Re: Collecting on Thursday|Hi Eva,|would Thursday suit you|The old lamp
a follow-up on my own mail|question@hale.example|"Cem Acar" <cem@roof.example>||Re: Estimate for the roof|Hi Cem,|could you please send me an estimate|The old lamp
a thank-you after a calendar invite|invite@pear.example|"Ines Pohl" <ines@pear.example>||Re: Interview: C Engineer at Pear|taking the time on Friday|we would like to invite you to an interview|The old lamp
a case whose answer came in another thread|call@quince.example|"Uma Reed" <uma@quince.example>||Re: Build Engineer at Quince: a first call|Hi Uma,|to invite you to a first interview|The old lamp
CASES
done
finish
