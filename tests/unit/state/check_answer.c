/* Whose mail answers, groups, lists, out-of-office: section 2.2 of doc/design.md.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "support/state_table.h"
#include "support/unit.h"

#define NOW "05-20T10:00"

static const struct state_row answers[] = {
    /* 2.2: **An answer** comes from someone I asked (To, then Cc; same address, */
    {"nobody was asked: nobody answers",
     "a me>ada 05-18 closing\n"
     "b ada>me 05-19 re=a",
     "", NOW, ""},
    {"of the same address",
     "a me>ada@freemail.example 05-18 ask\n"
     "b ada@freemail.example>me 05-19 re=a",
     "", NOW, "on=nobody why=answer.in_thread"},
    {"cc may answer for the one asked",
     "a me>ada 05-18 ask cc=bob@other.example\nb bob@other.example>me 05-19 re=a", "", NOW,
     "on=nobody"},
    {"a machine at his address does not",
     "a me>ada 05-18 ask\n"
     "b ada>me 05-19 re=a auto=notice",
     "", NOW, "on=them"},
    /* 2.2: or the same registrable domain, never a freemail, ATS, list or my own domain), */
    {"a freemail house is none",
     "a me>ada@freemail.example 05-18 ask\nb eve@freemail.example>me 05-19 re=a", "", NOW,
     "on=them cert=unknown"},
    {"the house of a hiring system is none",
     "a me>k1@ats.example 05-18 ask\n"
     "b k2@ats.example>me 05-19 re=a",
     "", NOW, "on=them cert=unknown"},
    {"my own house is none",
     "a me>ada@home.example 05-18 ask\n"
     "b eve@home.example>me 05-19 re=a",
     "", NOW, "on=them cert=unknown"},
    {"the same house answers", "a me>ada 05-18 ask\nb eve>me 05-19 re=a", "", NOW, "on=nobody"},
    /* 2.2: in the thread (References or In-Reply-To to any of my ids), */
    {"to a mail that is gone",
     "a me>ada 05-18 ask\n"
     "b ada>me 05-19 re=x thread=u",
     "", NOW, "on=them exp=05-21"},
    {"to the oldest of my letters",
     "a me>ada 05-04 ask\n"
     "b me>ada 05-18 re=a ask\n"
     "c ada>me 05-19 re=a",
     "", NOW, "on=nobody"},
    {"over the letter of another",
     "a me>ada,bob@other.example 05-18 ask anyone\n"
     "b bob@other.example>ada 05-18 re=a auto=away\n"
     "c ada>me 05-19 re=b",
     "", NOW, "on=nobody"},
    {"an answer dated before the question by a slow clock",
     "a me>ada 05-18T10:00 ask\nb ada>me 05-18T09:58 re=a", "", NOW, "on=nobody"},
    /* 2.2: or in another thread of the case after my message. */
    {"before my message",
     "a me>ada 05-11 event=applied\n"
     "b ada>me 05-14 thread=u event=rejected\n"
     "c me>ada 05-15 re=a ask question",
     "", NOW, "on=them"},
    {"after it, hiring",
     "a me>ada 05-11 event=applied\n"
     "b ada>me 05-18 thread=u event=rejected",
     "", NOW, "on=nobody stage=rejected mails=2"},
    {"joined by the user",
     "a me>ada 05-18 ask\n"
     "b ada>me 05-19 thread=u",
     "join a b", NOW, "on=nobody mails=2"},
    /* 2.2: In conversations, a message of the person I asked, to me, in a new thread within 14 days
       keeps the duty with certainty `unknown` and evidence `answer.perhaps_elsewhere` */
    {"to two others",
     "a me>ada 05-11 ask\n"
     "b ada>bob@other.example,cyn@third.example 05-13 closing thread=u",
     "", NOW, "on=them cert=likely"},
    {"of another person",
     "a me>ada 05-11 ask\n"
     "b eve@other.example>me 05-13 closing thread=u",
     "", NOW, "on=them cert=likely"},
    {"by a machine",
     "a me>ada 05-11 ask\n"
     "b ada>me 05-13 thread=u auto=notice",
     "", NOW, "on=them cert=likely"},
    {"a new thread within 14 days is perhaps the answer",
     "a me>ada 05-11 ask\nb ada>me 05-13 closing", "", NOW,
     "on=them cert=unknown told=ask.test,policy.question,answer.perhaps_elsewhere"},
    {"on the fourteenth day",
     "a me>ada 05-04 ask\n"
     "b ada>me 05-18 closing thread=u",
     "", NOW, "on=them cert=unknown"},
    {"a new thread after 14 days is not", "a me>ada 05-01 ask\nb ada>me 05-18 closing", "", NOW,
     "on=them cert=likely"},
    /* 2.2: one key says `answered`. */
    {"of a mail that is gone",
     "a me>ada 05-11 ask\n"
     "b ada>me 05-13 closing thread=u",
     "answered z", NOW, "on=them cert=unknown"},
    {"then nobody owes",
     "a me>ada 05-11 ask\n"
     "b ada>me 05-13 closing thread=u",
     "answered a", NOW, "on=nobody why=decision.answered"},
    {"until they write in the case",
     "a me>ada 05-11 ask\n"
     "b ada>me 05-13 closing thread=u\n"
     "c ada>me 05-19 re=a ask",
     "answered a", NOW, "on=me"},
};

