/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/session.h"
#include "support/unit.h"

static void
load(struct bench *bench)
{
    ck_assert_msg(fup_session_load(bench->session, bench->arena, &bench->snapshot, &bench->error) ==
                      FUP_OK,
                  "%s", bench->error.text);
}

static enum fup_status
say(struct bench *bench, enum fup_verb verb, const char *id, const char *date, const char *text,
    const char **receipt)
{
    struct fup_saying saying = {verb, id, NULL, date, text};

    bench->error = (struct fup_error){0};
    return fup_session_decide(bench->session, &saying, bench->arena, receipt, &bench->error);
}

START_TEST(without_an_index_everything_says_so)
{
    struct bench bench;
    struct fup_summary summary;
    const char *receipt;

    prepare(&bench);
    ck_assert_int_eq(fup_session_load(bench.session, bench.arena, &bench.snapshot, NULL),
                     FUP_NO_INDEX);
    ck_assert_int_eq(fup_session_summary(bench.session, &summary, NULL), FUP_NO_INDEX);
    ck_assert_int_eq(say(&bench, FUP_VERB_DONE, "id:a", NULL, NULL, &receipt), FUP_NO_INDEX);
    ck_assert_int_eq(say(&bench, FUP_VERB_UNDO, NULL, NULL, NULL, &receipt), FUP_NOT_FOUND);
    finish(&bench);
}
END_TEST

START_TEST(a_bad_clock_is_refused)
{
    struct fup_session_options options = {.now_text = "next week", .system_zone = "UTC"};
    struct fup_session *session = NULL;
    struct fup_error error = {0};

    options.environment.home = "/nonexistent";
    ck_assert_int_eq(fup_session_open(&options, &session, &error), FUP_USAGE);
    ck_assert_ptr_null(session);
}
END_TEST

START_TEST(a_row_is_found_by_every_form_of_its_id)
{
    struct bench bench;
    const struct fup_row *row;
    char wrong[] = "id:nobody@nowhere.example";

    prepare(&bench);
    make_index(&bench, "2026-03-06T10:00:00Z");
    load(&bench);
    ck_assert_uint_eq(bench.snapshot.rows.count, 1);
    ck_assert_int_eq(fup_session_find(&bench.snapshot, "id:a@home.example", &row, NULL), FUP_OK);
    ck_assert_int_eq(fup_session_find(&bench.snapshot, "thread:0001", &row, NULL), FUP_OK);
    ck_assert_int_eq(fup_session_find(&bench.snapshot, row->case_id, &row, NULL), FUP_OK);
    ck_assert_int_eq(fup_session_find(&bench.snapshot, "", &row, NULL), FUP_NOT_FOUND);
    ck_assert_int_eq(fup_session_find(&bench.snapshot, wrong, &row, &bench.error), FUP_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(bench.error.text, wrong));
    finish(&bench);
}
END_TEST

/* The summary is taken as long as nothing changed, and made anew after a decision and a new day. */
START_TEST(the_summary_follows_decisions_and_days)
{
    struct bench bench;
    struct fup_summary summary;
    const char *receipt;

    prepare(&bench);
    make_index(&bench, "2026-03-06T10:00:00Z"); /* a Friday: due on Wednesday 11, act on 13 */
    ck_assert_int_eq(fup_session_summary(bench.session, &summary, NULL), FUP_OK);
    ck_assert_int_eq(summary.now, 1);
    ck_assert_int_eq(summary.overdue, 1);
    ck_assert_int_eq(access(fup_session_paths(bench.session)->summary, R_OK), 0);
    ck_assert_uint_eq(test_mode(fup_session_paths(bench.session)->summary), 0600);
    ck_assert_int_eq(fup_session_summary(bench.session, &summary, NULL), FUP_OK);
    ck_assert_int_eq(summary.now, 1);
    ck_assert_int_eq(say(&bench, FUP_VERB_DONE, "id:a@home.example", NULL, NULL, &receipt), FUP_OK);
    ck_assert_int_eq(fup_session_summary(bench.session, &summary, NULL), FUP_OK);
    ck_assert_int_eq(summary.now, 0);
    ck_assert_int_eq(say(&bench, FUP_VERB_UNDO, NULL, NULL, NULL, &receipt), FUP_OK);
    ck_assert_ptr_nonnull(strstr(receipt, "done"));
    open_session(&bench, "2026-03-09T09:00:00Z");
    ck_assert_int_eq(fup_session_summary(bench.session, &summary, NULL), FUP_OK);
    ck_assert_int_eq(summary.now, 0);
    ck_assert_int_eq(summary.waiting, 1);
    open_session(&bench, NOW);
    ck_assert_int_eq(fup_session_summary(bench.session, &summary, NULL), FUP_OK);
    ck_assert_int_eq(summary.now, 1);
    finish(&bench);
}
END_TEST

