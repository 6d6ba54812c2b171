# tests/support/cli.sh - sourced by TAP programs in shell: a home of its own, a real notmuch database
# made from mails written in the test, a fixed clock, and the words of tap.sh.
#
#   . "$(dirname "$0")/../support/cli.sh"
#   mail Inbox <<'EOF'            # one mail on stdin; Date and Message-ID as written
#   ...
#   EOF
#   notmuch_new
#   run followup due              # fills $out, $err, $code
#   is "name" "$expected" "$got"; like "name" PATTERN "$got"; code_is "name" 0
#   golden name                   # compares $out with golden/name.txt (UPDATE=1 writes it)
#   finish
# SPDX-License-Identifier: GPL-3.0-or-later

root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/support/tap.sh"
build=${FOLLOWUP_BUILD:-build}
case $build in /*) ;; *) build=$root/$build ;; esac

box=$(mktemp -d "${TMPDIR:-/tmp}/followup-cli-XXXXXX")
trap 'chmod -R u+rwx "$box" 2>/dev/null; rm -rf "$box"' EXIT
trap 'exit 1' HUP INT TERM

mkdir -p "$box/home" "$box/run" "$box/bin" "$box/mail"
chmod 700 "$box/run"
unset XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME XDG_STATE_HOME NOTMUCH_PROFILE NOTMUCH_DATABASE \
    MAILDIR FOLLOWUP_PROFILE FOLLOWUP_INDEX NO_COLOR COLUMNS MAIL EMAIL NAME
export HOME="$box/home" XDG_RUNTIME_DIR="$box/run" NOTMUCH_CONFIG="$box/home/.notmuch-config"
export TZ=Europe/London LC_ALL=C.UTF-8 TERM=dumb FOLLOWUP_NOW=2026-03-16T09:00:00
ln -s "$build/followup" "$box/bin/followup"
ln -s followup "$box/bin/notmuch-followup"
export PATH="$build:$box/bin:$PATH"

mails=0

run() { # run COMMAND...: $out (stdout), $err (stderr), $code
    code=0
    "$@" > "$box/out" 2> "$box/err" < "${input:-/dev/null}" || code=$?
    out=$(cat "$box/out")
    err=$(cat "$box/err")
}

code_is() { # code_is NAME CODE
    if [ "$code" -eq "$2" ]; then ok "$1" 0; else ok "$1" 1 "exit $code, expected $2" "$out" "$err"; fi
}

# One line on stderr: "followup: what: why: what to do"; the exit code.
fails_with() { # fails_with NAME CODE PATTERN
    lines=$(printf '%s' "$err" | grep -c '')
    case $err in
    followup:\ *:\ *)
        if [ "$code" -eq "$2" ] && [ "$lines" -eq 1 ]; then
            like "$1" "$3" "$err"
            return
        fi
        ;;
    esac
    ok "$1" 1 "exit $code, expected $2; stderr:" "$err"
}

golden() { # golden NAME: $out against golden/NAME.txt; names of rules belong to the rules' own tests
    file=$(dirname "$0")/golden/$1.txt
    sed -i 's/\[[a-z_]*\.[a-z_., ]*\]$/[rule]/' "$box/out"
    if [ -n "${UPDATE:-}" ]; then
        [ -f "$file" ] && diff -u "$file" "$box/out" | sed 's/^/# /'
        cp "$box/out" "$file"
        ok "golden $1 (written)" 0
    elif cmp -s "$file" "$box/out"; then
        ok "golden $1" 0
    else
        ok "golden $1" 1 "$(diff -u "$file" "$box/out" 2>&1)"
    fi
}

mail() { # mail FOLDER: stdin becomes a mail there, as it is
    mails=$((mails + 1))
    mkdir -p "$box/mail/$1/cur" "$box/mail/$1/new" "$box/mail/$1/tmp"
    cat > "$box/mail/$1/cur/$mails.test:2,S"
}

notmuch_setup() {
    cat > "$NOTMUCH_CONFIG" <<EOF
[database]
path=$box/mail
[user]
name=Mia Muster
primary_email=mia@home.example
[new]
tags=unread;inbox
[search]
exclude_tags=deleted;spam
EOF
}

notmuch_new() {
    [ -f "$NOTMUCH_CONFIG" ] || notmuch_setup
    notmuch new --quiet || exit 99
}

config() { # stdin becomes the config of followup
    mkdir -p "$HOME/.config/followup"
    cat > "$HOME/.config/followup/config"
}
