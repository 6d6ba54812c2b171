#!/bin/sh
# More than a thousand hostile headers (tests/hosts/hostile.py) through every host: nothing is run, nothing is
# blanked, no header, recipient or attachment is added.
cd "$(dirname "$0")/../.." || exit 1
. tests/hosts/mailbox.sh
. tests/hosts/screen.sh
make_home
trap 'stop_screen; rm -rf "$home"' EXIT
python3 tests/hosts/hostile.py "$home"
make_mailbox
make_index || { ok 'the hostile mailbox is indexed' 1 "$(followup index 2>&1)"; finish; exit 1; }
followup list --format=json > "$home/list.json"
rows=$(python3 -c 'import json,sys; print(sum(row["with"][0]["address"].startswith("mallory") for row in json.load(open(sys.argv[1]))["rows"]))' "$home/list.json")
mails=$(find "$home/mail/cur" -name 'hostile*' | wc -l)
is "each mail is a row" "$mails" "$rows"
no_canary() {
    found=$(find "$home" "$top" -maxdepth 1 -name 'canary*' | head -n 3)
    is "$1: nothing was run" '' "$found"
}

# text for people: no control but the line feed
followup due --why > "$home/due.txt"
is 'due prints no control' '0' "$(tr -d '\n' < "$home/due.txt" | LC_ALL=C tr -cd '\000-\037\177' | wc -c)"

# status lines: digits and fixed words
for format in plain nvim mutt tmux zsh waybar i3blocks json; do
    followup status --format=$format > "$home/status"
    is "status --format=$format has no text of a mail" '' "$(grep -iE 'mallory|evil|touch|canary|[`$\\]|%[^%]|#\(' "$home/status")"
done
no_canary 'status'

# prompts
bash -c "PS1='\$(followup status --format=plain) $ '; printf '%s' \"\${PS1@P}\"" > "$home/prompt" 2>&1
matches 'bash prompt' '^[0-9]+ to do' "$(cat "$home/prompt")"

zsh -f -c "setopt PROMPT_SUBST; PROMPT='\$(followup status --format=zsh) %# '; print -P -- \"\$PROMPT\"" > "$home/prompt" 2>&1
matches 'zsh prompt' '^F:[0-9]+.* [%#] *$' "$(cat "$home/prompt")"
no_canary 'prompts'

# tmux: the status line of a real server
printf 'set-option -g status-right-length 60\nset-option -g status-interval 1\nset-option -g status-right "#(%s status --format=tmux)"\n' \
    "$build/followup" > "$home/tmux.conf"
start_screen "env -u TMUX TERM=tmux-256color tmux -L followup-inner-$$ -f $home/tmux.conf new-session cat"
if wait_screen 'F:[0-9]+'; then ok 'tmux shows the counts' 0; else ok 'tmux shows the counts' 1; fi
tmux -L "followup-inner-$$" kill-server 2> /dev/null
stop_screen
no_canary tmux

# mutt and NeoMutt: their status line, and a draft opened as `mutt -H` does
for mailer in mutt neomutt; do
    cat > "$home/muttrc" << MUTTRC
set folder=$home/mail spoolfile=$home/mail mbox_type=Maildir header_cache="" sleep_time=0
set status_format="followup status --format=mutt|"
MUTTRC
    start_screen "env TERM=tmux-256color $mailer -n -F $home/muttrc -f $home/mail"
    if wait_screen 'F:[0-9]+'; then ok "$mailer shows the counts above the hostile folder" 0; else ok "$mailer shows the counts" 1; fi
    stop_screen
    no_canary "$mailer"
done

# drafts, read by another mail program
mkdir "$home/drafts"
python3 -c 'import json,sys
for row in json.load(open(sys.argv[1]))["rows"]: print(row["case"])' "$home/list.json" | while read -r case; do
    followup draft "$case" > "$home/drafts/$case" 2> /dev/null || echo "no draft for $case"
done > "$home/log"
is 'every case gives a draft' '' "$(cat "$home/log")"
# the mails of make_mailbox are friendly
for case in "$home"/drafts/*; do grep -q '^To: .*mallory\|^\s.*<mallory' "$case" || rm -f "$case"; done
is 'drafts have the planned recipients and headers, no control' "$mails read" "$(python3 tests/hosts/drafts.py "$home"/drafts/* 2>&1 | tail -n 5)"
no_canary 'drafts'

# one of each class through mutt and NeoMutt, with a program as the editor
mkdir "$home/bin"
printf '#!/bin/sh\necho "a line" >> "$1"\ntouch -d "+2 seconds" "$1"\n' > "$home/bin/editor"
printf '#!/bin/sh\n{ echo "$*"; cat; } > "$HOME/sent/$$"\n' > "$home/bin/sendmail"
chmod +x "$home/bin/editor" "$home/bin/sendmail"
cat > "$home/muttrc" << MUTTRC
set folder=$home/mail spoolfile=$home/mail record="" postponed=$home/postponed mbox_type=Maildir copy=no
set realname="Robin Hale" from=robin@hale.example use_from=yes sendmail="$home/bin/sendmail" editor="$home/bin/editor"
set edit_headers=yes autoedit=yes crypt_use_gpgme=no sleep_time=0 fast_reply=yes wait_key=no abort_unmodified=no
MUTTRC
classes=$((mails / 5))
for mailer in mutt neomutt "$top/build/hosts/mail-forky/usr/bin/mutt" "$top/build/hosts/mail-forky/usr/bin/neomutt"; do
    rm -rf "$home/sent" "$home/all-sent"
    mkdir "$home/sent"
    cat > "$home/send-all" << PROGRAM
for number in \$(seq $((2 * classes)) $((3 * classes - 1))); do
    draft=\$(grep -l "<mallory\$number@" "$home"/drafts/*)
    env TERM=tmux-256color $mailer -n -F "$home/muttrc" -H "\$draft"
done
echo done > "$home/all-sent"
PROGRAM
    start_screen "sh $home/send-all; cat"
    tries=0
    until [ -s "$home/all-sent" ] || [ "$tries" -gt 3000 ]; do
        if screen | grep -q 'y:Send'; then type_text 'y'; fi
        tries=$((tries + 1))
        sleep 0.1
    done
    stop_screen
    name=$("$mailer" -v | head -n 1 | cut -d ' ' -f 1-2)
    is "$name sends each class to the planned people, with the planned headers, no attachment" "$classes read" \
        "$(python3 tests/hosts/drafts.py --sent "$home"/sent/* 2>&1 | tail -n 5)"
    no_canary "$name"
done

export REAL_HOME="$home" FOLLOWUP_PROGRAM="$build/followup"
finish || failed=1
for nvim in ${NVIMS:-nvim build/hosts/nvim-trixie/bin/nvim build/hosts/nvim-forky/bin/nvim}; do
    case $nvim in /*) ;; */*) nvim=$top/$nvim ;; esac
    NVIM=$nvim tests/nvim/run tests/hosts/hostile_spec.lua || failed=1
done
exit "${failed:-0}"
