/* Rows that are kept beside the index: never stale. Each change that could give other rows gives
 * fresh ones; as long as none came, the file is what is told. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#include "support/session.h"
#include "support/unit.h"
#include "view/json.h"

/* The rows as text: every field that anybody shows. */
static const char *
text_of(struct bench *bench, const struct fup_row_list *rows)
{
    struct fup_view view = {bench->arena, fup_session_now(bench->session),
                            fup_session_zone(bench->session), 0, false};
    struct fup_buffer out = {0};
    const char *text;

    ck_assert_int_eq(fup_json_print(fup_json_rows(&view, rows, 0, true), &out), FUP_OK);
    text = fup_arena_copy(bench->arena, out.text);
    fup_buffer_release(&out);
    return text;
}

static bool
is_kept(struct bench *bench)
{
    return fup_session_kept_rows(bench->session, 0, bench->arena, &bench->snapshot);
}

/* Reads the rows (and keeps them), then compares with what a whole load gives. */
static const char *
rows(struct bench *bench)
{
    const char *quick, *whole;

    ck_assert_int_eq(
        fup_session_rows(bench->session, bench->arena, &bench->snapshot, &bench->error), FUP_OK);
    quick = text_of(bench, &bench->snapshot.rows);
    ck_assert_int_eq(
        fup_session_load(bench->session, bench->arena, &bench->snapshot, &bench->error), FUP_OK);
    whole = text_of(bench, &bench->snapshot.rows);
    ck_assert_str_eq(quick, whole);
    return whole;
}

static void
start(struct bench *bench)
{
    prepare(bench);
    make_index(bench, "2026-03-06T10:00:00Z"); /* a Friday: due on Wednesday 11, act on 13 */
    ck_assert(!is_kept(bench));
    (void)rows(bench);
    ck_assert(is_kept(bench));
}

static void
write_config(const struct bench *bench, const char *text)
{
    char path[200];

    (void)snprintf(path, sizeof path, "%s/.config/followup", bench->home);
    ck_assert_int_eq(fup_paths_make_folder(path, NULL), FUP_OK);
    test_write_text(fup_session_paths(bench->session)->config, text);
}

START_TEST(kept_rows_are_what_is_told)
{
    struct bench bench;
    const char *path, *before, *kept;

    start(&bench);
    path = fup_session_paths(bench.session)->rows;
    ck_assert_uint_eq(test_mode(path), 0600);
    before = rows(&bench);
    ck_assert(is_kept(&bench));
    ck_assert_uint_eq(bench.snapshot.messages.count, 0);
    kept = text_of(&bench, &bench.snapshot.rows);
    ck_assert_str_eq(kept, before);
    ck_assert(bench.snapshot.valid_until > fup_session_now(bench.session));
    ck_assert(!fup_session_kept_rows(bench.session, 10, bench.arena, &bench.snapshot));
    finish(&bench);
}
END_TEST

/* Every hour of three weeks, forth and back: the file of one hour never deceives another. */
START_TEST(rows_are_those_of_the_hour)
{
    struct bench bench;
    const char *last = "";
    int changes = 0, hits = 0;

    prepare(&bench);
    make_index(&bench, "2026-03-06T10:00:00Z");
    for (int hour = 0; hour < 2 * 21 * 24; hour += 5) {
        int at = hour < 21 * 24 ? hour : 2 * 21 * 24 - hour;
        char now[32];
        const char *text;

        (void)snprintf(now, sizeof now, "2026-03-%02dT%02d:30:00Z", 6 + at / 24, at % 24);
        open_session(&bench, now);
        hits += is_kept(&bench);
        text = strstr(rows(&bench), "\"rows\"");
        changes += strcmp(text, last) != 0;
        last = text;
    }
    ck_assert_int_gt(changes, 10);
    ck_assert_int_gt(hits, 50);
    finish(&bench);
}
END_TEST

START_TEST(a_new_day_gives_fresh_rows)
{
    struct bench bench;

    start(&bench);
    open_session(&bench, "2026-03-16T23:59:59Z");
    ck_assert(is_kept(&bench));
    open_session(&bench, "2026-03-17T00:00:00Z");
    ck_assert(!is_kept(&bench));
    ck_assert_ptr_nonnull(strstr(rows(&bench), "\"days_overdue\":6"));
    open_session(&bench, NOW);
    ck_assert(!is_kept(&bench));
    ck_assert_ptr_nonnull(strstr(rows(&bench), "\"days_overdue\":5"));
    finish(&bench);
}
END_TEST

/* The 9th, 10th and 11th off: three business days after the 6th is Monday 16. */
START_TEST(a_holiday_and_any_change_of_the_config_give_fresh_rows)
{
    static const char *const texts[] = {"holidays = 2026-03-09, 2026-03-10, 2026-03-11\n",
                                        "policy.question = 9\n", "zone = Pacific/Auckland\n", ""};
    struct bench bench;

    start(&bench);
    ck_assert_ptr_nonnull(strstr(rows(&bench), "\"expected\":\"2026-03-11\""));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        write_config(&bench, texts[i]);
        open_session(&bench, NOW);
        ck_assert_msg(!is_kept(&bench), "%s", texts[i]);
        if (i == 0)
            ck_assert_ptr_nonnull(strstr(rows(&bench), "\"expected\":\"2026-03-16\""));
        (void)rows(&bench);
        ck_assert(is_kept(&bench));
    }
    finish(&bench);
}
END_TEST

