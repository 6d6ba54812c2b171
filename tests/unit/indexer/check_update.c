/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/parser.h"
#include "indexer/update.h"
#include "store/facts.h"

#include "support/notmuch.h"
#include "support/unit.h"

#include <signal.h>
#include <sys/wait.h>

#define NOW 1773738000 /* 2026-03-17T09:00:00Z */
#define BOB "Bob <bob@example.com>"
#define ADA "Ada Q <ada@example.org>"
#define MONDAY "Mon, 16 Mar 2026 09:00:00 +0000"

static struct test_box box;
static struct fup_arena *arena;
static struct fup_paths paths;
static struct fup_config config;
static struct fup_progress progress;
static struct fup_update_options options;
static struct fup_update_result result;
static struct fup_message_list messages;
static struct fup_facts_meta meta;

/* Like the real work, but a mail that says so kills its reader. */
static bool
work(const void *context, const struct fup_job *job, int file, struct fup_buffer *answer)
{
    char text[4096] = {0};

    if (pread(file, text, sizeof text - 1, 0) > 0 && strstr(text, "X-Kill: yes"))
        abort();
    return fup_parser_work(context, job, file, answer);
}

static void
begin(void)
{
    struct fup_environment environment = {0};

    arena = fup_arena_new(0);
    test_box_begin(&box);
    environment.home = fup_arena_format(arena, "%s/home", box.root);
    ck_assert_int_eq(fup_paths_make(&environment, arena, &paths, NULL), FUP_OK);
    ck_assert_int_eq(fup_config_read(paths.config, arena, &config, NULL), FUP_OK);
    progress = (struct fup_progress){0};
    options = (struct fup_update_options){
        .paths = &paths,
        .config = &config,
        .home = environment.home,
        .now = NOW,
        .since = FUP_NO_INSTANT,
        .rules = "rules-1",
        .pool = {.children = 1, .prepare = fup_parser_prepare, .work = work},
        .make_context = fup_parser_context,
        .progress = &progress};
}

static void
end(void)
{
    fup_arena_free(arena);
    test_box_end(&box);
}

static void
read_index(void)
{
    struct fup_facts *facts;
    struct fup_error error = {0};

    ck_assert_msg(fup_facts_open(&paths, &facts, &error) == FUP_OK, "%s", error.text);
    ck_assert_int_eq(fup_facts_messages(facts, arena, &messages, NULL), FUP_OK);
    ck_assert_int_eq(fup_facts_meta(facts, arena, &meta, NULL), FUP_OK);
    fup_facts_close(facts);
}

static void
update_only(void)
{
    struct fup_error error = {0};

    ck_assert_msg(fup_update_run(&options, &result, &error) == FUP_OK, "%s", error.text);
    read_index();
}

static void
update(void)
{
    test_shell("notmuch new --quiet");
    update_only();
}

static struct fup_message *
find(const char *id)
{
    struct fup_message *found = NULL;

    for (size_t i = 0; !found && i < messages.count; i++) {
        if (strcmp(messages.items[i].id, id) == 0)
            found = &messages.items[i];
    }
    return found;
}

static void
three_mails(void)
{
    test_mail(&box, "cur/1", "a@x", BOB, MONDAY, "\nCould you send me the report?\n");
    test_mail(&box, "cur/2", "b@x", BOB, MONDAY, "In-Reply-To: <a@x>\n\nThanks.\n");
    test_mail(&box, "Sent/cur/3", "c@x", ADA, MONDAY, "\nHello Bob\n");
}

START_TEST(an_empty_mailbox_is_whole)
{
    begin();
    update();
    ck_assert_uint_eq(messages.count, 0);
    ck_assert(meta.is_complete);
    ck_assert_int_eq(meta.indexed_at, NOW);
    update_only();
    ck_assert(!result.changed);
    end();
}
END_TEST

