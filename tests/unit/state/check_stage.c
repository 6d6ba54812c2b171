/* Hiring: sections 2.3 and 2.4 of doc/design.md. SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/state_table.h"
#include "support/unit.h"

#include "state/stage.h"

#define NOW "05-20T10:00"

static const struct state_row stages[] = {
    {"a pitch opens no case", "a ada>me 05-18 event=pitch ask", "", NOW, ""},
    {"a job alert opens no case", "a ada>me 05-18 event=job_alert ask", "", NOW, ""},
    {"my application", "a me>ada 05-11 event=applied", "", NOW,
     "on=them stage=applied kind=interview role=candidate exp=05-26 acton=05-28 action=wait"},
    {"a receipt opens the case", "a jobs@ats.example>me 05-11 event=acknowledged auto=notice", "",
     NOW, "on=them stage=applied exp=05-26 basis=policy"},
    {"a receipt with a date",
     "a jobs@ats.example>me 05-11 event=acknowledged auto=notice promise=05-22", "", NOW,
     "on=them stage=applied exp=05-22 basis=stated"},
    {"a personal first mail", "a ada>me 05-19 event=contacted ask", "", NOW,
     "on=me stage=contacted exp=05-20 action=reply"},
    {"please note, says a receipt",
     "a jobs@ats.example>me 05-11 event=acknowledged auto=notice ask", "", NOW,
     "on=them stage=applied exp=05-26"},
    {"after the receipt a person writes",
     "a jobs@ats.example>me 05-04 event=acknowledged auto=notice org=Corp\n"
     "b ada>me 05-19 event=contacted ask",
     "", NOW, "on=me stage=contacted exp=05-20 mails=2"},
    {"invited", "a ada>me 05-19 event=invited", "", NOW,
     "on=me stage=scheduling exp=05-20 why=invited.event"},
    {"I answered", "a ada>me 05-11 event=invited ask\nb me>ada 05-18 re=a", "", NOW,
     "on=them stage=scheduling exp=05-26"},
    {"an assessment with a date", "a ada>me 05-18 event=assessment ask=05-23", "", NOW,
     "on=me stage=assessment exp=05-23 basis=stated"},
    {"I sent it", "a ada>me 05-11 event=assessment ask=05-23\nb me>ada 05-18 re=a event=submitted",
     "", NOW, "on=them stage=assessment exp=06-02"},
    {"its receipt", "a ada>me 05-11 event=assessment ask\nb ada>me 05-18 event=acknowledged re=a",
     "", NOW, "on=them stage=assessment exp=06-02"},
    {"documents", "a ada>me 05-18 event=more_information", "", NOW,
     "on=me stage=more_information exp=05-19 overdue=yes"},
    {"I sent them", "a ada>me 05-14 event=more_information ask\nb me>ada 05-15 re=a", "", NOW,
     "on=them stage=more_information exp=06-01"},
    {"I only promise them",
     "a ada>me 05-14 event=more_information ask\nb me>ada 05-15 re=a promise=05-22", "", NOW,
     "on=me stage=more_information exp=05-22 also=0"},
    {"documents asked before a fixed interview leave it fixed",
     "a ada>me 05-14 event=scheduled invite=u@05-27T14:00\nb me>ada 05-14 re=a rsvp=u:accepted\n"
     "c ada>me 05-19 re=a event=more_information ask",
     "", NOW, "on=me stage=scheduled exp=05-20"},
    {"offer", "a ada>me 05-18 event=offer ask=05-22", "", NOW,
     "on=me stage=offer exp=05-22 basis=stated"},
    {"thanks for an offer are no answer",
     "a ada>me 05-18 event=offer ask=05-22\nb me>ada 05-19 re=a closing", "", NOW,
     "on=me stage=offer exp=05-22"},
    {"offer accepted",
     "a ada>me 05-18 event=offer ask=05-22\nb me>ada 05-19 re=a event=offer_accepted", "", NOW,
     "on=nobody stage=offer action=none"},
    {"welcome after it",
     "a ada>me 05-18 event=offer ask=05-22\nb me>ada 05-18 re=a event=offer_accepted\n"
     "c ada>me 05-19 re=b event=offer",
     "", NOW, "on=nobody stage=offer"},
    {"the answer to a question about it leaves its date",
     "a ada>me 05-11 event=offer ask=05-29\nb me>ada 05-12 re=a ask question\nc ada>me 05-13 re=b",
     "", NOW, "on=me stage=offer exp=05-29 basis=stated action=reply"},
    {"when that date is over it is the policy's",
     "a ada>me 05-04 event=offer ask=05-12\nb me>ada 05-11 re=a ask question\nc ada>me 05-19 re=b",
     "", NOW, "on=me stage=offer exp=05-20 basis=policy"},
    {"the answer to a question about a task gives the task back",
     "a ada>me 05-11 event=assessment ask=05-29\nb me>ada 05-12 re=a ask question\n"
     "c ada>me 05-13 re=b",
     "", NOW, "on=me stage=assessment exp=05-29 basis=stated"},
    {"while it is open, theirs",
     "a ada>me 05-11 event=assessment ask=05-29\nb me>ada 05-18 re=a ask question", "", NOW,
     "on=them stage=assessment exp=05-26"},
    {"an answer that puts off gives nothing back",
     "a ada>me 05-11 event=assessment ask=05-29\nb me>ada 05-12 re=a ask question\n"
     "c ada>me 05-13 re=b promise=05-22",
     "", NOW, "on=them stage=assessment exp=05-22"},
    {"nor where it was handed in with the question",
     "a ada>me 05-11 event=assessment ask=05-29\nb me>ada 05-12 re=a event=submitted ask question\n"
     "c ada>me 05-13 re=b",
     "", NOW, "on=them stage=assessment"},
    {"rejected", "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a event=rejected", "", NOW,
     "on=nobody stage=rejected why=rejected.event"},
    {"rejected by a machine",
     "a jobs@ats.example>me 05-11 event=acknowledged auto=notice token=k1\n"
     "b jobs@ats.example>me 05-18 event=rejected auto=notice token=k1",
     "", NOW, "on=nobody stage=rejected mails=2"},
    {"my kind words after it open nothing",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a event=rejected\nc me>ada 05-18 re=b ask",
     "", NOW, "on=nobody stage=rejected"},
    {"a question after it does",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a event=rejected\n"
     "c me>ada 05-18 re=b ask question",
     "", NOW, "on=them stage=rejected"},
    {"I withdrew", "a me>ada 05-11 event=applied\nb me>ada 05-18 re=a event=withdrawn", "", NOW,
     "on=nobody stage=withdrawn"},
    {"on hold", "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a event=on_hold", "", NOW,
     "on=nobody stage=on_hold"},
    {"on hold with a date",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a event=on_hold promise=06-12", "", NOW,
     "on=them stage=on_hold exp=06-12"},
    {"a forged rejection",
     "a me>ada 05-11 event=applied\n"
     "b x@evil.test>me 05-18 re=a event=rejected",
     "", NOW, "on=them stage=applied cert=unknown"},
};

#define INVITE "a ada>me 05-11 event=scheduled invite=u@"

static const struct state_row meetings[] = {
    {"an invitation is to be answered", INVITE "05-27T14:00", "", NOW,
     "on=me stage=scheduled exp=05-12 also=1 cert=proved"},
    {"answered: theirs, on the day", INVITE "05-27T14:00\nb me>ada 05-11 re=a rsvp=u:accepted", "",
     NOW, "on=them stage=scheduled exp=05-27 basis=invite action=wait"},
    {"tomorrow and never answered", INVITE "05-21T14:00", "", NOW,
     "on=me stage=scheduled action=confirm_attendance group=now"},
    {"on the next business day", INVITE "05-26T14:00", "", "05-22T10:00",
     "action=confirm_attendance"},
    {"tomorrow and answered", INVITE "05-21T14:00\nb me>ada 05-12 re=a rsvp=u:accepted", "", NOW,
     "on=them action=wait"},
    {"today, not yet over", INVITE "05-20T14:00\nb me>ada 05-12 re=a rsvp=u:accepted", "", NOW,
     "on=them stage=scheduled overdue=no"},
    {"I declined", INVITE "05-27T14:00\nb me>ada 05-18 re=a rsvp=u:declined", "", NOW,
     "on=them stage=scheduling exp=05-26"},
    {"called off",
     INVITE "05-27T14:00\nb me>ada 05-11 re=a rsvp=u:accepted\n"
            "c ada>me 05-18 re=a cancel=u seq=1",
     "", NOW, "on=them stage=scheduling exp=05-26"},
    {"moved",
     INVITE "05-19T14:00\nb me>ada 05-11 re=a rsvp=u:accepted\n"
            "c ada>me 05-18 re=a invite=u@05-27T14:00 seq=1",
     "", NOW, "on=me stage=scheduled exp=05-19 why=invite.request"},
    {"moved and answered",
     INVITE "05-19T14:00\nb me>ada 05-11 re=a rsvp=u:accepted\n"
            "c ada>me 05-18 re=a invite=u@05-27T14:00 seq=1\n"
            "d me>ada 05-18 re=c rsvp=u:accepted",
     "", NOW, "on=them stage=scheduled exp=05-27"},
    {"an older sequence arrives late",
     INVITE "05-27T14:00 seq=2\n"
            "b ada>me 05-12 re=a invite=u@05-13T14:00 seq=1",
     "", NOW, "stage=scheduled on=me exp=05-12"},
    {"held: thanks are due", INVITE "05-19T14:00\nb me>ada 05-12 re=a rsvp=u:accepted", "", NOW,
     "on=me stage=interviewed exp=05-20 basis=invite action=thank_you also=1 group=now"},
    {"late but not dropped", INVITE "05-18T14:00\nb me>ada 05-12 re=a rsvp=u:accepted", "", NOW,
     "on=me exp=05-19 action=thank_you overdue=yes"},
    {"dropped after the second business day",
     INVITE "05-15T14:00\nb me>ada 05-12 re=a rsvp=u:accepted", "", NOW,
     "on=them stage=interviewed exp=05-22 action=wait also=0"},
    {"I thanked", INVITE "05-14T14:00\nb me>ada 05-14T18:00 re=a held closing", "", NOW,
     "on=them stage=interviewed exp=05-21 n=0"},
    {"they said when",
     INVITE "05-18T14:00\nb ada>me 05-18T17:00 re=a held promise=05-22\n"
            "c me>ada 05-18T18:00 re=b closing",
     "", NOW, "on=them stage=interviewed exp=05-22 basis=stated"},
    {"a mail says that it took place", "a ada>me 05-18 event=none held side=employer promise=05-22",
     "", NOW, "on=them stage=interviewed exp=05-22"},
    {"text alone gave the time: thanks are due",
     "a ada>me 05-15 event=scheduled meeting=05-19T14:00", "", NOW,
     "on=me stage=interviewed exp=05-20 basis=stated action=thank_you"},
    {"a call told in text", "a ada>me 05-15 event=scheduled call=05-22T14:00", "", NOW,
     "on=them stage=scheduled exp=05-22 basis=stated action=wait"},
    {"the call did not come, as far as mail tells",
     "a ada>me 05-15 event=scheduled call=05-19T11:00", "", NOW,
     "on=them stage=scheduled exp=05-19 action=missed_call cert=unknown"},
    {"a day later", "a ada>me 05-15 event=scheduled call=05-19T11:00", "", "05-21T10:00",
     "on=them action=follow_up"},
    {"'I will call you then': the time stands in the letter before",
     "a ada>me 05-15 event=contacted ask\nb me>ada 05-15 re=a date=05-22T14:00\n"
     "c ada>me 05-15 re=b call",
     "", NOW, "on=them stage=scheduled exp=05-22"},
    {"a time agreed after talk of ringing is a call",
     "a ada>me 05-15 event=contacted ask call=05-19\n"
     "b me>ada 05-15 re=a event=scheduled meeting=05-19T11:00",
     "", NOW, "on=them stage=scheduled exp=05-19 action=missed_call"},
    {"met today, with a date of the day: no meeting to come",
     "a ada>me 05-19 event=scheduled meeting=05-19 held promise=05-22", "", NOW,
     "on=them stage=interviewed exp=05-22 also=0"},
    {"a call on a day without time is a promise", "a ada>me 05-15 side=employer held call=05-22",
     "", NOW, "on=them stage=interviewed exp=05-22 acton=05-27"},
    {"my phone stayed silent", INVITE "05-18T14:00\nb me>ada 05-18T16:00 missed ask", "", NOW,
     "on=them stage=scheduling exp=05-26 action=wait"},
    {"they waited for me", INVITE "05-18T14:00\nb ada>me 05-18T16:00 re=a missed ask", "", NOW,
     "on=me stage=scheduling exp=05-19 action=reply"},
    {"a booking of my own asks nothing",
     "a no@ats.example>me 05-15 event=scheduled system=scheduler invite=u@05-27T14:00 "
     "organizer=ada auto=notice",
     "", NOW, "on=them stage=scheduled exp=05-27"},
    {"it ended early: thanked before its planned end",
     INVITE "05-19T14:00\nb me>ada 05-12 re=a rsvp=u:accepted\nc me>ada 05-19T14:40 re=a held", "",
     NOW, "on=them stage=interviewed exp=05-27 also=0"},
    {"thanks before it began are not for it",
     INVITE "05-19T14:00\nb me>ada 05-12 re=a rsvp=u:accepted\nc me>ada 05-19T13:00 re=a held", "",
     NOW, "on=me stage=interviewed action=thank_you"},
    {"they thanked early: mine are due",
     INVITE "05-19T14:00\nb me>ada 05-12 re=a rsvp=u:accepted\nc ada>me 05-19T14:40 re=a held", "",
     NOW, "on=me stage=interviewed action=thank_you exp=05-20"},
    {"they must move it: theirs to name a time, and it is not held",
     INVITE "05-19T14:00\nb me>ada 05-12 re=a rsvp=u:accepted\n"
            "c ada>me 05-18 re=a event=invited rule=invited.move",
     "", NOW, "on=them stage=scheduling exp=05-26 also=0"},
    {"they must move it and ask",
     INVITE "05-19T14:00\nb me>ada 05-12 re=a rsvp=u:accepted\n"
            "c ada>me 05-18 re=a event=invited rule=invited.move ask",
     "", NOW, "on=me stage=scheduling exp=05-19 action=reply also=0"},
    {"moved in text after it was over: nothing to move",
     INVITE "05-18T14:00\nb me>ada 05-12 re=a rsvp=u:accepted\nc me>ada 05-18T16:00 re=a held\n"
            "d ada>me 05-19 re=c event=invited rule=invited.move ask",
     "", NOW, "on=me stage=scheduling action=reply"},
    {"'Tuesday at two is perfect': the Tuesday that was proposed",
     "a ada>me 05-11 event=invited ask date=05-26T14:00 text=Tuesday_26_May_at_14:00\n"
     "b me>ada 05-18 re=a event=scheduled meeting=05-19T14:00 text=Tuesday_at_14:00",
     "", NOW, "on=them stage=scheduled exp=05-26"},
    {"another Tuesday that is named is that one",
     "a ada>me 05-11 event=invited ask date=05-26T14:00 text=Tuesday_26_May_at_14:00\n"
     "b me>ada 05-11 re=a event=scheduled meeting=06-02T14:00 text=Tuesday_2_June_at_14:00",
     "", NOW, "on=them stage=scheduled exp=06-02"},
    {"another hour is none that was proposed",
     "a ada>me 05-11 event=invited ask date=06-02T14:00 text=Tuesday_2_June_at_14:00\n"
     "b me>ada 05-20T09:00 re=a event=scheduled meeting=05-26T15:00 text=Tuesday_at_15:00",
     "", NOW, "on=them stage=scheduled exp=05-26"},
    {"a meeting among friends", "a ada>me 05-19 invite=u@05-27T14:00", "", NOW,
     "on=me kind=conversation exp=05-21"},
    {"answered, it is nobody's",
     "a ada>me 05-18 invite=u@05-27T14:00\n"
     "b me>ada 05-18 re=a rsvp=u:accepted",
     "", NOW, "on=nobody"},
    {"its time has come unanswered", "a ada>me 05-11 invite=u@05-13T14:00", "", NOW, "on=nobody"},
};

static const struct state_row recruiter[] = {
    {"nothing of mine tells: candidate", "a ada>me 05-18 side=candidate ask", "", NOW,
     "on=me role=candidate"},
    {"their wording is never enough",
     "a ada>me 05-14 side=candidate ask\nb me>ada 05-15 re=a org=Corp\n"
     "c ada>me 05-18 re=b side=candidate ask",
     "", NOW, "role=candidate"},
    {"an inherited subject is not my word",
     "a ada>me 05-14 event=none side=employer held\n"
     "b me>ada 05-15 re=a subject=Re:_none_of_b event=none side=employer closing",
     "", NOW, "role=candidate"},
    {"my own words are",
     "a ada>me 05-14 org=Corp ask\nb me>ada 05-15 re=a event=invited side=employer ask", "", NOW,
     "role=recruiter"},
    {"so are those in other cases",
     "a me>ben@freemail.example 05-14 event=invited side=employer ask subject=Cook pos=Cook\n"
     "b ada@freemail.example>me 05-15 side=candidate ask subject=Baker pos=Baker thread=u",
     "", NOW, "role=recruiter on=me\nrole=recruiter on=them"},
    {"silent", "a me>ada@freemail.example 05-18 event=contacted side=employer ask", "", NOW,
     "on=them role=recruiter stage=contacted exp=05-21 acton=05-21"},
    {"silent after the first follow-up",
     "a me>ada@freemail.example 05-04 event=contacted side=employer ask\n"
     "b me>ada@freemail.example 05-08 re=a ask",
     "", NOW, "on=them exp=05-15 action=closing_note n=1"},
    {"after the closing note it is quiet",
     "a me>ada@freemail.example 05-04 event=contacted side=employer ask\n"
     "b me>ada@freemail.example 05-08 re=a ask\n"
     "c me>ada@freemail.example 05-18 re=b closing",
     "", NOW, "on=nobody why=quiet.closing_note"},
    {"the candidate sent times",
     "a me>ada@freemail.example 05-15 event=invited side=employer ask\n"
     "b ada@freemail.example>me 05-18 re=a",
     "", NOW, "on=me stage=scheduling exp=05-19"},
    {"the candidate promises",
     "a me>ada@freemail.example 05-13 event=more_information side=employer ask\n"
     "b ada@freemail.example>me 05-14 re=a promise=05-15",
     "", NOW, "on=them stage=more_information exp=05-15 basis=stated"},
    {"the candidate asks about the task, I answer: it is his again",
     "a me>ada@freemail.example 05-11 event=assessment side=employer ask=05-29\n"
     "b ada@freemail.example>me 05-18 re=a ask\nc me>ada@freemail.example 05-19 re=b",
     "", NOW, "on=them stage=assessment exp=05-29 basis=stated"},
    {"the candidate asks about the offer, I answer: its date stays",
     "a me>ada@freemail.example 05-11 event=offer side=employer ask=05-29\n"
     "b ada@freemail.example>me 05-18 re=a ask\nc me>ada@freemail.example 05-19 re=b",
     "", NOW, "on=them stage=offer exp=05-29 basis=stated"},
    {"my offer", "a me>ada@freemail.example 05-18 event=offer side=employer ask=05-22", "", NOW,
     "on=them stage=offer exp=05-22"},
    {"thanks are no answer to it",
     "a me>ada@freemail.example 05-18 event=offer side=employer ask=05-22\n"
     "b ada@freemail.example>me 05-18 re=a holding closing",
     "", NOW, "on=them stage=offer exp=05-22"},
    {"asked for more time",
     "a me>ada@freemail.example 05-18 event=offer side=employer ask\n"
     "b ada@freemail.example>me 05-19 re=a ask",
     "", NOW, "on=me stage=offer exp=05-20"},
    {"I rejected",
     "a me>ada@freemail.example 05-18 event=rejected side=employer\n"
     "b ada@freemail.example>me 05-19 re=a closing",
     "", NOW, "on=nobody stage=rejected"},
    {"the candidate withdrew",
     "a me>ada@freemail.example 05-11 event=invited side=employer ask\n"
     "b ada@freemail.example>me 05-19 re=a event=withdrawn side=candidate",
     "", NOW, "on=nobody stage=withdrawn"},
    {"an invitation of mine",
     "a me>ada@freemail.example 05-18 event=scheduled side=employer invite=u@05-27T14:00", "", NOW,
     "on=them stage=scheduled exp=05-21 also=1"},
    {"accepted",
     "a me>ada@freemail.example 05-18 event=scheduled side=employer invite=u@05-27T14:00\n"
     "b ada@freemail.example>me 05-18 re=a rsvp=u:accepted",
     "", NOW, "on=them stage=scheduled exp=05-27"},
};

/* Letters whose words tell no event: side= alone makes them hiring. */
static const struct state_row shapes[] = {
    {"a machine that writes to me took an application in",
     "a jobs@ats.example>me 05-11 pos=Potter auto=notice", "", NOW,
     "on=them stage=applied exp=05-26"},
    {"one that names no job did not", "a jobs@ats.example>me 05-11 side=employer auto=notice", "",
     NOW, "on=nobody"},
    {"a newsletter did not", "a jobs@ats.example>me 05-11 pos=Potter auto=notice unsubscribe", "",
     NOW, "on=nobody"},
    {"I wrote first: an application", "a me>ada 05-11 side=candidate", "", NOW,
     "on=them stage=applied exp=05-26"},
    {"my answer to a mail that is gone is none", "a me>ada 05-11 re=gone side=candidate", "", NOW,
     "on=nobody stage=contacted"},
    {"they asked first", "a ada>me 05-19 side=employer ask", "", NOW,
     "on=me stage=contacted exp=05-20"},
    {"I answered it", "a ada>me 05-18 side=employer ask\nb me>ada 05-19 re=a", "", NOW,
     "on=them stage=contacted exp=05-27"},
    {"they will write: they have my application", "a ada>me 05-18 side=employer promise=05-22", "",
     NOW, "on=them stage=applied exp=05-22 basis=stated"},
    {"times of day and a question invite",
     "a ada>me 05-19 side=employer ask date=05-27T14:00 date=05-28T10:00", "", NOW,
     "on=me stage=scheduling exp=05-20"},
    {"I chose one",
     "a ada>me 05-18 side=employer ask date=05-27T14:00\nb me>ada 05-19 re=a date=05-27T14:00", "",
     NOW, "on=them stage=scheduling exp=05-27"},
    {"times without a question tell nothing", "a ada>me 05-19 side=employer date=05-27T14:00", "",
     NOW, "on=nobody stage=contacted"},
    {"the hour by which to answer is no proposal", "a ada>me 05-19 side=employer ask=05-22T17:00",
     "", NOW, "on=me stage=contacted exp=05-22"},
    {"after the interview one hour is not enough",
     "a ada>me 05-18 side=employer held\nb ada>me 05-19 re=a ask date=05-22T10:00", "", NOW,
     "on=me stage=interviewed"},
    {"but two are",
     "a ada>me 05-18 side=employer held\n"
     "b ada>me 05-19 re=a ask date=05-27T10:00 date=05-28T10:00",
     "", NOW, "on=me stage=scheduling"},
    {"a pitch that I answered is none",
     "a ada>me 05-18 event=pitch ask\nb me>ada 05-18 re=a side=candidate", "", NOW,
     "on=them stage=contacted exp=05-26"},
    {"a day that they named stays when I thank for the talk",
     "a ada>me 05-18 side=employer promise=05-22\nb me>ada 05-18T18:00 re=a held closing", "", NOW,
     "on=them stage=interviewed exp=05-22 basis=stated"},
    {"I come at the hour of the invitation: accepted, not promised",
     "a ada>me 05-11 event=scheduled invite=u@05-27T14:00\n"
     "b me>ada 05-12 re=a promise=05-27T14:00",
     "", NOW, "on=them stage=scheduled exp=05-27 also=0"},
    {"the hour may stand beside it",
     "a ada>me 05-11 event=scheduled invite=u@05-27T14:00\n"
     "b me>ada 05-12 re=a promise=05-27 date=05-27T14:00 together",
     "", NOW, "on=them stage=scheduled exp=05-27 also=0"},
    {"the same among friends",
     "a ada>me 05-18 ask date=05-27T14:00\nb me>ada 05-18 re=a promise=05-27T14:00", "", NOW,
     "on=nobody"},
    {"a promise for another hour stays",
     "a ada>me 05-18 ask date=05-27T14:00\nb me>ada 05-18 re=a promise=05-26T14:00", "", NOW,
     "on=me exp=05-26"},
    {"a rejected candidate asks why",
     "a me>ada@freemail.example 05-14 event=rejected side=employer\n"
     "b ada@freemail.example>me 05-19 re=a side=candidate ask question",
     "", NOW, "on=me stage=rejected exp=05-20"},
    {"the rejection itself asks nothing",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a event=rejected ask question", "", NOW,
     "on=nobody stage=rejected"},
};

