/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/facts.h"
#include "store/facts_write.h"
#include "store/record.h"

#include "support/folder.h"
#include "support/sample.h"
#include "support/unit.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/prctl.h>
#include <sys/resource.h>

static struct fup_arena *arena;
static struct fup_paths paths;
static const char *root;

static void
begin(void)
{
    struct fup_environment environment = {0};

    arena = fup_arena_new(0);
    root = test_folder();
    environment.home = root;
    ck_assert_int_eq(fup_paths_make(&environment, arena, &paths, NULL), FUP_OK);
}

static void
end(void)
{
    test_folder_remove(root);
    fup_arena_free(arena);
}

static struct fup_facts_writer *
open_writer(bool anew)
{
    struct fup_facts_writer *writer;
    struct fup_error error = {0};

    ck_assert_msg(fup_facts_writer_open(&paths, anew, &writer, &error) == FUP_OK, "%s", error.text);
    ck_assert_int_eq(fup_facts_begin(writer, NULL), FUP_OK);
    return writer;
}

static void
put(struct fup_facts_writer *writer, const struct fup_message *message)
{
    struct fup_error error = {0};

    ck_assert_msg(fup_facts_put(writer, message, "f", "r", &error) == FUP_OK, "%s", error.text);
}

static void
publish(struct fup_facts_writer *writer)
{
    ck_assert_int_eq(fup_facts_publish(writer, NULL), FUP_OK);
    fup_facts_settle(writer);
    fup_facts_writer_close(writer);
}

/* Makes an index of two messages. */
static void
make_index(void)
{
    struct fup_facts_writer *writer = open_writer(false);
    struct fup_message message;

    sample_full(&message, "full@x");
    put(writer, &message);
    sample_empty(&message, "empty@x");
    put(writer, &message);
    ck_assert_int_eq(fup_facts_set(writer, "indexed_at", "1773651600", NULL), FUP_OK);
    ck_assert_int_eq(fup_facts_set(writer, "addresses", "ada@x\nada@y", NULL), FUP_OK);
    ck_assert_int_eq(fup_facts_set(writer, "holidays", "2026-01-01\n2026-12-25", NULL), FUP_OK);
    publish(writer);
}

static struct fup_message_list
read_messages(struct fup_facts *facts)
{
    struct fup_message_list messages;
    struct fup_error error = {0};

    ck_assert_msg(fup_facts_messages(facts, arena, &messages, &error) == FUP_OK, "%s", error.text);
    return messages;
}

static struct fup_facts *
open_facts(void)
{
    struct fup_facts *facts = NULL;
    struct fup_error error = {0};

    ck_assert_msg(fup_facts_open(&paths, &facts, &error) == FUP_OK, "%s", error.text);
    return facts;
}

START_TEST(no_index_is_told)
{
    struct fup_facts *facts;
    struct fup_error error = {0};

    begin();
    ck_assert_int_eq(fup_facts_open(&paths, &facts, &error), FUP_NO_INDEX);
    ck_assert_ptr_null(facts);
    ck_assert_ptr_nonnull(strstr(error.text, "followup index"));
    fup_facts_close(NULL);
    end();
}
END_TEST

START_TEST(facts_come_back_whole)
{
    struct fup_facts *facts;
    struct fup_message_list messages;
    struct fup_message sample;
    struct fup_facts_meta meta;
    json_t *first, *second;

    begin();
    (void)umask(0);
    make_index();
    (void)umask(022);
    ck_assert_uint_eq(test_mode(paths.index), 0600);
    ck_assert_uint_eq(test_mode(paths.cache), 0700);
    facts = open_facts();
    messages = read_messages(facts);
    ck_assert_uint_eq(messages.count, 2);
    sample_full(&sample, "full@x");
    first = fup_record_encode(&sample);
    second = fup_record_encode(&messages.items[0]);
    ck_assert(json_equal(first, second));
    ck_assert_uint_eq(messages.items[1].findings.count, 0);
    ck_assert_int_eq(messages.items[1].time, FUP_NO_INSTANT);
    ck_assert_int_eq(fup_facts_meta(facts, arena, &meta, NULL), FUP_OK);
    ck_assert_int_eq(meta.indexed_at, 1773651600);
    ck_assert_uint_eq(meta.message_count, 2);
    ck_assert_uint_eq(meta.addresses.count, 2);
    ck_assert_uint_eq(meta.holiday_count, 2);
    ck_assert(!meta.is_complete);
    ck_assert_ptr_null(meta.name);
    json_decref(first);
    json_decref(second);
    fup_facts_close(facts);
    end();
}
END_TEST

