/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mail/database.h"

#include "support/notmuch.h"
#include "support/unit.h"

#include <signal.h>
#include <sys/wait.h>

static struct test_box box;
static struct fup_arena *arena;
static struct fup_database *database;

static void
begin(int mails)
{
    char name[20], id[20];

    arena = fup_arena_new(0);
    test_box_begin(&box);
    for (int i = 0; i < mails; i++) {
        (void)snprintf(name, sizeof name, "cur/%d", i);
        (void)snprintf(id, sizeof id, "%d@x", i);
        test_mail(&box, name, id, "Bob <bob@example.com>", "Mon, 16 Mar 2026 09:00:00 +0000",
                  i % 2 ? "In-Reply-To: <0@x>\n\nHello\n" : "\nHello\n");
    }
    test_shell("notmuch new --quiet");
    ck_assert_int_eq(fup_database_open(NULL, &database, NULL), FUP_OK);
}

static void
end(void)
{
    fup_database_close(database);
    fup_arena_free(arena);
    test_box_end(&box);
}

START_TEST(no_config_and_no_database_are_told)
{
    struct fup_error error;

    test_box_begin(&box);
    for (size_t i = 0; i < 3; i++) {
        if (i == 0)
            test_shell("cp %s %s.keep; rm %s", box.config, box.config, box.config);
        else if (i == 1)
            test_shell("cp %s.keep %s", box.config, box.config); /* no notmuch new yet */
        else
            test_shell("notmuch new --quiet; rm -rf %s/.notmuch/xapian/iamglass", box.mail);
        error = (struct fup_error){0};
        ck_assert_msg(fup_database_open(NULL, &database, &error) == FUP_NO_MAIL, "%zu", i);
        ck_assert_ptr_null(database);
        ck_assert_ptr_null(strchr(error.text, '\n'));
    }
    test_box_end(&box);
}
END_TEST

START_TEST(settings_are_the_users)
{
    struct fup_database_settings settings;

    begin(0);
    ck_assert_int_eq(fup_database_settings(database, arena, &settings, NULL), FUP_OK);
    ck_assert_str_eq(settings.name, "Ada Q");
    ck_assert_uint_eq(settings.addresses.count, 2);
    ck_assert_str_eq(settings.addresses.items[0], "ada@example.org");
    ck_assert_uint_eq(settings.exclude_tags.count, 2);
    ck_assert_str_eq(settings.root, box.mail);
    ck_assert_uint_gt(strlen(fup_database_uuid(database)), 8);
    end();
}
END_TEST

START_TEST(an_empty_database_has_no_messages)
{
    struct fup_entry_list entries = {0};

    begin(0);
    ck_assert_int_eq(fup_database_search(database, "*", arena, &entries, NULL), FUP_OK);
    ck_assert_uint_eq(entries.count, 0);
    end();
}
END_TEST

START_TEST(messages_come_with_what_the_database_has)
{
    struct fup_entry_list entries = {0};
    struct fup_string_list threads = {0}, ids = {0};
    struct fup_entry entry;
    bool found;

    begin(4);
    test_shell("notmuch tag +deleted -- id:3@x"); /* excluded ones come too */
    fup_database_close(database);
    ck_assert_int_eq(fup_database_open(NULL, &database, NULL), FUP_OK);
    ck_assert_int_eq(fup_database_search(database, "*", arena, &entries, NULL), FUP_OK);
    ck_assert_uint_eq(entries.count, 4);
    ck_assert_int_eq(fup_database_ids(database, "*", arena, &ids, NULL), FUP_OK);
    ck_assert_uint_eq(ids.count, 4);
    ck_assert_str_eq(ids.items[0], "0@x");
    ck_assert_int_eq(fup_database_threads(database, "id:1@x or id:3@x", arena, &threads, NULL),
                     FUP_OK);
    ck_assert_uint_eq(threads.count, 1);
    ck_assert_int_eq(fup_database_find(database, "2@x", arena, &entry, &found, NULL), FUP_OK);
    ck_assert(found);
    ck_assert_str_eq(entry.subject, "About 2@x");
    ck_assert_str_eq(entry.from, "Bob <bob@example.com>");
    ck_assert_int_eq(entry.date, 1773651600);
    ck_assert_uint_eq(entry.tags.count, 1);
    ck_assert_uint_eq(entry.paths.count, 1);
    end();
}
END_TEST

START_TEST(a_message_without_date_is_no_endless_doubt)
{
    struct fup_entry_list entries = {0};

    begin(0);
    test_mail(&box, "cur/1", "a@x", "Bob <bob@example.com>", "no date", "\nHello\n");
    test_mail(&box, "cur/2", "b@x", "", "Mon, 16 Mar 2026 09:00:00 +0000", "\nHello\n");
    test_shell("notmuch new --quiet");
    fup_database_close(database);
    ck_assert_int_eq(fup_database_open(NULL, &database, NULL), FUP_OK);
    ck_assert_int_eq(fup_database_search(database, "*", arena, &entries, NULL), FUP_OK);
    ck_assert_uint_eq(entries.count, 2);
    end();
}
END_TEST

START_TEST(deleted_and_ghost_messages_are_not_there)
{
    struct fup_entry entry;
    bool found = true;

    begin(2); /* 1@x answers 0@x */
    test_shell("rm %s/cur/0; notmuch new --quiet", box.mail);
    fup_database_close(database);
    ck_assert_int_eq(fup_database_open(NULL, &database, NULL), FUP_OK);
    ck_assert_int_eq(fup_database_has(database, "0@x", &found, NULL), FUP_OK);
    ck_assert(!found); /* a ghost: its thread is still there */
    ck_assert_int_eq(fup_database_find(database, "0@x", arena, &entry, &found, NULL), FUP_OK);
    ck_assert(!found);
    ck_assert_int_eq(fup_database_has(database, "nobody@x", &found, NULL), FUP_OK);
    ck_assert(!found);
    ck_assert_int_eq(fup_database_has(database, "1@x", &found, NULL), FUP_OK);
    ck_assert(found);
    ck_assert(fup_database_has_all(database, (const char *[]){"1@x"}, 1));
    ck_assert(!fup_database_has_all(database, (const char *[]){"1@x", "0@x"}, 2));
    ck_assert(!fup_database_has_all(database, (const char *[]){"1@x", "a\" or id:\"1@x"}, 2));
    end();
}
END_TEST

START_TEST(queries_that_notmuch_does_not_understand_are_told)
{
    static const char *const queries[] = {"date:never", "(unfinished", "lastmod:x..y",
                                          "subject:/[/"};
    struct fup_string_list ids = {0};
    struct fup_error error;
    int told = 0;

    begin(1);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        enum fup_status status;

        error = (struct fup_error){0};
        status = fup_database_ids(database, queries[i], arena, &ids, &error);
        ck_assert_msg(status == FUP_OK || status == FUP_USAGE, "%s: %s", queries[i], error.text);
        told += status == FUP_USAGE;
    }
    ck_assert_int_ge(told, 2);
    end();
}
END_TEST

/* Reading while others write is tested where the product does it, in a child that may die:
 * libnotmuch 0.37 itself aborts now and then (tests/unit/indexer/check_update.c,
 * busy_writers_lose_nothing). */
FUP_UNIT_MAIN("mail/database", no_config_and_no_database_are_told, settings_are_the_users,
              an_empty_database_has_no_messages, messages_come_with_what_the_database_has,
              a_message_without_date_is_no_endless_doubt, deleted_and_ghost_messages_are_not_there,
              queries_that_notmuch_does_not_understand_are_told)
