#!/bin/sh
# report: the pipeline by stage, answer times, promises, the next seven days, thank-you notes, notes; text and JSON.
# show: the timeline of a case. Then who "I" am, the day, a holiday: other rows without reading a mail again.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/../support/cli.sh"
need notmuch python3
notmuch_setup

report() { # report KEY...: that value of the report as JSON
    followup report --format=json | python3 -c '
import json, sys
value = json.load(sys.stdin)
for key in sys.argv[1:]:
    value = value[int(key)] if key.isdigit() else value[key]
print(value)' "$@"
}

write() { # write ID FROM TO DATE SUBJECT [PARENT]: the text on stdin
    received=
    [ "${2%@home.example}" = "$2" ] && received="Received: from mx.example by home.example with ESMTP; $4 +0000
"
    mail Box <<MAIL
${received}From: $2
To: $3
Subject: $5
Date: $4 +0000
Message-ID: <$1@x.example>
${6:+References: <$6@x.example>
}
$(cat)
MAIL
}

notmuch_new
followup index --quiet
run followup report
code_is "a report of no mail" 0
is "is one line" "0 mails, 0 cases, 0 open: 0 wait for you, 0 for others" "$out"
is "as JSON too" 0 "$(report cases)"
is "without a time where there is no answer" None "$(report answer_times 0 median_hours)"

# Four answers of theirs after 2, 4, 6 and 8 hours: too few for a time.
ask() { # ask N HOURS: I ask at eight, they answer HOURS later
    write "q$1" mia@home.example "ada$1@firm$1.example" "Mon, 02 Mar 2026 08:00:00" "Matter $1" <<TEXT
Hi Ada, could you send me the plan $1?
TEXT
    write "r$1" "ada$1@firm$1.example" mia@home.example "Mon, 02 Mar 2026 $(printf %02d $((8 + $2))):00:00" "Re: Matter $1" "q$1" <<TEXT
Here is the plan $1.
TEXT
}
ask 1 2
ask 2 4
ask 3 6
ask 4 8
notmuch_new
followup index --quiet
run followup report
like "four answers are counted, without a time" "*they, in conversations*4 answers, too few for a time*" "$out"
is "nor in JSON" "4 None" "$(report answer_times 0 count) $(report answer_times 0 median_hours)"
ask 5 15
notmuch_new
followup index --quiet
run followup report
like "five have one: the middle, and nine of ten" "*5 answers, half within 6 h, nine of ten within 15 h*" "$out"
is "in hours" "6 15" "$(report answer_times 0 median_hours) $(report answer_times 0 p90_hours)"

write open1 mia@home.example "bo@berg.example" "Wed, 11 Mar 2026 08:00:00" "The boat" <<'TEXT'
Hi Bo, when does the boat leave?
TEXT
write promised mia@home.example "cy@yard.example" "Thu, 12 Mar 2026 08:00:00" "The drawing" <<'TEXT'
Hi Cy, I will send you the drawing by Friday 20 March.
TEXT
write applied mia@home.example "dora@mill.example" "Wed, 04 Mar 2026 08:00:00" "Application as miller" <<'TEXT'
Dear Dora, please find attached my application for the position of miller.
TEXT
talk() { # talk N DAY THANKS: an interview at nine on DAY, a mail of mine THANKS hours after it ended, or ""
    mail Box <<MAIL
Received: from mx.example by home.example with ESMTP; Mon, 02 Mar 2026 08:00:00 +0000
From: Hr <hr@house$1.example>
To: mia@home.example
Subject: Your interview at House$1
Date: Mon, 02 Mar 2026 08:00:00 +0000
Message-ID: <talk$1@x.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=bb

--bb
Content-Type: text/plain

Dear Mia, here is the invitation to your interview.
--bb
Content-Type: text/calendar; method=REQUEST

BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:talk-number-$1@x.example
DTSTAMP:20260302T080000Z
DTSTART:202603$2T090000Z
DTEND:202603$2T100000Z
SUMMARY:Interview
ORGANIZER:mailto:hr@house$1.example
ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:mia@home.example
END:VEVENT
END:VCALENDAR
--bb--
MAIL
    [ -z "$3" ] || write "thanks$1" mia@home.example "hr@house$1.example" "$(date -u -d "2026-03-$2 10:00 UTC $3 hours" '+%a, %d %b %Y %H:%M:%S')" "Re: Your interview at House$1" "talk$1" <<'TEXT'
Dear Hr, thank you for the interview.
TEXT
}
talk 1 09 2
talk 2 09 47
talk 3 09 ""
notmuch_new
followup index --quiet
followup note id:open1@x.example "rang twice" > /dev/null
run followup report
like "what I promised, and when" "*You promised*Fri 20 Mar*cy@yard.example*The drawing*" "$out"
is "promises in JSON" "1 2026-03-20" "$(followup report --format=json | python3 -c 'import json,sys; p=json.load(sys.stdin)["promises"]; print(len(p), p[0]["day"])')"
like "the follow-ups of the next seven days" "*next seven days*Wed 18 Mar*bo@berg.example: The boat*" "$out"
like "the notes" "*Notes*bo@berg.example: rang twice*" "$out"
is "three interviews: in time, late, not at all" "3 1 1 1" "$(report thank_you interviews) $(report thank_you in_time) $(report thank_you late) $(report thank_you none)"
unlike "no rate of three" "*% in time*" "$out"
is "the pipeline by stage" "1 3" "$(report stages applied) $(report stages interviewed)"
like "in words" "*Interviews by stage*applied *1*interviewed *3*" "$out"
talk 4 09 1
talk 5 09 3
notmuch_new
followup index --quiet
run followup report
like "a rate of five" "*after 5 interviews: 3 within 24 hours, 1 later, 1 none (60 % in time)*" "$out"
is "open cases" "$(report open count)" "$(($(report open me) + $(report open them)))"
followup snooze id:open1@x.example 2026-04-20 > /dev/null
unlike "what sleeps is no follow-up of these days" "*next seven days*The boat*" "$(followup report)"
followup undo > /dev/null

