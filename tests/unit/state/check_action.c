/* What is to be done now, and what has run out: section 2.3 of doc/design.md.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "support/state_table.h"
#include "support/unit.h"

#define NOW "05-20T10:00"
#define INVITE "a ada>me 05-11 event=scheduled invite=u@"

static const struct state_row actions[] = {
    /* 2.3: Action, first match wins: snoozed, muted or done: `none` */
    {"nothing at all", "", "", NOW, ""},
    {"snoozed over a reply that is due", "a ada>me 05-11 ask", "snooze a 05-29", NOW,
     "on=me action=none"},
    {"muted over a bounce",
     "a me>ada 05-18 ask\n"
     "b mta>me 05-18 re=a auto=bounce failed=ada@corp.example",
     "mute a", NOW, "on=nobody action=none"},
    {"done over a thank-you",
     INVITE "05-19T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted",
     "done a", NOW, "on=nobody action=none"},
    /* 2.3: open thank-you duty (candidate): `thank_you` */
    {"before the end of the talk there is none",
     INVITE "05-20T09:30\n"
            "b me>ada 05-12 re=a rsvp=u:accepted",
     "", NOW, "on=them action=wait"},
    {"a recruiter thanks nobody",
     "a me>ada@freemail.example 05-14 event=scheduled side=employer invite=u@05-19T14:00\n"
     "b ada@freemail.example>me 05-14 re=a rsvp=u:accepted",
     "", NOW, "stage=interviewed on=me action=reply also=0"},
    {"before the invitation of tomorrow",
     INVITE "05-19T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted\n"
            "c ada>me 05-19T18:00 re=a invite=v@05-21T14:00",
     "", NOW, "on=me action=thank_you"},
    {"before a question of theirs",
     INVITE "05-19T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:accepted\n"
            "c ada>me 05-19T18:00 re=a ask",
     "", NOW, "on=me action=thank_you"},
    /* 2.3: event tomorrow or on the next business day whose invitation I never answered:
       `confirm_attendance` */
    {"the day after is too far", INVITE "05-22T14:00", "", NOW, "on=me action=reply"},
    {"declined: there is nothing to confirm",
     INVITE "05-21T14:00\n"
            "b me>ada 05-12 re=a rsvp=u:declined",
     "", NOW, "action=wait"},
    {"called off",
     INVITE "05-21T14:00\n"
            "b ada>me 05-19 re=a cancel=u seq=1",
     "", NOW, "stage=scheduling action=wait"},
    {"tomorrow and never answered", INVITE "05-21T14:00", "", NOW,
     "on=me stage=scheduled action=confirm_attendance group=now"},
    {"on the next business day", INVITE "05-26T14:00", "", "05-22T10:00",
     "action=confirm_attendance"},
    {"tomorrow and answered", INVITE "05-21T14:00\nb me>ada 05-12 re=a rsvp=u:accepted", "", NOW,
     "on=them action=wait"},
    {"tomorrow is a Sunday", INVITE "05-17T14:00", "", "05-16T10:00", "action=confirm_attendance"},
    /* 2.3: owner me: `reply` (from the first minute; */
    {"of this very minute", "a ada>me 05-20T10:00 ask", "", NOW,
     "on=me action=reply acton=05-20 group=now"},
    {"its date is far", "a ada>me 05-18 ask=06-30", "", NOW,
     "on=me exp=06-30 acton=05-18 action=reply"},
    {"my promise", "a me>ada 05-18 promise=05-29", "", NOW, "on=me action=reply"},
    /* 2.3: `resend` after a bounce) */
    {"of a mail of another's", "b mta>me 05-18 auto=bounce failed=x@y.example", "", NOW, ""},
    {"of what only told",
     "a me>ada 05-18 closing\n"
     "b mta>me 05-18 re=a auto=bounce failed=ada@corp.example",
     "", NOW, "on=me action=resend"},
    {"of an application",
     "a me>ada 05-18 event=applied\n"
     "b mta>me 05-18 re=a auto=bounce failed=ada@corp.example",
     "", NOW, "on=me action=resend stage=applied"},
    {"a question of theirs comes later",
     "a me>ada,bob@other.example 05-18 ask\n"
     "b mta>me 05-18 re=a auto=bounce failed=ada@corp.example\n"
     "c bob@other.example>me 05-19 re=a ask",
     "", NOW, "on=me also=1"},
    /* 2.3: owner them and today < act_on: `wait` */
    {"within the date", "a me>ada 05-18 ask", "", NOW, "action=wait group=later n=0"},
    {"on the day", "a me>ada 05-15 ask", "", NOW, "action=wait exp=05-20 overdue=no"},
    {"over, in grace", "a me>ada 05-14 ask", "", NOW,
     "action=wait exp=05-19 overdue=yes days=1 acton=05-21 group=grace"},
    /* 2.3: then by `follow_ups_sent` 0, 1, 2: `follow_up`, `second_follow_up`, `closing_note` */
    {"grace is over", "a me>ada 05-12 ask", "", NOW,
     "action=follow_up exp=05-15 acton=05-19 days=5 group=now"},
    {"on the day of act_on", "a me>ada 05-13 ask", "", NOW, "n=0 acton=05-20 action=follow_up"},
    {"first follow-up", "a me>ada 05-07 ask\nb me>ada 05-15 re=a ask", "", NOW,
     "n=1 exp=05-22 acton=05-22 action=wait"},
    {"it went unheard", "a me>ada 04-28 ask\nb me>ada 05-05 re=a ask", "", NOW,
     "n=1 exp=05-12 action=second_follow_up"},
    {"second follow-up", "a me>ada 04-20 ask\nb me>ada 04-27 re=a ask\nc me>ada 05-06 re=b ask", "",
     NOW, "n=2 exp=05-13 action=closing_note"},
    /* 2.3: (recruiter 0, 1: `follow_up`, `closing_note`) */
    {"silent", "a me>ada@freemail.example 05-18 event=contacted side=employer ask", "", NOW,
     "on=them role=recruiter stage=contacted exp=05-21 acton=05-21"},
    {"no follow-up yet", "a me>ada@freemail.example 05-11 event=contacted side=employer ask", "",
     NOW, "on=them role=recruiter exp=05-14 action=follow_up n=0"},
    {"silent after the first follow-up",
     "a me>ada@freemail.example 05-04 event=contacted side=employer ask\n"
     "b me>ada@freemail.example 05-08 re=a ask",
     "", NOW, "on=them exp=05-15 action=closing_note n=1"},
    {"after the closing note it is quiet",
     "a me>ada@freemail.example 05-04 event=contacted side=employer ask\n"
     "b me>ada@freemail.example 05-08 re=a ask\n"
     "c me>ada@freemail.example 05-18 re=b closing",
     "", NOW, "on=nobody why=quiet.closing_note"},
    /* 2.3: closing note sent, or due for 10 business days: `nobody`, evidence `quiet`. */
    {"due for nine",
     "a me>ada 04-10 ask\n"
     "b me>ada 04-16 re=a ask\n"
     "c me>ada 04-30 re=b ask",
     "", NOW, "on=them action=closing_note"},
    {"closing note sent",
     "a me>ada 04-20 ask\nb me>ada 04-27 re=a ask\nc me>ada 05-06 re=b ask\nd me>ada 05-15 re=c "
     "closing",
     "", NOW, "on=nobody action=none why=quiet.closing_note"},
    {"worded as it may be: after the second, no question is the end",
     "a me>ada 04-20 ask\nb me>ada 04-27 re=a ask\nc me>ada 05-06 re=b ask\nd me>ada 05-15 re=c "
     "ask promise",
     "", NOW, "on=nobody action=none why=quiet.closing_note"},
    {"a third follow-up is one too many",
     "a me>ada 04-13 ask\nb me>ada 04-20 re=a ask\nc me>ada 04-27 re=b ask\nd me>ada 05-15 re=c "
     "ask",
     "", NOW, "on=nobody action=none"},
    {"closing note due for ten business days",
     "a me>ada 04-10 ask\nb me>ada 04-16 re=a ask\nc me>ada 04-24 re=b ask", "", NOW,
     "on=nobody why=quiet"},
    {"they write after all",
     "a me>ada 04-20 ask\n"
     "b me>ada 04-27 re=a ask\n"
     "c me>ada 05-06 re=b ask\n"
     "d me>ada 05-15 re=c closing\n"
     "e ada>me 05-19 re=d ask",
     "", NOW, "on=me action=reply"},
    /* 2.3: `follow_ups_sent` = my asking messages since the duty opened, */
    {"the ask that opened it is none", "a me>ada 05-12 ask", "", NOW, "n=0"},
    {"what asks nothing is none",
     "a me>ada 05-07 ask\n"
     "b me>ada 05-15 re=a closing",
     "", NOW, "n=0 exp=05-12"},
    {"one to another is none",
     "a me>ada 05-07 ask\n"
     "b me>bob@other.example 05-15 re=a ask",
     "", NOW, "n=0 also=1"},
    {"of two duties each its own",
     "a me>ada 05-04 ask\n"
     "b me>ada 05-12 re=a ask",
     "", NOW, "n=1 also=0"},
    /* 2.3: each on a later local date than my last one, */
    {"asked twice on one day", "a me>ada 05-12T09:00 ask\nb me>ada 05-12T10:00 re=a ask", "", NOW,
     "n=0 exp=05-15"},
    {"a minute before midnight and one after",
     "a me>ada 05-12T23:59 ask\n"
     "b me>ada 05-13T00:01 re=a ask",
     "", NOW, "n=1"},
    {"the second twice on one day",
     "a me>ada 05-04 ask\n"
     "b me>ada 05-12T09:00 re=a ask\n"
     "c me>ada 05-12T10:00 re=b ask",
     "", NOW, "n=1"},
    /* 2.3: with no answer between. */
    {"an out-of-office is none",
     "a me>ada 05-04 ask\n"
     "b ada>me 05-04 re=a auto=away\n"
     "c me>ada 05-12 re=a ask",
     "", NOW, "n=1"},
    {"an answer between resets",
     "a me>ada 04-28 ask\nb me>ada 05-05 re=a ask\nc ada>me 05-06 re=b holding\nd me>ada 05-15 "
     "re=c ask",
     "", NOW, "n=1 exp=05-22"},
    {"a new date resets",
     "a me>ada 04-28 ask\nb me>ada 05-15 re=a ask\nc ada>me 05-18 re=b promise=05-27", "", NOW,
     "n=0 exp=05-27 basis=stated action=wait"},
    {"a question answered, a new one asked",
     "a me>ada 05-04 ask\n"
     "b ada>me 05-05 re=a\n"
     "c me>ada 05-12 re=b ask",
     "", NOW, "n=0 exp=05-15"},
};

