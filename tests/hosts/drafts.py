"""Reads drafts (files named on the command line) as another mail program would: prints what is wrong with each.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import email
import email.policy
import os
import sys

allowed = {'from', 'to', 'cc', 'subject', 'in-reply-to', 'references', 'mime-version', 'content-type', 'content-transfer-encoding'}
if os.environ.get('SENT'):  # by a mailer, which adds its own
    allowed |= {'date', 'message-id', 'user-agent', 'content-disposition'}
for path in sys.argv[1:]:
    with open(path, 'rb') as file:
        raw = file.read()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    names = [name.lower() for name in message.keys()]
    extra = [name for name in names if name not in allowed] + sorted({name for name in names if names.count(name) > 1})
    head = raw.split(b'\n\n', 1)[0]
    if extra:
        print(path, 'has', extra)
    if any(byte < 32 and byte not in (9, 10) or byte == 127 for byte in head):
        print(path, 'has controls in its headers')
    to = [address.addr_spec for address in message['to'].addresses] if message['to'] else []
    if len(to) != 1 or not to[0].startswith('mallory'):
        print(path, 'goes to', to)
    if message['bcc'] or message.is_multipart():
        print(path, 'has a Bcc or parts')
