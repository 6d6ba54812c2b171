/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/decisions.h"

#include "support/folder.h"
#include "support/unit.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>

static struct fup_arena *arena;
static struct fup_paths paths;
static const char *root;
static struct fup_decision_list decisions;
static struct fup_decisions_report report;

static void
begin(void)
{
    arena = fup_arena_new(0);
    root = test_folder();
    paths.decisions = fup_arena_format(arena, "%s/data/decisions", root);
}

static void
end(void)
{
    test_folder_remove(root);
    fup_arena_free(arena);
}

static void
read_all(void)
{
    ck_assert_int_eq(fup_decisions_read(&paths, arena, &decisions, &report, NULL), FUP_OK);
}

static struct fup_decision
say_as(const char *host, enum fup_verb verb, const char *anchor, const char *other)
{
    struct fup_decision decision = {
        .verb = verb, .anchor = anchor, .other = other, .day = FUP_NO_DAY, .made = 1773651600};
    struct fup_error error = {0};

    if (verb == FUP_VERB_EXPECT || verb == FUP_VERB_SNOOZE)
        decision.day = fup_day_from_civil(2026, 3, 20);
    if (verb == FUP_VERB_NOTE)
        decision.text = "ring \"them\"\nthen wait \xc3\xa9";
    ck_assert_msg(fup_decisions_append(&paths, host, &decision, &error) == FUP_OK, "%s",
                  error.text);
    return decision;
}

/* The one journal of a test with one host. */
static const char *
journal(const char *host)
{
    struct fup_decision last;

    ck_assert_int_eq(fup_decisions_last(&paths, host, arena, &last, NULL), FUP_OK);
    return fup_arena_format(arena, "%s/%s.jsonl", paths.decisions, last.host);
}

START_TEST(no_folder_means_no_decisions)
{
    begin();
    read_all();
    ck_assert_uint_eq(decisions.count, 0);
    ck_assert_uint_eq(report.files, 0);
    struct fup_decision last;
    ck_assert_int_eq(fup_decisions_last(&paths, "ada", arena, &last, NULL), FUP_NOT_FOUND);
    end();
}
END_TEST

START_TEST(what_is_said_comes_back)
{
    begin();
    (void)umask(0);
    (void)say_as("ada", FUP_VERB_SNOOZE, "a@x", NULL);
    (void)say_as("ada", FUP_VERB_NOTE, "b@x", NULL);
    (void)say_as("ada", FUP_VERB_JOIN, "b@x", "c@x");
    (void)umask(022);
    read_all();
    ck_assert_uint_eq(decisions.count, 3);
    ck_assert_uint_eq(report.lines, 3);
    ck_assert_uint_eq(report.highest_seq, 3);
    ck_assert_uint_eq(report.damaged + report.unsigned_lines + report.unreadable_files, 0);
    ck_assert_int_eq(decisions.items[0].day, fup_day_from_civil(2026, 3, 20));
    ck_assert_int_eq(decisions.items[0].made, 1773651600);
    ck_assert_str_eq(decisions.items[1].text, "ring \"them\"\nthen wait \xc3\xa9");
    ck_assert_int_eq(decisions.items[1].day, FUP_NO_DAY);
    ck_assert_str_eq(decisions.items[2].other, "c@x");
    ck_assert_uint_eq(test_mode(journal("ada")), 0600);
    ck_assert_uint_eq(test_mode(paths.decisions), 0700);
    end();
}
END_TEST

START_TEST(numbers_go_on_over_all_hosts)
{
    begin();
    ck_assert_uint_eq(say_as("ada", FUP_VERB_DONE, "a@x", NULL).seq, 1);
    ck_assert_uint_eq(say_as("bob", FUP_VERB_MUTE, "a@x", NULL).seq, 2);
    ck_assert_uint_eq(say_as("ada", FUP_VERB_REOPEN, "a@x", NULL).seq, 3);
    read_all();
    ck_assert_uint_eq(report.files, 2);
    ck_assert_uint_eq(decisions.count, 3);
    ck_assert_int_eq(decisions.items[1].verb, FUP_VERB_MUTE);
    end();
}
END_TEST