static const struct state_row groups[] = {
    /* 2.2: When To/Cc is a mailing list, anybody's reply in the thread answers, to me alone too */
    {"to nobody else but a list", "a me>all@lists.example 05-18 ask list=all@lists.example", "",
     NOW, "on=them exp=05-21"},
    {"a stranger outside the thread does not",
     "a me>all@lists.example 05-18 ask list=all@lists.example\n"
     "b eve@third.example>all@lists.example 05-19 closing thread=u list=all@lists.example",
     "", NOW, "on=them"},
    {"anybody on the list answers",
     "a me>all@lists.example 05-18 ask\n"
     "b eve@third.example>all@lists.example 05-19 re=a list=all@lists.example",
     "", NOW, "on=nobody"},
    {"to me alone",
     "a me>all@lists.example 05-18 ask list=all@lists.example\n"
     "b eve@third.example>me 05-19 re=a",
     "", NOW, "on=nobody"},
    {"the list in Cc", "a me>ada 05-18 ask cc=all@lists.example", "", NOW, "on=them"},
    /* 2.2: a question to a list or to me in Cc only is mine when it names me. */
    {"unless it names me, over another address of the list",
     "a eve>docs@lists.example 05-18 ask asked=Mia list=all@lists.example unsubscribe", "", NOW,
     "on=me"},
    {"a question to a list is not mine", "a eve>all@lists.example 05-18 ask list=all@lists.example",
     "", NOW, ""},
    {"a promise to a list is not to me",
     "a eve>all@lists.example 05-18 promise=05-22 list=all@lists.example", "", NOW, ""},
    {"unless it names me", "a eve>all@lists.example 05-18 ask asked=Mia list=all@lists.example", "",
     NOW, "on=me"},
    {"cc only", "a ada>bob@other.example 05-18 ask cc=me", "", NOW, ""},
    {"or to another", "a ada>bob@other.example 05-18 ask turned=Bob cc=me", "", NOW, ""},
    {"cc, but it names me", "a ada>bob@other.example 05-18 ask asked=Mia cc=me", "", NOW, "on=me"},
    {"cc, but a sentence turns to me", "a ada>bob@other.example 05-18 ask turned=Mia_Quist cc=me",
     "", NOW, "on=me"},
    {"by either of my names",
     "a me>eve 05-04 name=Mo_Q closing\nb ada>bob@other.example 05-18 ask asked=Mo cc=me", "", NOW,
     "on=me"},
    {"cc, but it greets me", "a ada>bob@other.example 05-18 ask greet=Mia cc=me", "", NOW, "on=me"},
    /* 2.2: In group mail everybody in To is asked, */
    {"I alone am the group", "a me>me,alias 05-18 ask", "", NOW, ""},
    {"Cc is told, not asked", "a me>ada 05-18 ask cc=bob@other.example", "", NOW,
     "on=them with=ada missing=none"},
    {"each of the group is asked",
     "a me>ada,bob@other.example 05-18 ask\n"
     "b ada>me 05-19 re=a",
     "", NOW, "on=them missing=bob"},
    {"in To with another", "a ada>me,bob@other.example 05-18 ask", "", NOW, "on=me"},
    /* 2.2: unless the ask names persons */
    {"a name that is nobody's: all", "a me>ada,bob@other.example 05-18 ask asked=Zoe", "", NOW,
     "on=them missing=ada,bob"},
    {"the ask names one of two", "a me>ada,bob@other.example 05-18 ask asked=Bob", "", NOW,
     "on=them with=bob missing=none"},
    {"two asks, each names one",
     "a me>ada,bob@other.example,cyn@third.example 05-18 ask asked=Ada ask asked=Bob\n"
     "b bob@other.example>me 05-19 re=a",
     "", NOW, "on=them missing=ada"},
    {"in To, but it names another", "a ada>me,bob@other.example 05-18 ask asked=Bob", "", NOW, ""},
    /* 2.2: the duty closes when each has answered, */
    {"an automatic mail is no answer of the second",
     "a me>ada,bob@other.example 05-18 ask\n"
     "b ada>me 05-19 re=a\n"
     "c bob@other.example>me 05-19 re=a auto=away",
     "", NOW, "on=them missing=bob"},
    {"one of them twice",
     "a me>ada,bob@other.example 05-18 ask\n"
     "b ada>me 05-19T08:00 re=a\n"
     "c ada>me 05-19T09:00 re=a",
     "", NOW, "on=them missing=bob"},
    {"all have answered",
     "a me>ada,bob@other.example 05-18 ask\nb ada>me 05-19 re=a\nc bob@other.example>me 05-19 re=a",
     "", NOW, "on=nobody"},
    /* 2.2: or with one answer if it asks anyone ("does anyone", "one of you") */
    {"none yet", "a me>ada,bob@other.example 05-18 ask anyone", "", NOW, "on=them exp=05-21"},
    {"a holding message is none",
     "a me>ada,bob@other.example 05-18 ask anyone\n"
     "b ada>me 05-19 re=a holding",
     "", NOW, "on=them"},
    {"anyone may answer", "a me>ada,bob@other.example 05-18 ask anyone\nb ada>me 05-19 re=a", "",
     NOW, "on=nobody"},
    {"and the next sentence asks, too",
     "a me>ada,bob@other.example 05-18 ask anyone ask\nb ada>me 05-19 re=a", "", NOW, "on=nobody"},
    {"another answered a question to anyone",
     "a ada>me,bob@other.example 05-18 ask anyone\nb bob@other.example>ada,me 05-19 re=a", "", NOW,
     "on=nobody why=answer.by_another"},
    /* 2.2: the silent ones stand in `missing`, */
    {"one person alone is no group", "a me>ada 05-18 ask", "", NOW, "on=them missing=none"},
    {"all of them", "a me>ada,bob@other.example 05-18 ask", "", NOW, "on=them missing=ada,bob"},
    {"one who only put off",
     "a me>ada,bob@other.example 05-18 ask\n"
     "b ada>me 05-19 re=a holding\n"
     "c bob@other.example>me 05-19 re=a",
     "", NOW, "on=them missing=ada"},
    /* 2.2: but not one whom the mail did not reach (a bounce). */
    {"nobody knows whom",
     "a me>ada,bob@other.example 05-18 ask\n"
     "b mta>me 05-18 re=a auto=bounce",
     "", NOW, "on=me action=resend also=1"},
    {"the other is waited for",
     "a me>ada,bob@other.example 05-18 ask\n"
     "b mta>me 05-18 re=a auto=bounce failed=ada@corp.example\n"
     "c me>ada@freemail.example 05-18 re=a closing",
     "", NOW, "on=them missing=none with=bob"},
    {"the other has answered: nobody is",
     "a me>ada,bob@other.example 05-18 ask\n"
     "b bob@other.example>me 05-18 re=a\n"
     "c mta>me 05-19 re=a auto=bounce failed=ada@corp.example",
     "", NOW, "on=me action=resend also=0"},
    /* 2.2: Of two who were asked at one house each answers for himself */
    {"two of one house: the first of them answers", "a me>ada,ben 05-18 ask\nb ada>me 05-19 re=a",
     "", NOW, "on=them missing=ben"},
    {"the second of them answers", "a me>ada,ben 05-18 ask\nb ben>me 05-19 re=a", "", NOW,
     "on=them missing=ada"},
    {"both of them", "a me>ada,ben 05-18 ask\nb ben>me 05-19 re=a\nc ada>me 05-19 re=a", "", NOW,
     "on=nobody"},
    /* 2.2: a colleague who was not asked answers for his whole house. */
    {"but only to hold",
     "a me>ada,ben 05-18 ask\n"
     "b eve>me 05-19 re=a holding",
     "", NOW, "on=them missing=ada,ben"},
    {"a third of their house answers for all", "a me>ada,ben 05-18 ask\nb eve>me 05-19 re=a", "",
     NOW, "on=nobody"},
    {"but not for another house", "a me>ada,bob@other.example 05-18 ask\nb eve>me 05-19 re=a", "",
     NOW, "on=them missing=bob"},
    /* 2.2: To a candidate the employer's people are one. */
    {"none of them wrote", "a me>ada,ben 05-11 event=applied", "", NOW,
     "on=them stage=applied missing=ada,ben"},
    {"one of two who were asked",
     "a me>ada,ben 05-11 event=invited side=candidate ask\n"
     "b ben>me 05-18 re=a event=invited ask",
     "", NOW, "on=me missing=none also=0"},
    {"a colleague",
     "a me>ada 05-11 event=applied\n"
     "b eve>me 05-18 re=a event=rejected",
     "", NOW, "on=nobody stage=rejected"},
};

