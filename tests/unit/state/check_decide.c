/* What the user said: section 2.7 of doc/design.md. SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/state_table.h"
#include "support/unit.h"

#define NOW "05-20T10:00"
#define ASKED "a me>ada 05-11 ask"

static const struct state_row closing[] = {
    /* 2.7: `done`, */
    {"in an empty mailbox", "", "done a", NOW, ""},
    {"about a mail that is gone", ASKED, "done z", NOW, "on=them"},
    {"done", ASKED, "done a", NOW, "on=nobody action=none group=closed why=decision.done"},
    {"of a conversation that owes nothing", "a ada>me 05-18 closing", "done a", NOW, "on=nobody"},
    {"said about an earlier mail of the case",
     "a me>ada 05-11 ask\n"
     "b ada>me 05-18 re=a ask",
     "done a", NOW, "on=me"},
    /* 2.7: `answered` (elsewhere): until a later non-automatic message of the other side (a hiring
       event of a machine counts). */
    {"answered elsewhere", ASKED, "answered a", NOW, "on=nobody why=decision.answered"},
    {"done, until they write", ASKED "\nb ada>me 05-19 re=a ask", "done a", NOW, "on=me"},
    {"answered, until they write", ASKED "\nb ada>me 05-19 re=a promise=05-22", "answered a", NOW,
     "on=them exp=05-22"},
    {"done outlives my own mail", ASKED "\nb me>ada 05-19 re=a ask", "done a", NOW, "on=nobody"},
    {"done outlives an automatic mail", ASKED "\nb ada>me 05-19 re=a auto=away away=05-29",
     "done a", NOW, "on=nobody"},
    {"a mail of the very second of the anchor came later",
     "a me>ada 05-18 ask\n"
     "b ada>me 05-18 re=a ask",
     "done a", NOW, "on=me"},
    {"a machine's rejection is news",
     "a me>ada 05-11 event=applied\n"
     "b ada>me 05-18 re=a event=rejected auto=notice",
     "done a", NOW, "on=nobody stage=rejected why=rejected.event"},
    /* 2.7: `snooze D`: the same, or D */
    {"nothing is owed: nothing sleeps", "a ada>me 05-18 closing", "snooze a", NOW,
     "on=nobody group=closed"},
    {"snoozed", ASKED, "snooze a 05-22", NOW,
     "on=them action=none snoozed=05-22 group=snoozed exp=05-14"},
    {"awake on the day, and how late", ASKED, "snooze a 05-20", NOW,
     "on=them action=follow_up snoozed=none days=6 group=now"},
    {"awake when they write", ASKED "\nb ada>me 05-19 re=a ask", "snooze a 05-29", NOW,
     "on=me action=reply snoozed=none"},
    {"a day in the past wakes at once", ASKED, "snooze a 05-12", NOW,
     "on=them action=follow_up snoozed=none"},
    {"my own mail wakes nothing", ASKED "\nb me>ada 05-19 re=a closing", "snooze a 05-29", NOW,
     "action=none snoozed=05-29"},
    {"nor does a machine's", ASKED "\nb ada>me 05-19 re=a auto=away away=05-22", "snooze a 05-29",
     NOW, "action=none snoozed=05-29"},
    /* 2.7: (without D: the same). */
    {"snoozed without a day: until they write", ASKED, "snooze a", NOW,
     "on=them action=none snoozed=none group=snoozed"},
    {"and they write", ASKED "\nb ada>me 05-19 re=a ask", "snooze a", NOW,
     "on=me action=reply group=now"},
    {"not before", ASKED "\nb me>ada 05-12 re=a closing", "snooze a", NOW,
     "action=none group=snoozed"},
    {"an automatic mail wakes nothing", ASKED "\nb ada>me 05-19 re=a auto=away", "snooze a", NOW,
     "action=none group=snoozed"},
};