START_TEST(equal_numbers_are_ordered_by_host)
{
    begin();
    ck_assert_int_eq(fup_paths_make_folder(paths.decisions, NULL), FUP_OK);
    test_write_text(fup_arena_format(arena, "%s/zoe-00000000.jsonl", paths.decisions),
                    "{\"seq\":5,\"verb\":\"done\",\"anchor\":\"z@x\"}\n");
    test_write_text(fup_arena_format(arena, "%s/ada-00000000.jsonl", paths.decisions),
                    "{\"seq\":5,\"verb\":\"mute\",\"anchor\":\"a@x\"}\n"
                    "{\"seq\":4,\"verb\":\"mute\",\"anchor\":\"b@x\"}");
    test_write_text(fup_arena_format(arena, "%s/notes.txt", paths.decisions), "no journal\n");
    read_all();
    ck_assert_uint_eq(decisions.count, 3);
    ck_assert_uint_eq(report.unsigned_lines, 3);
    ck_assert_str_eq(decisions.items[0].anchor, "b@x");
    ck_assert_str_eq(decisions.items[1].anchor, "a@x");
    ck_assert_str_eq(decisions.items[2].anchor, "z@x");
    end();
}
END_TEST

static void
undo_as(const char *host)
{
    struct fup_decision last;

    ck_assert_int_eq(fup_decisions_last(&paths, host, arena, &last, NULL), FUP_OK);
    (void)say_as(host, FUP_VERB_UNDO, NULL,
                 fup_arena_format(arena, "%s:%llu", last.host, (unsigned long long)last.seq));
}

/* Said in this order: "HOST[@SEQ|^WALL] VERB ANCHOR" or "HOST undo", by "@" written by hand with
 * that number; what is in force then: "SEQ VERB ANCHOR".
 */
static const struct {
    const char *said, *in_force;
} journals[] = {
    /* 2.7: the line with the highest (seq, host) wins */
    {"", ""},
    {"zoe@5 done z, ada@5 mute a", "5 mute a, 5 done z"},
    {"ada@7 done a, zoe@5 mute a", "5 mute a, 7 done a"},
    {"ada@4 done b, ada@4 mute a, bob@3 done a", "3 done a, 4 done b, 4 mute a"},
    /* 2.7: seq = 1 + highest seq seen in any file */
    {"ada done a", "1 done a"},
    {"ada done a, bob mute a, ada reopen a", "1 done a, 2 mute a, 3 reopen a"},
    {"zoe@41 done a, ada mute a", "41 done a, 42 mute a"},
    {"ada done a, ada undo, ada mute a", "3 mute a"},
    /* 2.7: wall time is only shown. */
    {"ada^0 done a", "1 done a"},
    {"ada^900 done a, bob^100 mute a", "1 done a, 2 mute a"},
    {"bob^900 mute a, ada^100 done a, ada undo", "1 mute a"},
    /* 2.7: `undo` names the line it takes back: this host's last one not yet taken back. */
    {"ada undo", ""},
    {"bob mute b, ada undo", "1 mute b"},
    {"ada done a, ada undo, ada undo", ""},
    {"ada done a, ada mute b, ada done c, ada undo, ada undo", "1 done a"},
    {"ada done a, ada undo, ada mute b, ada done c, ada undo, ada undo", ""},
    {"ada done a, bob mute b, ada undo", "2 mute b"},
    {"ada done a, bob mute b, bob undo, bob undo", "1 done a"},
    {"ada done a, bob done b, ada undo, bob undo, ada mute c", "5 mute c"},
};

