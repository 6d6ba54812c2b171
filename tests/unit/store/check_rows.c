/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/rows.h"

#include "support/folder.h"
#include "support/unit.h"
#include "view/json.h"

static const char mark[17] = "0123456789abcdef";

struct bench {
    struct fup_arena *arena;
    char path[100];
    struct fup_kept_rows kept, back;
};

static void
prepare(struct bench *bench)
{
    memset(bench, 0, sizeof *bench);
    bench->arena = fup_arena_new(0);
    (void)snprintf(bench->path, sizeof bench->path, "%s/rows", test_folder());
    memcpy(bench->kept.mark, mark, sizeof mark);
    bench->kept.made = 100;
    bench->kept.valid_until = 200;
    bench->kept.indexed_at = 90;
    bench->kept.is_complete = true;
}

static void
finish(struct bench *bench)
{
    *strrchr(bench->path, '/') = '\0';
    test_folder_remove(bench->path);
    fup_arena_free(bench->arena);
}

static bool
read_back(struct bench *bench, const char *wanted, fup_instant now, size_t most)
{
    return fup_rows_read(bench->path, wanted, now, most, bench->arena, &bench->back);
}

static const char *
text_of(struct bench *bench, const struct fup_row_list *rows)
{
    struct fup_view view = {bench->arena, 0, fup_zone_fixed(bench->arena, 0), 0, false};
    struct fup_buffer out = {0};
    const char *text;

    ck_assert_int_eq(fup_json_print(fup_json_rows(&view, rows, 0, true), &out), FUP_OK);
    text = fup_arena_copy(bench->arena, out.text);
    fup_buffer_release(&out);
    return text;
}

START_TEST(no_file_and_no_rows)
{
    struct bench bench;

    prepare(&bench);
    ck_assert(!read_back(&bench, mark, 150, 0));
    fup_rows_write(bench.path, &bench.kept);
    ck_assert(read_back(&bench, mark, 150, 0));
    ck_assert_uint_eq(bench.back.rows.count, 0);
    ck_assert_int_eq(bench.back.indexed_at, 90);
    ck_assert(bench.back.is_complete);
    fup_rows_write("/nonexistent/rows", &bench.kept); /* costs time, never the answer */
    finish(&bench);
}
END_TEST

START_TEST(a_file_holds_for_its_mark_and_its_time)
{
    struct bench bench;

    prepare(&bench);
    fup_rows_write(bench.path, &bench.kept);
    ck_assert(!read_back(&bench, "0123456789abcdee", 150, 0));
    ck_assert(!read_back(&bench, mark, 99, 0));
    ck_assert(read_back(&bench, mark, 100, 0));
    ck_assert(read_back(&bench, mark, 199, 0));
    ck_assert(!read_back(&bench, mark, 200, 0));
    finish(&bench);
}
END_TEST

/* One row in which nothing is absent, and one in which everything is. */
START_TEST(every_field_comes_back)
{
    static struct fup_address people[2] = {{"ada@x.example", "Ada", "x.example"},
                                           {"bo@x.example", NULL, NULL}};
    static struct fup_evidence evidence[2] = {{"rule.a", "m@x", "quo\nte"},
                                              {"rule.b", "n@x", NULL}};
    static const char *threads[2] = {"0001", ""};
    struct fup_duty duty = {.owner = FUP_OWNER_THEM,
                            .people = {people, 2, 2},
                            .since = -5,
                            .expected = 20000,
                            .act_on = 20001,
                            .basis = FUP_BASIS_DECISION,
                            .is_thank_you = true,
                            .is_call = true,
                            .deadline = 7,
                            .message_id = "o@x",
                            .evidence = {evidence, 2, 2}};
    struct fup_row rows[2] = {{.case_id = "0123456789ab",
                               .threads = {threads, 2, 2},
                               .message_id = "m@x",
                               .reply_to = "n@x",
                               .subject = "Ünï",
                               .kind = FUP_KIND_INTERVIEW,
                               .role = FUP_ROLE_RECRUITER,
                               .stage = FUP_STAGE_ON_HOLD,
                               .organization = "Org",
                               .position = "Pos",
                               .with = {people, 2, 2},
                               .missing = {people, 1, 1},
                               .interview_start = 1,
                               .interview_end = 2,
                               .waiting_on = FUP_OWNER_THEM,
                               .since = 3,
                               .expected = -40000,
                               .act_on = 5,
                               .basis = FUP_BASIS_DECISION,
                               .overdue = true,
                               .days_overdue = 6,
                               .action = FUP_ACTION_RESEND,
                               .certainty = FUP_CERTAINTY_UNKNOWN,
                               .ambiguous = true,
                               .follow_ups_sent = -1,
                               .snoozed_until = 8,
                               .deadline = 9,
                               .drafted = 10,
                               .note = "",
                               .also = {&duty, 1, 1},
                               .evidence = {evidence, 2, 2},
                               .group = FUP_GROUP_CLOSED},
                              {.expected = FUP_NO_DAY,
                               .act_on = FUP_NO_DAY,
                               .snoozed_until = FUP_NO_DAY,
                               .since = FUP_NO_INSTANT,
                               .interview_start = FUP_NO_INSTANT,
                               .interview_end = FUP_NO_INSTANT,
                               .deadline = FUP_NO_INSTANT,
                               .drafted = FUP_NO_INSTANT}};
    struct bench bench;

    prepare(&bench);
    bench.kept.rows = (struct fup_row_list){rows, 2, 2};
    fup_rows_write(bench.path, &bench.kept);
    ck_assert(read_back(&bench, mark, 150, 0));
    ck_assert_uint_eq(bench.back.rows.count, 2);
    ck_assert_str_eq(text_of(&bench, &bench.back.rows), text_of(&bench, &bench.kept.rows));
    ck_assert_ptr_null(bench.back.rows.items[1].case_id);
    ck_assert_str_eq(bench.back.rows.items[0].with.items[0].site, "x.example");
    ck_assert(bench.back.rows.items[0].also.items[0].is_call);
    ck_assert(!bench.back.rows.items[0].also.items[0].is_bounce);
    ck_assert_int_eq(bench.back.rows.items[0].also.items[0].deadline, 7);
    ck_assert_str_eq(bench.back.rows.items[0].note, "");
    ck_assert(!read_back(&bench, mark, 150, 100));
    finish(&bench);
}
END_TEST

FUP_UNIT_MAIN("store/rows", no_file_and_no_rows, a_file_holds_for_its_mark_and_its_time,
              every_field_comes_back)
