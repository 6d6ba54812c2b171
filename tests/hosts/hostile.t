#!/bin/sh
# 200 hostile subjects and names through every host: nothing is run, nothing is blanked, no header, recipient
# or attachment is added.
cd "$(dirname "$0")/../.." || exit 1
. tests/hosts/mailbox.sh
. tests/hosts/screen.sh
make_home
trap 'stop_screen; rm -rf "$home"' EXIT
python3 tests/hosts/hostile.py "$home"
make_mailbox
make_index || { ok 'the hostile mailbox is indexed' 1 "$(followup index 2>&1)"; finish; exit 1; }
followup list --format=json > "$home/list.json"
rows=$(python3 -c 'import json,sys; print(sum(1 for row in json.load(open(sys.argv[1]))["rows"] if row["subject"] is not None))' "$home/list.json")
if [ "$rows" -ge 200 ]; then ok "all 200 are rows ($rows)" 0; else ok "all 200 are rows" 1 "$rows"; fi
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
for case in "$home"/drafts/*; do grep -q 'mallory' "$case" || rm -f "$case"; done
is 'drafts have one recipient, allowed headers, no control' '' "$(python3 tests/hosts/drafts.py "$home"/drafts/* 2>&1 | head -n 5)"
no_canary 'drafts'

# each of them through mutt, which sends at once where there is no terminal: what sendmail gets
mkdir "$home/bin"
printf '#!/bin/sh\nprintf "%%s\\n" "$*" >> "$HOME/recipients"; cat > "$HOME/out/$(ls "$HOME/out" | wc -l)"\n' > "$home/bin/sendmail"
chmod +x "$home/bin/sendmail"
mkdir "$home/out"
printf 'set sendmail="%s" copy=no from=robin@hale.example use_from=yes realname=Robin send_charset=utf-8 crypt_use_gpgme=no\n' \
    "$home/bin/sendmail" > "$home/muttrc"
for case in "$home"/drafts/*; do mutt -n -F "$home/muttrc" -H "$case" < /dev/null > "$home/log" 2>&1; done
is 'mutt sends every draft' "$(ls "$home/drafts" | wc -l)" "$(ls "$home/out" | wc -l)"
is 'mutt sends each to its one recipient' '' "$(grep -vE '(-- )?mallory[0-9]+@evil[0-9]+\.example$' "$home/recipients" | head -n 3)"
is 'mutt adds no header, part or attachment of theirs' '' "$(SENT=1 python3 tests/hosts/drafts.py "$home"/out/* 2>&1 | head -n 5)"
no_canary 'mutt -H'

export REAL_HOME="$home" FOLLOWUP_PROGRAM="$build/followup"
finish || failed=1
for nvim in ${NVIMS:-nvim build/hosts/nvim-trixie/bin/nvim build/hosts/nvim-forky/bin/nvim}; do
    case $nvim in /*) ;; */*) nvim=$top/$nvim ;; esac
    NVIM=$nvim tests/nvim/run tests/hosts/hostile_spec.lua || failed=1
done
exit "${failed:-0}"