/* A line that a person wrote: without sum. */
static void
test_append_line(const char *host, const char *line)
{
    FILE *file;

    ck_assert_int_eq(fup_paths_make_folder(paths.decisions, NULL), FUP_OK);
    file = fopen(fup_arena_format(arena, "%s/%s-00000000.jsonl", paths.decisions, host), "a");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(line, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

/* One of them; "undo" where this host said nothing yet says nothing. */
static void
say_words(const char *words)
{
    char host[16], verb[16] = "", anchor[16] = "", sign;
    struct fup_decision decision = {.anchor = anchor, .day = FUP_NO_DAY}, last;
    unsigned number = 0;
    bool is_by_hand = false;

    ck_assert_int_ge(sscanf(words, "%15[a-z]", host), 1);
    words += strlen(host);
    if (*words == '@' || *words == '^') {
        ck_assert_int_eq(sscanf(words, "%c%u", &sign, &number), 2);
        is_by_hand = sign == '@';
    }
    ck_assert_int_ge(sscanf(strchr(words, ' '), " %15s %15s", verb, anchor), 1);
    if (is_by_hand) {
        test_append_line(host,
                         fup_arena_format(arena, "{\"seq\":%u,\"verb\":\"%s\",\"anchor\":\"%s\"}\n",
                                          number, verb, anchor));
    } else if (strcmp(verb, "undo") != 0) {
        decision.verb = (enum fup_verb)fup_verb_parse(verb);
        decision.made = (fup_instant)number;
        ck_assert_int_eq(fup_decisions_append(&paths, host, &decision, NULL), FUP_OK);
    } else if (fup_decisions_last(&paths, host, arena, &last, NULL) == FUP_OK) {
        undo_as(host);
    }
}

START_TEST(what_is_in_force)
{
    char *rest = NULL, *copy;
    const char *shown = "";

    begin();
    copy = fup_arena_copy(arena, journals[_i].said);
    for (char *at = strtok_r(copy, ",", &rest); at; at = strtok_r(NULL, ",", &rest))
        say_words(at + strspn(at, " "));
    read_all();
    for (size_t i = 0; i < decisions.count; i++)
        shown = fup_arena_format(arena, "%s%s%llu %s %s", shown, i ? ", " : "",
                                 (unsigned long long)decisions.items[i].seq,
                                 fup_verb_word(decisions.items[i].verb), decisions.items[i].anchor);
    ck_assert_str_eq(shown, journals[_i].in_force);
    end();
}
END_TEST

START_TEST(undo_takes_back_this_hosts_last_one)
{
    struct fup_decision last;

    begin();
    (void)say_as("ada", FUP_VERB_DONE, "a@x", NULL);
    (void)say_as("ada", FUP_VERB_MUTE, "b@x", NULL);
    (void)say_as("ada", FUP_VERB_DRAFTED, "b@x", NULL);
    (void)say_as("bob", FUP_VERB_DONE, "c@x", NULL);
    undo_as("ada");
    read_all();
    ck_assert_uint_eq(decisions.count, 3);
    ck_assert_str_eq(decisions.items[0].anchor, "a@x");
    ck_assert_int_eq(decisions.items[1].verb, FUP_VERB_DRAFTED);
    ck_assert_str_eq(decisions.items[2].anchor, "c@x");
    undo_as("ada");
    read_all();
    ck_assert_uint_eq(decisions.count, 2);
    ck_assert_int_eq(fup_decisions_last(&paths, "ada", arena, &last, NULL), FUP_NOT_FOUND);
    ck_assert_int_eq(fup_decisions_last(&paths, "bob", arena, &last, NULL), FUP_OK);
    end();
}
END_TEST

START_TEST(damaged_lines_are_counted_and_the_rest_counts)
{
    static const char *const bad[] = {
        "nonsense",
        "[]",
        "{}",
        "{\"seq\":1,\"verb\":\"done\"}",
        "{\"seq\":1,\"verb\":\"fly\",\"anchor\":\"a@x\"}",
        "{\"seq\":0,\"verb\":\"done\",\"anchor\":\"a@x\"}",
        "{\"seq\":-3,\"verb\":\"done\",\"anchor\":\"a@x\"}",
        "{\"seq\":9223372036854775807,\"verb\":\"done\",\"anchor\":\"a@x\"}",
        "{\"seq\":1,\"verb\":\"expect\",\"anchor\":\"a@x\"}",
        "{\"seq\":1,\"verb\":\"expect\",\"anchor\":\"a@x\",\"day\":\"2026-02-30\"}",
        "{\"seq\":1,\"verb\":\"undo\"}",
        "{\"seq\":1,\"verb\":\"stage\",\"anchor\":\"a@x\"}",
        "{\"seq\":1,\"verb\":\"done\",\"anchor\":\"a@x\",\"sum\":\"00000000\"}",
        "{\"seq\":1,\"seq\":1,\"verb\":\"done\",\"anchor\":\"a@x\"}",
        "{\"seq\":1,\"verb\":\"done\",\"anchor\":\"\xff\"}"};

    begin();
    ck_assert_int_eq(fup_paths_make_folder(paths.decisions, NULL), FUP_OK);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        test_write_text(fup_arena_format(arena, "%s/ada-1.jsonl", paths.decisions),
                        fup_arena_format(arena,
                                         "%s\n{\"seq\":7,\"verb\":\"done\",\"anchor\":\"a@x\"}\n",
                                         bad[i]));
        read_all();
        ck_assert_msg(report.damaged == 1 && decisions.count == 1, "%s", bad[i]);
        ck_assert_str_eq(report.damaged_at, "ada-1.jsonl:1");
        ck_assert_uint_eq(report.highest_seq, 7);
    }
    end();
}
END_TEST

START_TEST(a_cut_at_any_byte_loses_no_whole_line)
{
    size_t len;
    const char *path;
    char *text;

    begin();
    (void)say_as("ada", FUP_VERB_DONE, "a@x", NULL);
    (void)say_as("ada", FUP_VERB_NOTE, "b@x", NULL);
    (void)say_as("ada", FUP_VERB_MUTE, "c@x", NULL);
    path = journal("ada");
    text = test_read(path, &len);
    for (size_t cut = 0; cut < len; cut++) {
        size_t whole = 0;

        for (size_t i = 0; i < cut; i++)
            whole += text[i] == '\n';
        test_write(path, text, cut);
        read_all();
        /* without its line feed a whole line still counts */
        whole += text[cut] == '\n' && cut > 0;
        ck_assert_uint_eq(decisions.count, whole);
        ck_assert_uint_le(report.damaged, 1);
        (void)say_as("ada", FUP_VERB_DONE, "new@x", NULL);
        read_all();
        ck_assert_uint_eq(decisions.count, whole + 1);
        ck_assert_str_eq(decisions.items[whole].anchor, "new@x");
    }
    free(text);
    end();
}
END_TEST

START_TEST(no_flipped_bit_makes_another_decision)
{
    size_t len;
    const char *path;
    char *text;

    begin();
    (void)say_as("ada", FUP_VERB_SNOOZE, "a@x", NULL);
    path = journal("ada");
    text = test_read(path, &len);
    for (size_t bit = 0; bit < len * 8; bit++) {
        text[bit / 8] = (char)(text[bit / 8] ^ 1 << bit % 8);
        test_write(path, text, len);
        text[bit / 8] = (char)(text[bit / 8] ^ 1 << bit % 8);
        read_all();
        if (decisions.count > 0) {
            ck_assert_uint_eq(decisions.count, 1);
            ck_assert_int_eq(decisions.items[0].verb, FUP_VERB_SNOOZE);
            ck_assert_str_eq(decisions.items[0].anchor, "a@x");
            ck_assert_uint_eq(decisions.items[0].seq, 1);
            ck_assert_int_eq(decisions.items[0].day, fup_day_from_civil(2026, 3, 20));
        }
    }
    free(text);
    end();
}
END_TEST

START_TEST(a_lock_that_stays_gives_busy_and_saves_nothing)
{
    struct fup_decision decision = {.verb = FUP_VERB_DONE, .anchor = "b@x", .day = FUP_NO_DAY};
    int file;

    begin();
    (void)say_as("ada", FUP_VERB_DONE, "a@x", NULL);
    file = open(journal("ada"), O_RDONLY | O_CLOEXEC);
    ck_assert_int_eq(flock(file, LOCK_EX), 0);
    ck_assert_int_eq(fup_decisions_append(&paths, "ada", &decision, NULL), FUP_BUSY);
    ck_assert_int_eq(close(file), 0);
    read_all();
    ck_assert_uint_eq(decisions.count, 1);
    ck_assert_int_eq(fup_decisions_append(&paths, "ada", &decision, NULL), FUP_OK);
    end();
}
END_TEST

START_TEST(a_full_disk_is_an_error_and_keeps_what_was_there)
{
    struct fup_decision decision = {.verb = FUP_VERB_DONE, .anchor = "b@x", .day = FUP_NO_DAY};
    struct stat before, after;
    struct fup_error error = {0};
    const char *path;

    begin();
    (void)say_as("ada", FUP_VERB_DONE, "a@x", NULL);
    path = journal("ada");
    ck_assert_int_eq(stat(path, &before), 0);
    (void)signal(SIGXFSZ, SIG_IGN);
    for (rlim_t room = 0; room < 60; room += 20) {
        struct rlimit limit = {(rlim_t)before.st_size + room, RLIM_INFINITY};

        ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
        error.text[0] = '\0', error.status = FUP_OK;
        ck_assert_int_eq(fup_decisions_append(&paths, "ada", &decision, &error), FUP_OWN_FILES);
        ck_assert_ptr_nonnull(strstr(error.text, "nothing was saved"));
        ck_assert_int_eq(stat(path, &after), 0);
        ck_assert_int_eq(after.st_size, before.st_size);
    }
    end();
}
END_TEST

START_TEST(two_writers_lose_nothing)
{
    pid_t children[2];

    begin();
    for (int i = 0; i < 2; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            for (int k = 0; k < 50; k++)
                (void)say_as("ada", FUP_VERB_DONE, "a@x", NULL);
            _exit(0);
        }
    }
    for (int i = 0; i < 2; i++)
        ck_assert_int_eq(waitpid(children[i], NULL, 0), children[i]);
    read_all();
    ck_assert_uint_eq(decisions.count, 100);
    ck_assert_uint_eq(report.highest_seq, 100);
    end();
}
END_TEST

