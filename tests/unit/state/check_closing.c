/* What closes a duty, holds it, moves its date: section 2.2 of doc/design.md.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "support/state_table.h"
#include "support/unit.h"

#define NOW "05-20T10:00"

static const struct state_row mine[] = {
    /* 2.2: **My duty closes** with my next message to that person in the case, */
    {"what I wrote before is no answer",
     "a me>ada 05-14 closing\n"
     "b ada>me 05-15 re=a ask",
     "", NOW, "on=me exp=05-19"},
    {"nor what I wrote to myself",
     "a ada>me 05-18 ask\n"
     "b me>me 05-19 re=a",
     "", NOW, "on=me"},
    {"nor a draft",
     "a ada>me 05-18 ask\n"
     "b me>ada 05-19 re=a draft",
     "", NOW, "on=me"},
    {"my next letter closes mine", "a ada>me 05-18 ask\nb me>ada 05-19 re=a", "", NOW,
     "on=nobody group=closed why=own.answer"},
    {"of the very same second",
     "a ada>me 05-18 ask\n"
     "b me>ada 05-18 re=a",
     "", NOW, "on=nobody"},
    {"a letter to another does not", "a ada>me 05-18 ask\nb me>bob@other.example 05-19 re=a", "",
     NOW, "on=me with=ada"},
    {"to the same house does", "a ada>me 05-18 ask\nb me>eve 05-19 re=a", "", NOW, "on=nobody"},
    {"in Cc he has it too",
     "a ada>me 05-18 ask\n"
     "b me>bob@other.example 05-19 re=a cc=ada",
     "", NOW, "on=nobody"},
    {"a letter outside the case closes nothing",
     "a ada>me 05-18 ask\n"
     "b me>ada 05-19 thread=u closing",
     "", NOW, "on=me"},
    {"the asker needs nothing any more", "a ada>me 05-18 ask\nb ada>me 05-19 re=a noreply", "", NOW,
     "on=nobody"},
    /* 2.2: unless it only promises again (its date then replaces the old) */
    {"a promise to another replaces nothing",
     "a ada>me 05-18 ask\n"
     "b me>bob@other.example 05-19 re=a promise=05-29",
     "", NOW, "on=me exp=05-20"},
    {"only promising again moves the date",
     "a me>ada 05-11 promise=05-13\nb me>ada 05-14 re=a promise=05-21", "", NOW,
     "on=me exp=05-21 basis=stated also=0"},
    {"an undated second promise keeps a date ahead",
     "a me>ada 05-18 promise=05-22\nb me>ada 05-19 re=a promise", "", NOW, "on=me exp=05-22"},
    {"an undated one after the date starts anew",
     "a me>ada 05-11 promise=05-13\n"
     "b me>ada 05-18 re=a promise",
     "", NOW, "on=me exp=05-20 basis=policy also=0"},
    {"an earlier date replaces too",
     "a me>ada 05-11 promise=05-29\n"
     "b me>ada 05-14 re=a promise=05-21",
     "", NOW, "on=me exp=05-21 also=0"},
    /* 2.2: with my calendar reply to that UID */
    {"to another uid",
     "a ada>me 05-18 invite=u@05-27T14:00\n"
     "b me>ada 05-19 re=a rsvp=v:accepted",
     "", NOW, "on=me"},
    {"declined is answered",
     "a ada>me 05-18 invite=u@05-27T14:00\n"
     "b me>ada 05-19 re=a rsvp=u:declined",
     "", NOW, "on=nobody"},
    {"accepted, in a thread of its own",
     "a ada>me 05-18 invite=u@05-27T14:00\n"
     "b me>ada 05-19 rsvp=u:accepted thread=u",
     "", NOW, "on=nobody"},
    {"the mailer's answer of another's name is none",
     "a ada>me 05-18 invite=u@05-27T14:00\n"
     "b bob@other.example>ada 05-19 re=a rsvp=u:accepted",
     "", NOW, "on=me"},
    /* 2.2: or when the asking message carries the tag `replied` (certainty likely). */
    {"on a mail of mine it says nothing", "a me>ada 05-18 ask tag=replied", "", NOW,
     "on=them exp=05-21"},
    {"but not what another asked",
     "a ada>me 05-18 ask\nb bob@other.example>me 05-19 re=a ask tag=replied", "", NOW,
     "on=me with=ada also=0"},
    {"the mailer's mark does", "a ada>me 05-18 ask tag=replied", "", NOW,
     "on=nobody why=tag.replied"},
    {"and is only likely", "a ada>me 05-18 ask tag=replied", "", NOW, "on=nobody cert=likely"},
    {"the mailer's mark on a reminder does too",
     "a ada>me 05-18 ask\nb ada>me 05-19 re=a ask tag=replied", "", NOW,
     "on=nobody why=tag.replied"},
    {"a mark passes the move of a stage", "a ada>me 05-11 event=invited ask tag=replied", "", NOW,
     "on=them stage=scheduling exp=05-18"},
};