static const struct state_row absences[] = {
    /* 2.2: **Out-of-office**: last day away L ("until L"; "back on B": L = B - 1). */
    {"away without a date changes nothing", "a me>ada 05-18 ask\nb ada>me 05-18 re=a auto=away", "",
     NOW, "on=them exp=05-21 basis=policy"},
    {"nobody waits for him",
     "a me>ada 05-18 closing\n"
     "b ada>me 05-18 re=a auto=away away=05-29",
     "", NOW, ""},
    {"away is no answer and moves the date",
     "a me>ada 05-18 ask\nb ada>me 05-18 re=a auto=away "
     "away=05-29",
     "", NOW, "on=them exp=06-01 basis=auto_reply why=ask.test why2=away.test"},
    {"away without references", "a me>ada 05-18 ask\nb ada>me 05-18T10:01 auto=away away=05-29", "",
     NOW, "on=them exp=06-01 mails=2"},
    /* 2.2: `expected` = max(old, first business day after L) */
    {"away that ends before changes nothing",
     "a me>ada 05-18 ask\nb ada>me 05-18 re=a auto=away away=05-19", "", NOW,
     "on=them exp=05-21 basis=policy"},
    {"back on the very day of the date",
     "a me>ada 05-18 ask\n"
     "b ada>me 05-18 re=a auto=away away=05-20",
     "", NOW, "on=them exp=05-21 basis=policy"},
    {"over a weekend and a holiday",
     "a me>ada 05-18 ask\n"
     "b ada>me 05-18 re=a auto=away away=05-22",
     "", NOW, "on=them exp=05-26 basis=auto_reply"},
    {"a date that they stated is moved too",
     "a ada>me 05-14 promise=05-20\n"
     "b me>ada 05-18 re=a\n"
     "c ada>me 05-18 re=b auto=away away=05-29",
     "", NOW, "on=them exp=06-01 basis=auto_reply"},
    {"a follow-up during an absence waits for its end",
     "a me>ada 05-04 ask\nb ada>me 05-04 re=a auto=away away=05-12\nc me>ada 05-19 re=a ask\n"
     "d ada>me 05-19 re=c auto=away away=05-29",
     "", NOW, "on=them exp=06-01 basis=auto_reply n=1"},
    /* 2.2: basis `auto_reply` only if that moved it, */
    {"away in the past",
     "a me>ada 05-18 ask\n"
     "b ada>me 05-18 re=a auto=away away=05-15",
     "", NOW, "on=them exp=05-21 basis=policy"},
    {"a stated date that lies later keeps its basis",
     "a ada>me 05-14 promise=06-12\n"
     "b me>ada 05-18 re=a ask\n"
     "c ada>me 05-18 re=b auto=away away=05-29",
     "", NOW, "on=them exp=06-12 basis=stated"},
    {"the day after the date: moved",
     "a me>ada 05-18 ask\n"
     "b ada>me 05-18 re=a auto=away away=05-21",
     "", NOW, "on=them exp=05-22 basis=auto_reply"},
    /* 2.2: and only when its sender is one I still wait for */
    {"away of one who already answered",
     "a me>ada,bob@other.example 05-18 ask\nb ada>me 05-18 re=a\n"
     "c ada>me 05-19 re=a auto=away away=05-29",
     "", NOW, "on=them exp=05-21 missing=bob"},
    {"the latest of two who are away",
     "a me>ada,bob@other.example 05-18 ask\nb ada>me 05-18 re=a auto=away away=05-29\n"
     "c bob@other.example>me 05-18 re=a auto=away away=05-22",
     "", NOW, "on=them exp=06-01 basis=auto_reply"},
    {"of two the one who is still silent",
     "a me>ada,bob@other.example 05-18 ask\nb ada>me 05-18 re=a auto=away away=05-29\n"
     "c bob@other.example>me 05-18 re=a auto=away away=05-22\nd ada>me 05-19 re=a",
     "", NOW, "on=them exp=05-26 basis=auto_reply missing=bob"},
    {"a stranger is away",
     "a me>ada 05-18 ask\n"
     "b x@evil.test>me 05-18 re=a auto=away away=05-29",
     "", NOW, "on=them exp=05-21 basis=policy"},
    /* 2.2: once he has written it no longer counts. */
    {"nor of one who came back and wrote",
     "a me>ada,bob@other.example 05-18 ask\nb ada>me 05-18 re=a auto=away away=05-29\n"
     "c ada>me 05-19 re=a",
     "", NOW, "on=them exp=05-21 basis=policy missing=bob why2=policy.question"},
    {"holding, though away: he is there",
     "a me>ada 05-18 ask\nb ada>me 05-18 re=a auto=away away=05-29\nc ada>me 05-19 re=a "
     "promise=05-22",
     "", NOW, "on=them exp=05-22 basis=stated"},
    {"a second absence after it counts",
     "a me>ada 05-11 ask\n"
     "b ada>me 05-11 re=a auto=away away=05-29\n"
     "c ada>me 05-18 re=a holding\n"
     "d ada>me 05-19 re=a auto=away away=05-22",
     "", NOW, "on=them exp=05-26 basis=auto_reply"},
};

STATE_TABLE_TEST(who_answers, answers)
STATE_TABLE_TEST(groups_and_lists, groups)
STATE_TABLE_TEST(people_are_away, absences)

FUP_UNIT_TABLES("state/answer", NULL, NULL, FUP_UNIT_ROWS(who_answers, answers),
                FUP_UNIT_ROWS(groups_and_lists, groups), FUP_UNIT_ROWS(people_are_away, absences))