START_TEST(a_reader_keeps_its_snapshot)
{
    struct fup_facts *before, *after;
    struct fup_facts_writer *writer;
    struct fup_message message;

    begin();
    make_index();
    before = open_facts();
    writer = open_writer(false);
    sample_empty(&message, "third@x");
    put(writer, &message);
    after = open_facts(); /* not published yet */
    ck_assert_uint_eq(read_messages(after).count, 2);
    fup_facts_close(after);
    publish(writer);
    ck_assert_uint_eq(read_messages(before).count, 2);
    after = open_facts();
    ck_assert_uint_eq(read_messages(after).count, 3);
    fup_facts_close(before);
    fup_facts_close(after);
    end();
}
END_TEST

START_TEST(a_writer_that_is_closed_early_publishes_nothing)
{
    struct fup_facts_writer *writer;
    struct fup_facts *facts;

    begin();
    make_index();
    writer = open_writer(false);
    ck_assert_int_eq(fup_facts_drop(writer, "full@x", NULL), FUP_OK);
    fup_facts_writer_close(writer);
    facts = open_facts();
    ck_assert_uint_eq(read_messages(facts).count, 2);
    fup_facts_close(facts);
    end();
}
END_TEST

START_TEST(putting_again_replaces_and_dropping_leaves_no_parts)
{
    struct fup_facts_writer *writer;
    struct fup_message message;
    struct fup_facts *facts;
    struct fup_message_list messages;

    begin();
    make_index();
    writer = open_writer(false);
    sample_empty(&message, "full@x");
    put(writer, &message);
    sample_full(&message, "empty@x");
    put(writer, &message);
    publish(writer);
    facts = open_facts();
    messages = read_messages(facts);
    ck_assert_uint_eq(messages.count, 2);
    for (size_t i = 0; i < 2; i++)
        ck_assert_uint_eq(messages.items[i].findings.count,
                          strcmp(messages.items[i].id, "empty@x") == 0 ? 2 : 0);
    fup_facts_close(facts);
    end();
}
END_TEST

START_TEST(placing_changes_only_what_the_database_says)
{
    struct fup_facts_writer *writer;
    struct fup_facts_known known;
    struct fup_message message;
    struct fup_message_list messages;
    struct fup_facts *facts;
    const char *tag = "inbox";

    begin();
    make_index();
    writer = open_writer(false);
    ck_assert_int_eq(fup_facts_know(writer, "nobody@x", arena, &known, NULL), FUP_OK);
    ck_assert_int_eq(known.number, 0);
    ck_assert_int_eq(fup_facts_know(writer, "full@x", arena, &known, NULL), FUP_OK);
    ck_assert_str_eq(known.fingerprint, "f");
    ck_assert_str_eq(known.rules, "r");
    sample_empty(&message, "full@x");
    message.thread = "7";
    message.flags = FUP_MAIL_SENT;
    message.tags = (struct fup_string_list){&tag, 1, 1};
    ck_assert_int_eq(fup_facts_place(writer, known.number, &message, NULL), FUP_OK);
    publish(writer);
    facts = open_facts();
    messages = read_messages(facts);
    ck_assert_str_eq(messages.items[0].thread, "7");
    ck_assert_uint_eq(messages.items[0].flags, FUP_MAIL_SENT);
    ck_assert_str_eq(messages.items[0].tags.items[0], "inbox");
    ck_assert_uint_eq(messages.items[0].paths.count, 0);
    ck_assert_uint_eq(messages.items[0].findings.count, 2);
    fup_facts_close(facts);
    end();
}
END_TEST

