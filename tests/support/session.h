/* tests/support/session.h - a home of its own with an index of one mail, and a session at a given
 * time. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_TESTS_SUPPORT_SESSION_H
#define FUP_TESTS_SUPPORT_SESSION_H

#include "followup.h"
#include "store/facts_write.h"
#include "support/folder.h"

#define NOW "2026-03-16T09:00:00Z" /* a Monday */

struct bench {
    struct fup_arena *arena;
    const char *home;
    struct fup_session *session;
    struct fup_snapshot snapshot;
    struct fup_error error;
};

/* Opens a session in a home of its own at a given time. */
static inline void
open_session(struct bench *bench, const char *now)
{
    struct fup_session_options options = {.now_text = now, .hostname = "box", .system_zone = "UTC"};

    fup_session_close(bench->session);
    options.environment.home = bench->home;
    ck_assert_msg(fup_session_open(&options, &bench->session, &bench->error) == FUP_OK, "%s",
                  bench->error.text);
}

static inline void
prepare(struct bench *bench)
{
    memset(bench, 0, sizeof *bench);
    bench->arena = fup_arena_new(0);
    bench->home = test_folder();
    open_session(bench, NOW);
}

static inline void
finish(struct bench *bench)
{
    fup_session_close(bench->session);
    fup_arena_free(bench->arena);
    test_folder_remove(bench->home);
}

/* One mail of mine, with a question, and one to me, as an index. */
static inline void
make_index(struct bench *bench, const char *sent)
{
    static struct fup_address me = {"Mia", "mia@home.example", NULL};
    static struct fup_address ada = {"Ada Quirk", "ada@firm.example", "firm.example"};
    struct fup_finding finding = {
        .sense = FUP_SENSE_ASK, .rule = "ask.question", .quote = "Could you send the plan?"};
    const char *path = "/mail/Sent/cur/1";
    struct fup_message message = {.id = "a@home.example",
                                  .thread = "0001",
                                  .time = fup_instant_parse(fup_str_from(sent), NULL, NULL, NULL),
                                  .has_offset = true,
                                  .flags = FUP_MAIL_SENT,
                                  .subject = "The plan",
                                  .language = "en",
                                  .from = me,
                                  .to = {&ada, 1, 1},
                                  .paths = {&path, 1, 1},
                                  .own_len = 30,
                                  .has_question = true,
                                  .findings = {&finding, 1, 1}};
    struct fup_facts_writer *writer = NULL;
    const struct fup_paths *paths = fup_session_paths(bench->session);

    ck_assert_int_eq(fup_paths_make_folder(paths->cache, &bench->error), FUP_OK);
    ck_assert_msg(fup_facts_writer_open(paths, false, &writer, &bench->error) == FUP_OK, "%s",
                  bench->error.text);
    ck_assert_int_eq(fup_facts_begin(writer, &bench->error), FUP_OK);
    ck_assert_int_eq(fup_facts_put(writer, &message, "f", "r", &bench->error), FUP_OK);
    ck_assert_int_eq(fup_facts_set(writer, "addresses", "mia@home.example", &bench->error), FUP_OK);
    ck_assert_int_eq(fup_facts_publish(writer, &bench->error), FUP_OK);
    fup_facts_writer_close(writer);
}

#endif
