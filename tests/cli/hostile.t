#!/bin/sh
# A thousand hostile headers as drafts, read again by Python's email package: exactly the planned headers
# and recipients. Then hostile mails through the whole way: database, list, draft.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/../support/cli.sh"
need notmuch python3
cat > "$box/drafts.py" <<'EOF'
import email, email.policy, json, random, re, subprocess, sys
from email.header import decode_header, make_header
random.seed(7)
parts = ['\r\n', '\n', '\r', 'Bcc: v@evil.example', 'Attach: /etc/passwd', 'Fcc: =x', 'Pgp: S', 'X-Mutt-Fcc: x', '\n\n', ',', ';', ':',
         '<v@evil.example>', '"', '\\', '(', ')', '=?utf-8?q?=0D=0ABcc:_v@evil.example?=', '=?utf-8?b?DQpCY2M6IHZAZXZpbC5leGFtcGxl?=',
         '\u202e', '\u200b', '\x1b[2J', '\x9b', 'é', '日本', 'group: v@evil.example;', ' ', '\t', '\ufffd', 'x' * 300, '${1:x}', '{{name}}']
planned = {'from', 'to', 'cc', 'subject', 'in-reply-to', 'references', 'mime-version', 'content-type', 'content-transfer-encoding'}
bad = 0
for number in range(1000):
    def text():
        return ''.join(random.choice(parts) for _ in range(random.randint(1, 12)))
    plan = {'from': {'name': text(), 'address': 'mia@home.example'},
            'to': [{'name': text(), 'address': 'ada@firm.example'}, {'name': 'x', 'address': text()}],
            'cc': [{'name': text(), 'address': 'bo@firm.example'}], 'subject': text() * (50 if number % 50 == 0 else 1),
            'in_reply_to': text(), 'references': ['a@b', text()], 'body': text()}
    done = subprocess.run([sys.argv[1], 'draft'], input=json.dumps(plan).encode(), stdout=subprocess.PIPE)
    mail = email.message_from_bytes(done.stdout, policy=email.policy.default)
    old = email.message_from_bytes(done.stdout)
    names = [k.lower() for k in old.keys()]
    try:
        who = [[a.addr_spec for a in mail[field].addresses] for field in ('From', 'To', 'Cc')]
    except Exception as error:
        who = repr(error)
    header = done.stdout.split(b'\n\n')[0]
    lines = re.sub(r'\n[ \t]', ' ', header.decode('ascii', 'replace')).split('\n')
    plain = ''.join(str(make_header(decode_header(line))) for line in lines)
    faults = [done.returncode, not set(names) <= planned, len(names) != len(set(names)), who != [['mia@home.example'], ['ada@firm.example'], ['bo@firm.example']],
              any(c < 32 and c not in (9, 10) or c > 126 for c in header), old.is_multipart(),
              '\n' in plain or '\r' in plain]
    if any(faults):
        bad += 1
        print('#', number, faults, who, ascii(done.stdout[:700]))
print(bad, 'of 1000')
EOF
python3 "$box/drafts.py" "$build/followup-index" > "$box/drafts.out"
is "a thousand drafts hold what was planned" "0 of 1000" "$(tail -n 1 "$box/drafts.out")"
grep '^#' "$box/drafts.out" | head -n 3

number=0
for name in '=?utf-8?q?x=0D=0ABcc:_v@evil.example?=' '"a, b" ' '=?utf-8?b?4oCuZXZpbA==?=' '=?utf-8?b?G10wO3gHGzJK?=' 'v@evil.example' \
    '"<v@evil.example>"' '=?utf-8?q?=24=7B1:x=7D_=7B=7Bname=7D=7D?='; do
    number=$((number + 1))
    mail Inbox <<EOF
Received: from mx.evil.example (mx.evil.example [192.0.2.9]) by home.example with ESMTP; Thu, 12 Mar 2026 09:30:00 +0000
From: $name <sender$number@firm.example>
To: Mia Muster <mia@home.example>
Subject: $name question $number
Date: Thu, 12 Mar 2026 09:30:00 +0000
Message-ID: <hostile-$number@firm.example>

Could you please tell me the time by Friday?
EOF
done
notmuch_new
followup index --quiet
for command in 'due --why' 'list --all' 'list --all --format=json' 'list --format=jsonl' 'templates' 'doctor' 'report'; do
    # shellcheck disable=SC2086
    run followup $command
    code_is "$command" 0
    is "$command prints no control and no hidden character" 0 "$(python3 -c '
import sys, unicodedata
text = open(sys.argv[1], encoding="utf-8", newline="").read()
print(sum(unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") and c != "\n" for c in text))' "$box/out")"
done
while [ "$number" -gt 0 ]; do
    run followup draft "id:hostile-$number@firm.example"
    is "draft $number goes to its sender only" "['sender$number@firm.example'] []" "$(python3 -c '
import email, email.policy, sys
mail = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
print([a.addr_spec for a in mail["To"].addresses], [k for k in mail.keys() if k.lower() in ("bcc", "cc", "attach", "fcc")])' "$box/out")"
    run followup show "id:hostile-$number@firm.example"
    is "show $number prints no control byte" 0 "$(tr -d '\n\040-\176\200-\377' < "$box/out" | wc -c)"
    number=$((number - 1))
done
finish
