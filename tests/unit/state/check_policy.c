/* Until when: the table of policy, what is listed and counted; section 2.3 of doc/design.md.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "support/state_table.h"
#include "support/unit.h"

#define NOW "05-20T10:00"

static const struct state_row policy[] = {
    /* 2.3: they stated a date | that date | 2 */
    {"it was over when it was stated", "a ada>me 05-18 promise=05-15", "", NOW,
     "exp=05-21 basis=policy"},
    {"the very day", "a ada>me 05-20T09:00 promise=05-20", "", NOW,
     "exp=05-20 acton=05-22 action=wait"},
    {"they stated a date: grace 2", "a ada>me 05-11 promise=05-15", "", NOW,
     "exp=05-15 acton=05-19 action=follow_up"},
    {"grace over a weekend and a holiday", "a ada>me 05-11 promise=05-22", "", NOW,
     "exp=05-22 acton=05-27"},
    /* 2.3: interview held, no date | 5 after its end | 2 */
    {"it is not over",
     "a ada>me 05-11 event=scheduled invite=u@05-20T09:30\n"
     "b me>ada 05-12 re=a rsvp=u:accepted",
     "", NOW, "stage=scheduled exp=05-20"},
    {"interview held: 5 and 2", "a ada>me 05-08 side=employer held", "", NOW,
     "exp=05-15 acton=05-19 action=follow_up"},
    {"over a weekend, thanked",
     "a ada>me 05-08 event=scheduled invite=u@05-15T14:00\n"
     "b me>ada 05-15T18:00 re=a held closing",
     "", NOW, "on=them exp=05-22 acton=05-27"},
    {"a date they stated before it stays",
     "a ada>me 05-11 event=scheduled invite=u@05-19T14:00 promise=05-29\n"
     "b me>ada 05-19T18:00 re=a held closing",
     "", NOW, "on=them exp=05-29 basis=stated"},
    /* 2.3: I applied (also: a receipt opens the case, they have the move), */
    {"of this minute", "a me>ada 05-20T10:00 event=applied", "", NOW,
     "on=them exp=06-04 acton=06-08"},
    {"applied: 10 and 2", "a me>ada 05-05 event=applied", "", NOW, "exp=05-19 acton=05-21"},
    {"a receipt alone", "a jobs@ats.example>me 05-05 event=acknowledged auto=notice", "", NOW,
     "on=them exp=05-19 acton=05-21"},
    {"a receipt the day after counts from itself",
     "a me>ada 05-05 event=applied\n"
     "b ada>me 05-06 re=a event=acknowledged auto=notice",
     "", NOW, "on=them exp=05-20"},
    /* 2.3: I sent an assessment or documents | 10 | 2 */
    {"only promised",
     "a ada>me 05-11 event=assessment ask\n"
     "b me>ada 05-12 re=a promise=05-22",
     "", NOW, "on=me exp=05-22"},
    {"an assessment",
     "a ada>me 05-04 event=assessment ask\n"
     "b me>ada 05-05 re=a event=submitted",
     "", NOW, "on=them exp=05-19 acton=05-21"},
    {"documents",
     "a ada>me 05-04 event=more_information ask\n"
     "b me>ada 05-05 re=a",
     "", NOW, "on=them exp=05-19 acton=05-21"},
    /* 2.3: I proposed times or asked something, in hiring | 5 | 2 */
    {"nothing was asked", "a me>ada 05-11 side=candidate closing", "", NOW,
     "on=them stage=applied exp=05-26"},
    {"asked something in hiring: 5 and 2", "a me>ada 05-11 ask side=candidate", "", NOW,
     "exp=05-18 acton=05-20 action=follow_up stage=applied"},
    {"proposed times",
     "a ada>me 05-11 event=invited ask\n"
     "b me>ada 05-12 re=a date=05-27T14:00",
     "", NOW, "on=them stage=scheduling exp=05-19 acton=05-21"},
    {"times with a question",
     "a ada>me 05-11 event=invited ask\n"
     "b me>ada 05-12 re=a ask date=05-27T14:00",
     "", NOW, "on=them exp=05-19 acton=05-21"},
    /* 2.3: my question or request, elsewhere | 3 | 2 */
    {"late in the evening", "a me>ada 05-18T23:59 ask", "", NOW, "exp=05-21"},
    {"my question elsewhere: 3 and 2", "a me>ada 05-13 ask", "", NOW, "exp=05-18 acton=05-20"},
    {"asked on a Saturday", "a me>ada 05-16 ask", "", NOW, "exp=05-20 acton=05-22"},
    {"over the holiday", "a me>ada 05-20T09:00 ask", "", NOW, "exp=05-26 acton=05-28"},
    /* 2.3: their question or invitation to me | the date they gave; */
    {"a date before the mail", "a ada>me 05-18 ask=05-11", "", NOW, "exp=05-20 basis=policy"},
    {"the very day", "a ada>me 05-20T09:00 ask=05-20", "", NOW,
     "exp=05-20 basis=stated overdue=no"},
    {"an invitation with a date to answer by", "a ada>me 05-18 event=invited ask=05-22", "", NOW,
     "exp=05-22 basis=stated"},
    {"a Sunday stays a Sunday", "a ada>me 05-18 ask=05-24", "", NOW, "exp=05-24 basis=stated"},
    /* 2.3: else hiring 1, elsewhere 2 | 0 */
    {"written on a Sunday", "a me>ada 05-17 ask", "", NOW, "exp=05-20"},
    {"over a weekend", "a ada>me 05-15 ask", "", NOW, "exp=05-19"},
    {"their question in hiring: 1", "a ada>me 05-19 ask side=employer", "", NOW, "exp=05-20"},
    {"their question elsewhere: 2", "a ada>me 05-19 ask", "", NOW, "exp=05-21"},
    {"an invitation in hiring, before the holiday", "a ada>me 05-22 event=invited ask", "",
     "05-22T12:00", "exp=05-26 overdue=no"},
    /* 2.3: after my first, my second follow-up | 5 | 0 */
    {"asked again on the same day: no follow-up",
     "a me>ada 05-12T09:00 ask\n"
     "b me>ada 05-12T10:00 re=a ask",
     "", NOW, "n=0 exp=05-15 acton=05-19"},
    {"my first",
     "a me>ada 05-04 ask\n"
     "b me>ada 05-12 re=a ask",
     "", NOW, "n=1 exp=05-19 acton=05-19"},
    {"my second",
     "a me>ada 04-27 ask\n"
     "b me>ada 05-04 re=a ask\n"
     "c me>ada 05-12 re=b ask",
     "", NOW, "n=2 exp=05-19 acton=05-19"},
    {"in hiring too",
     "a me>ada 04-20 event=applied\n"
     "b me>ada 05-12 re=a ask",
     "", NOW, "n=1 exp=05-19 acton=05-19"},
    /* 2.3: recruiter: candidate silent, first and second time | 3, then 5 | 0 */
    {"the candidate wrote",
     "a me>ada@freemail.example 05-11 event=contacted side=employer ask\n"
     "b ada@freemail.example>me 05-12 re=a",
     "", NOW, "on=me"},
    {"the first time", "a me>ada@freemail.example 05-15 event=contacted side=employer ask", "", NOW,
     "on=them exp=05-20 acton=05-20"},
    {"the second time",
     "a me>ada@freemail.example 05-06 event=contacted side=employer ask\n"
     "b me>ada@freemail.example 05-12 re=a ask",
     "", NOW, "on=them n=1 exp=05-19 acton=05-19"},
};

