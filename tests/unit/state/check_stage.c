/* Stages, both roles: section 2.4 of doc/design.md. SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/state_table.h"
#include "support/unit.h"

#include "state/stage.h"

#define NOW "05-20T10:00"
#define APPLIED "a me>ada 05-11 event=applied"

static const struct state_row stages[] = {
    /* 2.4: `applied` (acknowledged; them) */
    {"please note, says a receipt",
     "a jobs@ats.example>me 05-11 event=acknowledged auto=notice ask", "", NOW,
     "on=them stage=applied exp=05-26"},
    {"a receipt opens the case", "a jobs@ats.example>me 05-11 event=acknowledged auto=notice", "",
     NOW, "on=them stage=applied exp=05-26 basis=policy"},
    {"a receipt with a date",
     "a jobs@ats.example>me 05-11 event=acknowledged auto=notice promise=05-22", "", NOW,
     "on=them stage=applied exp=05-22 basis=stated"},
    {"my application", "a me>ada 05-11 event=applied", "", NOW,
     "on=them stage=applied kind=interview role=candidate exp=05-26 acton=05-28 action=wait"},
    {"a receipt after the invitation changes nothing",
     APPLIED "\nb ada>me 05-18 re=a event=invited ask\n"
             "c ada>me 05-19 re=a event=acknowledged auto=notice",
     "", NOW, "on=me stage=scheduling"},
    /* 2.4: `contacted` (personal first mail of a recruiter; me) */
    {"a machine's is none", "a ada>me 05-18 unsubscribe event=pitch ask", "", NOW, ""},
    {"a personal first mail", "a ada>me 05-19 event=contacted ask", "", NOW,
     "on=me stage=contacted exp=05-20 action=reply"},
    {"after the receipt a person writes",
     "a jobs@ats.example>me 05-04 event=acknowledged auto=notice org=Corp\n"
     "b ada>me 05-19 event=contacted ask",
     "", NOW, "on=me stage=contacted exp=05-20 mails=2"},
    {"I declined it",
     "a ada>me 05-18 event=contacted ask\n"
     "b me>ada 05-19 re=a closing",
     "", NOW, "on=nobody"},
    /* 2.4: `scheduling` (invited; me until I answered, then them) */
    {"invited", "a ada>me 05-19 event=invited", "", NOW,
     "on=me stage=scheduling exp=05-20 why=invited.event"},
    {"a promise to answer is no answer",
     "a ada>me 05-18 event=invited ask\n"
     "b me>ada 05-19 re=a promise=05-22",
     "", NOW, "on=me stage=scheduling exp=05-22"},
    {"I answered", "a ada>me 05-11 event=invited ask\nb me>ada 05-18 re=a", "", NOW,
     "on=them stage=scheduling exp=05-26"},
    {"they ask again",
     "a ada>me 05-11 event=invited ask\n"
     "b me>ada 05-12 re=a\n"
     "c ada>me 05-19 re=b event=invited ask",
     "", NOW, "on=me stage=scheduling exp=05-20"},
    /* 2.4: `assessment`, */
    {"of a machine, without a date", "a jobs@ats.example>me 05-19 event=assessment auto=notice", "",
     NOW, "on=me stage=assessment exp=05-20"},
    {"an assessment with a date", "a ada>me 05-18 event=assessment ask=05-23", "", NOW,
     "on=me stage=assessment exp=05-23 basis=stated"},
    {"I sent it", "a ada>me 05-11 event=assessment ask=05-23\nb me>ada 05-18 re=a event=submitted",
     "", NOW, "on=them stage=assessment exp=06-02"},
    {"its receipt", "a ada>me 05-11 event=assessment ask\nb ada>me 05-18 event=acknowledged re=a",
     "", NOW, "on=them stage=assessment exp=06-02"},
    /* 2.4: `more_information` (me until my message or a receipt, then them) */
    {"documents", "a ada>me 05-18 event=more_information", "", NOW,
     "on=me stage=more_information exp=05-19 overdue=yes"},
    {"I only promise them",
     "a ada>me 05-14 event=more_information ask\nb me>ada 05-15 re=a promise=05-22", "", NOW,
     "on=me stage=more_information exp=05-22 also=0"},
    {"I sent them", "a ada>me 05-14 event=more_information ask\nb me>ada 05-15 re=a", "", NOW,
     "on=them stage=more_information exp=06-01"},
    {"their receipt",
     "a ada>me 05-11 event=more_information ask\n"
     "b ada>me 05-18 event=acknowledged re=a",
     "", NOW, "on=them stage=more_information exp=06-02"},
    {"documents asked before a fixed interview leave it fixed",
     "a ada>me 05-14 event=scheduled invite=u@05-27T14:00\nb me>ada 05-14 re=a rsvp=u:accepted\n"
     "c ada>me 05-19 re=a event=more_information ask",
     "", NOW, "on=me stage=scheduled exp=05-20"},
    /* 2.4: `offer` (me; answered: `nobody`) */
    {"thanks for an offer are no answer",
     "a ada>me 05-18 event=offer ask=05-22\nb me>ada 05-19 re=a closing", "", NOW,
     "on=me stage=offer exp=05-22"},
    {"offer", "a ada>me 05-18 event=offer ask=05-22", "", NOW,
     "on=me stage=offer exp=05-22 basis=stated"},
    {"offer accepted",
     "a ada>me 05-18 event=offer ask=05-22\nb me>ada 05-19 re=a event=offer_accepted", "", NOW,
     "on=nobody stage=offer action=none"},
    {"declined",
     "a ada>me 05-18 event=offer ask=05-22\n"
     "b me>ada 05-19 re=a event=offer_declined",
     "", NOW, "on=nobody"},
    {"welcome after it",
     "a ada>me 05-18 event=offer ask=05-22\nb me>ada 05-18 re=a event=offer_accepted\n"
     "c ada>me 05-19 re=b event=offer",
     "", NOW, "on=nobody stage=offer"},
    /* 2.4: `rejected`, */
    {"alone it opens a case that is over", "a ada>me 05-18 event=rejected", "", NOW,
     "on=nobody stage=rejected group=closed"},
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
    {"the rejection itself asks nothing",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a event=rejected ask question", "", NOW,
     "on=nobody stage=rejected"},
    /* 2.4: `withdrawn` (`nobody`) */
    {"they thank me for it",
     APPLIED "\nb me>ada 05-18 re=a event=withdrawn\n"
             "c ada>me 05-19 re=b closing",
     "", NOW, "on=nobody stage=withdrawn"},
    {"I withdrew", "a me>ada 05-11 event=applied\nb me>ada 05-18 re=a event=withdrawn", "", NOW,
     "on=nobody stage=withdrawn"},
    {"a rejection after it changes nothing",
     APPLIED "\nb me>ada 05-18 re=a event=withdrawn\n"
             "c ada>me 05-19 re=b event=rejected",
     "", NOW, "on=nobody stage=withdrawn"},
    /* 2.4: `on_hold` (`nobody`; */
    {"on hold", "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a event=on_hold", "", NOW,
     "on=nobody stage=on_hold"},
    {"a question of theirs in it is mine", APPLIED "\nb ada>me 05-19 re=a event=on_hold ask", "",
     NOW, "on=me stage=on_hold"},
    {"it goes on",
     APPLIED "\nb ada>me 05-14 re=a event=on_hold\n"
             "c ada>me 05-19 re=a event=invited ask",
     "", NOW, "on=me stage=scheduling"},
    /* 2.4: with a date: them). */
    {"a date that is over is none", APPLIED "\nb ada>me 05-18 re=a event=on_hold promise=05-15", "",
     NOW, "stage=on_hold basis=policy"},
    {"on hold with a date",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a event=on_hold promise=06-12", "", NOW,
     "on=them stage=on_hold exp=06-12"},
    {"it has come", APPLIED "\nb ada>me 05-12 re=a event=on_hold promise=05-15", "", NOW,
     "on=them stage=on_hold exp=05-15 action=follow_up"},
    /* 2.4: Pitches and job alerts open no case, */
    {"a pitch opens no case", "a ada>me 05-18 event=pitch ask", "", NOW, ""},
    {"a job alert opens no case", "a ada>me 05-18 event=job_alert ask", "", NOW, ""},
    {"in the thread of a case they change nothing",
     APPLIED "\nb ada>me 05-18 re=a event=job_alert ask", "", NOW,
     "on=them stage=applied exp=05-26"},
    /* 2.4: unless I answered them. */
    {"a machine's answer is not mine",
     "a ada>me 05-18 event=pitch ask\n"
     "b me>ada 05-18 re=a auto=away",
     "", NOW, ""},
    {"a pitch that I answered is none",
     "a ada>me 05-18 event=pitch ask\nb me>ada 05-18 re=a side=candidate", "", NOW,
     "on=them stage=contacted exp=05-26"},
    {"a job alert",
     "a ada>me 05-18 event=job_alert ask\n"
     "b me>ada 05-19 re=a side=candidate ask",
     "", NOW, "on=them kind=interview"},
    /* 2.4: A question about a task or an offer hands nothing in: the answer gives it back, with the
       day that was named for it. */
    {"while it is open, theirs",
     "a ada>me 05-11 event=assessment ask=05-29\nb me>ada 05-18 re=a ask question", "", NOW,
     "on=them stage=assessment exp=05-26"},
    {"nor where it was handed in with the question",
     "a ada>me 05-11 event=assessment ask=05-29\nb me>ada 05-12 re=a event=submitted ask question\n"
     "c ada>me 05-13 re=b",
     "", NOW, "on=them stage=assessment"},
    {"an answer that puts off gives nothing back",
     "a ada>me 05-11 event=assessment ask=05-29\nb me>ada 05-12 re=a ask question\n"
     "c ada>me 05-13 re=b promise=05-22",
     "", NOW, "on=them stage=assessment exp=05-22"},
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
    /* 2.4: Otherwise a stage changes only with a new event. */
    {"no mail of theirs: nothing changes", APPLIED "\nb me>ada 05-18 re=a ask", "", NOW,
     "stage=applied"},
    {"nor by words alone", APPLIED "\nb ada>me 05-18 re=a ask", "", NOW, "on=me stage=applied"},
    {"a forged rejection",
     "a me>ada 05-11 event=applied\n"
     "b x@evil.test>me 05-18 re=a event=rejected",
     "", NOW, "on=them stage=applied cert=unknown"},
    {"nor by a date that passes", "a ada>me 05-04 event=assessment ask=05-08", "", NOW,
     "on=me stage=assessment overdue=yes"},
    /* 2.4: The user's word (`followup stage`) wins. */
    {"over nothing", "a ada>me 05-18 closing", "stage a on_hold", NOW,
     "kind=interview stage=on_hold on=nobody"},
    {"over what came before", APPLIED "\nb ada>me 05-18 re=a event=invited ask",
     "stage b assessment", NOW, "stage=assessment on=me"},
    {"over what comes after", APPLIED "\nb ada>me 05-18 re=a event=invited ask", "stage a offer",
     NOW, "stage=offer on=me"},
};