START_TEST(mails_are_read_once)
{
    begin();
    three_mails();
    update();
    ck_assert_uint_eq(messages.count, 3);
    ck_assert_uint_eq(result.read, 3);
    ck_assert_str_eq(find("a@x")->from.address, "bob@example.com");
    ck_assert_str_eq(find("a@x")->subject, "About a@x");
    ck_assert_uint_gt(find("a@x")->findings.count, 0);
    ck_assert_str_eq(find("a@x")->thread, find("b@x")->thread);
    ck_assert_uint_eq(find("a@x")->flags & FUP_MAIL_SENT, 0);
    ck_assert_uint_ne(find("c@x")->flags & FUP_MAIL_SENT, 0);
    ck_assert_str_eq(meta.name, "Ada Q");
    ck_assert_uint_eq(meta.addresses.count, 2);
    update();
    ck_assert(!result.changed);
    ck_assert_uint_eq(result.read, 0);
    test_mail(&box, "cur/4", "d@x", BOB, MONDAY, "\nOne more\n");
    update();
    ck_assert_uint_eq(result.read, 1);
    ck_assert_uint_eq(messages.count, 4);
    end();
}
END_TEST

START_TEST(tags_flags_and_moves_read_nothing)
{
    begin();
    three_mails();
    update();
    test_shell("notmuch tag +flagged -- id:a@x");
    update_only();
    ck_assert_uint_eq(result.read, 0);
    ck_assert_uint_eq(find("a@x")->tags.count, 2);
    test_shell("mv %s/cur/1 '%s/cur/1:2,RS'; mkdir -p %s/.Archive/cur; mv %s/cur/2 "
               "%s/.Archive/cur/2",
               box.mail, box.mail, box.mail, box.mail, box.mail);
    /* before notmuch knows: the facts stay */
    update_only();
    ck_assert_uint_eq(messages.count, 3);
    update();
    ck_assert_uint_eq(result.read, 0);
    ck_assert_ptr_nonnull(strstr(find("a@x")->paths.items[0], "1:2,RS"));
    ck_assert_ptr_nonnull(strstr(find("b@x")->paths.items[0], ".Archive"));
    end();
}
END_TEST

START_TEST(excluded_drafts_and_muted_mail_is_not_read)
{
    static const char *const tags[] = {"deleted", "spam", "draft", "muted"};

    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        begin();
        three_mails();
        test_shell("notmuch new --quiet; notmuch tag +%s -- id:a@x", tags[i]);
        update();
        ck_assert_msg(messages.count == 2 && !find("a@x"), "%s", tags[i]);
        test_shell("notmuch tag -%s -- id:a@x", tags[i]);
        update();
        ck_assert_msg(find("a@x") && result.read == 1, "%s", tags[i]);
        test_shell("notmuch tag +%s -- id:a@x", tags[i]);
        update();
        ck_assert_msg(!find("a@x"), "%s", tags[i]);
        end();
    }
}
END_TEST

START_TEST(queries_of_the_config_decide)
{
    struct fup_error error = {0};

    begin();
    three_mails();
    update();
    config.ignore = "from:bob and id:a@x";
    config.sent = "id:b@x";
    update();
    ck_assert_ptr_null(find("a@x"));
    ck_assert_uint_ne(find("b@x")->flags & FUP_MAIL_SENT, 0);
    ck_assert_uint_eq(find("c@x")->flags & FUP_MAIL_SENT, 0);
    ck_assert_uint_eq(result.read, 0);
    test_mail(&box, "cur/5", "e@x", BOB, MONDAY, "\nNew\n");
    config.sent = "id:b@x or id:e@x";
    update();
    ck_assert_uint_ne(find("e@x")->flags & FUP_MAIL_SENT, 0);
    config.sent = "date:rubbish..";
    ck_assert_int_eq(fup_update_run(&options, &result, &error), FUP_OWN_FILES);
    ck_assert_msg(strstr(error.text, "sent") != NULL, "%s", error.text);
    end();
}
END_TEST

