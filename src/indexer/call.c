/* indexer/call.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/call.h"

#include <locale.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/str.h"
#include "indexer/supervise.h"

const char *
fup_call_option(struct fup_call *call, const char *name)
{
    const char **arguments = (const char **)(uintptr_t)call->arguments;
    size_t len = strlen(name);
    const char *value = NULL;
    int at = 0;

    while (!value && at < call->argument_count && strcmp(arguments[at], "--") != 0) {
        const char *argument = arguments[at];

        if (strncmp(argument, "--", 2) == 0 && strncmp(argument + 2, name, len) == 0 &&
            (argument[2 + len] == '=' || argument[2 + len] == '\0'))
            value = argument[2 + len] == '=' ? argument + 3 + len : "";
        else
            at++;
    }
    if (value) {
        memmove(&arguments[at], &arguments[at + 1],
                (size_t)(call->argument_count - at - 1) * sizeof *arguments);
        call->argument_count--;
    }
    return value;
}

enum fup_status
fup_call_finish_options(struct fup_call *call)
{
    enum fup_status status = FUP_OK;

    if (call->argument_count > 0 && strcmp(call->arguments[0], "--") == 0) {
        call->arguments++;
        call->argument_count--;
    } else if (call->argument_count > 0 && call->arguments[0][0] == '-' && call->arguments[0][1]) {
        status = fup_error_set(&call->error, FUP_USAGE,
                               "%.60s: unknown option: see followup --help", call->arguments[0]);
    }
    return status;
}

int
fup_call_supervise(struct fup_call *call, const char *missing, int (*work)(void *call),
                   int milliseconds)
{
    if (fup_call_finish_options(call) != FUP_OK)
        return fup_error_exit_code(call->error.status);
    if (call->argument_count == 0)
        return fup_error_exit_code(fup_error_set(&call->error, FUP_USAGE, "%s", missing));
    return fup_supervise(work, call, milliseconds, &call->error);
}

int
fup_call_fail(struct fup_call *call)
{
    if (call->error.status != FUP_OK)
        (void)fprintf(stderr, "followup: %s\n", call->error.text);
    return fup_error_exit_code(call->error.status);
}

static const char *
environment_value(const char *name)
{
    const char *value = getenv(name);

    return value && *value ? value : NULL;
}

static void
read_surroundings(struct fup_call *call, struct fup_session_options *options, char *hostname,
                  size_t hostname_size)
{
    struct fup_environment *environment = &options->environment;
    const char *now = fup_call_option(call, "now"), *profile = fup_call_option(call, "profile");
    const char *zone = environment_value("TZ");

    environment->home = environment_value("HOME");
    environment->config_home = environment_value("XDG_CONFIG_HOME");
    environment->cache_home = environment_value("XDG_CACHE_HOME");
    environment->data_home = environment_value("XDG_DATA_HOME");
    environment->runtime_dir = environment_value("XDG_RUNTIME_DIR");
    environment->config = fup_call_option(call, "config");
    call->profile = profile ? profile : environment_value("FOLLOWUP_PROFILE");
    environment->profile = call->profile ? call->profile : environment_value("NOTMUCH_PROFILE");
    options->now = (fup_instant)time(NULL);
    options->now_text = now ? now : environment_value("FOLLOWUP_NOW");
    hostname[0] = '\0';
    if (gethostname(hostname, hostname_size) == 0)
        hostname[hostname_size - 1] = '\0';
    options->hostname = hostname;
    options->system_zone = zone ? zone + (zone[0] == ':') : "/etc/localtime";
    if (call->profile && strcmp(call->profile, "default") == 0)
        call->profile = NULL;
    call->options = options;
}

int
fup_call_run(int argc, char **argv, int (*verb)(struct fup_call *call))
{
    struct fup_session_options options = {0};
    struct fup_call call = {.arena = fup_arena_new(0)};
    char hostname[256];
    int code;

    (void)setlocale(LC_CTYPE, "C.UTF-8");
    (void)signal(SIGXFSZ, SIG_IGN); /* a file size limit is an error like a full disk */
    (void)signal(SIGPIPE, SIG_IGN);
    if (!call.arena) {
        (void)fup_error_set(&call.error, FUP_NO_MEMORY, "helper: not enough memory");
        return fup_call_fail(&call);
    }
    call.argument_count = argc - 1;
    call.arguments = (const char *const *)(argv + 1);
    read_surroundings(&call, &options, hostname, sizeof hostname);
    if (fup_session_open(call.options, &call.session, &call.error) == FUP_OK)
        code = verb(&call);
    else
        code = fup_error_exit_code(call.error.status);
    if (code != 0)
        (void)fup_call_fail(&call);
    fup_session_close(call.session);
    fup_arena_free(call.arena);
    return code;
}
