# shellcheck shell=sh
# tests/support/tap.sh - sourced by every TAP program in shell: the few words of TAP.
# SPDX-License-Identifier: GPL-3.0-or-later
tests=0
failures=0

ok() { # ok NAME (after a condition: ok "name" $?)
    tests=$((tests + 1))
    if [ "$2" -eq 0 ]; then
        echo "ok $tests - $1"
    else
        failures=$((failures + 1))
        echo "not ok $tests - $1"
        shift 2
        for line; do printf '%s\n' "$line" | sed 's/^/#   /'; done
    fi
}

is() { # is NAME EXPECTED GOT
    if [ "$2" = "$3" ]; then ok "$1" 0; else ok "$1" 1 "expected: $2" "got:      $3"; fi
}

like() { # like NAME SHELL-PATTERN GOT
    case $3 in
    $2) ok "$1" 0 ;;
    *) ok "$1" 1 "expected: $2" "got:      $3" ;;
    esac
}

unlike() { # unlike NAME SHELL-PATTERN GOT
    case $3 in
    $2) ok "$1" 1 "not expected: $2" "got:          $3" ;;
    *) ok "$1" 0 ;;
    esac
}

matches() { # matches NAME EXTENDED-PATTERN GOT: on one of its lines
    if printf '%s\n' "$3" | grep -qE -- "$2"; then ok "$1" 0; else ok "$1" 1 "no '$2' in:" "$3"; fi
}

passes() { # passes NAME COMMAND...: ends well; what it prints is shown where it does not
    name=$1
    shift
    if printed=$("$@" 2>&1); then ok "$name" 0; else ok "$name" 1 "$printed"; fi
}

skip_all() { # skip_all WHY
    echo "1..0 # SKIP $1"
    exit 0
}

finish() { # the last line of a program
    echo "1..$tests"
    [ "$failures" -eq 0 ]
}

need() { # need PROGRAM...
    for program; do
        command -v "$program" > /dev/null || skip_all "$program is not installed"
    done
}