START_TEST(the_window_is_a_year_or_what_is_asked)
{
    begin();
    three_mails();
    test_mail(&box, "cur/old", "old@x", BOB, "Sat, 15 Feb 2020 09:00:00 +0000", "\nOld\n");
    test_mail(&box, "cur/none", "none@x", BOB, "no date", "\nNo date\n");
    update();
    ck_assert_ptr_null(find("old@x"));
    ck_assert_ptr_nonnull(find("none@x"));
    options.since = 1500000000;
    update();
    ck_assert_ptr_nonnull(find("old@x"));
    options.since = FUP_NO_INSTANT; /* it is remembered */
    options.now = NOW + 40 * 86400;
    update();
    ck_assert_ptr_nonnull(find("old@x"));
    ck_assert_uint_eq(result.read, 0);
    options.full = true; /* until --full */
    update();
    ck_assert_ptr_null(find("old@x"));
    options.full = false;
    config.since = "2020-01-01";
    update();
    ck_assert_ptr_nonnull(find("old@x"));
    /* an old mail that comes later is outside too */
    config.since = NULL;
    options.full = true;
    update();
    options.full = false;
    test_mail(&box, "cur/old2", "old2@x", BOB, "Sat, 15 Feb 2020 09:00:00 +0000", "\nOld\n");
    update();
    ck_assert_ptr_null(find("old2@x"));
    end();
}
END_TEST

START_TEST(a_deleted_mail_leaves_and_returns)
{
    begin();
    three_mails();
    update();
    test_shell("mv %s/Sent/cur/3 %s/kept", box.mail, box.root); /* its thread's only message */
    test_shell("mv %s/cur/1 %s/kept2", box.mail, box.root);     /* a ghost stays of this one */
    update();
    ck_assert_uint_eq(messages.count, 1);
    ck_assert_uint_eq(result.dropped, 2);
    test_shell("mv %s/kept %s/Sent/cur/3", box.root, box.mail);
    update();
    ck_assert_uint_eq(messages.count, 2);
    ck_assert_uint_ne(find("c@x")->flags & FUP_MAIL_SENT, 0);
    end();
}
END_TEST

START_TEST(threads_that_merge_are_one)
{
    begin();
    three_mails();
    update();
    ck_assert_str_ne(find("a@x")->thread, find("c@x")->thread);
    test_mail(&box, "cur/6", "join@x", BOB, MONDAY, "References: <a@x> <c@x>\n\nBoth\n");
    update();
    ck_assert_str_eq(find("a@x")->thread, find("c@x")->thread);
    ck_assert_str_eq(find("join@x")->thread, find("b@x")->thread);
    ck_assert_uint_eq(result.read, 1);
    end();
}
END_TEST

START_TEST(a_new_database_keeps_the_facts)
{
    const char *uuid;

    begin();
    three_mails();
    update();
    uuid = meta.database_uuid;
    test_shell("rm -rf %s/.notmuch; rm %s/cur/2", box.mail, box.mail);
    update();
    ck_assert_str_ne(meta.database_uuid, uuid);
    ck_assert_uint_eq(result.read, 0);
    ck_assert_uint_eq(messages.count, 2);
    end();
}
END_TEST

START_TEST(other_rules_and_full_read_again)
{
    begin();
    three_mails();
    update();
    options.rules = "rules-2";
    update();
    ck_assert_uint_eq(result.read, 3);
    update();
    ck_assert_uint_eq(result.read, 0);
    options.full = true;
    update();
    ck_assert_uint_eq(result.read, 3);
    end();
}
END_TEST

START_TEST(a_changed_file_is_read_again)
{
    begin();
    three_mails();
    update();
    test_mail(&box, "cur/1", "a@x", "Eve <eve@example.com>", MONDAY, "\nAnother text\n");
    test_shell("notmuch tag +x -- id:a@x"); /* notmuch itself does not look at known files */
    update();
    ck_assert_uint_eq(result.read, 1);
    ck_assert_str_eq(find("a@x")->from.address, "eve@example.com");
    end();
}
END_TEST