static const struct state_row expecting[] = {
    /* 2.7: `expect D`: until an answer */
    {"expect where nothing was owed", "a ada>me 05-18 closing", "expect a 05-29", NOW,
     "on=them exp=05-29 basis=decision"},
    {"expect", ASKED, "expect a 05-29", NOW,
     "on=them exp=05-29 basis=decision action=wait why2=decision.expect"},
    {"expect, until an answer", ASKED "\nb ada>me 05-19 re=a ask", "expect a 05-29", NOW,
     "on=me exp=05-21 basis=policy"},
    {"expect where nothing was owed, until an answer",
     "a ada>me 05-18 closing\nb ada>me 05-19 re=a", "expect a 05-29", NOW, "on=nobody"},
    {"a holding message is none", "a ada>me 05-18 closing\nb ada>me 05-19 re=a holding",
     "expect a 05-29", NOW, "on=them exp=05-29 basis=decision"},
    {"a day in the past: overdue at once", ASKED, "expect a 05-13", NOW,
     "on=them exp=05-13 acton=05-13 action=follow_up"},
    {"of what I owe", "a ada>me 05-18 ask", "expect a 05-29", NOW,
     "on=me exp=05-29 basis=decision"},
    /* 2.7: or a newer stated date of theirs */
    {"an older one does not end it",
     "a me>ada 05-11 ask\n"
     "b ada>me 05-12 re=a promise=05-22",
     "expect b 05-29", NOW, "on=them exp=05-29 basis=decision"},
    {"expect, until a newer date of theirs", ASKED "\nb ada>me 05-19 re=a promise=05-22",
     "expect a 05-29", NOW, "on=them exp=05-22 basis=stated"},
    {"a promise without a date does not", ASKED "\nb ada>me 05-19 re=a promise", "expect a 05-29",
     NOW, "on=them exp=05-29 basis=decision"},
    /* 2.7: my own and automatic mail do not end it. */
    {"expect outlives my own mail", ASKED "\nb me>ada 05-19 re=a ask", "expect a 05-29", NOW,
     "on=them exp=05-29 basis=decision"},
    {"expect outlives an out-of-office", ASKED "\nb ada>me 05-19 re=a auto=away away=05-22",
     "expect a 05-29", NOW, "exp=05-29 basis=decision"},
    {"nor a calendar's answer", ASKED "\nb ada>me 05-19 re=a rsvp=u:accepted", "expect a 05-29",
     NOW, "exp=05-29 basis=decision"},
};

