# shellcheck shell=sh
# Drives a program in tmux and reads its screen. Source it after mailbox.sh.
#   start_screen COMMAND      runs the command in a terminal of 100 x 30
#   keys KEY...               as tmux send-keys takes them
#   type_text TEXT            literally
#   wait_screen PATTERN       until the extended pattern is on the screen (15 s); 1 and the screen as comment
#   wait_screen_without P     until it is gone from there
#   wait_file FILE [TENTHS]   until it is there and not empty (15 s)
#   stop_screen
# SPDX-License-Identifier: GPL-3.0-or-later
screens=0
terminal() { tmux -L "followup-$$-$screens" -f /dev/null "$@"; }
start_screen() {
    terminal kill-server 2> /dev/null
    screens=$((screens + 1)) # a server that is going away takes no new session
    terminal new-session -d -x "${COLUMNS_WANTED:-100}" -y 30 "$1"
    terminal set-option -g remain-on-exit on > /dev/null
}
keys() { terminal send-keys "$@"; }
type_text() { terminal send-keys -l -- "$1"; }
screen() { terminal capture-pane -p; }
wait_screen() {
    tries=0
    until screen | grep -qE -- "$1"; do
        tries=$((tries + 1))
        if [ "$tries" -gt 150 ]; then
            echo "# no '$1' on the screen:"
            screen | sed 's/^/#   /'
            return 1
        fi
        sleep 0.1
    done
}
wait_screen_without() {
    tries=0
    while screen | grep -qE -- "$1"; do
        tries=$((tries + 1))
        if [ "$tries" -gt 150 ]; then
            echo "# '$1' is still on the screen:"
            screen | sed 's/^/#   /'
            return 1
        fi
        sleep 0.1
    done
}
wait_file() {
    tries=0
    until [ -s "$1" ]; do
        tries=$((tries + 1))
        [ "$tries" -le "${2:-150}" ] || { echo "# $1 never came"; screen | sed 's/^/#   /'; return 1; }
        sleep 0.1
    done
}
stop_screen() { terminal kill-server 2> /dev/null; }
