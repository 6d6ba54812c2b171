/* Duties of doc/design.md sections 2.1, 2.2 and 2.6. SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/state_table.h"

#define NOW "05-20T10:00"

static const struct state_row opening[] = {
    {"no mail", "", "", NOW, ""},
    {"a note to myself", "a me>me 05-18 ask", "", NOW, ""},
    {"a draft is no mail", "a me>ada 05-18 ask draft", "", NOW, ""},
    {"mail of the future is left out", "a me>ada 05-21 ask", "", NOW, ""},
    {"thanks open nothing", "a ada>me 05-18 closing", "", NOW, ""},
    {"their ask is mine", "a ada>me 05-18 ask", "", NOW,
     "on=me exp=05-20 basis=policy action=reply why=ask.test why2=policy.answer acton=05-18"},
    {"their dated ask", "a ada>me 05-18 ask=05-22", "", NOW,
     "on=me exp=05-22 basis=stated action=reply overdue=no"},
    {"a date before the mail is none", "a ada>me 05-18 ask=05-15", "", NOW,
     "on=me exp=05-20 basis=policy"},
    {"my ask is theirs", "a me>ada 05-18 ask", "", NOW,
     "on=them exp=05-21 basis=policy action=wait with=ada"},
    {"over a holiday", "a me>ada 05-22 ask", "", "05-26T10:00", "on=them exp=05-28"},
    {"my dated ask", "a me>ada 05-18 ask=05-19", "", NOW, "on=them exp=05-19 basis=stated"},
    {"my promise", "a ada>me 05-14 closing\nb me>ada 05-15 re=a promise=05-22", "", NOW,
     "on=me exp=05-22 basis=stated action=reply"},
    {"my undated promise", "b me>ada 05-18 promise", "", NOW, "on=me exp=05-20 basis=policy"},
    {"their promise", "a ada>me 05-18 promise=05-22", "", NOW,
     "on=them exp=05-22 basis=stated acton=05-27 action=wait"},
    {"their undated promise", "a ada>me 05-18 promise", "", NOW, "on=them exp=05-21 basis=policy"},
    {"no reply needed takes an undated ask back", "a ada>me 05-18 ask noreply", "", NOW, ""},
    {"but not a dated one", "a ada>me 05-18 ask=05-21 noreply", "", NOW, "on=me exp=05-21"},
    {"a weak ask beside a promise", "a ada>me 05-18 weakask promise=05-22", "", NOW,
     "on=them exp=05-22"},
    {"a weak ask alone", "a ada>me 05-18 weakask", "", NOW, "on=me exp=05-20"},
    {"a sentence that promises asks nothing", "a ada>me 05-18 ask=05-18 promise=05-22 together", "",
     NOW, "on=them exp=05-22 also=0"},
    {"two duties: the earlier is the row", "a ada>me 05-18 ask promise=05-19", "", NOW,
     "on=them exp=05-19 also=1"},
    {"a tie is mine", "a ada>me 05-18 ask=05-22 promise=05-22", "", NOW, "on=me also=1"},
    {"its Date header could not be right", "a ada>me 05-18 ask corrected", "", NOW,
     "on=me told=ask.test,policy.answer,date.corrected"},
    {"an alias is me", "a ada>alias 05-18 ask", "", NOW, "on=me"},
};

static const struct state_row closing[] = {
    {"my next letter closes mine", "a ada>me 05-18 ask\nb me>ada 05-19 re=a", "", NOW,
     "on=nobody group=closed why=own.answer"},
    {"a letter to another does not", "a ada>me 05-18 ask\nb me>bob@other.example 05-19 re=a", "",
     NOW, "on=me with=ada"},
    {"to the same house does", "a ada>me 05-18 ask\nb me>eve 05-19 re=a", "", NOW, "on=nobody"},
    {"the mailer's mark does", "a ada>me 05-18 ask tag=replied", "", NOW,
     "on=nobody why=tag.replied"},
    {"only promising again moves the date",
     "a me>ada 05-11 promise=05-13\nb me>ada 05-14 re=a promise=05-21", "", NOW,
     "on=me exp=05-21 basis=stated also=0"},
    {"an undated second promise keeps a date ahead",
     "a me>ada 05-18 promise=05-22\nb me>ada 05-19 re=a promise", "", NOW, "on=me exp=05-22"},
    {"their answer closes theirs", "a me>ada 05-18 ask\nb ada>me 05-19 re=a", "", NOW,
     "on=nobody group=answered why=answer.in_thread"},
    {"an answered row goes after three days", "a me>ada 05-11 ask\nb ada>me 05-15 re=a", "", NOW,
     "on=nobody group=closed"},
    {"a question back is mine", "a me>ada 05-18 ask\nb ada>me 05-19 re=a ask", "", NOW,
     "on=me exp=05-21 also=0"},
    {"holding without a date restarts", "a me>ada 05-11 ask\nb ada>me 05-18 re=a holding", "", NOW,
     "on=them exp=05-21 basis=policy"},
    {"holding with a date replaces", "a me>ada 05-11 ask\nb ada>me 05-12 re=a promise=05-22", "",
     NOW, "on=them exp=05-22 basis=stated why=promise.test"},
    {"holding leaves a date that is ahead",
     "a me>ada 05-11 ask\nb ada>me 05-12 re=a promise=05-22\nc ada>me 05-19 re=b holding", "", NOW,
     "on=them exp=05-22 basis=stated"},
    {"postponed", "a ada>me 05-11 promise=05-13\nb ada>me 05-13 re=a promise=05-22", "", NOW,
     "on=them exp=05-22 also=0"},
    {"my own letter never answers", "a me>ada 05-11 ask\nb me>ada 05-12 re=a", "", NOW,
     "on=them exp=05-14 n=0"},
    {"my ask leaves a date ahead", "a ada>me 05-18 promise=05-22\nb me>ada 05-19 re=a ask", "", NOW,
     "on=them exp=05-22 n=0"},
    {"the same house answers", "a me>ada 05-18 ask\nb eve>me 05-19 re=a", "", NOW, "on=nobody"},
    {"a freemail house is none",
     "a me>ada@freemail.example 05-18 ask\nb eve@freemail.example>me 05-19 re=a", "", NOW,
     "on=them cert=unknown"},
    {"cc may answer for the one asked",
     "a me>ada 05-18 ask cc=bob@other.example\nb bob@other.example>me 05-19 re=a", "", NOW,
     "on=nobody"},
    {"an answer dated before the question by a slow clock",
     "a me>ada 05-18T10:00 ask\nb ada>me 05-18T09:58 re=a", "", NOW, "on=nobody"},
    {"a new thread within 14 days is perhaps the answer",
     "a me>ada 05-11 ask\nb ada>me 05-13 closing", "", NOW,
     "on=them cert=unknown told=ask.test,policy.question,answer.perhaps_elsewhere"},
    {"a new thread after 14 days is not", "a me>ada 05-01 ask\nb ada>me 05-18 closing", "", NOW,
     "on=them cert=likely"},
};

static const struct state_row groups[] = {
    {"to nobody else but a list", "a me>all@lists.example 05-18 ask list=all@lists.example", "",
     NOW, "on=them exp=05-21"},
    {"each of the group is asked",
     "a me>ada,bob@other.example 05-18 ask\n"
     "b ada>me 05-19 re=a",
     "", NOW, "on=them missing=bob"},
    {"all have answered",
     "a me>ada,bob@other.example 05-18 ask\nb ada>me 05-19 re=a\nc bob@other.example>me 05-19 re=a",
     "", NOW, "on=nobody"},
    {"anyone may answer", "a me>ada,bob@other.example 05-18 ask anyone\nb ada>me 05-19 re=a", "",
     NOW, "on=nobody"},
    {"the ask names one of two", "a me>ada,bob@other.example 05-18 ask asked=Bob", "", NOW,
     "on=them with=bob missing=none"},
    {"anybody on the list answers",
     "a me>all@lists.example 05-18 ask\n"
     "b eve@third.example>all@lists.example 05-19 re=a list=all@lists.example",
     "", NOW, "on=nobody"},
    {"a question to a list is not mine", "a eve>all@lists.example 05-18 ask list=all@lists.example",
     "", NOW, ""},
    {"unless it names me", "a eve>all@lists.example 05-18 ask asked=Mia list=all@lists.example", "",
     NOW, "on=me"},
    {"a promise to a list is not to me",
     "a eve>all@lists.example 05-18 promise=05-22 list=all@lists.example", "", NOW, ""},
    {"cc only", "a ada>bob@other.example 05-18 ask cc=me", "", NOW, ""},
    {"cc, but it names me", "a ada>bob@other.example 05-18 ask asked=Mia cc=me", "", NOW, "on=me"},
    {"cc, but it greets me", "a ada>bob@other.example 05-18 ask greet=Mia cc=me", "", NOW, "on=me"},
    {"in To, but it names another", "a ada>me,bob@other.example 05-18 ask asked=Bob", "", NOW, ""},
    {"in To with another", "a ada>me,bob@other.example 05-18 ask", "", NOW, "on=me"},
    {"another answered a question to anyone",
     "a ada>me,bob@other.example 05-18 ask anyone\nb bob@other.example>ada,me 05-19 re=a", "", NOW,
     "on=nobody why=answer.by_another"},
    {"the asker needs nothing any more", "a ada>me 05-18 ask\nb ada>me 05-19 re=a noreply", "", NOW,
     "on=nobody"},
};

static const struct state_row automatic[] = {
    {"away alone", "a ada>me 05-18 auto=away away=05-22", "", NOW, ""},
    {"a notice asks nothing", "a ada>me 05-18 auto=notice ask", "", NOW, ""},
    {"a newsletter asks nothing", "a ada>me 05-18 unsubscribe ask", "", NOW, ""},
    {"a mailing system asks nothing", "a ada>me 05-18 mass ask", "", NOW, ""},
    {"nobody reads no-reply", "a ada>me 05-18 noreplysender ask", "", NOW, ""},
    {"but it may answer me", "a me>ada 05-18 ask\nb ada>me 05-19 re=a unsubscribe ask", "", NOW,
     "on=me"},
    {"away is no answer and moves the date",
     "a me>ada 05-18 ask\nb ada>me 05-18 re=a auto=away "
     "away=05-29",
     "", NOW, "on=them exp=06-01 basis=auto_reply why=ask.test why2=away.test"},
    {"away that ends before changes nothing",
     "a me>ada 05-18 ask\nb ada>me 05-18 re=a auto=away away=05-19", "", NOW,
     "on=them exp=05-21 basis=policy"},
    {"away without a date changes nothing", "a me>ada 05-18 ask\nb ada>me 05-18 re=a auto=away", "",
     NOW, "on=them exp=05-21 basis=policy"},
    {"away of one who already answered",
     "a me>ada,bob@other.example 05-18 ask\nb ada>me 05-18 re=a\n"
     "c ada>me 05-19 re=a auto=away away=05-29",
     "", NOW, "on=them exp=06-01 missing=bob"},
    {"away without references", "a me>ada 05-18 ask\nb ada>me 05-18T10:01 auto=away away=05-29", "",
     NOW, "on=them exp=06-01 mails=2"},
    {"a delay is no failure", "a me>ada 05-18 ask\nb mta>me 05-18 re=a auto=delay", "", NOW,
     "on=them exp=05-21"},
    {"a bounce turns the duty to me",
     "a me>ada 05-18 ask\nb mta>me 05-18T10:05 auto=bounce failed=ada@corp.example failedid=a", "",
     NOW, "on=me action=resend cert=proved why=delivery.failed"},
    {"sending again answers it",
     "a me>ada 05-18 ask\nb mta>me 05-18 re=a auto=bounce failed=ada@corp.example\n"
     "c me>ada@freemail.example 05-19 re=a ask",
     "", NOW, "on=them exp=05-22"},
    {"a bounce of nothing of mine", "b mta>me 05-18 auto=bounce failed=x@y.example", "", NOW, ""},
    {"an automatic promise in answer to me",
     "a me>ada 05-18 ask\nb ada>me 05-18 re=a auto=notice promise=05-22", "", NOW,
     "on=them exp=05-22 basis=stated"},
    {"an automatic promise to nobody", "b ada>me 05-18 auto=notice promise=05-22", "", NOW, ""},
    {"a calendar reply answers no question",
     "a me>ada 05-18 ask\nb ada>me 05-19 re=a rsvp=u:accepted", "", NOW, "on=them exp=05-21"},
};

static const struct state_row doubtful[] = {
    {"claims to be me", "a me>ada 05-18 ask unproved", "", NOW, ""},
    {"a claimed letter closes nothing", "a ada>me 05-18 ask\nb me>ada 05-19 re=a unproved", "", NOW,
     "on=me cert=unknown"},
    {"submitted with a password is mine",
     "a ada>me 05-18 ask\nb me>ada 05-19 re=a unproved submitted", "", NOW, "on=nobody"},
    {"kept in the sent folder is mine", "a ada>me 05-18 ask\nb me>ada 05-19 re=a unproved sent", "",
     NOW, "on=nobody"},
    {"a stranger answers", "a me>ada 05-18 ask\nb ada@corp-example.test>me 05-19 re=a", "", NOW,
     "on=them cert=unknown told=ask.test,policy.question,answer.sender_not_asked"},
    {"authentication fails", "a me>ada 05-18 ask\nb ada>me 05-19 re=a authfail", "", NOW,
     "on=them cert=unknown"},
    {"the id was used before", "a me>ada 05-18 ask\nb ada>me 05-19 re=a reused", "", NOW,
     "on=them cert=unknown"},
    {"an encrypted answer cannot be read", "a me>ada 05-18 ask\nb ada>me 05-19 re=a encrypted", "",
     NOW, "on=them cert=unknown"},
    {"a quarantined answer", "a me>ada 05-18 ask\nb ada>me 05-19 re=a unreadable", "", NOW,
     "on=them cert=unknown"},
    {"a stranger cannot tie two matters",
     "a me>ada 05-18 ask\nb me>bob@other.example 05-18 ask\nc x@evil.test>me 05-19 re=a,b", "", NOW,
     "on=them mails=2 cert=unknown\non=them mails=1 cert=likely"},
    {"references in a ring", "a ada>me 05-18 re=b ask\nb ada>me 05-18 re=a", "", NOW,
     "on=me mails=2"},
};

STATE_TABLE_TEST(duties_open, opening)
STATE_TABLE_TEST(duties_close, closing)
STATE_TABLE_TEST(groups_and_lists, groups)
STATE_TABLE_TEST(machines, automatic)
STATE_TABLE_TEST(doubts, doubtful)

int
main(void)
{
    Suite *suite = suite_create("state/duty");
    TCase *tests = tcase_create("duty");
    SRunner *runner = srunner_create(suite);
    int failed;

    STATE_TABLE_ADD(tests, duties_open, opening);
    STATE_TABLE_ADD(tests, duties_close, closing);
    STATE_TABLE_ADD(tests, groups_and_lists, groups);
    STATE_TABLE_ADD(tests, machines, automatic);
    STATE_TABLE_ADD(tests, doubts, doubtful);
    suite_add_tcase(suite, tests);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