START_TEST(unseen_messages_are_dropped)
{
    struct fup_facts_writer *writer;
    struct fup_facts *facts;

    begin();
    make_index();
    writer = open_writer(false);
    ck_assert_int_eq(fup_facts_forget_seen(writer, NULL), FUP_OK);
    ck_assert_int_eq(fup_facts_see(writer, "empty@x", NULL), FUP_OK);
    ck_assert_int_eq(fup_facts_drop_unseen(writer, NULL), FUP_OK);
    publish(writer);
    facts = open_facts();
    ck_assert_uint_eq(read_messages(facts).count, 1);
    fup_facts_close(facts);
    end();
}
END_TEST

START_TEST(quarantine_is_counted_and_released)
{
    struct fup_facts_writer *writer;
    struct fup_facts *facts;
    struct fup_facts_meta meta;

    begin();
    writer = open_writer(false);
    ck_assert_int_eq(fup_facts_quarantine(writer, "/m/1", 10, 20, "a@x", NULL), FUP_OK);
    ck_assert_int_eq(fup_facts_quarantine(writer, "/m/1", 11, 20, "a@x", NULL), FUP_OK);
    ck_assert_int_eq(fup_facts_quarantine(writer, "/m/2", 10, 20, "b@x", NULL), FUP_OK);
    ck_assert_int_eq(fup_facts_release(writer, "b@x", NULL), FUP_OK);
    publish(writer);
    facts = open_facts();
    ck_assert_int_eq(fup_facts_meta(facts, arena, &meta, NULL), FUP_OK);
    ck_assert_uint_eq(meta.quarantined, 1);
    fup_facts_close(facts);
    end();
}
END_TEST

START_TEST(turns_come_round_to_every_message)
{
    struct fup_facts_writer *writer;
    struct fup_message message;
    struct fup_string_list ids;
    bool seen[10] = {0};

    begin();
    writer = open_writer(false);
    ck_assert_int_eq(fup_facts_turn(writer, 5, 3, arena, &ids, NULL), FUP_OK);
    ck_assert_uint_eq(ids.count, 0);
    for (int i = 0; i < 10; i++) {
        sample_empty(&message, fup_arena_format(arena, "%d@x", i));
        put(writer, &message);
    }
    for (int turn = 0; turn < 12; turn++) {
        ck_assert_int_eq(fup_facts_turn(writer, turn, 3, arena, &ids, NULL), FUP_OK);
        for (size_t i = 0; i < ids.count; i++)
            seen[ids.items[i][0] - '0'] = true;
    }
    for (int i = 0; i < 10; i++)
        ck_assert_msg(seen[i], "%d", i);
    fup_facts_writer_close(writer);
    end();
}
END_TEST