STATE_TABLE_TEST(what_is_to_be_done, actions)

struct valid_row {
    const char *mails, *now, *until;
};

/* until when a cached row is good */
START_TEST(valid_until)
{
    static const struct valid_row rows[] = {
        {"", "05-20T10:00", "05-21T00:00"},
        {"a ada>me 05-18 ask", "05-20T10:00", "05-21T00:00"},
        {"a ada>me 05-18 event=scheduled invite=u@05-20T14:00", "05-20T10:00", "05-20T14:00"},
        {"a ada>me 05-18 event=scheduled invite=u@05-20T14:00", "05-20T14:30", "05-20T15:00"},
        {"a ada>me 05-20T11:00 ask", "05-20T10:00", "05-20T11:00"}};
    const struct valid_row *row = &rows[_i];
    struct state_world world = {.arena = fup_arena_new(0)};
    const char *mine[] = {"me@home.example"};
    struct fup_identity identity = {.addresses = {mine, 1, 1}};
    struct fup_business business = {0};
    struct fup_state_input input = {
        .identity = &identity, .policy = &fup_policy_default, .business = &business};
    struct fup_row_list list;
    fup_instant until;

    world.zone = fup_zone_fixed(world.arena, 60);
    state_lines(&world, row->mails, state_mail);
    input.zone = world.zone;
    input.messages = world.mails.items;
    input.message_count = world.mails.count;
    input.now = state_time(&world, row->now);
    ck_assert_int_eq(fup_state_rows(&input, world.arena, &list, &until), FUP_OK);
    ck_assert_int_eq(until, state_time(&world, row->until));
    fup_arena_free(world.arena);
}
END_TEST