/* Words too weak to tell an event alone: heeded in a case that is of a job, where they fit. */
static const struct state_row hints[] = {
    {"a weak refusal in an application",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a hint=rejected", "", NOW,
     "on=nobody stage=rejected why=rejected.hint"},
    {"the same in any other thread", "a me>ada 05-18 ask\nb ada>me 05-19 re=a hint=rejected ask",
     "", NOW, "on=me kind=conversation"},
    {"who asks refuses nobody",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a hint=rejected ask", "", NOW,
     "on=me stage=applied"},
    {"what the words tell outright comes first",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a event=invited hint=rejected", "", NOW,
     "on=me stage=scheduling"},
    {"the other side's event is not heard, its hint is",
     "a ada>me 05-11 event=invited ask\nb me>ada 05-18 re=a event=rejected hint=withdrawn", "", NOW,
     "on=nobody stage=withdrawn"},
    {"nobody accepts before an offer",
     "a ada>me 05-11 event=invited ask\nb me>ada 05-18 re=a hint=offer_accepted", "", NOW,
     "on=them stage=scheduling"},
    {"after it a weak yes is one",
     "a ada>me 05-11 event=offer ask\nb me>ada 05-18 re=a hint=offer_accepted", "", NOW,
     "on=nobody stage=offer"},
    {"papers are asked for, not told of",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a hint=more_information ask", "", NOW,
     "on=me stage=more_information"},
    {"a pause until a day soon is a delay",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a hint=on_hold promise=05-29", "", NOW,
     "on=them stage=applied exp=05-29"},
    {"a long one is a pause",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a hint=on_hold promise=07-15", "", NOW,
     "on=them stage=on_hold exp=07-15"},
    {"a file hands the task in",
     "a ada>me 05-11 event=assessment ask=05-29\nb me>ada 05-18 re=a file=work.zip", "", NOW,
     "on=them stage=assessment why=hiring.attachment"},
    {"in no other stage", "a ada>me 05-11 event=invited ask\nb me>ada 05-18 re=a file=work.zip", "",
     NOW, "on=them stage=scheduling"},
    {"will do, says who is told a time",
     "a ada>me 05-18 event=scheduled call=05-22T14:00\nb me>ada 05-18 re=a promise", "", NOW,
     "on=them also=0"},
    {"a machine has taken the test in",
     "a jobs@ats.example>me 05-11 event=assessment auto=notice token=k\n"
     "b jobs@ats.example>me 05-18 auto=notice token=k hint=acknowledged",
     "", NOW, "on=them stage=assessment"},
};

