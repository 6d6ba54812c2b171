/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/pool.h"

#include "support/folder.h"
#include "support/unit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>

/* What the children do is told by the file: its first word. */
static bool
work(const void *context, const struct fup_job *job, int file, struct fup_buffer *answer)
{
    char text[64] = {0};
    volatile char *memory;

    (void)job;
    if (strcmp(context, "context") != 0)
        return false;
    if (read(file, text, sizeof text - 1) < 0)
        return false;
    if (strcmp(text, "abort") == 0)
        abort();
    if (strcmp(text, "exit") == 0)
        _exit(0);
    while (strcmp(text, "hang") == 0)
        (void)getppid();
    if (strcmp(text, "memory") == 0) {
        memory = malloc((size_t)700 << 20);
        if (memory) {
            for (size_t i = 0; i < (size_t)700 << 20; i += 4096)
                memory[i] = 1;
        }
        fup_buffer_text(answer, memory ? "had" : "refused");
        return true;
    }
    if (strcmp(text, "bad") == 0)
        return false;
    if (strcmp(text, "large") == 0) {
        for (int i = 0; i < 300000; i++)
            fup_buffer_text(answer, "0123456789");
        return true;
    }
    fup_buffer_format(answer, "read %s of %lld", text, (long long)job->size);
    return true;
}

struct taken {
    enum fup_outcome outcomes[200];
    char first[200][32];
    size_t lens[200];
    size_t count;
};

static enum fup_status
take(void *context, struct fup_job *job, enum fup_outcome outcome, const char *bytes, size_t len,
     struct fup_error *error)
{
    struct taken *taken = context;

    (void)error;
    taken->outcomes[job->item] = outcome;
    taken->lens[job->item] = len;
    (void)snprintf(taken->first[job->item], sizeof taken->first[0], "%.31s", bytes);
    taken->count++;
    return job->kind == 99 ? FUP_USAGE : FUP_OK;
}

#ifdef FUP_NO_LIMITS
static const bool has_limits = false; /* sanitizers need what the limits forbid */
#else
static const bool has_limits = true;
#endif
static const char *root;
static struct fup_job jobs[200];
static struct taken taken;

static struct fup_pool_options
options(void)
{
    return (struct fup_pool_options){.children = 2,
                                     .limit_milliseconds = 300,
                                     .work = work,
                                     .work_context = "context",
                                     .done = take,
                                     .done_context = &taken};
}

static void
add_job(size_t i, const char *text)
{
    static char paths[200][100];

    (void)snprintf(paths[i], sizeof paths[i], "%s/%zu", root, i);
    if (text)
        test_write_text(paths[i], text);
    jobs[i] = (struct fup_job){.path = paths[i], .item = i};
}

static void
run(size_t count)
{
    struct fup_pool_options given = options();
    struct fup_error error = {0};

    taken = (struct taken){.count = 0};
    ck_assert_msg(fup_pool_run(&given, jobs, count, &error) == FUP_OK, "%s", error.text);
    ck_assert_uint_eq(taken.count, count);
}

START_TEST(no_jobs_and_many_jobs)
{
    root = test_folder();
    run(0);
    for (size_t i = 0; i < 200; i++)
        add_job(i, "mail");
    run(200);
    for (size_t i = 0; i < 200; i++)
        ck_assert_str_eq(taken.first[i], "read mail of 4");
    test_folder_remove(root);
}
END_TEST

START_TEST(what_is_no_readable_file_never_reaches_a_child)
{
    root = test_folder();
    add_job(0, NULL); /* missing */
    add_job(1, NULL);
    ck_assert_int_eq(mkfifo(jobs[1].path, 0600), 0);
    add_job(2, NULL);
    ck_assert_int_eq(mkdir(jobs[2].path, 0700), 0);
    add_job(3, "bad");
    add_job(4, "mail");
    add_job(5, NULL);
    ck_assert_int_eq(symlink("/dev/zero", jobs[5].path), 0);
    run(6);
    for (size_t i = 0; i < 6; i++)
        ck_assert_int_eq(taken.outcomes[i], i == 4 ? FUP_OUTCOME_ANSWER : FUP_OUTCOME_UNREADABLE);
    test_folder_remove(root);
}
END_TEST

