#!/bin/sh
# Whole cases on a real database: thousands of mails, loops, many roles, impossible dates, two hosts, mail that goes.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/../support/cli.sh"
need notmuch python3
notmuch_setup
decisions=$HOME/.local/share/followup/default/decisions

row() { # row KEY [ID-PATTERN]: that key of the first row whose newest mail matches
    followup list --all --format=jsonl | python3 -c '
import json, re, sys
for line in sys.stdin:
    row = json.loads(line)
    if re.search(sys.argv[2], row["message_id"]):
        print(row[sys.argv[1]])
        break' "$1" "${2:-.}"
}

# One case of N mails: each asks, names its parent and the last ten before it.
grow() { # grow FROM TO
    python3 - "$box/mail" "$1" "$2" <<'PY'
import os, sys
from datetime import datetime, timedelta
box, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
for part in ("cur", "new", "tmp"):
    os.makedirs(f"{box}/Long/{part}", exist_ok=True)
me, ada = "Mia Muster <mia@home.example>", "Ada Quirk <ada@firm.example>"
for i in range(first, last):
    mine = i % 2
    when = (datetime(2025, 8, 1) + timedelta(minutes=60 * i)).strftime("%a, %d %b %Y %H:%M:%S +0000")
    received = "" if mine else f"Received: from mx.firm.example by home.example with ESMTP; {when}\n"
    references = " ".join(f"<long-{k}@firm.example>" for k in ([0] if i > 10 else []) + list(range(max(0, i - 10), i)))
    with open(f"{box}/Long/cur/long{i:05}.test:2,S", "w") as mail:
        mail.write(f"{received}From: {me if mine else ada}\nTo: {ada if mine else me}\nSubject: The long matter\n"
                   f"Date: {when}\nMessage-ID: <long-{i}@firm.example>\n"
                   + (f"References: {references}\n" if references else "")
                   + f"\nHello,\n\ncould you send me part {i} of the plan?\n\nRegards\n")
PY
    notmuch_new
    followup index --quiet
}

cost() { # cost COMMAND...: microseconds of processor time, the least of three runs
    python3 -c '
import resource, subprocess, sys
least, before = None, 0
for run in range(3):
    subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    now = usage.ru_utime + usage.ru_stime
    least, before = min(least or 1e9, now - before), now
print(int(least * 1e6))' "$@"
}

linear() { # linear NAME SMALL LARGE: four times the mails, at most eight times the work
    if [ "$3" -le $((8 * $2 + 50000)) ]; then ok "$1" 0; else ok "$1" 1 "$2 us for 1250 mails, $3 us for 5000"; fi
}

grow 0 1250
list_small=$(cost followup list --all)
show_small=$(cost followup show id:long-1249@firm.example)
grow 1250 5000
linear "list of a case of 5,000 mails costs what its mails cost" "$list_small" "$(cost followup list --all)"
linear "so does show" "$show_small" "$(cost followup show id:long-4999@firm.example)"
is "5,000 mails are one case" 1 "$(followup list --all --format=jsonl | wc -l)"
is "it waits for who was asked last" them "$(row waiting_on)"
is "show has all of them" 5000 "$(followup show id:long-4999@firm.example --format=json | python3 -c 'import json,sys; print(len(json.load(sys.stdin)["rows"][0]["messages"]))')"
rm -rf "$box/mail/Long"

# References that lead in a circle, and to itself.
for pair in "a c" "b a" "c b" "d d"; do
    mail Inbox <<MAIL