#define THREE_SEARCHES                                                                             \
    "x me>x@freemail.example 05-18 event=contacted side=employer ask pos=Cook\n"                   \
    "y me>y@freemail.example 05-18 event=contacted side=employer ask pos=Baker\n"                  \
    "z me>z@freemail.example 05-18 event=contacted side=employer ask pos=Porter\n"
#define THEIR_ROWS "\nkind=interview\nkind=interview\nkind=interview"

/* state/prior.c: in a recruiter's mailbox less must be said. */
static const struct state_row recruiters_box[] = {
    {"words of work are enough", THREE_SEARCHES "a me>ada@freemail.example 05-11 ground=2 ask", "",
     NOW, "on=them kind=interview role=recruiter stage=contacted" THEIR_ROWS},
    {"over the whole thread",
     THREE_SEARCHES "a ada@freemail.example>me 05-11 ground=1\n"
                    "b me>ada@freemail.example 05-12 re=a ground=1 ask",
     "", NOW, "on=them kind=interview role=recruiter" THEIR_ROWS},
    {"nothing of work is nothing", THREE_SEARCHES "a me>ada@freemail.example 05-11 ground=1 ask",
     "", NOW, "on=them kind=conversation" THEIR_ROWS},
    {"a colleague speaks of work too",
     THREE_SEARCHES "a colleague@home.example>me 05-11 ground=4 ask", "", NOW,
     "on=me kind=conversation" THEIR_ROWS},
    {"two searches are no profession",
     "x me>x@freemail.example 05-18 event=contacted side=employer ask pos=Cook\n"
     "y me>y@freemail.example 05-18 event=contacted side=employer ask pos=Baker\n"
     "a me>ada@freemail.example 05-11 ground=2 ask",
     "", NOW, "on=them kind=conversation\nkind=interview\nkind=interview"},
    {"a client of several candidates is several cases",
     THREE_SEARCHES "a me>ada 05-11 event=contacted side=employer ask\n"
                    "b me>ada 05-12 event=contacted side=employer ask",
     "", NOW, "mails=1\nmails=1" THEIR_ROWS},
};