static const struct state_row lists[] = {
    /* 2.3: `list` = rows with a duty or an action. */
    {"neither: closed", "a ada>me 05-18 event=rejected", "", NOW,
     "on=nobody action=none group=closed"},
    {"a duty that has time", "a me>ada 05-18 ask", "", NOW, "on=them action=wait group=later"},
    {"asleep", "a me>ada 05-18 ask", "snooze a 05-29", NOW, "group=snoozed"},
    /* 2.3: `due` = rows with `act_on` <= today, */
    {"tomorrow is not today", "a me>ada 05-14 ask", "", NOW, "acton=05-21 group=grace"},
    {"on the day", "a me>ada 05-13 ask", "", NOW, "acton=05-20 group=now"},
    {"mine from the first minute", "a ada>me 05-20T10:00 ask", "", NOW, "acton=05-20 group=now"},
    /* 2.3: then overdue rows still in grace (dimmed: "wait until Tue 17"), */
    {"on the last day it is not overdue", "a me>ada 05-15 ask", "", NOW,
     "exp=05-20 overdue=no group=later"},
    {"a day after it", "a me>ada 05-14 ask", "", NOW, "exp=05-19 overdue=yes group=grace"},
    {"a stated date", "a ada>me 05-11 promise=05-19", "", NOW,
     "overdue=yes acton=05-21 group=grace"},
    /* 2.3: then rows answered in the last 3 days (uncounted). */
    {"what I answered is none",
     "a ada>me 05-18 ask\n"
     "b me>ada 05-19 re=a",
     "", NOW, "group=closed"},
    {"today",
     "a me>ada 05-18 ask\n"
     "b ada>me 05-20T09:00 re=a",
     "", NOW, "group=answered"},
    {"three days ago",
     "a me>ada 05-11 ask\n"
     "b ada>me 05-17 re=a",
     "", NOW, "group=answered"},
    {"four days ago",
     "a me>ada 05-11 ask\n"
     "b ada>me 05-16T09:00 re=a",
     "", NOW, "group=closed"},
    /* 2.3: `status` counts only `act_on` <= today. */
    {"an event of today is not counted",
     "a ada>me 05-11 event=scheduled invite=u@05-20T14:00\n"
     "b me>ada 05-12 re=a rsvp=u:accepted",
     "", NOW, "group=later"},
    {"in grace not", "a me>ada 05-14 ask", "", NOW, "group=grace"},
    {"asleep not", "a ada>me 05-18 ask", "snooze a 05-21", NOW, "group=snoozed"},
    {"due", "a ada>me 05-18 ask", "", NOW, "group=now"},
    /* 2.3: A duty whose `expected` is over 30 days past (hiring 60, `policy.forget`) leaves `due`
       and `status` */
    {"thirty days", "a me>ada 04-15 ask", "", NOW, "exp=04-20 days=30 group=now"},
    {"thirty-one", "a me>ada 04-14 ask", "", NOW, "exp=04-17 group=forgotten"},
    {"what I owe too", "a ada>me 04-01 ask", "", NOW, "on=me group=forgotten"},
    {"forgotten after 30 days", "a me>ada 04-01 ask", "", NOW, "exp=04-06 group=forgotten"},
    {"hiring after 60", "a me>ada 04-01 event=applied", "", NOW, "exp=04-15 group=now"},
    {"hiring after more than 60", "a me>ada 02-02 event=applied", "", NOW, "group=forgotten"},
    /* 2.3: `list --all` keeps it. */
    {"what never was owed has no row", "a ada>me 02-02 closing", "", NOW, ""},
    {"the row is there", "a ada>me 02-02 ask", "", NOW, "on=me exp=02-04 group=forgotten"},
    {"and comes back when they write",
     "a ada>me 02-02 ask\n"
     "b ada>me 05-19 re=a ask=05-22",
     "", NOW, "on=me exp=05-22 group=now"},
    /* 2.3: A snoozed row that wakes shows the days since `expected`. */
    {"on the day before it sleeps", "a me>ada 05-11 ask", "snooze a 05-21", NOW,
     "action=none group=snoozed"},
    {"on the day", "a me>ada 05-11 ask", "snooze a 05-20", NOW, "days=6 group=now"},
    {"when they write: the days of the new duty",
     "a me>ada 05-11 ask\n"
     "b ada>me 05-18 re=a ask=05-19",
     "snooze a 05-29", NOW, "on=me days=1 group=now"},
    {"its date is still to come", "a me>ada 05-18 ask=05-29", "snooze a 05-20", NOW,
     "days=0 group=later"},
    /* 2.3: `away = A..B` (config) moves my reminders to the first business day after, never the
       dates. */
    {"an absence that is over", "a me>ada 05-12 ask", "away 05-01 05-05", NOW,
     "exp=05-15 acton=05-19"},
    {"one that comes later", "a me>ada 05-12 ask", "away 05-21 05-29", NOW,
     "exp=05-15 acton=05-19"},
    {"one day", "a me>ada 05-12 ask", "away 05-19 05-19", "05-18T10:00", "exp=05-15 acton=05-20"},
    {"over the weekend and the holiday", "a me>ada 05-12 ask", "away 05-18 05-22", NOW,
     "exp=05-15 acton=05-26 action=wait"},
    {"away since today", "a me>ada 05-12 ask", "away 05-20 05-22", NOW, "exp=05-15 acton=05-26"},
    {"what I owe waits too", "a ada>me 05-18 ask", "away 05-18 05-22", NOW,
     "exp=05-20 acton=05-26"},
};

STATE_TABLE_TEST(the_policy_table, policy)
STATE_TABLE_TEST(what_is_listed, lists)

FUP_UNIT_TABLES("state/policy", NULL, NULL, FUP_UNIT_ROWS(the_policy_table, policy),
                FUP_UNIT_ROWS(what_is_listed, lists))