static const struct state_row lasting[] = {
    /* 2.7: `mute`, */
    {"muted", ASKED, "mute a", NOW, "on=nobody action=none why=decision.mute"},
    {"muted whatever comes", ASKED "\nb ada>me 05-19 re=a ask", "mute a", NOW, "on=nobody"},
    {"reopen ends mute", ASKED "\nb ada>me 05-19 re=a ask", "mute a\nreopen a", NOW, "on=me"},
    {"an offer too",
     "a me>ada 05-11 event=applied\n"
     "b ada>me 05-18 re=a event=offer ask",
     "mute a", NOW, "on=nobody action=none"},
    /* 2.7: `interview`, */
    {"of a mail that is gone", "a ada>me 05-18 ask", "interview z", NOW, "kind=conversation"},
    {"a letter of mine", "a me>ada 05-18 ask", "interview a", NOW,
     "kind=interview stage=applied on=them"},
    {"a pitch", "a ada>me 05-18 event=pitch ask", "interview a", NOW, "kind=interview"},
    {"whatever comes after",
     "a ada>me 05-14 ask\n"
     "b me>ada 05-15 re=a\n"
     "c ada>me 05-19 re=b ask",
     "interview a", NOW, "kind=interview on=me"},
    /* 2.7: `not_interview`, */
    {"of what is none", "a ada>me 05-18 ask", "not_interview a", NOW,
     "kind=conversation on=me exp=05-20"},
    {"an invitation", "a ada>me 05-18 event=invited ask", "not_interview a", NOW,
     "kind=conversation on=me stage=none"},
    {"whatever comes after",
     "a ada>me 05-11 event=contacted ask\n"
     "b me>ada 05-12 re=a\n"
     "c ada>me 05-18 re=b event=rejected",
     "not_interview a", NOW, "kind=conversation stage=none"},
    /* 2.7: `stage S`, */
    {"an unknown stage changes nothing", "a me>ada 05-18 event=applied", "stage a nonsense", NOW,
     "on=them stage=applied"},
    {"of a mail that is gone", "a me>ada 05-18 event=applied", "stage z offer", NOW,
     "stage=applied"},
    {"stage, and who has the move then", "a me>ada 05-18 event=applied", "stage a interviewed", NOW,
     "on=them stage=interviewed exp=05-26"},
    {"rejected by word", "a me>ada 05-18 event=applied", "stage a rejected", NOW,
     "on=nobody stage=rejected"},
    /* 2.7: `set organization|position`, */
    {"nothing known before", "a ada>me 05-18 ask side=employer", "set_organization a Corp", NOW,
     "org=Corp pos=none"},
    {"organization and position", "a me>ada 05-18 event=applied org=Corp pos=X",
     "set_organization a Corp_Ltd\nset_position a Y", NOW, "org=Corp_Ltd pos=Y"},
    {"later mail does not change it back",
     "a me>ada 05-18 event=applied org=Corp pos=X\n"
     "b ada>me 05-19 re=a event=acknowledged org=Corp pos=X",
     "set_organization a Corp_Ltd", NOW, "org=Corp_Ltd pos=X"},
    /* 2.7: `join`, */
    {"with itself", "a ada>me 05-11 ask", "join a a", NOW, "mails=1"},
    {"with a mail that is gone", "a ada>me 05-11 ask", "join a z", NOW, "mails=1"},
    {"two matters",
     "a ada>me 05-11 ask\n"
     "b bob@other.example>me 05-12 ask",
     "join a b", NOW, "mails=2 on=me"},
    {"and what comes after",
     "a ada>me 05-11 ask\n"
     "b bob@other.example>me 05-12 ask\n"
     "c bob@other.example>me 05-19 re=b ask",
     "join a b", NOW, "mails=3"},
    /* 2.7: `split`, */
    {"what is alone already", "a ada>me 05-11 ask", "split a", NOW, "mails=1"},
    {"one thread of a case",
     "a me>ada 05-11 event=applied\n"
     "b ada>me 05-18 event=invited ask",
     "split b", NOW,
     "mails=1 stage=scheduling\n"
     "mails=1 stage=applied"},
    {"and what comes after",
     "a me>ada 05-11 event=applied\n"
     "b ada>me 05-18 event=invited ask\n"
     "c ada>me 05-19 re=b event=rejected",
     "split b", NOW,
     "mails=1 stage=applied\n"
     "mails=2 stage=rejected"},
    /* 2.7: `note`, */
    {"of a mail that is gone", ASKED, "note z first", NOW, "note=none"},
    {"a note", ASKED, "note a first\nnote a rang_her", NOW, "on=them note=rang_her"},
    {"it stays when they write", ASKED "\nb ada>me 05-19 re=a ask", "note a rang_her", NOW,
     "on=me note=rang_her"},
    /* 2.7: `missed`: only `undo` or the opposite verb ends them. */
    {"no meeting was to be", ASKED, "missed a", NOW, "on=them exp=05-14"},
    {"the meeting was missed",
     "a ada>me 05-11 event=scheduled invite=u@05-19T14:00\nb me>ada 05-12 re=a rsvp=u:accepted",
     "missed a", NOW, "on=them stage=scheduling exp=05-19 action=follow_up basis=decision also=0"},
    {"stage takes missed back",
     "a ada>me 05-11 event=scheduled invite=u@05-19T14:00\nb me>ada 05-12 re=a rsvp=u:accepted",
     "missed a\nstage a interviewed", NOW, "on=them stage=interviewed exp=05-27"},
    {"it stays when they write",
     "a ada>me 05-11 event=scheduled invite=u@05-19T14:00\n"
     "b me>ada 05-12 re=a rsvp=u:accepted\n"
     "c ada>me 05-20T09:00 re=a holding",
     "missed a", NOW, "stage=scheduling"},
    /* 2.7: `stage S` is what is shown from then on, and makes a conversation an interview */
    {"a stage of what was no interview makes it one", "a ada>me 05-18 ask", "stage a assessment",
     NOW, "kind=interview role=candidate stage=assessment on=me"},
    {"unless he said that it is none", "a ada>me 05-18 ask", "not-interview a\nstage a offer", NOW,
     "kind=conversation on=me stage=none"},
    {"the user's stage wins over later mail",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a event=invited ask", "stage a offer", NOW,
     "stage=offer on=me"},
    {"an end without a mail of it", "a ada>me 05-18 ask", "stage a rejected", NOW,
     "kind=interview on=nobody stage=rejected"},
    /* 2.7: whose move it is follows the mail that comes after it (a rejection still closes, a
       second interview still asks for thanks). */
    {"no mail after it: the stage's", "a me>ada 05-11 event=applied", "stage a offer", NOW,
     "on=me stage=offer"},
    {"his word stays, the turn follows the mail",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a event=rejected", "stage a interviewed", NOW,
     "on=nobody stage=interviewed"},
    {"and so do later meetings",
     "a me>ada 05-04 event=applied\nb ada>me 05-14 re=a event=scheduled invite=u@05-19T14:00\n"
     "c me>ada 05-14 re=b rsvp=u:accepted",
     "stage a interviewed", NOW, "on=me action=thank_you stage=interviewed"},
    {"my answer to the offer ends it",
     "a me>ada 05-11 event=applied\n"
     "b me>ada 05-18 re=a event=offer_accepted",
     "stage a offer", NOW, "on=nobody stage=offer"},
    /* 2.7: Anchor = newest non-automatic message of the case (Message-ID). */
    {"an automatic mail alone has to do",
     "a jobs@ats.example>me 05-11 event=acknowledged auto=notice", "", NOW, "id=a"},
    {"a machine's answer is none", ASKED "\nb ada>me 05-12 re=a auto=away", "", NOW, "id=a"},
    {"of two of one second the later one",
     "a me>ada 05-18 ask\n"
     "b ada>me 05-18 re=a ask",
     "", NOW, "id=b"},
    {"my own counts",
     "a ada>me 05-18 ask\n"
     "b me>ada 05-19 re=a promise=05-22",
     "", NOW, "id=b"},
};

