/* Which mails count and what opens a duty: sections 2.1 and 2.2 of doc/design.md.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "support/state_table.h"
#include "support/unit.h"

#define NOW "05-20T10:00"

static const struct state_row messages[] = {
    /* 2.1: **Time** of a message = its Date header. */
    {"mail of the future is left out", "a me>ada 05-21 ask", "", NOW, ""},
    {"received in the future: left out", "a ada>me 05-22 received=05-21T10:00 ask", "", NOW, ""},
    {"unless it was received before", "a ada>me 05-21 received=05-18T10:00 ask", "", NOW,
     "on=me exp=05-20 told=ask.test,policy.answer,date.corrected"},
    {"my answer to it counts", "a ada>me 05-21 received=05-18T10:00 ask\nb me>ada 05-19 re=a", "",
     NOW, "on=nobody"},
    {"its Date header could not be right", "a ada>me 05-18 ask corrected", "", NOW,
     "on=me told=ask.test,policy.answer,date.corrected"},
    /* 2.1: **Mine** = From is one of my addresses, not a draft */
    {"a note to myself", "a me>me 05-18 ask", "", NOW, ""},
    {"a draft is no mail", "a me>ada 05-18 ask draft", "", NOW, ""},
    {"claims to be me", "a me>ada 05-18 ask unproved", "", NOW, ""},
    {"submitted with a password is mine",
     "a ada>me 05-18 ask\nb me>ada 05-19 re=a unproved submitted", "", NOW, "on=nobody"},
    {"kept in the sent folder is mine", "a ada>me 05-18 ask\nb me>ada 05-19 re=a unproved sent", "",
     NOW, "on=nobody"},
    /* 2.1: Addressed to me: To, Cc, Delivered-To, X-Original-To against my addresses and plus-forms
     */
    {"the box of another at my house is none", "a ada>you@home.example,bob@other.example 05-18 ask",
     "", NOW, ""},
    {"an alias is me", "a ada>alias 05-18 ask", "", NOW, "on=me"},
    {"in Cc alone, by name", "a ada>bob@other.example 05-18 ask asked=Mia cc=alias", "", NOW,
     "on=me"},
    /* 2.1: or a mail that names at most one reader, over no list, and greets nobody else (Bcc, an
       alias). */
    {"to no reader that is told (Bcc): it came to me", "a ada> 05-18 ask", "", NOW, "on=me"},
    {"to one other, whom it greets", "a ada>bob@other.example 05-18 ask greet=Bob", "", NOW, ""},
    {"to two others", "a ada>bob@other.example,cyn@third.example 05-18 ask", "", NOW, ""},
    /* 2.1: **Automatic** = Auto-Submitted other than `no` */
    {"away alone", "a ada>me 05-18 auto=away away=05-22", "", NOW, ""},
    {"a notice asks nothing", "a ada>me 05-18 auto=notice ask", "", NOW, ""},
    {"a newsletter asks nothing", "a ada>me 05-18 unsubscribe ask", "", NOW, ""},
    {"a mailing system asks nothing", "a ada>me 05-18 mass ask", "", NOW, ""},
    {"nobody reads no-reply", "a ada>me 05-18 noreplysender ask", "", NOW, ""},
    {"but it may answer me", "a me>ada 05-18 ask\nb ada>me 05-19 re=a unsubscribe ask", "", NOW,
     "on=me"},
    /* 2.1: Mail of shops, offices and round mails that carries none of these headers is told by
       weak signs that add up */
    {"an impersonal mail asks nothing", "a ada>me 05-18 impersonal ask", "", NOW, ""},
    {"nor does it promise", "a ada>me 05-18 impersonal promise=05-22", "", NOW, ""},
    {"but I know whom I write to", "a me>ada 05-11\nb ada>me 05-18 thread=other impersonal ask", "",
     NOW, "on=me"},
    /* 2.1: a promise in automatic mail counts when the mail is hiring mail or refers to a message
       of mine. */
    {"an automatic promise to nobody", "b ada>me 05-18 auto=notice promise=05-22", "", NOW, ""},
    {"an automatic promise in answer to me",
     "a me>ada 05-18 ask\nb ada>me 05-18 re=a auto=notice promise=05-22", "", NOW,
     "on=them exp=05-22 basis=stated"},
    {"in hiring mail", "a ada>me 05-18 event=acknowledged auto=notice promise=05-22", "", NOW,
     "on=them exp=05-22 basis=stated"},
    /* 2.1: METHOD:REPLY answers the invitation with its UID and nothing else, in either direction.
     */
    {"a calendar reply answers no question",
     "a me>ada 05-18 ask\nb ada>me 05-19 re=a rsvp=u:accepted", "", NOW, "on=them exp=05-21"},
    {"nor mine to a question of theirs",
     "a ada>me 05-18 ask\n"
     "b me>ada 05-19 re=a rsvp=u:accepted",
     "", NOW, "on=me exp=05-20"},
    {"theirs to my invitation does",
     "a me>ada 05-18 ask invite=u@05-27T14:00\n"
     "b ada>me 05-19 re=a rsvp=u:accepted",
     "", NOW, "on=them exp=05-21"},
    /* 2.1: A failure DSN for my message turns the duty to me */
    {"a delay is no failure", "a me>ada 05-18 ask\nb mta>me 05-18 re=a auto=delay", "", NOW,
     "on=them exp=05-21"},
    {"a bounce of nothing of mine", "b mta>me 05-18 auto=bounce failed=x@y.example", "", NOW, ""},
    {"a bounce of the same second comes behind its mail",
     "b me>ada 05-18 ask\na mta>me 05-18 auto=bounce failed=ada@corp.example failedid=b", "", NOW,
     "on=me action=resend"},
    {"a bounce turns the duty to me",
     "a me>ada 05-18 ask\nb mta>me 05-18T10:05 auto=bounce failed=ada@corp.example failedid=a", "",
     NOW, "on=me action=resend cert=proved why=delivery.failed"},
    {"one of two did not get it: the other still owes",
     "a me>ada,bob@other.example 05-18 ask\n"
     "b mta>me 05-18 re=a auto=bounce failed=ada@corp.example failedid=a",
     "", NOW, "on=me action=resend also=1"},
    {"sending again answers it",
     "a me>ada 05-18 ask\nb mta>me 05-18 re=a auto=bounce failed=ada@corp.example\n"
     "c me>ada@freemail.example 05-19 re=a ask",
     "", NOW, "on=them exp=05-22"},
    {"sent again elsewhere, without a reference",
     "a me>ada 05-18 ask subject=Plan\nb mta>me 05-18 re=a auto=bounce failed=ada@corp.example\n"
     "c me>ada@freemail.example 05-19 ask subject=Re:_plan",
     "", NOW, "on=them exp=05-22 mails=1\non=nobody mails=2 why=delivery.resent"},
    {"another matter sent later is not it",
     "a me>ada 05-18 ask subject=Plan\nb mta>me 05-18 re=a auto=bounce failed=ada@corp.example\n"
     "c me>ada@freemail.example 05-19 ask subject=Lunch",
     "", NOW, "on=me action=resend\non=them exp=05-22"},
    {"what was sent before it bounced is not it",
     "z me>bob@other.example 05-14 ask subject=Plan\na me>ada 05-18 ask subject=Plan\n"
     "b mta>me 05-18 re=a auto=bounce failed=ada@corp.example",
     "", NOW, "on=me action=resend\non=them"},
    /* 2.1: Encrypted parts are never read. */
    {"an encrypted question asks nothing", "a ada>me 05-18 encrypted", "", NOW, ""},
    {"an encrypted answer cannot be read", "a me>ada 05-18 ask\nb ada>me 05-19 re=a encrypted", "",
     NOW, "on=them cert=unknown"},
    {"a quarantined answer", "a me>ada 05-18 ask\nb ada>me 05-19 re=a unreadable", "", NOW,
     "on=them cert=unknown"},
};

