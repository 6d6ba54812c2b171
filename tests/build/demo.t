#!/bin/sh
# The demo runs on any day, touches nothing outside its own folder, and shows what it promises.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
. "$top/tests/support/tap.sh"
for now in 2026-03-16T09:00:00 2026-11-22T18:30:00 2027-01-01T00:10:00 2028-02-29T12:00:00; do
    FOLLOWUP_NOW=$now "$top/tools/demo" > "$TMPDIR/demo.$now" 2> "$TMPDIR/errors.$now"
    passes "$now: it ends well" test $? -eq 0
    passes "$now: nothing on stderr" test ! -s "$TMPDIR/errors.$now"
    passes "$now: the promised date that passed" grep -q "Oduya\|Quillmaps" "$TMPDIR/demo.$now"
    passes "$now: the thank-you note" grep -qi "thank" "$TMPDIR/demo.$now"
    passes "$now: the draft has a recipient" grep -q "^To: .*maren.oduya@quillmaps.example" "$TMPDIR/demo.$now"
    passes "$now: no newsletter, no job alert" sh -c "! grep -qi 'garden weekly\|job alert' '$TMPDIR/demo.$now'"
done
passes "the home stays empty" test -z "$(find "$HOME" -type f)"
finish
