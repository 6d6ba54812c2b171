#!/bin/sh
# A mail costs a bounded number of instructions for each byte, whatever it is written of: the parser child has two seconds
# for one (doc/design.md section 3). callgrind counts them, so a busy machine changes nothing.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
. "$top/tests/support/tap.sh"
need valgrind callgrind_annotate
program=$FOLLOWUP_BUILD/bench/understanding
passes "the program that is counted is built" make -s -C "$top" BUILD="$FOLLOWUP_BUILD" "$program"
case $program in /*) ;; *) program=$top/$program ;; esac
passes "no text costs too much" env FOLLOWUP_BENCH_PROGRAM="$program" "$top/tools/bench-worst" 4 16
finish