static const struct state_row opening[] = {
    /* 2.2: **Opened by**: their ask of me or invitation -> me */
    {"no mail", "", "", NOW, ""},
    {"a mail that says nothing", "a ada>me 05-18", "", NOW, ""},
    {"their ask is mine", "a ada>me 05-18 ask", "", NOW,
     "on=me exp=05-20 basis=policy action=reply why=ask.test why2=policy.answer acton=05-18"},
    {"their dated ask", "a ada>me 05-18 ask=05-22", "", NOW,
     "on=me exp=05-22 basis=stated action=reply overdue=no"},
    {"a date before the mail is none", "a ada>me 05-18 ask=05-15", "", NOW,
     "on=me exp=05-20 basis=policy"},
    {"an ask of the very minute", "a ada>me 05-20T10:00 ask", "", NOW,
     "on=me exp=05-22 action=reply"},
    {"an invitation", "a ada>me 05-19 invite=u@05-27T14:00", "", NOW,
     "on=me exp=05-21 why=invite.request"},
    {"a weak ask beside a promise", "a ada>me 05-18 weakask promise=05-22", "", NOW,
     "on=them exp=05-22"},
    {"a weak ask alone", "a ada>me 05-18 weakask", "", NOW, "on=me exp=05-20"},
    /* 2.2: my promise -> me */
    {"to nobody", "a me>me 05-18 promise=05-22", "", NOW, ""},
    {"my promise", "a ada>me 05-14 closing\nb me>ada 05-15 re=a promise=05-22", "", NOW,
     "on=me exp=05-22 basis=stated action=reply"},
    {"its day is over", "a me>ada 05-11 promise=05-15", "", NOW,
     "on=me exp=05-15 overdue=yes action=reply"},
    {"of this very day", "a me>ada 05-20T09:00 promise=05-20", "", NOW,
     "on=me exp=05-20 overdue=no"},
    /* 2.2: my ask -> them */
    {"of myself", "a me>alias 05-18 ask", "", NOW, ""},
    {"my ask is theirs", "a me>ada 05-18 ask", "", NOW,
     "on=them exp=05-21 basis=policy action=wait with=ada"},
    {"my dated ask", "a me>ada 05-18 ask=05-19", "", NOW, "on=them exp=05-19 basis=stated"},
    {"over a holiday", "a me>ada 05-22 ask", "", "05-26T10:00", "on=them exp=05-28"},
    {"an ask of the very minute", "a me>ada 05-20T10:00 ask", "", NOW,
     "on=them exp=05-26 action=wait"},
    /* 2.2: their promise -> them */
    {"to another", "a ada>bob@other.example 05-18 promise=05-22 cc=me", "", NOW, ""},
    {"their promise", "a ada>me 05-18 promise=05-22", "", NOW,
     "on=them exp=05-22 basis=stated acton=05-27 action=wait"},
    {"a sentence that promises asks nothing", "a ada>me 05-18 ask=05-18 promise=05-22 together", "",
     NOW, "on=them exp=05-22 also=0"},
    {"two duties: the earlier is the row", "a ada>me 05-18 ask promise=05-19", "", NOW,
     "on=them exp=05-19 also=1"},
    {"a tie is mine", "a ada>me 05-18 ask=05-22 promise=05-22", "", NOW, "on=me also=1"},
    /* 2.2: a stage in which a side has the move (2.4) -> that side. */
    {"an end moves nobody", "a ada>me 05-18 event=rejected", "", NOW, "on=nobody"},
    {"without an ask: me", "a ada>me 05-19 event=offer", "", NOW, "on=me exp=05-20 basis=policy"},
    {"without a promise: them", "a me>ada 05-11 event=applied", "", NOW,
     "on=them exp=05-26 basis=policy"},
    /* 2.2: An undated promise gets the policy date of an ask. */
    {"nobody is promised anything", "a me>me 05-18 promise", "", NOW, ""},
    {"my undated promise", "b me>ada 05-18 promise", "", NOW, "on=me exp=05-20 basis=policy"},
    {"their undated promise", "a ada>me 05-18 promise", "", NOW, "on=them exp=05-21 basis=policy"},
    {"over a weekend", "a me>ada 05-15 promise", "", NOW, "on=me exp=05-19 basis=policy"},
    /* 2.2: Thanks, */
    {"thanks open nothing", "a ada>me 05-18 closing", "", NOW, ""},
    {"nor mine", "a me>ada 05-18 closing", "", NOW, ""},
    {"thanks settle no question behind them", "a ada>me 05-18 closing weakask mark", "", NOW,
     "on=me exp=05-20"},
    {"but one before them, and what is no question", "a ada>me 05-18 weakask mark closing weakask",
     "", NOW, ""},
    /* 2.2: FYI, */
    {"nothing but words", "a ada>me 05-18 holding", "", NOW, ""},
    {"with a date for me to know", "a ada>me 05-18 date=05-22", "", NOW, ""},
    {"an FYI of mine", "a me>ada 05-18 date=05-22", "", NOW, ""},
    /* 2.2: acceptances, declines, */
    {"\"yes, fine\": nothing is owed",
     "a me>ada 05-18 ask\n"
     "b ada>me 05-19 re=a closing",
     "", NOW, "on=nobody group=answered"},
    {"theirs of my invitation",
     "a me>ada 05-18 invite=u@05-27T14:00\n"
     "b ada>me 05-19 re=a rsvp=u:accepted",
     "", NOW, "on=nobody"},
    {"their decline of it",
     "a me>ada 05-18 invite=u@05-27T14:00\n"
     "b ada>me 05-19 re=a rsvp=u:declined",
     "", NOW, "on=nobody"},
    /* 2.2: "no reply needed" and closings open nothing. */
    {"alone", "a ada>me 05-18 noreply", "", NOW, ""},
    {"no reply needed takes an undated ask back", "a ada>me 05-18 ask noreply", "", NOW, ""},
    {"but not a dated one", "a ada>me 05-18 ask=05-21 noreply", "", NOW, "on=me exp=05-21"},
    {"mine", "a me>ada 05-18 ask noreply", "", NOW, ""},
};

STATE_TABLE_TEST(which_mails_count, messages)
STATE_TABLE_TEST(duties_open, opening)

FUP_UNIT_TABLES("state/duty", NULL, NULL, FUP_UNIT_ROWS(which_mails_count, messages),
                FUP_UNIT_ROWS(duties_open, opening))
