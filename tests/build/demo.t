#!/bin/sh
# The demo runs on any day, touches nothing outside its own folder, and shows what it promises.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
number=0
check() {
    number=$((number + 1))
    name=$1
    shift
    if "$@" > "$TMPDIR/out" 2>&1; then echo "ok $number - $name"; else echo "not ok $number - $name"; sed 's/^/# /' "$TMPDIR/out"; fi
}
for now in 2026-03-16T09:00:00 2026-11-22T18:30:00 2027-01-01T00:10:00 2028-02-29T12:00:00; do
    FOLLOWUP_NOW=$now "$top/tools/demo" > "$TMPDIR/demo.$now" 2> "$TMPDIR/errors.$now"
    check "$now: it ends well" test $? -eq 0
    check "$now: nothing on stderr" test ! -s "$TMPDIR/errors.$now"
    check "$now: the promised date that passed" grep -q "Oduya\|Quillmaps" "$TMPDIR/demo.$now"
    check "$now: the thank-you note" grep -qi "thank" "$TMPDIR/demo.$now"
    check "$now: the draft has a recipient" grep -q "^To: .*maren.oduya@quillmaps.example" "$TMPDIR/demo.$now"
    check "$now: no newsletter, no job alert" sh -c "! grep -qi 'garden weekly\|job alert' '$TMPDIR/demo.$now'"
done
check "the home stays empty" test -z "$(find "$HOME" -type f)"
echo "1..$number"
