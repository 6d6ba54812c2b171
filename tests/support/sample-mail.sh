# tests/support/sample-mail.sh - sourced after cli.sh: one small mailbox that shows each group of the due
# list, seen on Monday 16 March 2026. SPDX-License-Identifier: GPL-3.0-or-later

sample_mailbox() {
    mail Sent <<'EOF'
From: Mia Muster <mia@home.example>
To: Ada Quirk <ada@firm.example>
Subject: The plan for the garden
Date: Fri, 06 Mar 2026 10:00:00 +0000
Message-ID: <garden-1@home.example>

Hi Ada,

could you send me the plan for the garden?

Mia
EOF
    mail Inbox <<'EOF'
Received: from mx.firm.example (mx.firm.example [192.0.2.1]) by home.example with ESMTP; Thu, 12 Mar 2026 09:30:00 +0000
From: Bo Berg <bo@berg.example>
To: Mia Muster <mia@home.example>
Subject: Saturday
Date: Thu, 12 Mar 2026 09:30:00 +0000
Message-ID: <saturday-1@berg.example>

Hello Mia,

are you coming on Saturday? Please let me know by Tuesday.

Bo
EOF
    mail Sent <<'EOF'
From: Mia Muster <mia@home.example>
To: Carla Ortiz <carla@example-works.example>
Subject: Application as gardener
Date: Mon, 02 Mar 2026 08:00:00 +0000
Message-ID: <gardener-1@home.example>

Dear Ms Ortiz,

please find attached my application for the position of gardener.

Kind regards
Mia Muster
EOF
    mail Inbox <<'EOF'
Received: from mx.works.example (mx.works.example [192.0.2.2]) by home.example with ESMTP; Tue, 03 Mar 2026 14:10:00 +0000
From: Carla Ortiz <carla@example-works.example>
To: Mia Muster <mia@home.example>
Subject: Re: Application as gardener
Date: Tue, 03 Mar 2026 14:10:00 +0000
Message-ID: <gardener-2@example-works.example>
In-Reply-To: <gardener-1@home.example>
References: <gardener-1@home.example>

Hi Mia,

thank you for your application for the gardener position. You will hear from us by the end of next week.

Kind regards
Carla Ortiz
EOF
    mail Inbox <<'EOF'
Received: from stall.example (stall.example [192.0.2.3]) by home.example with ESMTP; Sun, 15 Mar 2026 06:00:00 +0000
From: Dodo Stall <dodo@stall.example>
To: Mia Muster <mia@home.example>
Subject: =?utf-8?b?G1szMW1TYWxlGwDigK4=?=
Date: Sun, 15 Mar 2026 06:00:00 +0000
Message-ID: <stall-1@stall.example>

Could you please bring me the boxes by Friday?
EOF
    notmuch_new
}
