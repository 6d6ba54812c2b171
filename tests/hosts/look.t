#!/bin/sh
# How the list looks with real rows: wide characters, long names, a thank-you, a note, a draft, snoozed and hostile
# mail, at 60, 80 and 120 columns in each Neovim; and that no notice of it asks for a key press on a narrow screen.
cd "$(dirname "$0")/../.." || exit 1
. tests/hosts/mailbox.sh
make_home
them() { # them NAME FROM SUBJECT DATE [HEADER...]: a mail to me; stdin: its body
    name=$1 from=$2 subject=$3 date=$4
    shift 4
    mail . "$name" "From: $from" "To: $me" "Subject: $subject" "Message-ID: <$name@there.example>" "Date: $date" \
        "Received: from mx.there.example by hale.example with ESMTP; $date" "$@"
}
them lunch '田中 花子 <hanako@there.example>' 'Lunch?' 'Sat, 14 Mar 2026 10:00:00 +0900' << 'BODY'
Hello Robin,

could you tell me by Monday whether you come?

Hanako
BODY
them meeting '=?utf-8?B?6ZW344GE5ZCN5YmN44Gu5Lya56S+44Gu5ouF5b2T6ICF?= <tanto@firm.example>' '=?utf-8?B?5qyh5Zue44Gu6Z2i6KuH44Gr44Gk44GE44Gm44Gu44GU55u46KuH44Go44GK6aGY44GE?=' \
    'Fri, 13 Mar 2026 10:00:00 +0900' << 'BODY'
Hello Robin,

could you send me three times that suit you?

Tanto
BODY
them papers '"Émile Ó Briain-Featherstonehaugh" <emile@there.example>' 'The papers for the flat in the old town, with all that we talked about' \
    'Thu, 05 Mar 2026 10:00:00 +0000' << 'BODY'
Dear Robin,

could you send me the papers by Friday?

Émile
BODY
them evil '=?utf-8?B?TQdhbGxvcnkgJCh0b3VjaCBjYW5hcnkp?= <m@there.example>' '=?utf-8?B?ZXZpbCAbWzMxbSAle3N5c3RlbSgidG91Y2ggY2FuYXJ5Iil9IOKAriB8ICF0b3VjaCBjYW5hcnk=?=' \
    'Mon, 09 Mar 2026 10:00:00 +0000' << 'BODY'
Hello,

could you send me the papers by 23 March?

Mallory
BODY
mail Sent tickets "From: $me" 'To: Bo Berg <bo@there.example>, Cy Dahl <cy@there.example>' 'Subject: Tickets' 'Message-ID: <tickets@hale.example>' \
    'Date: Thu, 12 Mar 2026 10:00:00 +0100' << 'BODY'
Hello,

could you please send me the tickets?

Robin
BODY
make_mailbox
make_index || { ok 'the sample mailbox is indexed' 1; finish; exit 1; }
quiet() { "$@" > /dev/null || ok "$*" 1; }
quiet followup note id:ask@orchard.example 'ask about Friday'
quiet followup snooze id:promise@fennel.example 2026-04-01
FOLLOWUP_NOW=2026-03-16T08:30:00+01:00 quiet followup draft id:question@hale.example
export REAL_HOME="$home" FOLLOWUP_PROGRAM="$build/followup"
for nvim in ${NVIMS:-nvim build/hosts/nvim-trixie/bin/nvim build/hosts/nvim-forky/bin/nvim}; do
    case $nvim in /*) ;; */*) nvim=$top/$nvim ;; esac
    NVIM=$nvim tests/nvim/run tests/hosts/look_spec.lua || failed=1
done
exit "${failed:-0}"
