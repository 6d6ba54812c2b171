/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/list.h"

#include <stdlib.h>
#include <string.h>

#include "support/unit.h"
#include "view/json.h"
#include "view/output.h"

struct bench { /* rows written by hand, seen on Monday 16 March 2026, 9:00 UTC */
    struct fup_arena *arena;
    struct fup_view view;
    struct fup_address people[2];
    struct fup_evidence evidence[1];
    struct fup_row_list rows;
};

static fup_day
day(int number)
{
    return fup_day_from_civil(2026, 3, number);
}

static void
prepare(struct bench *bench, int width)
{
    memset(bench, 0, sizeof *bench);
    bench->arena = fup_arena_new(0);
    bench->view.arena = bench->arena;
    bench->view.zone = fup_zone_fixed(bench->arena, 0);
    bench->view.now = fup_zone_instant(bench->view.zone, day(16), 9 * 3600);
    bench->view.width = width;
    bench->people[0] = (struct fup_address){"Ada Quirk", "ada@example.org", NULL};
    bench->people[1] = (struct fup_address){NULL, "team@example.org", NULL};
    bench->evidence[0] = (struct fup_evidence){"promise.hear_back", "a@b", "You hear from us."};
}

static struct fup_row *
add(struct bench *bench, enum fup_group group, enum fup_owner owner, enum fup_action action,
    int expected, int act_on)
{
    struct fup_row *row = FUP_LIST_ADD(&bench->rows, bench->arena);

    row->case_id = "0123456789ab";
    row->message_id = "m@example.org";
    row->subject = "Flat viewing";
    row->with = (struct fup_address_list){bench->people, 1, 1};
    row->evidence = (struct fup_evidence_list){bench->evidence, 1, 1};
    row->group = group;
    row->waiting_on = owner;
    row->action = action;
    row->expected = expected ? day(expected) : FUP_NO_DAY;
    row->act_on = act_on ? day(act_on) : FUP_NO_DAY;
    row->days_overdue = expected && expected < 16 ? 16 - expected : 0;
    row->overdue = row->days_overdue > 0;
    row->interview_start = row->interview_end = row->deadline = row->drafted = FUP_NO_INSTANT;
    row->since = bench->view.now - 864000;
    row->snoozed_until = FUP_NO_DAY;
    return row;
}

static char *
render(struct bench *bench)
{
    struct fup_buffer out = {0}, clean = {0};
    char *text;

    fup_view_list(&bench->view, &bench->rows, &out);
    fup_output_render((struct fup_str){out.text ? out.text : "", out.len}, false, &clean);
    text = fup_arena_copy(bench->arena, clean.text ? clean.text : "");
    fup_buffer_release(&out);
    fup_buffer_release(&clean);
    return text;
}

START_TEST(no_rows_give_no_text)
{
    struct bench bench;

    prepare(&bench, 80);
    ck_assert_str_eq(render(&bench), "");
    fup_arena_free(bench.arena);
}
END_TEST

START_TEST(groups_are_titled_and_columns_line_up)
{
    struct bench bench;
    struct fup_row *row;

    prepare(&bench, 100);
    row = add(&bench, FUP_GROUP_NOW, FUP_OWNER_THEM, FUP_ACTION_FOLLOW_UP, 11, 13);
    row->organization = "Example GmbH";
    row->position = "C Engineer";
    (void)add(&bench, FUP_GROUP_NOW, FUP_OWNER_ME, FUP_ACTION_REPLY, 16, 16);
    row = add(&bench, FUP_GROUP_GRACE, FUP_OWNER_THEM, FUP_ACTION_WAIT, 13, 17);
    row->with.count = 2;
    row->with.items = bench.people;
    bench.view.why = true;
    ck_assert_str_eq(
        render(&bench),
        "To do now (2)\n"
        " 1  5 days late       follow up  Ada Quirk     Example GmbH, C Engineer  they: Wed 11 "
        "Mar\n"
        "      “You hear from us.” [promise.hear_back]\n"
        " 2  due today         reply      Ada Quirk     Flat viewing              you: Mon 16 Mar\n"
        "      “You hear from us.” [promise.hear_back]\n"
        "\n"
        "Overdue, but wait a little longer (1)\n"
        " 3  until Tue 17 Mar  wait       Ada Quirk +1  Flat viewing              they: Fri 13 "
        "Mar\n"
        "      “You hear from us.” [promise.hear_back]\n");
    fup_arena_free(bench.arena);
}
END_TEST

