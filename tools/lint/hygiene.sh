#!/bin/sh
# tools/lint/hygiene.sh: rules that a grep can hold. Mail text must never reach an ex command or a shell.
set -u
failed=0
report() { # report WHY LINES
    if [ -n "$2" ]; then echo "$1:"; echo "$2"; failed=1; fi
}
report "vim.cmd or nvim_command built from pieces (mail text in an ex command)" \
    "$(grep -nE '(vim\.cmd|nvim_command|vim\.fn\.execute)\(?.*(\.\.|:format\()' -r lua plugin --include='*.lua' | grep -v 'lint: fixed text')"
report "a shell where an argument list belongs" \
    "$(grep -nE '\b(system|popen)\(' -r src --include='*.c'; grep -nE 'os\.execute|io\.popen|vim\.fn\.system\("' -r lua plugin --include='*.lua')"
report "a network socket" "$(grep -nE 'AF_INET|\b(connect|bind|listen)\(|getaddrinfo' -r src --include='*.c')"
report "an abbreviation" "$(grep -nwE 'tmp_msg|cfg|ctx|buf|ptr|cnt|idx|str_buf' -r src --include='*.h')"
report "a licence line is missing" "$(for file in $(git ls-files 'src/*.[ch]'); do head -n 40 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || echo "$file"; done)"
[ "$failed" -eq 0 ]