Received: from mx.firm.example by home.example with ESMTP; Mon, 09 Mar 2026 09:00:00 +0000
From: Bo Berg <bo@berg.example>
To: Mia Muster <mia@home.example>
Subject: In a circle
Date: Mon, 09 Mar 2026 09:00:00 +0000
Message-ID: <circle-${pair% *}@berg.example>
References: <circle-${pair#* }@berg.example>
In-Reply-To: <circle-${pair#* }@berg.example>

Could you send me the drawing?
MAIL
done
# A year of 1, a year of 9999: the time of receipt counts, else that of the file; never later than now.
for year in 0001 9999; do
    mail Inbox <<MAIL
Received: from mx.year.example by home.example with ESMTP; Tue, 10 Mar 2026 09:00:00 +0000
From: Cy Clock <cy@year$year.example>
To: Mia Muster <mia@home.example>
Subject: From the year $year
Date: Fri, 01 Jan $year 09:00:00 +0000
Message-ID: <year-$year@year.example>

Could you send me the calendar?
MAIL
done
mail Inbox <<'MAIL'
Received: from mx.end.example by home.example with ESMTP; Tue, 10 Mar 2026 09:00:00 +0000
From: Eve End <eve@end.example>
To: Mia Muster <mia@home.example>
Subject: The last day
Date: Tue, 10 Mar 2026 09:00:00 +0000
Message-ID: <end-1@end.example>

Could you send me the form? The other one was due on 1 January 0001.
MAIL
notmuch_new
run followup index --quiet
code_is "what is no longer there leaves no trace of trouble" 0
is "references in a circle are one case" 2 "$(followup list --all --format=jsonl | grep -c circle)"
is "notmuch reads the year 1 as 2001, which is before since" "" "$(row expected year-0001)"
followup index --quiet --since=2000-01-01
for year in 0001 9999; do
    is "the year $year: it counts from its receipt" 2026-03-12 "$(row expected "year-$year")"
    like "and says so" '*date.corrected*' "$(row evidence "year-$year")"
done
is "a date of year 1 is no due date" policy "$(row basis end-1)"

# Two hosts that disagree: the highest (seq, host) of a family holds, whatever the clocks said.
mkdir -p "$decisions"
say() { # say HOST SEQ VERB MADE
    printf '{"seq":%s,"verb":"%s","anchor":"end-1@end.example","made":"%s"}\n' "$2" "$3" "$4" >> "$decisions/$1.jsonl"
}
say alpha-00000001 5 done 2026-03-11T10:00:00Z
is "one host says done" nobody "$(row waiting_on end-1)"
say beta-00000002 5 reopen 2026-03-11T09:00:00Z
is "the same number: the later name of a host holds" me "$(row waiting_on end-1)"
say alpha-00000001 6 mute 2026-03-10T09:00:00Z
is "a higher number holds, whatever its clock" nobody "$(row waiting_on end-1)"
run followup show id:end-1@end.example
is "show lists what each said" 3 "$(printf '%s\n' "$out" | grep -c 'you said: \(done\|reopen\|mute\)$')"
is "and as JSON, the one that holds last" "done alpha-00000001, reopen beta-00000002, mute alpha-00000001" \
    "$(followup show id:end-1@end.example --format=json | python3 -c 'import json,sys; print(", ".join(d["verb"] + " " + d["host"] for d in json.load(sys.stdin)["rows"][0]["decisions"]))')"
run followup undo
fails_with "undo takes back what this host said, not others" 1 "*no decision of this machine*"

# Undo of any depth: back to where it began, word by word.
before=$(followup list --all --format=jsonl | grep year-9999)
for verb in "snooze 2026-03-20" "note one" "expect 2026-04-01" "done" "note two"; do
    # shellcheck disable=SC2086 # the verb and its words
    followup ${verb%% *} id:year-9999@year.example $(printf '%s' "$verb" | sed 's/^[a-z]* *//') > /dev/null || ok "$verb" 1
done
unlike "five decisions change the row" "$before" "$(followup list --all --format=jsonl | grep year-9999)"
followup undo > /dev/null
is "one undo: the note before it" one "$(row note year-9999)"
followup undo > /dev/null
is "two: no longer done" me "$(row waiting_on year-9999)"
followup undo > /dev/null && followup undo > /dev/null && followup undo > /dev/null
is "five: as before" "$before" "$(followup list --all --format=jsonl | grep year-9999)"
run followup undo
fails_with "six: nothing is left" 1 "*"

# A decision outlives its mail: kept, told by doctor, in force again when the mail returns.
followup note id:year-0001@year.example "from the attic" > /dev/null
mkdir "$box/away"
mv "$box"/mail/Inbox/cur/* "$box/away/"
notmuch_new
followup index --quiet
is "no mail, no row" 0 "$(followup list --all --format=jsonl | wc -l)"
run followup doctor
like "doctor counts decisions about mail that is gone" "*4 about mail that is not here*" "$out"
mv "$box"/away/* "$box/mail/Inbox/cur/"
notmuch_new
followup index --quiet
is "the mail is back, and so is the decision" "from the attic" "$(row note year-0001)"

# 200 roles at one employer stay 200 cases; what fits all of them is shown as ambiguous.
python3 - "$box/mail/Inbox/cur" <<'PY'
import sys
fields = "Data Cloud Sales Brand Payroll Security Network Design Quality Support Legal Tax Energy Rail Harbour Garden Kitchen Museum Theatre Library".split()
trades = "Engineer Manager Analyst Assistant Designer Technician Advisor Planner Writer Developer".split()
for i in range(202):
    number = 3 if i == 201 else i
    role = "" if i == 200 else f" for the position of {fields[number % 20]} {trades[number // 20]}"
    text = f"unfortunately we will not be moving forward with your application{role}" if i >= 200 else \
           f"thank you for your application{role}. We have received it and will review it"
    with open(f"{sys.argv[1]}/role{i}.test:2,S", "w") as mail:
        mail.write("Received: from mx.giant.example by home.example with ESMTP; Wed, 11 Mar 2026 09:00:00 +0000\n"
                   f"From: Giant Jobs <jobs@giant.example>\nTo: Mia Muster <mia@home.example>\nSubject: Your application{role} at Giant\n"
                   f"Date: Wed, 11 Mar 2026 09:{i % 60:02}:{i // 60:02} +0000\nMessage-ID: <role-{i}@giant.example>\n\nDear Mia,\n\n{text}.\n\nGiant\n")
PY
notmuch_new
run followup list --all --format=jsonl
is "the mail that names one of them belongs to that one" "rejected Brand Engineer" "$(row stage role-201@) $(row position role-201@)"
is "200 roles are 200 cases, and the mail that names none is one more" 201 "$(printf '%s\n' "$out" | grep -c role-)"
is "which is ambiguous" True "$(row ambiguous 'role-200@')"
is "and only that one" 1 "$(printf '%s\n' "$out" | grep -c '"ambiguous":true')"
run followup show id:role-200@giant.example
like "show says so and what helps" "*more than one case*followup join*" "$out"
followup join id:role-200@giant.example id:role-7@giant.example > /dev/null
is "joined by the user: that role is rejected" rejected "$(row stage 'role-200@')"
is "and the matter is one case" 200 "$(followup list --all --format=jsonl | grep -c role-)"

# A holiday file that is no calendar.
printf 'not a calendar\n' > "$box/home/holidays.ics"
config <<CONFIG
holidays = $box/home/holidays.ics
CONFIG
run followup index --quiet
code_is "a holiday file that is no calendar stops nothing" 0
run followup doctor
like "doctor says that no day came from it" "*holidays*no whole day was read*" "$out"
config <<CONFIG
holidays = $box/home/nowhere.ics, 2026-04-03
CONFIG
run followup doctor
like "nor from one that is not there" "*holidays*nowhere.ics: no whole day was read*" "$out"
printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:h1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260312\r\nDTEND;VALUE=DATE:20260313\r\nSUMMARY:Day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' > "$box/home/holidays.ics"
config <<CONFIG
holidays = $box/home/holidays.ics
CONFIG
followup index --quiet
run followup doctor
unlike "a calendar of days is no trouble" "*holidays*" "$out"
is "and its day is no business day" 2026-03-13 "$(row expected year-9999)"
finish
