/* What the user said: section 2.7 of doc/design.md. SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/state_table.h"
#include "support/unit.h"

#define NOW "05-20T10:00"
#define ASKED "a me>ada 05-11 ask"

static const struct state_row decisions[] = {
    {"about a mail that is gone", ASKED, "done z", NOW, "on=them"},
    {"done", ASKED, "done a", NOW, "on=nobody action=none group=closed why=decision.done"},
    {"done, until they write", ASKED "\nb ada>me 05-19 re=a ask", "done a", NOW, "on=me"},
    {"done outlives my own mail", ASKED "\nb me>ada 05-19 re=a ask", "done a", NOW, "on=nobody"},
    {"done outlives an automatic mail", ASKED "\nb ada>me 05-19 re=a auto=away away=05-29",
     "done a", NOW, "on=nobody"},
    {"answered elsewhere", ASKED, "answered a", NOW, "on=nobody why=decision.answered"},
    {"answered, until they write", ASKED "\nb ada>me 05-19 re=a promise=05-22", "answered a", NOW,
     "on=them exp=05-22"},
    {"reopened", ASKED, "done a\nreopen a", NOW, "on=them"},
    {"the newest word of a family wins", ASKED, "reopen a\nsnooze a 05-29\ndone a", NOW,
     "on=nobody"},
    {"snoozed", ASKED, "snooze a 05-22", NOW,
     "on=them action=none snoozed=05-22 group=snoozed exp=05-14"},
    {"awake on the day, and how late", ASKED, "snooze a 05-20", NOW,
     "on=them action=follow_up snoozed=none days=6 group=now"},
    {"awake when they write", ASKED "\nb ada>me 05-19 re=a ask", "snooze a 05-29", NOW,
     "on=me action=reply snoozed=none"},
    {"snoozed without a day: until they write", ASKED, "snooze a", NOW,
     "on=them action=none snoozed=none group=snoozed"},
    {"and they write", ASKED "\nb ada>me 05-19 re=a ask", "snooze a", NOW,
     "on=me action=reply group=now"},
    {"nothing is owed: nothing sleeps", "a ada>me 05-18 closing", "snooze a", NOW,
     "on=nobody group=closed"},
    {"muted", ASKED, "mute a", NOW, "on=nobody action=none why=decision.mute"},
    {"muted whatever comes", ASKED "\nb ada>me 05-19 re=a ask", "mute a", NOW, "on=nobody"},
    {"reopen ends mute", ASKED "\nb ada>me 05-19 re=a ask", "mute a\nreopen a", NOW, "on=me"},
    {"expect", ASKED, "expect a 05-29", NOW,
     "on=them exp=05-29 basis=decision action=wait why2=decision.expect"},
    {"expect, until an answer", ASKED "\nb ada>me 05-19 re=a ask", "expect a 05-29", NOW,
     "on=me exp=05-21 basis=policy"},
    {"expect, until a newer date of theirs", ASKED "\nb ada>me 05-19 re=a promise=05-22",
     "expect a 05-29", NOW, "on=them exp=05-22 basis=stated"},
    {"expect outlives my own mail", ASKED "\nb me>ada 05-19 re=a ask", "expect a 05-29", NOW,
     "on=them exp=05-29 basis=decision"},
    {"expect outlives an out-of-office", ASKED "\nb ada>me 05-19 re=a auto=away away=05-22",
     "expect a 05-29", NOW, "exp=05-29 basis=decision"},
    {"expect where nothing was owed, until an answer",
     "a ada>me 05-18 closing\nb ada>me 05-19 re=a", "expect a 05-29", NOW, "on=nobody"},
    {"a holding message is none", "a ada>me 05-18 closing\nb ada>me 05-19 re=a holding",
     "expect a 05-29", NOW, "on=them exp=05-29 basis=decision"},
    {"expect where nothing was owed", "a ada>me 05-18 closing", "expect a 05-29", NOW,
     "on=them exp=05-29 basis=decision"},
    {"a note", ASKED, "note a first\nnote a rang_her", NOW, "on=them note=rang_her"},
    {"organization and position", "a me>ada 05-18 event=applied org=Corp pos=X",
     "set_organization a Corp_Ltd\nset_position a Y", NOW, "org=Corp_Ltd pos=Y"},
    {"stage, and who has the move then", "a me>ada 05-18 event=applied", "stage a interviewed", NOW,
     "on=them stage=interviewed exp=05-26"},
    {"the user's stage wins over later mail",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a event=invited ask", "stage a offer", NOW,
     "stage=offer on=me"},
    {"his word stays, the turn follows the mail",
     "a me>ada 05-11 event=applied\nb ada>me 05-18 re=a event=rejected", "stage a interviewed", NOW,
     "on=nobody stage=interviewed"},
    {"and so do later meetings",
     "a me>ada 05-04 event=applied\nb ada>me 05-14 re=a event=scheduled invite=u@05-19T14:00\n"
     "c me>ada 05-14 re=b rsvp=u:accepted",
     "stage a interviewed", NOW, "on=me action=thank_you stage=interviewed"},
    {"a stage of what was no interview makes it one", "a ada>me 05-18 ask", "stage a assessment",
     NOW, "kind=interview role=candidate stage=assessment on=me"},
    {"unless he said that it is none", "a ada>me 05-18 ask", "not-interview a\nstage a offer", NOW,
     "kind=conversation on=me stage=none"},
    {"rejected by word", "a me>ada 05-18 event=applied", "stage a rejected", NOW,
     "on=nobody stage=rejected"},
    {"an unknown stage changes nothing", "a me>ada 05-18 event=applied", "stage a nonsense", NOW,
     "on=them stage=applied"},
    {"the call took place", "a ada>me 05-15 event=scheduled call=05-19T11:00",
     "stage a interviewed", NOW, "on=them stage=interviewed exp=05-27"},
    {"the meeting was missed",
     "a ada>me 05-11 event=scheduled invite=u@05-19T14:00\nb me>ada 05-12 re=a rsvp=u:accepted",
     "missed a", NOW, "on=them stage=scheduling exp=05-19 action=follow_up basis=decision also=0"},
    {"stage takes missed back",
     "a ada>me 05-11 event=scheduled invite=u@05-19T14:00\nb me>ada 05-12 re=a rsvp=u:accepted",
     "missed a\nstage a interviewed", NOW, "on=them stage=interviewed exp=05-27"},
};

STATE_TABLE_TEST(the_word_of_the_user, decisions)

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

FUP_UNIT_TABLES("state/decide", NULL, NULL, FUP_UNIT_ROWS(the_word_of_the_user, decisions),
                FUP_UNIT_TEST(words_of_verbs), FUP_UNIT_TEST(addresses_of_mine))