static const struct state_row theirs[] = {
    /* 2.2: **Their duty closes** with an answer that is not a *holding message* (it only
       acknowledges or promises, asks nothing, decides nothing). */
    {"what they wrote before is no answer",
     "a ada>me 05-15 closing\n"
     "b me>ada 05-18 re=a ask",
     "", NOW, "on=them exp=05-21"},
    {"their answer closes theirs", "a me>ada 05-18 ask\nb ada>me 05-19 re=a", "", NOW,
     "on=nobody group=answered why=answer.in_thread"},
    {"of the very same second",
     "a me>ada 05-18 ask\n"
     "b ada>me 05-18 re=a",
     "", NOW, "on=nobody group=answered"},
    {"a question back is mine", "a me>ada 05-18 ask\nb ada>me 05-19 re=a ask", "", NOW,
     "on=me exp=05-21 also=0"},
    {"it acknowledges and decides: an answer",
     "a me>ada 05-11 event=applied\n"
     "b ada>me 05-18 re=a holding event=rejected",
     "", NOW, "on=nobody stage=rejected"},
    {"it acknowledges and asks: mine",
     "a me>ada 05-18 ask\n"
     "b ada>me 05-19 re=a holding ask",
     "", NOW, "on=me also=0"},
    /* 2.2: A holding message with a date replaces `expected` */
    {"its date is over already",
     "a me>ada 05-11 ask\n"
     "b ada>me 05-18 re=a promise=05-15",
     "", NOW, "on=them exp=05-21 basis=policy"},
    {"holding with a date replaces", "a me>ada 05-11 ask\nb ada>me 05-12 re=a promise=05-22", "",
     NOW, "on=them exp=05-22 basis=stated why=promise.test"},
    {"postponed", "a ada>me 05-11 promise=05-13\nb ada>me 05-13 re=a promise=05-22", "", NOW,
     "on=them exp=05-22 also=0"},
    {"brought forward",
     "a ada>me 05-11 promise=05-29\n"
     "b ada>me 05-13 re=a promise=05-22",
     "", NOW, "on=them exp=05-22 also=0"},
    /* 2.2: without one it leaves a date still ahead, else restarts the policy from itself. */
    {"holding leaves a date that is ahead",
     "a me>ada 05-11 ask\nb ada>me 05-12 re=a promise=05-22\nc ada>me 05-19 re=b holding", "", NOW,
     "on=them exp=05-22 basis=stated"},
    {"a date of this very day is still ahead",
     "a ada>me 05-11 promise=05-20\n"
     "b ada>me 05-20T09:00 re=a holding",
     "", NOW, "on=them exp=05-20 basis=stated"},
    {"one that is over is not",
     "a ada>me 05-11 promise=05-15\n"
     "b ada>me 05-18 re=a holding",
     "", NOW, "on=them exp=05-21 basis=policy"},
    {"holding without a date restarts", "a me>ada 05-11 ask\nb ada>me 05-18 re=a holding", "", NOW,
     "on=them exp=05-21 basis=policy"},
    /* 2.2: An interview that was held ends what they promised, and what I asked, without a day
       before it. */
    {"asked on the day before it began",
     "a ada>me 05-11 event=scheduled invite=u@05-18T14:00\n"
     "b me>ada 05-18T10:00 re=a ask\n"
     "c me>ada 05-18T18:00 re=a closing",
     "", NOW, "on=them stage=interviewed exp=05-26 also=0"},
    {"asked when it was over: that stands",
     "a ada>me 05-04 event=scheduled invite=u@05-11T14:00\n"
     "b me>ada 05-11T16:00 re=a ask",
     "", NOW, "on=them stage=interviewed exp=05-18"},
    {"promised without a day",
     "a ada>me 05-11 event=scheduled invite=u@05-18T14:00 promise\n"
     "c me>ada 05-18T18:00 re=a closing",
     "", NOW, "on=them stage=interviewed exp=05-26 also=0"},
    {"promised for a day ahead: that stays",
     "a ada>me 05-11 event=scheduled invite=u@05-18T14:00 promise=05-22\n"
     "c me>ada 05-18T18:00 re=a closing",
     "", NOW, "on=them stage=interviewed exp=05-22 basis=stated"},
    /* 2.2: A message of mine that asks restarts only duties without a stated date still ahead */
    {"my ask leaves a date ahead", "a ada>me 05-18 promise=05-22\nb me>ada 05-19 re=a ask", "", NOW,
     "on=them exp=05-22 n=0"},
    {"whose date is over: restarted",
     "a ada>me 05-11 promise=05-13\n"
     "b me>ada 05-19 re=a ask",
     "", NOW, "on=them exp=05-27 basis=policy n=1"},
    {"without a date: restarted",
     "a me>ada 05-11 ask\n"
     "b me>ada 05-19 re=a ask",
     "", NOW, "on=them exp=05-27 basis=policy n=1"},
    /* 2.2: one that does not ask changes nothing. */
    {"my own letter never answers", "a me>ada 05-11 ask\nb me>ada 05-12 re=a", "", NOW,
     "on=them exp=05-14 n=0"},
    {"thanks after their promise",
     "a ada>me 05-11 promise=05-22\n"
     "b me>ada 05-12 re=a closing",
     "", NOW, "on=them exp=05-22 basis=stated n=0"},
    {"after a date that is over",
     "a ada>me 05-11 promise=05-13\n"
     "b me>ada 05-19 re=a closing",
     "", NOW, "on=them exp=05-13 n=0"},
    /* 2.2: My own message never answers their duty. */
    {"from another address of mine",
     "a me>ada 05-18 ask\n"
     "b alias>ada 05-19 re=a",
     "", NOW, "on=them exp=05-21"},
    {"nor one that I sent to myself",
     "a me>ada 05-18 ask\n"
     "b me>me 05-19 re=a",
     "", NOW, "on=them exp=05-21"},
    {"nor my calendar reply",
     "a ada>me 05-11 promise=05-22 invite=u@05-27T14:00\n"
     "b me>ada 05-12 re=a rsvp=u:accepted",
     "", NOW, "on=them exp=05-22"},
};