STATE_TABLE_TEST(hints_are_heeded, hints)
STATE_TABLE_TEST(a_recruiter_says_less, recruiters_box)
STATE_TABLE_TEST(stages_move, stages)
STATE_TABLE_TEST(shapes_tell, shapes)
STATE_TABLE_TEST(meetings_are_kept, meetings)
STATE_TABLE_TEST(recruiters_mirror, recruiter)

START_TEST(no_line_of_the_table_is_dead)
{
    /* every stage can be reached, and an end can be left only by something new */
    for (int stage = FUP_STAGE_APPLIED; stage <= (int)FUP_STAGE_ON_HOLD; stage++) {
        bool found = false;

        for (int from = 0; from <= (int)FUP_STAGE_ON_HOLD; from++)
            for (int i = 0; i <= (int)FUP_HAPPENED_ON_HOLD; i++) {
                const struct fup_stage_move *move =
                    fup_stage_next((enum fup_stage)from, (enum fup_happening)i);

                found |= move && (int)move->to == stage;
            }
        ck_assert_msg(found, "stage %d cannot be reached", stage);
    }
    ck_assert_ptr_null(fup_stage_next(FUP_STAGE_REJECTED, FUP_HAPPENED_RECEIPT));
    ck_assert_ptr_null(fup_stage_next(FUP_STAGE_REJECTED, FUP_HAPPENED_HELD));
    ck_assert_ptr_null(fup_stage_next(FUP_STAGE_WITHDRAWN, FUP_HAPPENED_REJECTED));
}
END_TEST

FUP_UNIT_TABLES("state/stage", NULL, NULL, FUP_UNIT_ROWS(stages_move, stages),
                FUP_UNIT_ROWS(shapes_tell, shapes), FUP_UNIT_ROWS(meetings_are_kept, meetings),
                FUP_UNIT_ROWS(recruiters_mirror, recruiter), FUP_UNIT_ROWS(hints_are_heeded, hints),
                FUP_UNIT_ROWS(a_recruiter_says_less, recruiters_box),
                FUP_UNIT_TEST(no_line_of_the_table_is_dead))
