/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/config.h"

#include "support/folder.h"
#include "support/unit.h"

static struct fup_arena *arena;
static struct fup_config config;

static void
read_text(const char *text)
{
    const char *root = test_folder();
    char path[200];

    arena = fup_arena_new(0);
    (void)snprintf(path, sizeof path, "%s/config", root);
    if (text)
        test_write_text(path, text);
    ck_assert_int_eq(fup_config_read(path, arena, &config, NULL), FUP_OK);
    test_folder_remove(root);
}

START_TEST(no_file_and_an_empty_one_give_the_defaults)
{
    static const char *const texts[] = {NULL, "", "\n\n# nothing\n   \n"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        read_text(texts[i]);
        ck_assert_uint_eq(config.problems.count, 0);
        ck_assert_ptr_null(config.sent);
        ck_assert_uint_eq(config.identity.addresses.count, 0);
        ck_assert_int_eq(config.policy.question, fup_policy_default.question);
        fup_arena_free(arena);
    }
}
END_TEST

START_TEST(every_key_is_read)
{
    read_text("addresses = Ada@Example.ORG , ada@other.example\n"
              "addresses = third@example.org\n"
              "name = \"Ada # Q\"\n"
              "zone=Europe/London # where I live\n"
              "sent = folder:Sent or tag:sent\n"
              "ignore = tag:muted or tag:list\n"
              "since = 2025-01-31\n"
              "holidays = 2026-12-25, 2026-01-01, 2026-12-25\n"
              "holidays = ~/holidays.ics\n"
              "workdays = Sun-Thu\n"
              "away = 2026-08-01..2026-08-14, 2026-05-02\n"
              "language = de\n"
              "signature = Ada\n"
              "policy.question = 7\r\n");
    ck_assert_uint_eq(config.problems.count, 0);
    ck_assert_uint_eq(config.identity.addresses.count, 3);
    ck_assert_str_eq(config.identity.addresses.items[0], "ada@example.org");
    ck_assert_str_eq(config.identity.name, "Ada # Q");
    ck_assert_str_eq(config.zone, "Europe/London");
    ck_assert_str_eq(config.sent, "folder:Sent or tag:sent");
    ck_assert_str_eq(config.ignore, "tag:muted or tag:list");
    ck_assert_str_eq(config.since, "2025-01-31");
    ck_assert_uint_eq(config.holidays.count, 2);
    ck_assert_int_eq(config.holidays.items[0], fup_day_from_civil(2026, 1, 1));
    ck_assert_str_eq(config.holidays_file, "~/holidays.ics");
    ck_assert_uint_eq(config.workdays, 0x4F); /* Mon Tue Wed Thu, Sun */
    ck_assert_uint_eq(config.away.count, 2);
    ck_assert_int_eq(config.away.items[0].first, fup_day_from_civil(2026, 5, 2));
    ck_assert_int_eq(config.away.items[0].last, fup_day_from_civil(2026, 5, 2));
    ck_assert_str_eq(config.language, "de");
    ck_assert_str_eq(config.signature, "Ada");
    ck_assert_int_eq(config.policy.question, 7);
    fup_arena_free(arena);
}
END_TEST

START_TEST(bad_lines_are_reported_with_their_number_and_left_out)
{
    static const char *const lines[] = {"colour = red",
                                        "no equals sign",
                                        "addresses = Ada Q <ada@example.org>",
                                        "addresses = @",
                                        "since = tomorrow",
                                        "since = 2025-02-30",
                                        "holidays = Christmas",
                                        "workdays = Mon-Funday",
                                        "workdays =",
                                        "away = 2026-08-14..2026-08-01",
                                        "language = german",
                                        "zone = ../../etc/passwd",
                                        "zone = /etc/passwd",
                                        "policy.question = soon",
                                        "policy.question = -1",
                                        "policy.question = 99999999999999999999",
                                        "policy.nothing = 1",
                                        "name = \xff\xfe",
                                        "name = a\x1b[31m"};
    char text[200];

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        (void)snprintf(text, sizeof text, "\n%s\nlanguage = fr\n", lines[i]);
        read_text(text);
        ck_assert_msg(config.problems.count == 1, "%s", lines[i]);
        ck_assert_msg(strstr(config.problems.items[0], "/config:2: ") != NULL, "%s",
                      config.problems.items[0]);
        ck_assert_str_eq(config.language, "fr");
        ck_assert_int_eq(config.policy.question, fup_policy_default.question);
        ck_assert_ptr_null(config.since);
        fup_arena_free(arena);
    }
}
END_TEST

START_TEST(the_mark_changes_with_the_text)
{
    char first[17];

    read_text("name = Ada\n");
    memcpy(first, config.mark, sizeof first);
    fup_arena_free(arena);
    read_text("name = Ada\n");
    ck_assert_str_eq(config.mark, first);
    fup_arena_free(arena);
    read_text("name = Eve\n");
    ck_assert_str_ne(config.mark, first);
    fup_arena_free(arena);
}
END_TEST

START_TEST(what_is_no_file_is_an_error)
{
    const char *root = test_folder();
    struct fup_error error = {0};
    char path[200];

    arena = fup_arena_new(0);
    ck_assert_int_eq(fup_config_read(root, arena, &config, &error), FUP_OWN_FILES);
    (void)snprintf(path, sizeof path, "%s/pipe", root);
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    ck_assert_int_eq(fup_config_read(path, arena, &config, NULL), FUP_OWN_FILES);
    fup_arena_free(arena);
    test_folder_remove(root);
}
END_TEST

FUP_UNIT_MAIN("store/config", no_file_and_an_empty_one_give_the_defaults, every_key_is_read,
              bad_lines_are_reported_with_their_number_and_left_out, the_mark_changes_with_the_text,
              what_is_no_file_is_an_error)