/* What stands in the file is what is told: status reads no index while the marks fit. */
START_TEST(a_fitting_summary_is_believed_and_a_cut_one_is_not)
{
    struct bench bench;
    struct fup_summary summary;
    const char *path;
    char *text, *at;
    size_t len;

    prepare(&bench);
    make_index(&bench, "2026-03-06T10:00:00Z");
    ck_assert_int_eq(fup_session_summary(bench.session, &summary, NULL), FUP_OK);
    path = fup_session_paths(bench.session)->summary;
    text = test_read(path, &len);
    ck_assert_ptr_nonnull(text);
    at = strstr(text, "\nnow 1\n");
    ck_assert_ptr_nonnull(at);
    at[5] = '7';
    test_write(path, text, len);
    ck_assert_int_eq(fup_session_summary(bench.session, &summary, NULL), FUP_OK);
    ck_assert_int_eq(summary.now, 7);
    test_write(path, text, len / 2);
    ck_assert_int_eq(fup_session_summary(bench.session, &summary, NULL), FUP_OK);
    ck_assert_int_eq(summary.now, 1);
    test_write_text(path, "");
    ck_assert_int_eq(fup_session_summary(bench.session, &summary, NULL), FUP_OK);
    ck_assert_int_eq(summary.now, 1);
    free(text);
    finish(&bench);
}
END_TEST

static const struct {
    enum fup_verb verb;
    const char *id, *date, *text;
    enum fup_status status;
    const char *receipt; /* a part of it */
} sayings[] = {
    {FUP_VERB_DONE, NULL, NULL, NULL, FUP_USAGE, NULL},
    {FUP_VERB_DONE, "", NULL, NULL, FUP_USAGE, NULL},
    {FUP_VERB_DONE, "id:nobody", NULL, NULL, FUP_NOT_FOUND, NULL},
    {FUP_VERB_SNOOZE, "id:a@home.example", "not a day", NULL, FUP_USAGE, NULL},
    {FUP_VERB_SNOOZE, "id:a@home.example", "2026-03-01", NULL, FUP_USAGE, NULL},
    {FUP_VERB_SNOOZE, "id:a@home.example", "2026-03-16", NULL, FUP_USAGE, NULL},
    {FUP_VERB_SNOOZE, "id:a@home.example", "2026-03-20", NULL, FUP_OK, "until 2026-03-20"},
    {FUP_VERB_SNOOZE, "id:a@home.example", "next week", NULL, FUP_OK, "until 2026-03-23"},
    {FUP_VERB_SNOOZE, "id:a@home.example", NULL, NULL, FUP_OK, "until they write"},
    {FUP_VERB_EXPECT, "id:a@home.example", NULL, NULL, FUP_USAGE, NULL},
    {FUP_VERB_EXPECT, "id:a@home.example", "end of next week", NULL, FUP_OK, "by 2026-03-27"},
    {FUP_VERB_STAGE, "id:a@home.example", NULL, "nonsense", FUP_USAGE, NULL},
    {FUP_VERB_STAGE, "id:a@home.example", NULL, "interviewed", FUP_OK, "interviewed"},
    {FUP_VERB_NOTE, "id:a@home.example", NULL, "", FUP_USAGE, NULL},
    {FUP_VERB_NOTE, "id:a@home.example", NULL, "rang them", FUP_OK, "note saved"},
    {FUP_VERB_SET_ORGANIZATION, "thread:0001", NULL, "Firm", FUP_OK, "Firm"},
    {FUP_VERB_MUTE, "thread:0001", NULL, NULL, FUP_OK, "followup undo"},
};

START_TEST(every_decision_says_what_it_did)
{
    struct bench bench;

    prepare(&bench);
    make_index(&bench, "2026-03-06T10:00:00Z");
    for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++) {
        const char *receipt = NULL;
        enum fup_status status =
            say(&bench, sayings[i].verb, sayings[i].id, sayings[i].date, sayings[i].text, &receipt);

        ck_assert_msg(status == sayings[i].status, "%zu: %d %s", i, (int)status, bench.error.text);
        if (status == FUP_OK)
            ck_assert_msg(strstr(receipt, sayings[i].receipt) != NULL, "%zu: %s", i, receipt);
        else
            ck_assert_msg(strstr(bench.error.text, ": ") != NULL, "%zu: %s", i, bench.error.text);
    }
    finish(&bench);
}
END_TEST

START_TEST(a_filter_keeps_what_it_names)
{
    struct bench bench;
    struct fup_filter filter = {.waiting_on = -1, .kind = -1, .stage = -1};
    struct fup_string_list threads = {0};
    struct fup_row_list rows = {0};

    prepare(&bench);
    make_index(&bench, "2026-03-06T10:00:00Z");
    load(&bench);
    filter.due_only = true;
    ck_assert_int_eq(fup_session_filter(&bench.snapshot, &filter, bench.arena, &rows), FUP_OK);
    ck_assert_uint_eq(rows.count, 1);
    filter.waiting_on = FUP_OWNER_ME;
    rows.count = 0;
    ck_assert_int_eq(fup_session_filter(&bench.snapshot, &filter, bench.arena, &rows), FUP_OK);
    ck_assert_uint_eq(rows.count, 0);
    filter.waiting_on = FUP_OWNER_THEM;
    filter.threads = &threads;
    ck_assert_int_eq(fup_session_filter(&bench.snapshot, &filter, bench.arena, &rows), FUP_OK);
    ck_assert_uint_eq(rows.count, 0);
    finish(&bench);
}
END_TEST

FUP_UNIT_MAIN("session/session", without_an_index_everything_says_so, a_bad_clock_is_refused,
              a_row_is_found_by_every_form_of_its_id, the_summary_follows_decisions_and_days,
              a_fitting_summary_is_believed_and_a_cut_one_is_not, every_decision_says_what_it_did,
              a_filter_keeps_what_it_names)