START_TEST(a_decision_of_another_host_gives_fresh_rows)
{
    struct bench bench;
    struct fup_decision decision = {
        .verb = FUP_VERB_DONE, .anchor = "a@home.example", .day = FUP_NO_DAY};
    const struct fup_paths *paths;

    start(&bench);
    paths = fup_session_paths(bench.session);
    ck_assert_int_eq(fup_decisions_append(paths, "laptop", &decision, &bench.error), FUP_OK);
    ck_assert(!is_kept(&bench));
    ck_assert_ptr_null(strstr(rows(&bench), "\"group\":\"now\""));
    finish(&bench);
}
END_TEST

START_TEST(a_new_index_gives_fresh_rows)
{
    struct bench bench;

    start(&bench);
    make_index(&bench, "2026-03-11T10:00:00Z"); /* the same mail, of another day */
    ck_assert(!is_kept(&bench));
    ck_assert_ptr_nonnull(strstr(rows(&bench), "\"expected\":\"2026-03-16\""));
    ck_assert_int_eq(remove(fup_session_paths(bench.session)->index), 0);
    ck_assert(!is_kept(&bench));
    ck_assert_int_eq(fup_session_rows(bench.session, bench.arena, &bench.snapshot, NULL),
                     FUP_NO_INDEX);
    finish(&bench);
}
END_TEST

/* The same name of the zone, another zone behind it: what a journey does to /etc/localtime. */
START_TEST(another_zone_gives_fresh_rows)
{
    static const char *const zones[] = {"Asia/Tokyo", "America/New_York"};
    struct bench bench;
    char path[200], from[200];

    start(&bench);
    (void)snprintf(path, sizeof path, "%s/localtime", bench.home);
    for (size_t i = 0; i < 2; i++) {
        struct fup_session_options options = {
            .now_text = NOW, .hostname = "box", .system_zone = path};

        (void)snprintf(from, sizeof from, "/usr/share/zoneinfo/%s", zones[i]);
        (void)unlink(path);
        ck_assert_int_eq(symlink(from, path), 0);
        fup_session_close(bench.session);
        options.environment.home = bench.home;
        ck_assert_int_eq(fup_session_open(&options, &bench.session, &bench.error), FUP_OK);
        ck_assert(!is_kept(&bench));
        (void)rows(&bench);
        ck_assert(is_kept(&bench));
    }
    finish(&bench);
}
END_TEST

/* A file that is cut anywhere, or has a bit turned, is no file; the next reader makes it anew. */
START_TEST(a_damaged_file_is_computed_anew)
{
    struct bench bench;
    const char *path;
    char *text;
    size_t len;

    start(&bench);
    path = fup_session_paths(bench.session)->rows;
    text = test_read(path, &len);
    ck_assert_uint_gt(len, 300);
    for (size_t i = 0; i < len; i++) {
        test_write(path, text, i);
        ck_assert_msg(!is_kept(&bench), "cut after %zu", i);
        text[i] = (char)(text[i] ^ 1 << (i % 8));
        test_write(path, text, len);
        text[i] = (char)(text[i] ^ 1 << (i % 8));
        if (i < 16 || i > 160) /* in the head some bits are spare, and times may move */
            ck_assert_msg(!is_kept(&bench), "a bit of byte %zu", i);
    }
    (void)rows(&bench);
    ck_assert(is_kept(&bench));
    free(text);
    finish(&bench);
}
END_TEST

/* Who lists them is told of the damage each time. */
START_TEST(rows_beside_damaged_decisions_are_not_kept)
{
    struct bench bench;
    char path[300];

    start(&bench);
    (void)snprintf(path, sizeof path, "%s/box-00000000.jsonl",
                   fup_session_paths(bench.session)->decisions);
    ck_assert_int_eq(fup_paths_make_folder(fup_session_paths(bench.session)->decisions, NULL),
                     FUP_OK);
    test_write_text(path, "{\"verb\":\n");
    (void)rows(&bench);
    ck_assert(!is_kept(&bench));
    ck_assert_int_eq(fup_session_rows(bench.session, bench.arena, &bench.snapshot, NULL), FUP_OK);
    ck_assert_uint_eq(bench.snapshot.decisions_report.damaged, 1);
    finish(&bench);
}
END_TEST

START_TEST(words_and_pieces_of_text_choose_rows)
{
    static const struct {
        const char *only;
        size_t count;
    } choices[] = {{"", 1},      {"them", 1},         {"me", 0},        {"interview", 0},
                   {"offer", 0}, {"conversation", 1}, {"THE PLAN", 1},  {"quirk", 1},
                   {"firm.", 1}, {"nobody", 0},       {"elsewhere", 0}, {"QUİRK", 0}};
    struct bench bench;

    start(&bench);
    (void)rows(&bench);
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        struct fup_filter filter = {
            .waiting_on = -1, .kind = -1, .stage = -1, .only = choices[i].only};
        struct fup_row_list found = {0};

        ck_assert_int_eq(fup_session_filter(&bench.snapshot, &filter, bench.arena, &found), FUP_OK);
        ck_assert_msg(found.count == choices[i].count, "%s", choices[i].only);
    }
    finish(&bench);
}
END_TEST

FUP_UNIT_MAIN("session/rows", kept_rows_are_what_is_told, rows_are_those_of_the_hour,
              a_new_day_gives_fresh_rows, a_holiday_and_any_change_of_the_config_give_fresh_rows,
              a_decision_of_another_host_gives_fresh_rows, a_new_index_gives_fresh_rows,
              another_zone_gives_fresh_rows, a_damaged_file_is_computed_anew,
              rows_beside_damaged_decisions_are_not_kept, words_and_pieces_of_text_choose_rows)