START_TEST(a_link_in_place_of_the_journal_is_not_followed)
{
    struct fup_decision decision = {.verb = FUP_VERB_DONE, .anchor = "b@x", .day = FUP_NO_DAY};
    const char *path, *target;

    begin();
    target = fup_arena_format(arena, "%s/target", root);
    test_write_text(target, "");
    (void)say_as("ada", FUP_VERB_DONE, "a@x", NULL);
    path = journal("ada");
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(symlink(target, path), 0);
    ck_assert_int_eq(fup_decisions_append(&paths, "ada", &decision, NULL), FUP_OWN_FILES);
    read_all();
    ck_assert_uint_eq(report.unreadable_files, 1);
    end();
}
END_TEST

FUP_UNIT_TABLES("store/decisions", NULL, NULL, FUP_UNIT_ROWS(what_is_in_force, journals),
                FUP_UNIT_TEST(no_folder_means_no_decisions), FUP_UNIT_TEST(what_is_said_comes_back),
                FUP_UNIT_TEST(numbers_go_on_over_all_hosts),
                FUP_UNIT_TEST(equal_numbers_are_ordered_by_host),
                FUP_UNIT_TEST(undo_takes_back_this_hosts_last_one),
                FUP_UNIT_TEST(damaged_lines_are_counted_and_the_rest_counts),
                FUP_UNIT_TEST(a_cut_at_any_byte_loses_no_whole_line),
                FUP_UNIT_TEST(no_flipped_bit_makes_another_decision),
                FUP_UNIT_TEST(a_lock_that_stays_gives_busy_and_saves_nothing),
                FUP_UNIT_TEST(a_full_disk_is_an_error_and_keeps_what_was_there),
                FUP_UNIT_TEST(two_writers_lose_nothing),
                FUP_UNIT_TEST(a_link_in_place_of_the_journal_is_not_followed))
