/* Actions, ladder, policy, away, lists: section 2.3 of doc/design.md.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "support/state_table.h"
#include "support/unit.h"

#define NOW "05-20T10:00"

static const struct state_row ladder[] = {
    {"no mail", "", "", NOW, ""},
    {"within the date", "a me>ada 05-18 ask", "", NOW, "action=wait group=later n=0"},
    {"on the day", "a me>ada 05-15 ask", "", NOW, "action=wait exp=05-20 overdue=no"},
    {"over, in grace", "a me>ada 05-14 ask", "", NOW,
     "action=wait exp=05-19 overdue=yes days=1 acton=05-21 group=grace"},
    {"grace is over", "a me>ada 05-12 ask", "", NOW,
     "action=follow_up exp=05-15 acton=05-19 days=5 group=now"},
    {"asked twice on one day", "a me>ada 05-12T09:00 ask\nb me>ada 05-12T10:00 re=a ask", "", NOW,
     "n=0 exp=05-15"},
    {"first follow-up", "a me>ada 05-07 ask\nb me>ada 05-15 re=a ask", "", NOW,
     "n=1 exp=05-22 acton=05-22 action=wait"},
    {"it went unheard", "a me>ada 04-28 ask\nb me>ada 05-05 re=a ask", "", NOW,
     "n=1 exp=05-12 action=second_follow_up"},
    {"second follow-up", "a me>ada 04-20 ask\nb me>ada 04-27 re=a ask\nc me>ada 05-06 re=b ask", "",
     NOW, "n=2 exp=05-13 action=closing_note"},
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
    {"an answer between resets",
     "a me>ada 04-28 ask\nb me>ada 05-05 re=a ask\nc ada>me 05-06 re=b holding\nd me>ada 05-15 "
     "re=c ask",
     "", NOW, "n=1 exp=05-22"},
    {"a new date resets",
     "a me>ada 04-28 ask\nb me>ada 05-15 re=a ask\nc ada>me 05-18 re=b promise=05-27", "", NOW,
     "n=0 exp=05-27 basis=stated action=wait"},
    {"close-by: nothing before", "a ada>me 05-11 event=acknowledged closeby=05-22", "", NOW,
     "on=them exp=05-22 basis=stated action=wait"},
    {"close-by: then the closing note", "a ada>me 05-04 event=acknowledged closeby=05-15", "", NOW,
     "on=them exp=05-15 action=closing_note"},
    {"close-by: once",
     "a ada>me 05-04 event=acknowledged closeby=05-15\nb me>ada 05-19 re=a closing", "", NOW,
     "on=nobody"},
};

static const struct state_row policy[] = {
    {"they stated a date: grace 2", "a ada>me 05-11 promise=05-15", "", NOW,
     "exp=05-15 acton=05-19 action=follow_up"},
    {"interview held: 5 and 2", "a ada>me 05-08 side=employer held", "", NOW,
     "exp=05-15 acton=05-19 action=follow_up"},
    {"applied: 10 and 2", "a me>ada 05-05 event=applied", "", NOW, "exp=05-19 acton=05-21"},
    {"asked something in hiring: 5 and 2", "a me>ada 05-11 ask side=candidate", "", NOW,
     "exp=05-18 acton=05-20 action=follow_up stage=applied"},
    {"my question elsewhere: 3 and 2", "a me>ada 05-13 ask", "", NOW, "exp=05-18 acton=05-20"},
    {"their question in hiring: 1", "a ada>me 05-19 ask side=employer", "", NOW, "exp=05-20"},
    {"their question elsewhere: 2", "a ada>me 05-19 ask", "", NOW, "exp=05-21"},
    {"over a weekend", "a ada>me 05-15 ask", "", NOW, "exp=05-19"},
    {"written on a Sunday", "a me>ada 05-17 ask", "", NOW, "exp=05-20"},
    {"late in the evening", "a me>ada 05-18T23:59 ask", "", NOW, "exp=05-21"},
    {"forgotten after 30 days", "a me>ada 04-01 ask", "", NOW, "exp=04-06 group=forgotten"},
    {"hiring after 60", "a me>ada 04-01 event=applied", "", NOW, "exp=04-15 group=now"},
    {"hiring after more than 60", "a me>ada 02-02 event=applied", "", NOW, "group=forgotten"},
};

STATE_TABLE_TEST(the_ladder, ladder)
STATE_TABLE_TEST(the_policy_table, policy)

struct away_row {
    const char *first, *last, *now, *act_on;
};

/* away moves reminders, never dates */
START_TEST(away)
{
    static const struct away_row rows[] = {{"05-01", "05-05", "05-20T10:00", "05-19"},
                                           {"05-18", "05-22", "05-20T10:00", "05-26"},
                                           {"05-19", "05-19", "05-18T10:00", "05-20"},
                                           {"05-20", "05-22", "05-20T10:00", "05-26"},
                                           {"05-21", "05-29", "05-20T10:00", "05-19"}};
    const struct away_row *row = &rows[_i];
    struct state_world world = {.arena = fup_arena_new(0)};
    const char *mine[] = {"me@home.example"};
    struct fup_identity identity = {.addresses = {mine, 1, 1}};
    struct fup_business business = {.holidays = state_holidays(), .holiday_count = 1};
    struct fup_away holiday = {state_day(row->first), state_day(row->last)};
    struct fup_state_input input = {.identity = &identity,
                                    .policy = &fup_policy_default,
                                    .business = &business,
                                    .away = &holiday,
                                    .away_count = 1};
    struct fup_row_list list;

    world.zone = fup_zone_fixed(world.arena, 60);
    state_lines(&world, "a me>ada 05-12 ask", state_mail);
    input.zone = world.zone;
    input.messages = world.mails.items;
    input.message_count = world.mails.count;
    input.now = state_time(&world, row->now);
    ck_assert_int_eq(fup_state_rows(&input, world.arena, &list, NULL), FUP_OK);
    ck_assert_uint_eq(list.count, 1);
    ck_assert_str_eq(state_show_day(&world, list.items[0].expected), "05-15");
    ck_assert_str_eq(state_show_day(&world, list.items[0].act_on), row->act_on);
    fup_arena_free(world.arena);
}
END_TEST

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
    ck_assert_str_eq(state_show_day(&world, list.items[0].expected), rows[_i].expected);
    fup_arena_free(world.arena);
}
END_TEST

FUP_UNIT_TABLES("state/action", NULL, NULL, FUP_UNIT_ROWS(the_ladder, ladder),
                FUP_UNIT_ROWS(the_policy_table, policy), FUP_UNIT_TIMES(away, 5),
                FUP_UNIT_TIMES(valid_until, 5), FUP_UNIT_TIMES(zone_of_the_user, 3))