START_TEST(every_file_of_an_id_is_read)
{
    static const struct {
        const char *from, *date;
        bool reused;
    } table[] = {{ADA, MONDAY, false},
                 {"ADA <Ada@Example.Org>", MONDAY, false},
                 {ADA, "Mon, 16 Mar 2026 20:00:00 +0000", false},
                 {ADA, "Wed, 18 Mar 2026 09:00:00 +0000", true},
                 {"Eve <eve@example.com>", MONDAY, true}};

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        begin();
        test_mail(&box, "Sent/cur/1", "a@x", ADA, MONDAY, "\nMy question?\n");
        update();
        test_mail(
            &box, "List/cur/2", "a@x", table[i].from, table[i].date,
            "Received: from x by y; Mon, 16 Mar 2026 09:00:05 +0000\n\nMy question?\n-- \nlist\n");
        update();
        ck_assert_uint_eq(messages.count, 1);
        ck_assert_uint_eq(find("a@x")->paths.count, 2);
        ck_assert_msg(((find("a@x")->flags & FUP_MAIL_ID_REUSED) != 0) == table[i].reused, "%zu",
                      i);
        ck_assert_uint_ne(find("a@x")->flags & FUP_MAIL_SENT, 0);
        if (!table[i].reused) /* one's own copy counts, not the one that travelled */
            ck_assert_uint_eq(find("a@x")->flags & FUP_MAIL_HAS_RECEIVED, 0);
        end();
    }
}
END_TEST

START_TEST(files_that_cannot_be_read_are_listed_and_tried_again)
{
    begin();
    three_mails();
    test_shell("notmuch new --quiet; mv %s/cur/1 %s/kept; mkfifo %s/cur/1", box.mail, box.root,
               box.mail);
    update_only();
    ck_assert_uint_eq(messages.count, 3);
    ck_assert_uint_eq(result.unreadable, 1);
    ck_assert_uint_ne(find("a@x")->flags & FUP_MAIL_UNREADABLE, 0);
    ck_assert_str_eq(find("a@x")->from.address, "bob@example.com");
    ck_assert_str_eq(find("a@x")->subject, "About a@x");
    ck_assert_uint_eq(meta.quarantined, 0);
    test_shell("rm %s/cur/1; mv %s/kept %s/cur/1", box.mail, box.root, box.mail);
    update_only();
    ck_assert_uint_eq(result.read, 1);
    ck_assert_uint_eq(find("a@x")->flags & FUP_MAIL_UNREADABLE, 0);
    end();
}
END_TEST

START_TEST(a_mail_that_kills_its_reader_is_quarantined)
{
    begin();
    three_mails();
    test_mail(&box, "cur/9", "kill@x", BOB, MONDAY, "X-Kill: yes\n\nBoom\n");
    update();
    ck_assert_uint_eq(messages.count, 4);
    ck_assert_uint_eq(meta.quarantined, 1);
    ck_assert_uint_ne(find("kill@x")->flags & FUP_MAIL_UNREADABLE, 0);
    ck_assert_uint_gt(find("a@x")->findings.count, 0);
    test_shell("notmuch tag +x -- id:kill@x");
    update_only();
    ck_assert_uint_eq(result.read, 0); /* not tried again while it stays as it is */
    ck_assert_uint_eq(meta.quarantined, 1);
    test_mail(&box, "cur/9", "kill@x", BOB, MONDAY, "\nHarmless\n");
    test_shell("notmuch tag -x -- id:kill@x");
    update_only();
    ck_assert_uint_eq(meta.quarantined, 0);
    ck_assert_uint_eq(find("kill@x")->flags & FUP_MAIL_UNREADABLE, 0);
    end();
}
END_TEST

START_TEST(an_attachment_of_forty_megabytes_is_ordinary)
{
    begin();
    three_mails();
    test_mail(&box, "cur/9", "big@x", BOB, MONDAY,
              "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
              "Content-Type: text/plain\n\nCould you look at the attached file?\n--b\n"
              "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n"
              "Content-Disposition: attachment; filename=a.bin\n\n");
    test_shell("head -c 30000000 /dev/zero | base64 >> %s/cur/9; echo '--b--' >> %s/cur/9",
               box.mail, box.mail);
    update();
    ck_assert_uint_eq(find("big@x")->flags & FUP_MAIL_UNREADABLE, 0);
    ck_assert_uint_gt(find("big@x")->findings.count, 0);
    ck_assert_uint_eq(meta.quarantined, 0);
    end();
}
END_TEST

