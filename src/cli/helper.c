/* cli/helper.c - output goes to files in memory, so that a helper that is left to go on never
 * blocks or dies on a closed pipe. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/helper.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifndef FUP_LIBEXEC
#define FUP_LIBEXEC "/usr/local/libexec/followup"
#endif
#define HELPER_NAME "followup-index"
#define MAX_ARGUMENTS 64
#define MAX_OUTPUT (32 << 20)

const char *
helper_path(struct context *context)
{
    const char *candidates[] = {getenv("FOLLOWUP_INDEX"), NULL, NULL, FUP_LIBEXEC "/" HELPER_NAME};
    const char *found = NULL;
    char own[4096];
    ssize_t len = readlink("/proc/self/exe", own, sizeof own - 1);
    char *slash;

    if (len > 0) {
        own[len] = '\0';
        slash = strrchr(own, '/');
        if (slash) { /* a build folder, or wherever the whole installation was put */
            candidates[1] =
                fup_arena_format(context->arena, "%.*s/" HELPER_NAME, (int)(slash - own), own);
            candidates[2] = fup_arena_format(
                context->arena, "%.*s/../libexec/followup/" HELPER_NAME, (int)(slash - own), own);
        }
    }
    for (size_t i = 0; !found && i < sizeof candidates / sizeof *candidates; i++) {
        if (candidates[i] && access(candidates[i], X_OK) == 0)
            found = candidates[i];
    }
    return found;
}

/* argv[0], verb, the common options that were given, the arguments. */
static const char **
make_arguments(struct context *context, const char *path, const char *verb,
               const char *const *arguments)
{
    static const struct {
        enum option_key option;
        const char *word;
    } common[] = {
        {OPTION_NOW, "--now"}, {OPTION_CONFIG, "--config"}, {OPTION_PROFILE, "--profile"}};
    const char **list = fup_arena_alloc(context->arena, MAX_ARGUMENTS * sizeof *list);
    size_t count = 0;

    if (!list)
        return NULL;
    list[count++] = path;
    list[count++] = verb;
    for (size_t i = 0; i < sizeof common / sizeof *common; i++) {
        if (context->values[common[i].option])
            list[count++] = fup_arena_format(context->arena, "%s=%s", common[i].word,
                                             context->values[common[i].option]);
    }
    for (; arguments && *arguments && count < MAX_ARGUMENTS - 1; arguments++)
        list[count++] = *arguments;
    return list;
}

static enum fup_status
missing(struct context *context)
{
    return fup_error_set(&context->error, FUP_OWN_FILES,
                         HELPER_NAME ": not found beside followup or in " FUP_LIBEXEC
                                     ": install it, or set FOLLOWUP_INDEX to its path");
}

enum fup_status
helper_become(struct context *context, const char *verb, const char *const *arguments)
{
    const char *path = helper_path(context);
    const char **list = path ? make_arguments(context, path, verb, arguments) : NULL;

    if (!path)
        return missing(context);
    if (list)
        (void)execv(path, (char *const *)(uintptr_t)list);
    return fup_error_set(&context->error, FUP_OWN_FILES, "%s: %s: install it again", path,
                         strerror(errno));
}

static int
memory_file(const char *name, const char *content)
{
    int file = memfd_create(name, MFD_CLOEXEC);
    size_t len = content ? strlen(content) : 0;

    for (size_t done = 0; file >= 0 && done < len;) {
        ssize_t written = write(file, content + done, len - done);

        if (written > 0) {
            done += (size_t)written;
        } else if (written < 0 && errno != EINTR) {
            (void)close(file);
            file = -1;
        }
    }
    if (file >= 0)
        (void)lseek(file, 0, SEEK_SET);
    return file;
}

static void
read_memory(int file, struct fup_buffer *buffer)
{
    char block[8192];
    off_t at = 0;
    ssize_t len;

    while (buffer->len < MAX_OUTPUT && (len = pread(file, block, sizeof block, at)) > 0) {
        fup_buffer_add(buffer, block, (size_t)len);
        at += len;
    }
}