/* Every width from the narrowest on: no line is wider than the terminal. */
START_TEST(lines_fit_the_terminal)
{
    for (int width = 60; width < 200; width++) {
        struct bench bench;
        struct fup_str rest, line;
        struct fup_row *row;

        prepare(&bench, width);
        row = add(&bench, FUP_GROUP_NOW, FUP_OWNER_THEM, FUP_ACTION_SECOND_FOLLOW_UP, 2, 5);
        row->subject =
            "日本語の件名はとても長いのでここで切られるはずです、そうでしょう？本当に長い件名";
        bench.people[0].name = "Wolfeschlegelsteinhausenbergerdorff Senior of Bethlehem";
        row = add(&bench, FUP_GROUP_NOW, FUP_OWNER_THEM, FUP_ACTION_FOLLOW_UP, 12, 13);
        row->subject = "e\xcc\x81"
                       "e\xcc\x81 with marks \x1b]0;x\x07 and a long, long tail of words";
        rest = fup_str_from(render(&bench));
        while (fup_str_next_line(&rest, &line))
            ck_assert_uint_le(fup_utf8_width(line), (size_t)width);
        fup_arena_free(bench.arena);
    }
}
END_TEST

static const struct {
    enum fup_group group;
    enum fup_action action;
    int expected, act_on, snoozed;
    long long seconds_left;
    const char *when;
} whens[] = {
    {FUP_GROUP_CLOSED, FUP_ACTION_NONE, 0, 0, 0, 0, "closed"},
    {FUP_GROUP_NOW, FUP_ACTION_REPLY, 16, 16, 0, 0, "due today"},
    {FUP_GROUP_NOW, FUP_ACTION_REPLY, 17, 16, 0, 0, "in 1 day"},
    {FUP_GROUP_NOW, FUP_ACTION_FOLLOW_UP, 15, 15, 0, 0, "1 day late"},
    {FUP_GROUP_NOW, FUP_ACTION_THANK_YOU, 17, 16, 0, 64800, "18 h left"},
    {FUP_GROUP_NOW, FUP_ACTION_THANK_YOU, 16, 16, 0, 600, "10 min left"},
    {FUP_GROUP_NOW, FUP_ACTION_THANK_YOU, 15, 15, 0, -600, "1 day late"},
    {FUP_GROUP_GRACE, FUP_ACTION_WAIT, 13, 17, 0, 0, "until Tue 17 Mar"},
    {FUP_GROUP_ANSWERED, FUP_ACTION_NONE, 0, 0, 0, 0, "answered"},
    {FUP_GROUP_SNOOZED, FUP_ACTION_NONE, 13, 17, 20, 0, "until Fri 20 Mar"},
    {FUP_GROUP_SNOOZED, FUP_ACTION_NONE, 13, 17, 0, 0, "until they write"},
};

START_TEST(when_says_how_late_or_how_long)
{
    for (size_t i = 0; i < sizeof whens / sizeof *whens; i++) {
        struct bench bench;
        struct fup_row *row;

        prepare(&bench, 80);
        row = add(&bench, whens[i].group, FUP_OWNER_ME, whens[i].action, whens[i].expected,
                  whens[i].act_on);
        if (whens[i].snoozed)
            row->snoozed_until = day(whens[i].snoozed);
        if (whens[i].seconds_left)
            row->deadline = bench.view.now + whens[i].seconds_left;
        ck_assert_str_eq(fup_view_when(&bench.view, row), whens[i].when);
        fup_arena_free(bench.arena);
    }
}
END_TEST