static void
run_sql(const char *sql)
{
    sqlite3 *db;

    ck_assert_int_eq(sqlite3_open(paths.index, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}

START_TEST(other_layouts_are_told_and_made_anew)
{
    static const struct {
        const char *sql;
        enum fup_status read, write, anew;
        const char *text;
    } table[] = {
        {"PRAGMA user_version = 99", FUP_OWN_FILES, FUP_OWN_FILES, FUP_OK, "newer followup"},
        {"PRAGMA application_id = 7", FUP_OWN_FILES, FUP_OWN_FILES, FUP_OK, "index --full"},
        {"UPDATE meta SET value = 'x' WHERE key = 'layout'", FUP_NO_INDEX, FUP_OK, FUP_OK,
         "another version"},
    };

    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct fup_facts_writer *writer = NULL;
        struct fup_facts *facts;
        struct fup_error error = {0};

        begin();
        make_index();
        run_sql(table[i].sql);
        ck_assert_int_eq(fup_facts_open(&paths, &facts, &error), table[i].read);
        ck_assert_msg(strstr(error.text, table[i].text) != NULL, "%s", error.text);
        ck_assert_int_eq(fup_facts_writer_open(&paths, false, &writer, NULL), table[i].write);
        fup_facts_writer_close(writer);
        ck_assert_int_eq(fup_facts_writer_open(&paths, true, &writer, NULL), table[i].anew);
        fup_facts_writer_close(writer);
        facts = open_facts();
        ck_assert_uint_eq(read_messages(facts).count, 0);
        fup_facts_close(facts);
        end();
    }
}
END_TEST

START_TEST(damage_is_told_and_mended_by_full)
{
    begin();
    make_index();
    /* every page but the first overwritten; then the first too; then cut */
    for (int kind = 0; kind < 3; kind++) {
        struct fup_facts_writer *writer;
        struct fup_message_list messages;
        struct fup_facts *facts = NULL;
        struct fup_error error = {0};
        size_t len;
        char *text = test_read(paths.index, &len);

        ck_assert_uint_gt(len, 8192);
        memset(text + (kind == 0 ? 4096 : 0), 0x5A, len - (kind == 0 ? 4096 : 0));
        test_write(paths.index, text, kind == 2 ? 1000 : len);
        free(text);
        if (fup_facts_open(&paths, &facts, &error) == FUP_OK)
            ck_assert_int_eq(fup_facts_messages(facts, arena, &messages, &error), FUP_OWN_FILES);
        ck_assert_int_eq(error.status, FUP_OWN_FILES);
        ck_assert_msg(strstr(error.text, "index --full") != NULL, "%s", error.text);
        fup_facts_close(facts);
        writer = open_writer(true);
        publish(writer);
        facts = open_facts();
        ck_assert_uint_eq(read_messages(facts).count, 0);
        fup_facts_close(facts);
        make_index();
    }
    end();
}
END_TEST

START_TEST(a_full_disk_keeps_the_old_snapshot)
{
    struct fup_facts_writer *writer;
    struct fup_message message;
    struct fup_facts *facts;
    struct fup_error error = {0};
    struct rlimit limit;
    enum fup_status status = FUP_OK;

    begin();
    make_index();
    (void)signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    writer = open_writer(false);
    limit.rlim_cur = 64 * 1024;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    for (int i = 0; status == FUP_OK && i < 5000; i++) {
        sample_full(&message, fup_arena_format(arena, "%d@x", i));
        status = fup_facts_put(writer, &message, "f", "r", &error);
    }
    if (status == FUP_OK)
        status = fup_facts_publish(writer, &error);
    ck_assert_int_eq(status, FUP_OWN_FILES);
    ck_assert_msg(strstr(error.text, "make room") != NULL, "%s", error.text);
    fup_facts_writer_close(writer);
    facts = open_facts();
    ck_assert_uint_eq(read_messages(facts).count, 2);
    fup_facts_close(facts);
    end();
}
END_TEST

START_TEST(a_read_only_folder_is_read)
{
    struct fup_facts *facts;
    struct fup_facts_writer *writer;

    if (geteuid() == 0) /* no mode forbids root anything */
        ck_assert_int_eq(seteuid(65534), 0);
    begin();
    make_index();
    ck_assert_int_eq(chmod(paths.index, 0400), 0);
    ck_assert_int_eq(chmod(paths.cache, 0500), 0);
    facts = open_facts();
    ck_assert_uint_eq(read_messages(facts).count, 2);
    fup_facts_close(facts);
    ck_assert_int_eq(fup_facts_writer_open(&paths, false, &writer, NULL), FUP_OWN_FILES);
    ck_assert_int_eq(chmod(paths.cache, 0700), 0);
    end();
    (void)seteuid(getuid());
    (void)prctl(PR_SET_DUMPABLE, 1); /* a leak checker attaches to the process */
}
END_TEST

FUP_UNIT_MAIN("store/facts", no_index_is_told, facts_come_back_whole, a_reader_keeps_its_snapshot,
              a_writer_that_is_closed_early_publishes_nothing,
              putting_again_replaces_and_dropping_leaves_no_parts,
              placing_changes_only_what_the_database_says, unseen_messages_are_dropped,
              quarantine_is_counted_and_released, turns_come_round_to_every_message,
              other_layouts_are_told_and_made_anew, damage_is_told_and_mended_by_full,
              a_full_disk_keeps_the_old_snapshot, a_read_only_folder_is_read)
