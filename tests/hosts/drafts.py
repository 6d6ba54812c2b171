"""Reads mails as another mail program would, and prints what is wrong with each.

  drafts.py FILE...          drafts of `followup draft`
  drafts.py --sent FILE...   what a fake sendmail got from a mailer: a line of its arguments, then the mail

SPDX-License-Identifier: GPL-3.0-or-later
"""
import email
import email.policy
import re
import sys

drafted = {'from', 'to', 'cc', 'subject', 'in-reply-to', 'references', 'mime-version', 'content-type', 'content-transfer-encoding'}
mailed = drafted | {'date', 'message-id', 'user-agent', 'content-disposition'}
is_sent = sys.argv[1] == '--sent'


def faults(raw, arguments):
    message = email.message_from_bytes(raw, policy=email.policy.default)
    names = [name.lower() for name in message.keys()]
    extra = [name for name in names if name not in (mailed if is_sent else drafted)]
    twice = sorted({name for name in names if names.count(name) > 1})
    if extra or twice:
        yield f'has {extra + twice}'
    if any(byte < 32 and byte not in (9, 10) or byte == 127 for byte in raw.split(b'\n\n', 1)[0]):
        yield 'has controls in its headers'
    to, cc = ([address.addr_spec for address in message[name].addresses] if message[name] else [] for name in ('to', 'cc'))
    number = re.fullmatch(r'mallory(\d+)@evil\1\.example', to[0] if to else '')
    if not number or to[1:] or cc != [f'bo{number[1]}@friend.example']:
        yield f'goes to {to} {cc}'
    if is_sent and sorted(word for word in arguments.split() if '@' in word and word != 'robin@hale.example') != sorted(to + cc):
        yield f'was sent to {arguments}'
    if message['bcc'] or message.is_multipart() or message.get_content_type() != 'text/plain':
        yield 'has a Bcc or parts'


paths = sys.argv[2 if is_sent else 1:]
for path in paths:
    with open(path, 'rb') as file:
        head = file.readline() if is_sent else b''
        raw = file.read()
    for fault in faults(raw, head.decode('utf-8', 'replace')):
        print(path, fault)
print(len(paths), 'read')