static pid_t
start(const char *path, const char **list, const int files[3])
{
    pid_t child = fork();

    if (child == 0) {
        (void)setsid(); /* a Ctrl-C in the list must not end an update that goes on */
        for (int i = 0; i < 3; i++) {
            if (dup2(files[i], i) < 0)
                _exit(127);
        }
        (void)execv(path, (char *const *)(uintptr_t)list);
        _exit(127);
    }
    return child;
}

/* Waits for the end of a child for at most limit_ms; true when it ended. */
static bool
wait_limited(pid_t child, int limit_ms, int *exit_code)
{
    struct pollfd event = {(int)syscall(SYS_pidfd_open, child, 0), POLLIN, 0};
    struct timespec begin, now;
    int left = limit_ms, ready = 0, status = 0;
    bool ended;

    (void)clock_gettime(CLOCK_MONOTONIC, &begin);
    while (event.fd >= 0 && left > 0 && (ready = poll(&event, 1, left)) < 0 && errno == EINTR) {
        (void)clock_gettime(CLOCK_MONOTONIC, &now);
        left = limit_ms -
               (int)((now.tv_sec - begin.tv_sec) * 1000 + (now.tv_nsec - begin.tv_nsec) / 1000000);
    }
    /* A kernel older than 5.3 has no pidfd: then the limit is not kept. */
    ended = event.fd < 0 || ready > 0;
    if (event.fd >= 0)
        (void)close(event.fd);
    if (ended) {
        while (waitpid(child, &status, 0) < 0 && errno == EINTR)
            ;
        *exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    return ended;
}

static void
kill_child(pid_t child)
{
    (void)kill(-child, SIGKILL); /* its session: parser children too */
    (void)kill(child, SIGKILL);
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
        ;
}

enum fup_status
helper_run(struct context *context, const char *verb, const char *const *arguments,
           const char *input, int limit_ms, bool may_go_on, struct helper_result *result)
{
    const char *path = helper_path(context);
    const char **list = path ? make_arguments(context, path, verb, arguments) : NULL;
    int files[3] = {memory_file("input", input), memory_file("output", NULL),
                    memory_file("errors", NULL)};
    enum fup_status status = FUP_OK;
    pid_t child = -1;

    memset(result, 0, sizeof *result);
    if (!path)
        status = missing(context);
    else if (!list || files[0] < 0 || files[1] < 0 || files[2] < 0 ||
             (child = start(path, list, files)) < 0)
        status = fup_error_set(&context->error, FUP_OWN_FILES, "%s: %s: try again later", path,
                               strerror(errno));
    if (status == FUP_OK) {
        result->timed_out = !wait_limited(child, limit_ms, &result->exit_code);
        if (result->timed_out && !may_go_on)
            kill_child(child);
        read_memory(files[1], &result->output);
        read_memory(files[2], &result->errors);
    }
    for (int i = 0; i < 3; i++) {
        if (files[i] >= 0)
            (void)close(files[i]);
    }
    return status;
}

void
helper_release(struct helper_result *result)
{
    fup_buffer_release(&result->output);
    fup_buffer_release(&result->errors);
}

static enum fup_status
status_of_exit(int exit_code)
{
    static const enum fup_status statuses[] = {FUP_OK,       FUP_NOT_FOUND, FUP_USAGE,
                                               FUP_NO_INDEX, FUP_NO_MAIL,   FUP_BUSY};

    return exit_code > 0 && exit_code < (int)(sizeof statuses / sizeof *statuses)
               ? statuses[exit_code]
               : FUP_OWN_FILES;
}

int
helper_fail(struct context *context, const struct helper_result *result, const char *verb)
{
    const char *text = result->errors.text ? result->errors.text : "";
    size_t len = strcspn(text, "\n");

    if (strncmp(text, "followup: ", 10) == 0) {
        text += 10;
        len -= 10;
    }
    if (result->timed_out)
        (void)fup_error_set(&context->error, FUP_BUSY, "%s: it takes too long: try again", verb);
    else if (len > 0)
        (void)fup_error_set(&context->error, status_of_exit(result->exit_code), "%.*s",
                            (int)(len < 400 ? len : 400), text);
    else
        (void)fup_error_set(&context->error, status_of_exit(result->exit_code),
                            "%s: the helper ended without an answer: run `followup doctor`", verb);
    return fup_error_exit_code(context->error.status);
}