START_TEST(a_mail_that_kills_is_tried_twice_and_the_rest_goes_on)
{
    static const char *const deadly[] = {"abort", "exit", "hang"};

    root = test_folder();
    for (size_t i = 0; i < 60; i++)
        add_job(i, i % 20 == 7 ? deadly[i / 20] : "mail");
    run(60);
    for (size_t i = 0; i < 60; i++) {
        bool is_deadly = i % 20 == 7;

        ck_assert_msg(taken.outcomes[i] == (is_deadly ? FUP_OUTCOME_DEADLY : FUP_OUTCOME_ANSWER),
                      "%zu", i);
        ck_assert_uint_eq(jobs[i].deaths, is_deadly ? 2 : 0);
    }
    test_folder_remove(root);
}
END_TEST

START_TEST(large_answers_come_whole)
{
    root = test_folder();
    add_job(0, "large");
    add_job(1, "mail");
    add_job(2, "large");
    run(3);
    ck_assert_uint_eq(taken.lens[0], 3000000);
    ck_assert_uint_eq(taken.lens[2], 3000000);
    ck_assert_str_eq(taken.first[1], "read mail of 4");
    test_folder_remove(root);
}
END_TEST

START_TEST(the_callers_status_ends_the_run)
{
    struct fup_pool_options given = options();

    root = test_folder();
    for (size_t i = 0; i < 50; i++)
        add_job(i, "mail");
    jobs[10].kind = 99;
    taken = (struct taken){.count = 0};
    ck_assert_int_eq(fup_pool_run(&given, jobs, 50, NULL), FUP_USAGE);
    ck_assert_uint_lt(taken.count, 50);
    test_folder_remove(root);
}
END_TEST

static bool
refuse(const void *context)
{
    (void)context;
    return false;
}

START_TEST(children_that_cannot_start_are_not_the_mails_fault)
{
    struct fup_pool_options given = options();
    struct fup_error error = {0};

    root = test_folder();
    add_job(0, "mail");
    given.prepare = refuse;
    ck_assert_int_eq(fup_pool_run(&given, jobs, 1, &error), FUP_OWN_FILES);
    ck_assert_uint_eq(jobs[0].deaths, 0);
    test_folder_remove(root);
}
END_TEST

START_TEST(memory_is_limited)
{
    root = test_folder();
    add_job(0, "memory");
    if (has_limits) {
        run(1);
        ck_assert_str_eq(taken.first[0], "refused");
    }
    test_folder_remove(root);
}
END_TEST

/* Each forbidden thing; the answer names those that went through. */
static bool
try_forbidden(const void *context, const struct fup_job *job, int file, struct fup_buffer *answer)
{
    char path[64];

    (void)context, (void)job, (void)file;
    (void)snprintf(path, sizeof path, "/tmp/followup-forbidden-%d", (int)getpid());
    if (open(path, O_WRONLY | O_CREAT, 0600) >= 0)
        fup_buffer_text(answer, "create ");
    if (open("/dev/null", O_RDWR) >= 0)
        fup_buffer_text(answer, "write ");
    if (socket(AF_INET, SOCK_STREAM, 0) >= 0)
        fup_buffer_text(answer, "socket ");
    if (socket(AF_UNIX, SOCK_STREAM, 0) >= 0)
        fup_buffer_text(answer, "unix ");
    if (kill(getppid(), 0) == 0)
        fup_buffer_text(answer, "kill ");
    if (fork() >= 0)
        fup_buffer_text(answer, "fork ");
    if (execl("/bin/true", "true", (char *)NULL) == 0 || errno != EPERM)
        fup_buffer_text(answer, "exec ");
    if (mkdir(path, 0700) == 0)
        fup_buffer_text(answer, "mkdir ");
    if (unlink("/etc/passwd-") == 0 || errno != EPERM)
        fup_buffer_text(answer, "unlink ");
    if (open("/etc/passwd", O_RDONLY) < 0)
        fup_buffer_text(answer, "no-read ");
    fup_buffer_text(answer, ".");
    return true;
}

START_TEST(a_child_can_do_nothing_but_read_and_answer)
{
    struct fup_pool_options given = options();

    root = test_folder();
    add_job(0, "mail");
    given.work = try_forbidden;
    taken = (struct taken){.count = 0};
    if (has_limits) {
        ck_assert_int_eq(fup_pool_run(&given, jobs, 1, NULL), FUP_OK);
        ck_assert_str_eq(taken.first[0], ".");
    }
    test_folder_remove(root);
}
END_TEST

FUP_UNIT_MAIN("indexer/pool", no_jobs_and_many_jobs, what_is_no_readable_file_never_reaches_a_child,
              a_mail_that_kills_is_tried_twice_and_the_rest_goes_on, large_answers_come_whole,
              the_callers_status_ends_the_run, children_that_cannot_start_are_not_the_mails_fault,
              memory_is_limited, a_child_can_do_nothing_but_read_and_answer)