# The timeline.
followup expect id:promised@x.example 2026-03-25 --note="he is at sea" > /dev/null
run followup show id:promised@x.example
like "who wrote when" "*Thu 12 Mar 08:00  -> cy@yard.example: The drawing*" "$out"
like "what was promised" "*promises: “I will send you the drawing by Friday 20 March.” \[promise.*\]*" "$out"
like "what the user said, when, after that mail" "*The drawing*you said: expect Wed 25 Mar: he is at sea*Next*" "$out"
like "what is expected next, by which rule" "*Next*Your move, expected by Wed 25 Mar (*)*\[decision.expect\]*" "$out"
is "the same in JSON" "promised@x.example PROMISE 2026-03-20 expect 2026-03-25 decision" "$(followup show id:promised@x.example --format=json | python3 -c '
import json, sys
row = json.load(sys.stdin)["rows"][0]
finding = [f for f in row["messages"][0]["findings"] if f["rule"].startswith("promise.")][0]
said = row["decisions"][0]
print(row["messages"][0]["message_id"], finding["sense"].upper(), finding["start"], said["verb"], said["day"], row["basis"])')"
followup undo > /dev/null

# Facts know no "me", no day, no holiday: no mail is opened for these.
chmod -R a-r "$box/mail/Box"
rows() { followup list --all --format=jsonl; }
is "another day" True "$(FOLLOWUP_NOW=2026-05-04T09:00:00 rows | python3 -c 'import json,sys; print([json.loads(l) for l in sys.stdin if "open1" in l][0]["overdue"])')"
expected() { rows | python3 -c 'import json,sys; print([json.loads(l) for l in sys.stdin if "open1" in l][0]["expected"])'; }
is "without a holiday" 2026-03-16 "$(expected)"
config <<'CONFIG'
holidays = 2026-03-13
CONFIG
is "a holiday moves what the policy expects" 2026-03-17 "$(expected)"
config <<'CONFIG'
addresses = bo@berg.example
CONFIG
is "with that address mine too it is a note to myself" nobody "$(rows | python3 -c 'import json,sys; print([json.loads(l) for l in sys.stdin if "open1" in l][0]["waiting_on"])')"
rm "$HOME/.config/followup/config"
mkdir -p "$HOME/.local/share/followup/default/decisions"
printf '{"seq":90,"verb":"done","anchor":"open1@x.example"}\n' > "$HOME/.local/share/followup/default/decisions/other-00000003.jsonl"
is "another host's word" nobody "$(rows | python3 -c 'import json,sys; print([json.loads(l) for l in sys.stdin if "open1" in l][0]["waiting_on"])')"
finish