static const struct state_row families[] = {
    /* 2.7: Families {done, answered, snooze, mute, reopen}, */
    {"reopened without a word before", ASKED, "reopen a", NOW, "on=them exp=05-14"},
    {"reopened", ASKED, "done a\nreopen a", NOW, "on=them"},
    {"the newest word of a family wins", ASKED, "reopen a\nsnooze a 05-29\ndone a", NOW,
     "on=nobody"},
    {"sleep instead of an end", ASKED,
     "done a\n"
     "snooze a 05-29",
     NOW, "on=them action=none snoozed=05-29"},
    {"an end instead of silence", ASKED "\nb ada>me 05-19 re=a ask",
     "mute a\n"
     "done a",
     NOW, "on=me"},
    /* 2.7: {expect}, */
    {"the newest of two", ASKED,
     "expect a 05-29\n"
     "expect a 05-22",
     NOW, "exp=05-22 basis=decision"},
    {"it leaves an end alone", ASKED,
     "done a\n"
     "expect a 05-29",
     NOW, "on=nobody"},
    {"and a sleep", ASKED,
     "snooze a 05-22\n"
     "expect a 05-29",
     NOW, "on=them exp=05-29 snoozed=05-22"},
    /* 2.7: {interview, not_interview}, */
    {"none after all", "a ada>me 05-18 event=invited ask",
     "interview a\n"
     "not_interview a",
     NOW, "kind=conversation"},
    {"one after all", "a ada>me 05-18 ask",
     "not_interview a\n"
     "interview a",
     NOW, "kind=interview"},
    {"the same twice", "a ada>me 05-18 ask",
     "interview a\n"
     "interview a",
     NOW, "kind=interview mails=1"},
    /* 2.7: {stage, missed}, */
    {"the newest of two stages", "a me>ada 05-18 event=applied",
     "stage a offer\n"
     "stage a interviewed",
     NOW, "stage=interviewed on=them"},
    {"missed takes the stage back",
     "a ada>me 05-11 event=scheduled invite=u@05-19T14:00\n"
     "b me>ada 05-12 re=a rsvp=u:accepted",
     "stage a interviewed\n"
     "missed a",
     NOW, "on=them stage=scheduling"},
    {"it leaves the name of the job alone", "a me>ada 05-18 event=applied",
     "set_position a Cook\n"
     "stage a offer",
     NOW, "pos=Cook stage=offer"},
    /* 2.7: {join, split}, */
    {"joined, then split",
     "a ada>me 05-11 ask\n"
     "b bob@other.example>me 05-12 ask",
     "join a b\n"
     "split a",
     NOW,
     "mails=1\n"
     "mails=1"},
    {"split, then joined",
     "a me>ada 05-11 event=applied\n"
     "b ada>me 05-18 event=invited ask",
     "split b\n"
     "join b a",
     NOW, "mails=2"},
    {"split, joined, split",
     "a ada>me 05-11 ask\n"
     "b bob@other.example>me 05-12 ask",
     "split a\n"
     "join a b\n"
     "split a",
     NOW,
     "mails=1\n"
     "mails=1"},
    /* 2.7: each `set` field: */
    {"the newest of two", "a me>ada 05-18 event=applied",
     "set_position a Cook\n"
     "set_position a Baker",
     NOW, "pos=Baker"},
    {"one field leaves the other", "a me>ada 05-18 event=applied org=Corp pos=Cook",
     "set_position a Baker", NOW, "org=Corp pos=Baker"},
    {"each its own newest", "a me>ada 05-18 event=applied",
     "set_position a Cook\n"
     "set_organization a Corp\n"
     "set_position a Baker",
     NOW, "org=Corp pos=Baker"},
};

