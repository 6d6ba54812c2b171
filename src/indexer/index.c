/* indexer/index.c - `index [--full] [--since=DATE] [--tag] [--quiet] [--detach]`: the lock, the
 * progress line, and what follows an update. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "indexer/call.h"
#include "indexer/lock.h"
#include "indexer/parser.h"
#include "indexer/rules.h"
#include "indexer/supervise.h"
#include "indexer/tag.h"
#include "indexer/update.h"
#include "indexer/verb.h"
#include "indexer/watch.h"

enum { LOCK_MILLISECONDS = 2000, DETACHED_LOCK_MILLISECONDS = 100 };

struct run {
    struct fup_call *call;
    fup_instant since;
    bool full, quiet, detach, tag;
};

static enum fup_status
read_since(struct fup_call *call, const char *text, fup_instant *since)
{
    struct fup_str written = fup_str_from(text ? text : "");
    enum fup_status status = FUP_OK;

    *since = FUP_NO_INSTANT;
    if (text) {
        *since = fup_instant_parse(written, fup_session_zone(call->session), NULL, NULL);
        if (*since == FUP_NO_INSTANT)
            status = fup_error_set(&call->error, FUP_USAGE,
                                   "--since: '%.40s' is no date: write one like 2026-01-31", text);
    }
    return status;
}

static enum fup_status
read_options(struct fup_call *call, struct run *run)
{
    const char *since = fup_call_option(call, "since");
    enum fup_status status;

    *run = (struct run){.call = call};
    run->full = fup_call_option(call, "full") != NULL;
    run->quiet = fup_call_option(call, "quiet") != NULL;
    run->detach = fup_call_option(call, "detach") != NULL;
    run->tag = fup_call_option(call, "tag") != NULL;
    status = fup_call_finish_options(call);
    if (status == FUP_OK && call->argument_count > 0)
        status = fup_error_set(&call->error, FUP_USAGE, "index: it takes no '%.40s'",
                               call->arguments[0]);
    if (status == FUP_OK)
        status = read_since(call, since, &run->since);
    return status;
}

static void
report(const struct fup_update_result *result)
{
    if (!isatty(STDERR_FILENO) && result->unreadable > 0)
        (void)fprintf(stderr, "followup: %zu mail%s: cannot be read: see followup doctor\n",
                      result->unreadable, result->unreadable == 1 ? "" : "s");
    else if (isatty(STDERR_FILENO))
        (void)fprintf(stderr, "%zu read, %zu unreadable, %zu looked at, %zu gone\n", result->read,
                      result->unreadable, result->placed, result->dropped);
}

/* In a child of its own (supervise.h). */
static int
update(void *context)
{
    struct run *run = context;
    struct fup_call *call = run->call;
    struct fup_progress progress;
    char rules[17];
    struct fup_update_result result;
    struct fup_update_options options = {
        .paths = fup_session_paths(call->session),
        .config = fup_session_config(call->session),
        .profile = call->profile,
        .home = call->options->environment.home,
        .now = fup_session_now(call->session),
        .since = run->since,
        .full = run->full,
        .rules = rules,
        .pool = {.prepare = fup_parser_prepare, .work = fup_parser_work},
        .zone = fup_session_zone(call->session),
        .make_context = fup_parser_context,
        .progress = &progress,
    };
    enum fup_status status;

    fup_rules_mark(rules);
    fup_progress_start(&progress, run->quiet);
    status = fup_update_run(&options, &result, &call->error);
    fup_progress_end(&progress);
    if (status == FUP_OK && result.changed)
        status = fup_watch_update(call->session, &call->error);
    if (status == FUP_OK && !run->quiet)
        report(&result);
    return status == FUP_OK ? 0 : fup_call_fail(call);
}

/* The process goes on alone: no terminal, no pipe of its caller, no zombie. False in the caller. */
static bool
detach(void)
{
    pid_t child = fork();
    int null;

    if (child > 0)
        return false;
    (void)setsid();
    if (child < 0 || fork() != 0)
        _exit(0);
    null = open("/dev/null", O_RDWR);
    for (int file = 0; null >= 0 && file < 3; file++)
        (void)dup2(null, file);
    if (null > 2)
        (void)close(null);
    (void)chdir("/");
    return true;
}

static int
run_index(struct fup_call *call)
{
    struct run run;
    struct fup_error fault = {0};
    int lock = -1, code;

    if (read_options(call, &run) != FUP_OK)
        return fup_error_exit_code(call->error.status);
    if (run.detach && !detach())
        return 0;
    if (fup_lock_take(fup_session_paths(call->session),
                      run.detach ? DETACHED_LOCK_MILLISECONDS : LOCK_MILLISECONDS, &lock,
                      &call->error) != FUP_OK)
        return fup_error_exit_code(call->error.status);
    code = fup_supervise(update, &run, 0, &fault);
    if (fault.status != FUP_OK)
        call->error = fault;
    if (code == 0 && run.tag) {
        code = fup_error_exit_code(fup_tag_update(call));
        if (code == 0 && !run.quiet)
            (void)puts("lieer keeps these tags to itself after: gmi set --ignore-tags-local "
                       "followup,followup-overdue,followup-done");
    }
    (void)close(lock);
    return code;
}

int
verb_index(int argc, char **argv)
{
    return fup_call_run(argc, argv, run_index);
}
