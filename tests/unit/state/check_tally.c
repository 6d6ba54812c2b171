/* Answer times, thank-you notes, percentiles. SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/state_table.h"

#include "state/tally.h"

#define NOW "05-20T10:00"
#define MEETING                                                                                    \
    "a ada>me 05-11 event=scheduled invite=u@05-13T14:00\nb me>ada 05-11 re=a rsvp=u:accepted\n"

/* wanted: kind/side=count:unanswered:median hours:p90 hours ... and thanks=held:in time:late:none
 */
struct tally_row {
    const char *name, *mails, *wanted;
};

static const struct tally_row rows[] = {
    {"nothing", "", "thanks=0:0:0:0"},
    {"unanswered", "a ada>me 05-18 ask", "00=0:0:0:0 01=0:1:0:0 thanks=0:0:0:0"},
    {"I answered after a day", "a ada>me 05-18 ask\nb me>ada 05-19 re=a", "01=1:0:24:24"},
    {"they answered after a day", "a me>ada 05-18 ask\nb ada>me 05-19 re=a", "00=1:0:24:24"},
    {"a follow-up restarts nothing",
     "a me>ada 05-15 ask\nb me>ada 05-18 re=a ask\nc ada>me 05-19 re=b", "00=1:0:96:96"},
    {"a machine answers nothing", "a me>ada 05-18 ask\nb ada>me 05-19 re=a auto=away",
     "00=0:1:0:0"},
    {"nor one who claims to be me", "a ada>me 05-18 ask\nb me>ada 05-19 re=a unproved",
     "01=0:1:0:0"},
    {"thanks ask nothing",
     "a me>ada 05-18 ask\nb ada>me 05-19 re=a\nc me>ada 05-20T09:00 re=b closing",
     "00=1:0:24:24 01=0:0:0:0"},
    {"an answer that asks back counts for both",
     "a me>ada 05-18 ask\nb ada>me 05-19T10:00 re=a ask\nc me>ada 05-19T12:00 re=b",
     "00=1:0:24:24 01=1:0:2:2"},
    {"a slow clock gives no negative time", "a me>ada 05-18T12:00 ask\nb ada>me 05-18T11:00 re=a",
     "00=1:0:0:0"},
    {"an application asks", "a me>ada 05-11 event=applied\nb ada>me 05-13 re=a event=rejected",
     "10=1:0:48:48"},
    {"the median is the lower middle, p90 the second largest of two",
     "a me>ada 05-11 ask\nb ada>me 05-12 re=a\nc me>ada 05-14 re=b ask\nd ada>me 05-18 re=c",
     "00=2:0:24:96"},
    {"thanked in time", MEETING "c me>ada 05-14T10:00 re=a closing", "thanks=1:1:0:0"},
    {"thanked late", MEETING "c me>ada 05-16 re=a closing", "thanks=1:0:1:0"},
    {"not thanked", MEETING, "thanks=1:0:0:1"},
    {"not yet thanked",
     "a ada>me 05-11 event=scheduled invite=u@05-19T14:00\nb me>ada 05-11 re=a rsvp=u:accepted",
     "thanks=0:0:0:0"},
    {"not yet held",
     "a ada>me 05-11 event=scheduled invite=u@05-27T14:00\nb me>ada 05-11 re=a rsvp=u:accepted",
     "thanks=0:0:0:0"},
};

static const char *
shown(const struct state_world *world, const struct fup_tally *tally, const char *wanted)
{
    char *copy = fup_arena_copy(world->arena, wanted), *rest = NULL;
    const char *text = "";

    for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        const char *gap = *text ? " " : "";

        if (word[0] == 't') {
            text = fup_arena_format(world->arena, "%s%sthanks=%zu:%zu:%zu:%zu", text, gap,
                                    tally->interviews, tally->thanked, tally->thanked_late,
                                    tally->no_thanks);
        } else {
            const struct fup_answer_time *answer = &tally->answers[word[0] - '0'][word[1] - '0'];

            text = fup_arena_format(world->arena, "%s%s%.2s=%zu:%zu:%d:%d", text, gap, word,
                                    answer->count, answer->unanswered, (int)(answer->median / 3600),
                                    (int)(answer->slow / 3600));
        }
    }
    return text;
}

START_TEST(numbers)
{
    const struct tally_row *test = &rows[_i];
    struct state_world world = {.arena = fup_arena_new(0)};
    const char *mine[] = {"me@home.example"};
    struct fup_identity identity = {.name = "Mia Example", .addresses = {mine, 1, 1}};
    struct fup_business business = {.holidays = state_holidays(), .holiday_count = 1};
    struct fup_state_input input = {
        .identity = &identity, .policy = &fup_policy_default, .business = &business};
    struct fup_row_list list;
    struct fup_tally tally;
    const char *got;

    world.zone = fup_zone_fixed(world.arena, 60);
    state_lines(&world, test->mails, state_mail);
    input.zone = world.zone;
    input.messages = world.mails.items;
    input.message_count = world.mails.count;
    input.now = state_time(&world, NOW);
    ck_assert_int_eq(fup_state_rows(&input, world.arena, &list, NULL), FUP_OK);
    ck_assert_int_eq(fup_tally_read(&world.mails, &list, &identity, state_day("05-20"), input.now,
                                    world.arena, &tally),
                     FUP_OK);
    got = shown(&world, &tally, test->wanted);
    ck_assert_msg(strcmp(got, test->wanted) == 0, "%s:\n  wanted %s\n  got    %s", test->name,
                  test->wanted, got);
    fup_arena_free(world.arena);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("state/tally");
    TCase *tests = tcase_create("tally");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_loop_test(tests, numbers, 0, (int)(sizeof rows / sizeof *rows));
    suite_add_tcase(suite, tests);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
