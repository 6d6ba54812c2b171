/* Nothing is removed silently: section 2.6 of doc/design.md.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "support/state_table.h"
#include "support/unit.h"

#define NOW "05-20T10:00"

static const struct state_row doubtful[] = {
    /* 2.6: An answer keeps its row for 3 days as answered, with evidence. */
    {"nobody was asked: no row", "b ada>me 05-19 closing", "", NOW, ""},
    {"of this very minute",
     "a me>ada 05-18 ask\n"
     "b ada>me 05-20T10:00 re=a",
     "", NOW, "on=nobody group=answered why=answer.in_thread"},
    {"on the third day",
     "a me>ada 05-11 ask\n"
     "b ada>me 05-17 re=a",
     "", NOW, "on=nobody group=answered"},
    {"after it",
     "a me>ada 05-11 ask\n"
     "b ada>me 05-16T10:00 re=a",
     "", NOW, "on=nobody group=closed"},
    {"my answer is no news",
     "a ada>me 05-18 ask\n"
     "b me>ada 05-19 re=a",
     "", NOW, "on=nobody group=closed"},
    /* 2.6: `unknown` and kept: sender not among those asked, */
    {"a stranger answers", "a me>ada 05-18 ask\nb ada@corp-example.test>me 05-19 re=a", "", NOW,
     "on=them cert=unknown told=ask.test,policy.question,answer.sender_not_asked"},
    {"one who looks like him",
     "a me>ada@freemail.example 05-18 ask\n"
     "b ada.q@freemail.example>me 05-19 re=a",
     "", NOW, "on=them cert=unknown"},
    {"a stranger cannot tie two matters",
     "a me>ada 05-18 ask\nb me>bob@other.example 05-18 ask\nc x@evil.test>me 05-19 re=a,b", "", NOW,
     "on=them mails=2 cert=unknown\non=them mails=1 cert=likely"},
    {"the true answer after a false one ends the doubt",
     "a me>ada 05-18 ask\nb x@evil.test>me 05-19T09:00 re=a\nc ada>me 05-19 re=a", "", NOW,
     "on=nobody cert=likely why=answer.in_thread"},
    /* 2.6: a failing dmarc/dkim result in the topmost Authentication-Results, */
    {"of one who owes nothing", "a ada>me 05-18 authfail", "", NOW, ""},
    {"authentication fails", "a me>ada 05-18 ask\nb ada>me 05-19 re=a authfail", "", NOW,
     "on=them cert=unknown"},
    {"a rejection that fails ends nothing",
     "a me>ada 05-11 event=applied\n"
     "b ada>me 05-18 re=a event=rejected authfail",
     "", NOW, "on=them stage=applied cert=unknown"},
    {"the true one after it does",
     "a me>ada 05-11 event=applied\n"
     "b ada>me 05-18 re=a event=rejected authfail\n"
     "c ada>me 05-19 re=a event=rejected",
     "", NOW, "on=nobody stage=rejected cert=likely"},
    /* 2.6: own From unproved, */
    {"a claimed letter closes nothing", "a ada>me 05-18 ask\nb me>ada 05-19 re=a unproved", "", NOW,
     "on=me cert=unknown"},
    {"nor does it ask",
     "a ada>me 05-11 promise=05-22\n"
     "b me>ada 05-19 re=a ask unproved",
     "", NOW, "on=them exp=05-22 n=0"},
    {"a claimed withdrawal ends nothing",
     "a me>ada 05-11 event=applied\n"
     "b me>ada 05-18 re=a event=withdrawn unproved",
     "", NOW, "on=them stage=applied"},
    /* 2.6: re-used Message-ID (From address differs, or Date differs by more than a day; every file
       of an id is read). */
    {"of one who owes nothing", "a ada>me 05-18 reused", "", NOW, ""},
    {"the id was used before", "a me>ada 05-18 ask\nb ada>me 05-19 re=a reused", "", NOW,
     "on=them cert=unknown"},
    {"a rejection with a used id ends nothing",
     "a me>ada 05-11 event=applied\n"
     "b ada>me 05-18 re=a event=rejected reused",
     "", NOW, "on=them stage=applied cert=unknown"},
    /* 2.6: What passes all of these is an answer (doc/security.md says so). */
    {"references in a ring", "a ada>me 05-18 re=b ask\nb ada>me 05-18 re=a", "", NOW,
     "on=me mails=2"},
    {"a forged sender without a failing result",
     "a me>ada 05-18 ask\n"
     "b ada>me 05-19 re=a name=Somebody_Else",
     "", NOW, "on=nobody cert=likely"},
    {"of his house",
     "a me>ada 05-18 ask\n"
     "b eve>me 05-19 re=a",
     "", NOW, "on=nobody cert=likely"},
};

STATE_TABLE_TEST(doubts, doubtful)

FUP_UNIT_TABLES("state/doubt", NULL, NULL, FUP_UNIT_ROWS(doubts, doubtful))
