/* indexer/supervise.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/supervise.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TRIES = 4, OWN_EXIT = 64, FIRST_PAUSE_MILLISECONDS = 20 };

static int64_t
now_milliseconds(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Exit codes of ours are shifted, so that an exit(1) of the library is told from them. */
static pid_t
start(fup_supervised_work *work, void *context, const int ends[2])
{
    pid_t parent = getpid(), child = fork();

    if (child == 0) {
        (void)close(ends[0]);
        (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() == parent) {
            int code = work(context);

            (void)fflush(NULL);
            _exit(OWN_EXIT + code);
        }
        _exit(0);
    }
    return child;
}

/* The write end of the pipe closes with the child: then `end` can be read. False at the limit. */
static bool
wait_end(int end, int64_t deadline)
{
    struct pollfd event = {end, POLLIN, 0};
    int ready = 0;
    bool ended = false, late = false;

    while (!ended && !late) {
        int64_t left = deadline ? deadline - now_milliseconds() : -1;

        late = deadline && left <= 0;
        if (!late) {
            ready = poll(&event, 1, (int)left);
            ended = ready > 0 || (ready < 0 && errno != EINTR);
        }
    }
    return ended;
}

static int
reap(pid_t child)
{
    int status = 0;

    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

int
fup_supervise(fup_supervised_work *work, void *context, int limit_milliseconds,
              struct fup_error *error)
{
    int64_t deadline = limit_milliseconds ? now_milliseconds() + limit_milliseconds : 0;
    int status = 0, code = -1;

    for (int try = 0; code < 0 && try < TRIES; try++) {
        struct timespec pause = {0, FIRST_PAUSE_MILLISECONDS * 1000000L << try};
        int ends[2];
        pid_t child = pipe2(ends, O_CLOEXEC) == 0 ? start(work, context, ends) : -1;

        if (child < 0)
            return fup_error_exit_code(fup_error_set(
                error, FUP_OWN_FILES, "helper: %s: close other programs", strerror(errno)));
        (void)close(ends[1]);
        if (!wait_end(ends[0], deadline)) {
            (void)kill(child, SIGKILL);
            code = fup_error_exit_code(
                fup_error_set(error, FUP_BUSY, "notmuch database: no answer after %d s: try again",
                              limit_milliseconds / 1000));
        }
        (void)close(ends[0]);
        status = reap(child);
        if (code < 0 && WIFEXITED(status) && WEXITSTATUS(status) >= OWN_EXIT)
            code = WEXITSTATUS(status) - OWN_EXIT;
        else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
            try = TRIES; /* its own time limit: another try would take as long */
        else if (code < 0 && try + 1 < TRIES)
            (void)nanosleep(&pause, NULL);
    }
    if (code < 0)
        code = fup_error_exit_code(fup_error_set(
            error, FUP_NO_MAIL,
            "notmuch database: reading it ends the reader (%s %d): is it damaged? run notmuch "
            "count, then xapian-check",
            WIFSIGNALED(status) ? "signal" : "exit",
            WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status)));
    return code;
}