static const struct state_row promised[] = {
    /* 2.2: **Their promise** ("you'll hear from us by the end of next week") gives `stated`. */
    {"an answered row goes after three days", "a me>ada 05-11 ask\nb ada>me 05-15 re=a", "", NOW,
     "on=nobody group=closed"},
    {"without a date it does not", "a ada>me 05-18 promise", "", NOW, "on=them basis=policy"},
    {"a date that was over when it was written does not", "a ada>me 05-18 promise=05-14", "", NOW,
     "on=them exp=05-21 basis=policy"},
    {"with a date",
     "a me>ada 05-11 ask\n"
     "b ada>me 05-12 re=a promise=05-29",
     "", NOW, "on=them exp=05-29 basis=stated acton=06-02"},
    /* 2.2: A date that is no promise and no request is never a due date: a wrong date is worse than
       none. */
    {"a date alone owes nothing", "a ada>me 05-18 date=05-22", "", NOW, ""},
    {"beside an ask", "a ada>me 05-18 ask date=05-29", "", NOW, "on=me exp=05-20 basis=policy"},
    {"beside my ask", "a me>ada 05-18 ask date=05-29", "", NOW, "on=them exp=05-21 basis=policy"},
    {"in an answer that holds",
     "a me>ada 05-18 ask\n"
     "b ada>me 05-19 re=a holding date=05-29",
     "", NOW, "on=them exp=05-22 basis=policy"},
    /* 2.2: Close-by text ("if you have not heard by X, consider it closed") is a promise with
       `expected` = X */
    {"close-by: nothing before", "a ada>me 05-11 event=acknowledged closeby=05-22", "", NOW,
     "on=them exp=05-22 basis=stated action=wait"},
    {"the answer came in time",
     "a ada>me 05-11 event=acknowledged closeby=05-22\n"
     "b ada>me 05-18 re=a event=invited ask",
     "", NOW, "on=me stage=scheduling"},
    {"on the last day", "a ada>me 05-11 event=acknowledged closeby=05-20", "", NOW,
     "on=them exp=05-20 action=wait"},
    {"in its grace", "a ada>me 05-11 event=acknowledged closeby=05-19", "", NOW,
     "on=them exp=05-19 acton=05-21 action=wait"},
    /* 2.2: at `act_on` the action is `closing_note`, once */
    {"close-by: then the closing note", "a ada>me 05-04 event=acknowledged closeby=05-15", "", NOW,
     "on=them exp=05-15 action=closing_note"},
    {"of the very day", "a ada>me 05-04 event=acknowledged closeby=05-18", "", NOW,
     "on=them acton=05-20 action=closing_note"},
    {"close-by: once",
     "a ada>me 05-04 event=acknowledged closeby=05-15\nb me>ada 05-19 re=a closing", "", NOW,
     "on=nobody"},
    /* 2.2: then `nobody`. */
    {"not a day before the ten are over", "a ada>me 05-04 event=acknowledged closeby=05-05", "",
     NOW, "on=them action=closing_note"},
    {"an answer after the note is news",
     "a ada>me 05-04 event=acknowledged closeby=05-15\n"
     "b me>ada 05-19 re=a closing\n"
     "c ada>me 05-20T09:00 re=b ask",
     "", NOW, "on=me"},
    {"ten business days without a note", "a ada>me 04-13 event=acknowledged closeby=04-24", "", NOW,
     "on=nobody why=quiet"},
    /* 2.2: Thanks before X end nothing */
    {"a note before the day is no closing note",
     "a ada>me 05-04 event=acknowledged closeby=05-22\n"
     "b me>ada 05-19 re=a closing",
     "", NOW, "on=them exp=05-22"},
    {"on the very day",
     "a ada>me 05-11 event=acknowledged closeby=05-20\n"
     "b me>ada 05-20T09:00 re=a closing",
     "", NOW, "on=them exp=05-20"},
    {"a day after it they are the note",
     "a ada>me 05-11 event=acknowledged closeby=05-19\n"
     "b me>ada 05-20T09:00 re=a closing",
     "", NOW, "on=nobody"},
    /* 2.2: a question after it is a follow-up. */
    {"before it: nothing restarts",
     "a ada>me 05-11 event=acknowledged closeby=05-22\n"
     "b me>ada 05-19 re=a ask",
     "", NOW, "on=them exp=05-22 n=0"},
    {"a question in its place is a follow-up",
     "a ada>me 05-04 event=acknowledged closeby=05-15\n"
     "b me>ada 05-19 re=a ask",
     "", NOW, "on=them exp=05-27 action=wait n=1"},
    {"and the ladder goes on",
     "a ada>me 04-20 event=acknowledged closeby=04-24\n"
     "b me>ada 04-29 re=a ask",
     "", NOW, "on=them action=second_follow_up n=1"},
};

STATE_TABLE_TEST(my_duties_close, mine)
STATE_TABLE_TEST(their_duties_close, theirs)
STATE_TABLE_TEST(promises_and_their_dates, promised)

FUP_UNIT_TABLES("state/closing", NULL, NULL, FUP_UNIT_ROWS(my_duties_close, mine),
                FUP_UNIT_ROWS(their_duties_close, theirs),
                FUP_UNIT_ROWS(promises_and_their_dates, promised))