static const struct state_row recruiter[] = {
    /* 2.4: Recruiter: mirrored. */
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
    {"a rejected candidate asks why",
     "a me>ada@freemail.example 05-14 event=rejected side=employer\n"
     "b ada@freemail.example>me 05-19 re=a side=candidate ask question",
     "", NOW, "on=me stage=rejected exp=05-20"},
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
    /* 2.4: Where the words tell no event, the shape of the letter may: a machine's first mail to me
       alone */
    {"one that names no job did not", "a jobs@ats.example>me 05-11 side=employer auto=notice", "",
     NOW, "on=nobody"},
    {"a newsletter did not", "a jobs@ats.example>me 05-11 pos=Potter auto=notice unsubscribe", "",
     NOW, "on=nobody"},
    {"a machine that writes to me took an application in",
     "a jobs@ats.example>me 05-11 pos=Potter auto=notice", "", NOW,
     "on=them stage=applied exp=05-26"},
    {"one that answers a letter of mine is none",
     "a me>jobs@ats.example 05-11 ask side=candidate pos=Potter\n"
     "b jobs@ats.example>me 05-12 re=a auto=notice pos=Potter",
     "", NOW, "stage=applied on=them"},
    /* 2.4: and the candidate's unasked first letter are `applied`, */
    {"my answer to a mail that is gone is none", "a me>ada 05-11 re=gone side=candidate", "", NOW,
     "on=nobody stage=contacted"},
    {"I wrote first: an application", "a me>ada 05-11 side=candidate", "", NOW,
     "on=them stage=applied exp=05-26"},
    {"they will write: they have my application", "a ada>me 05-18 side=employer promise=05-22", "",
     NOW, "on=them stage=applied exp=05-22 basis=stated"},
    /* 2.4: times of day with a question invite, */
    {"times without a question tell nothing", "a ada>me 05-19 side=employer date=05-27T14:00", "",
     NOW, "on=nobody stage=contacted"},
    {"the hour by which to answer is no proposal", "a ada>me 05-19 side=employer ask=05-22T17:00",
     "", NOW, "on=me stage=contacted exp=05-22"},
    {"times of day and a question invite",
     "a ada>me 05-19 side=employer ask date=05-27T14:00 date=05-28T10:00", "", NOW,
     "on=me stage=scheduling exp=05-20"},
    {"I chose one",
     "a ada>me 05-18 side=employer ask date=05-27T14:00\nb me>ada 05-19 re=a date=05-27T14:00", "",
     NOW, "on=them stage=scheduling exp=05-27"},
    {"after the interview one hour is not enough",
     "a ada>me 05-18 side=employer held\nb ada>me 05-19 re=a ask date=05-22T10:00", "", NOW,
     "on=me stage=interviewed"},
    {"but two are",
     "a ada>me 05-18 side=employer held\n"
     "b ada>me 05-19 re=a ask date=05-27T10:00 date=05-28T10:00",
     "", NOW, "on=me stage=scheduling"},
    /* 2.4: a first question is `contacted` */
    {"a second is not", APPLIED "\nb ada>me 05-18 re=a side=employer ask", "", NOW,
     "on=me stage=applied"},
    {"they asked first", "a ada>me 05-19 side=employer ask", "", NOW,
     "on=me stage=contacted exp=05-20"},
    {"I answered it", "a ada>me 05-18 side=employer ask\nb me>ada 05-19 re=a", "", NOW,
     "on=them stage=contacted exp=05-27"},
    /* 2.4: a shape never ends a case and never fixes a time. */
    {"thanks and farewells end nothing", APPLIED "\nb ada>me 05-18 re=a side=employer closing", "",
     NOW, "on=them stage=applied"},
    {"an hour without an event is not fixed", "a ada>me 05-18 side=employer ask date=05-27T14:00",
     "", NOW, "on=me stage=scheduling"},
    {"a day that they named stays when I thank for the talk",
     "a ada>me 05-18 side=employer promise=05-22\nb me>ada 05-18T18:00 re=a held closing", "", NOW,
     "on=them stage=interviewed exp=05-22 basis=stated"},
};