START_TEST(an_error_keeps_the_last_snapshot)
{
    struct fup_error error = {0};

    begin();
    three_mails();
    update();
    test_shell("mv %s/.notmuch %s/away", box.mail, box.root);
    ck_assert_int_eq(fup_update_run(&options, &result, &error), FUP_NO_MAIL);
    read_index();
    ck_assert_uint_eq(messages.count, 3);
    test_shell("mv %s/away %s/.notmuch", box.root, box.mail);
    update();
    ck_assert(!result.changed);
    end();
}
END_TEST

START_TEST(holidays_come_from_a_calendar_file)
{
    const char *path;

    begin();
    path = fup_arena_format(arena, "%s/home/holidays.ics", box.root);
    test_write_text(path, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\n"
                          "UID:1@x\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260403\r\n"
                          "DTEND;VALUE=DATE:20260405\r\nSUMMARY:Holiday\r\nEND:VEVENT\r\n"
                          "BEGIN:VEVENT\r\nUID:2@x\r\nDTSTAMP:20260101T000000Z\r\n"
                          "DTSTART:20260501T100000Z\r\nSUMMARY:Lunch\r\nEND:VEVENT\r\n"
                          "END:VCALENDAR\r\n");
    config.holidays_file = "~/holidays.ics";
    update();
    ck_assert_uint_eq(meta.holiday_count, 2);
    ck_assert_int_eq(meta.holidays[0].day, fup_day_from_civil(2026, 4, 3));
    ck_assert_int_eq(meta.holidays[1].day, fup_day_from_civil(2026, 4, 4));
    update();
    ck_assert(!result.changed);
    config.holidays_file = NULL;
    update();
    ck_assert_uint_eq(meta.holiday_count, 0);
    end();
}
END_TEST

/* Updates while two writers never rest: the last one, in peace, must find everything. */
START_TEST(busy_writers_lose_nothing)
{
    pid_t writers[2];
    int good = 0;

    begin();
    three_mails();
    update();
    for (int i = 0; i < 2; i++) {
        writers[i] = fork();
        if (writers[i] == 0) {
            (void)setpgid(0, 0);
            execl("/bin/sh", "sh", "-c",
                  i ? "while :; do notmuch tag +a -- '*'; notmuch tag -a -- '*'; done"
                    : "while :; do notmuch new --quiet; done",
                  (char *)NULL);
            _exit(127);
        }
        (void)setpgid(writers[i], writers[i]);
    }
    for (int round = 0; round < 20; round++) {
        char name[32], id[32];

        (void)snprintf(name, sizeof name, "cur/r%d", round);
        (void)snprintf(id, sizeof id, "r%d@x", round);
        test_mail(&box, name, id, BOB, MONDAY, "\nOne more\n");
        good += fup_update_run(&options, &result, NULL) == FUP_OK;
    }
    for (int i = 0; i < 2; i++) {
        (void)kill(-writers[i], SIGKILL);
        (void)waitpid(writers[i], NULL, 0);
    }
    ck_assert_int_ge(good, 18);
    update();
    ck_assert_uint_eq(messages.count, 23);
    for (size_t i = 0; i < messages.count; i++) {
        ck_assert_int_eq(messages.items[i].time, 1773651600);
        ck_assert_uint_eq(messages.items[i].flags & FUP_MAIL_UNREADABLE, 0);
    }
    end();
}
END_TEST

FUP_UNIT_MAIN("indexer/update", an_empty_mailbox_is_whole, mails_are_read_once,
              tags_flags_and_moves_read_nothing, excluded_drafts_and_muted_mail_is_not_read,
              queries_of_the_config_decide, the_window_is_a_year_or_what_is_asked,
              a_deleted_mail_leaves_and_returns, threads_that_merge_are_one,
              a_new_database_keeps_the_facts, other_rules_and_full_read_again,
              a_changed_file_is_read_again, every_file_of_an_id_is_read,
              files_that_cannot_be_read_are_listed_and_tried_again,
              a_mail_that_kills_its_reader_is_quarantined,
              an_attachment_of_forty_megabytes_is_ordinary, an_error_keeps_the_last_snapshot,
              holidays_come_from_a_calendar_file, busy_writers_lose_nothing)
