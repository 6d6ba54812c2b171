/* lua/host.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "lua/host.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef FUP_LIBEXEC
#define FUP_LIBEXEC "/usr/local/libexec/followup"
#endif

extern char **environ;

/* An empty variable counts as not set (XDG Base Directory Specification). */
static const char *
from_environment(const char *name)
{
    const char *value = getenv(name);

    return value && value[0] ? value : NULL;
}

static const char *
profile(void)
{
    const char *name = from_environment("FOLLOWUP_PROFILE");

    if (!name) {
        name = from_environment("NOTMUCH_PROFILE");
    }
    return name ? name : "default";
}

enum fup_status
fup_host_options(struct fup_arena *arena, struct fup_session_options *options)
{
    char hostname[HOST_NAME_MAX + 1] = "localhost";
    const char *zone = from_environment("TZ");

    if (gethostname(hostname, sizeof hostname) != 0) {
        strcpy(hostname, "localhost");
    }
    hostname[sizeof hostname - 1] = '\0';
    options->hostname = fup_arena_copy(arena, hostname);
    if (zone && zone[0] == ':') { /* POSIX: ":name" is the implementation's own form */
        zone++;
    }
    options->system_zone = zone ? zone : "/etc/localtime";
    options->environment.home = from_environment("HOME");
    options->environment.config_home = from_environment("XDG_CONFIG_HOME");
    options->environment.cache_home = from_environment("XDG_CACHE_HOME");
    options->environment.data_home = from_environment("XDG_DATA_HOME");
    options->environment.runtime_dir = from_environment("XDG_RUNTIME_DIR");
    options->environment.profile = profile();
    options->environment.config = from_environment("FOLLOWUP_CONFIG");
    return options->hostname ? FUP_OK : FUP_NO_MEMORY;
}

/* The child must not write into the editor's terminal. */
static int
start_quietly(const char *program, pid_t *child)
{
    char name[] = "followup-index", verb[] = "index", detach[] = "--detach";
    char *const arguments[] = {name, verb, detach, NULL};
    posix_spawn_file_actions_t actions;
    int error = posix_spawn_file_actions_init(&actions);

    if (error != 0) {
        return error;
    }
    for (int fd = 0; fd <= 2 && error == 0; fd++) {
        error = posix_spawn_file_actions_addopen(&actions, fd, "/dev/null", O_RDWR, 0);
    }
    if (error == 0) {
        error = posix_spawnp(child, program, &actions, NULL, arguments, environ);
    }
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

static const char own_place; /* an address inside this module */

/* followup-index of the installation that this module is in (lib/lua/V/followup/core.so), else of
 * the usual one, else whatever PATH has. */
static const char *
find_index(char *room, size_t size)
{
    static const char usual[] = FUP_LIBEXEC "/followup-index";
    Dl_info module;
    const char *slash = NULL, *found = "followup-index";

    if (dladdr(&own_place, &module) != 0 && module.dli_fname)
        slash = strrchr(module.dli_fname, '/');
    if (slash &&
        snprintf(room, size, "%.*s/../../../../libexec/followup/followup-index",
                 (int)(slash - module.dli_fname), module.dli_fname) < (int)size &&
        access(room, X_OK) == 0)
        found = room;
    else if (access(usual, X_OK) == 0)
        found = usual;
    return found;
}

enum fup_status
fup_host_start_index(const char *program, struct fup_error *error)
{
    char place[PATH_MAX];
    pid_t child = -1;
    int fault;

    if (!program) {
        program = from_environment("FOLLOWUP_INDEX");
    }
    if (!program) {
        program = find_index(place, sizeof place);
    }
    fault = start_quietly(program, &child);
    if (fault != 0) {
        return fup_error_set(error, FUP_NOT_FOUND,
                             "followup-index: %s: run `make install`, or set FOLLOWUP_INDEX",
                             strerror(fault));
    }
    while (waitpid(child, &fault, 0) < 0 && errno == EINTR) { /* --detach ends at once */
    }
    return FUP_OK;
}