static const struct {
    long long seconds_left, until; /* of the deadline; from now on; 0: no text changes */
} steps[] = {{0, 0},     {-600, 0}, {600, 1},    {659, 60},  {660, 1},
             {7199, 60}, {7200, 1}, {7300, 101}, {64800, 1}, {68399, 3600}};

START_TEST(a_countdown_says_when_it_says_something_else)
{
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        struct bench bench;
        struct fup_row *row;
        fup_instant end, now;

        prepare(&bench, 80);
        now = bench.view.now;
        end = now + 86400;
        add(&bench, FUP_GROUP_NOW, FUP_OWNER_ME, FUP_ACTION_REPLY, 16, 16);
        row = add(&bench, FUP_GROUP_NOW, FUP_OWNER_ME, FUP_ACTION_THANK_YOU, 17, 16);
        if (steps[i].seconds_left)
            row->deadline = now + steps[i].seconds_left;
        ck_assert_int_eq(fup_view_page_until(&bench.view, &bench.rows, end) - now,
                         steps[i].until ? steps[i].until : 86400);
        if (steps[i].until) {
            const char *text = fup_view_when(&bench.view, row);

            bench.view.now = now + steps[i].until - 1;
            ck_assert_str_eq(fup_view_when(&bench.view, row), text);
            bench.view.now++;
            ck_assert_str_ne(fup_view_when(&bench.view, row), text);
        }
        fup_arena_free(bench.arena);
    }
}
END_TEST

START_TEST(a_name_that_looks_like_an_address_is_not_believed)
{
    struct bench bench;
    struct fup_address fake = {"boss@bank.example", "x@evil.example", NULL};

    prepare(&bench, 80);
    ck_assert_str_eq(fup_view_person(&bench.view, &fake), "x@evil.example");
    fup_arena_free(bench.arena);
}
END_TEST

START_TEST(json_has_every_key_of_the_contract)
{
    static const char *const keys[] = {
        "case",     "threads",   "message_id", "reply_to",        "subject",
        "kind",     "role",      "stage",      "organization",    "position",
        "with",     "missing",   "interview",  "waiting_on",      "since",
        "expected", "basis",     "act_on",     "overdue",         "days_overdue",
        "action",   "certainty", "ambiguous",  "follow_ups_sent", "snoozed_until",
        "note",     "also",      "evidence"};
    struct bench bench;
    struct fup_row_list none = {0};
    struct fup_buffer out = {0};
    json_t *object, *row;

    prepare(&bench, 80);
    ck_assert_int_eq(fup_json_print(fup_json_rows(&bench.view, &none, FUP_NO_INSTANT, false), &out),
                     FUP_OK);
    ck_assert_str_eq(out.text, "{\"version\":1,\"now\":\"2026-03-16T09:00:00+00:00\","
                               "\"indexed_at\":null,\"complete\":false,\"rows\":[]}");
    fup_buffer_release(&out);
    (void)add(&bench, FUP_GROUP_NOW, FUP_OWNER_THEM, FUP_ACTION_FOLLOW_UP, 11, 13);
    object = fup_json_rows(&bench.view, &bench.rows, bench.view.now, true);
    row = json_array_get(json_object_get(object, "rows"), 0);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        ck_assert_msg(json_object_get(row, keys[i]) != NULL, "%s", keys[i]);
    ck_assert_str_eq(json_string_value(json_object_get(row, "expected")), "2026-03-11");
    ck_assert_str_eq(json_string_value(json_object_get(row, "waiting_on")), "them");
    ck_assert(json_is_null(json_object_get(row, "role")));
    json_decref(object);
    fup_arena_free(bench.arena);
}
END_TEST

FUP_UNIT_MAIN("view/list", no_rows_give_no_text, groups_are_titled_and_columns_line_up,
              lines_fit_the_terminal, when_says_how_late_or_how_long,
              a_countdown_says_when_it_says_something_else,
              a_name_that_looks_like_an_address_is_not_believed, json_has_every_key_of_the_contract)