/* Words too weak to tell an event alone: heeded in a case that is of a job, where they fit. */
static const struct state_row hints[] = {
    /* 2.4: Words too weak to tell an event of a mail alone ("I am pulling my name", "we kept the
       temp") tell it inside a hiring case, where it fits what went before: who asks refuses nobody,
       nobody accepts before an offer, a pause with a day soon is a delay */
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
    /* 2.4: a document or archive that the candidate sends while a task or papers are open is the
       submission. */
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
    /* 2.4: In a recruiter's mailbox (I wrote as an employer in three threads at least and in more
       than as an applicant, and one in four of mine is of hiring) a thread with somebody outside my
       house that speaks of work at all is a hiring case, and persons who write there are candidates
       or clients unless a system writes to me as to an applicant, and the same client is not the
       same case. */
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
    {"who applies as often as she hires looks for work",
     THREE_SEARCHES "p me>p@freemail.example 05-18 event=applied side=candidate pos=Cook\n"
                    "q me>q@freemail.example 05-18 event=applied side=candidate pos=Baker\n"
                    "r me>r@freemail.example 05-18 event=applied side=candidate pos=Miller\n"
                    "a me>ada@freemail.example 05-11 ground=2 ask",
     "", NOW, "on=them kind=conversation" THEIR_ROWS THEIR_ROWS},
    {"a client of several candidates is several cases",
     THREE_SEARCHES "a me>ada 05-11 event=contacted side=employer ask\n"
                    "b me>ada 05-12 event=contacted side=employer ask",
     "", NOW, "mails=1\nmails=1" THEIR_ROWS},
};

STATE_TABLE_TEST(hints_are_heeded, hints)
STATE_TABLE_TEST(a_recruiter_says_less, recruiters_box)
STATE_TABLE_TEST(stages_move, stages)
STATE_TABLE_TEST(recruiters_mirror, recruiter)
STATE_TABLE_TEST(shapes_tell, shapes)

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
                FUP_UNIT_ROWS(recruiters_mirror, recruiter), FUP_UNIT_ROWS(shapes_tell, shapes),
                FUP_UNIT_ROWS(hints_are_heeded, hints),
                FUP_UNIT_ROWS(a_recruiter_says_less, recruiters_box),
                FUP_UNIT_TEST(no_line_of_the_table_is_dead))