STATE_TABLE_TEST(the_matter_is_closed_or_sleeps, closing)
STATE_TABLE_TEST(a_day_is_expected, expecting)
STATE_TABLE_TEST(words_that_last, lasting)
STATE_TABLE_TEST(the_newest_of_a_family_wins, families)

START_TEST(words_of_verbs)
{
    for (int i = 0; i < (int)FUP_VERB_COUNT; i++)
        ck_assert_int_eq(fup_verb_parse(fup_verb_word((enum fup_verb)i)), i);
    ck_assert_int_eq(fup_verb_parse("not-interview"), FUP_VERB_NOT_INTERVIEW);
    ck_assert_int_eq(fup_verb_parse(""), -1);
    ck_assert_int_eq(fup_verb_parse(NULL), -1);
    ck_assert_int_eq(fup_stage_parse("interviewed"), FUP_STAGE_INTERVIEWED);
    ck_assert_int_eq(fup_stage_parse(NULL), -1);
    ck_assert_ptr_null(fup_stage_name(FUP_STAGE_NONE));
    ck_assert_ptr_null(fup_role_name(FUP_ROLE_NONE));
}
END_TEST

START_TEST(addresses_of_mine)
{
    const char *mine[] = {"me@home.example"};
    struct fup_identity identity = {.addresses = {mine, 1, 1}};
    struct fup_identity nobody = {0};

    ck_assert(!fup_identity_has(&nobody, "me@home.example"));
    ck_assert(!fup_identity_has(&identity, NULL));
    ck_assert(!fup_identity_has(&identity, ""));
    ck_assert(fup_identity_has(&identity, "ME@Home.example"));
    ck_assert(fup_identity_has(&identity, "me+jobs@home.example"));
    ck_assert(!fup_identity_has(&identity, "+me@home.example"));
    ck_assert(!fup_identity_has(&identity, "me+jobs@other.example"));
    ck_assert(!fup_identity_has(&identity, "home.example"));
}
END_TEST

FUP_UNIT_TABLES("state/decide", NULL, NULL, FUP_UNIT_ROWS(the_matter_is_closed_or_sleeps, closing),
                FUP_UNIT_ROWS(a_day_is_expected, expecting),
                FUP_UNIT_ROWS(words_that_last, lasting),
                FUP_UNIT_ROWS(the_newest_of_a_family_wins, families), FUP_UNIT_TEST(words_of_verbs),
                FUP_UNIT_TEST(addresses_of_mine))