/* The user's zone decides what a day is; facts stay the same. */
START_TEST(zone_of_the_user)
{
    static const struct {
        int offset;
        const char *expected;
    } rows[] = {{60, "05-21"}, {-600, "05-20"}, {13 * 60, "05-22"}};
    struct state_world world = {.arena = fup_arena_new(0)};
    const char *mine[] = {"me@home.example"};
    struct fup_identity identity = {.addresses = {mine, 1, 1}};
    struct fup_business business = {0};
    struct fup_state_input input = {
        .identity = &identity, .policy = &fup_policy_default, .business = &business};
    struct fup_row_list list;

    world.zone = fup_zone_fixed(world.arena, 60);
    state_lines(&world, _i == 2 ? "a me>ada 05-18T12:30 ask" : "a me>ada 05-18T09:30 ask",
                state_mail);
    input.messages = world.mails.items;
    input.message_count = world.mails.count;
    input.now = state_time(&world, NOW);
    input.zone = fup_zone_fixed(world.arena, rows[_i].offset);
    ck_assert_int_eq(fup_state_rows(&input, world.arena, &list, NULL), FUP_OK);
    ck_assert_str_eq(state_show_day(world.arena, list.items[0].expected), rows[_i].expected);
    fup_arena_free(world.arena);
}
END_TEST

FUP_UNIT_TABLES("state/action", NULL, NULL, FUP_UNIT_ROWS(what_is_to_be_done, actions),
                FUP_UNIT_TIMES(valid_until, 5), FUP_UNIT_TIMES(zone_of_the_user, 3))
