/* store/paths.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/paths.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* An XDG variable counts only when it is an absolute path (Base Directory Specification 0.8). */
static const char *
base_folder(const char *variable, const char *home, const char *below_home, struct fup_arena *arena)
{
    const char *folder = NULL;

    if (variable && variable[0] == '/')
        folder = fup_arena_copy(arena, variable);
    else if (home && home[0] == '/')
        folder = fup_arena_format(arena, "%s/%s", home, below_home);
    return folder;
}

static bool
is_profile(const char *profile)
{
    return profile[0] != '\0' && profile[0] != '.' && !strchr(profile, '/') &&
           strlen(profile) <= 200;
}

static void
fill(struct fup_paths *paths, const struct fup_environment *environment, const char *profile,
     struct fup_arena *arena)
{
    const char *home = environment->home;
    const char *config = base_folder(environment->config_home, home, ".config", arena);
    const char *cache = base_folder(environment->cache_home, home, ".cache", arena);
    const char *data = base_folder(environment->data_home, home, ".local/share", arena);
    const char *runtime = environment->runtime_dir;

    if (config) {
        paths->config = environment->config ? fup_arena_copy(arena, environment->config)
                                            : fup_arena_format(arena, "%s/followup/config", config);
        paths->templates = fup_arena_format(arena, "%s/followup/templates", config);
    }
    if (cache) {
        paths->cache = fup_arena_format(arena, "%s/followup/%s", cache, profile);
        paths->index = fup_arena_format(arena, "%s/followup/%s/index.sqlite", cache, profile);
        paths->summary = fup_arena_format(arena, "%s/followup/%s/summary", cache, profile);
        paths->rows = fup_arena_format(arena, "%s/followup/%s/rows", cache, profile);
        paths->runtime = runtime && runtime[0] == '/'
                             ? fup_arena_format(arena, "%s/followup", runtime)
                             : fup_arena_format(arena, "%s/followup/%s/run", cache, profile);
    }
    if (data)
        paths->decisions = fup_arena_format(arena, "%s/followup/%s/decisions", data, profile);
}

enum fup_status
fup_paths_make(const struct fup_environment *environment, struct fup_arena *arena,
               struct fup_paths *paths, struct fup_error *error)
{
    const char *profile = environment->profile ? environment->profile : "default";
    enum fup_status status = FUP_OK;

    *paths = (struct fup_paths){0};
    if (!is_profile(profile)) {
        status = fup_error_set(error, FUP_USAGE,
                               "profile: no name of a folder: use letters, digits and '-'");
    } else {
        fill(paths, environment, profile, arena);
        if (fup_arena_failed(arena))
            status = fup_error_set(error, FUP_NO_MEMORY, "paths: not enough memory");
        else if (!paths->config || !paths->index || !paths->decisions)
            status = fup_error_set(error, FUP_OWN_FILES,
                                   "home folder: HOME is not set to a full path: set it");
    }
    return status;
}

/* Only folders that are made here get their mode set: the user's own ~/.cache is left alone. */
static bool
make_one(const char *folder)
{
    bool made = mkdir(folder, 0700) == 0;

    if (made)
        made = chmod(folder, 0700) == 0; /* whatever the umask */
    else
        made = errno == EEXIST;
    return made;
}

static enum fup_status
check_folder(const char *folder, struct fup_error *error)
{
    struct stat found;
    enum fup_status status = FUP_OK;

    if (stat(folder, &found) != 0)
        status = fup_error_set(error, FUP_OWN_FILES, "%s: %s: make this folder usable", folder,
                               strerror(errno));
    else if (!S_ISDIR(found.st_mode))
        status = fup_error_set(error, FUP_OWN_FILES, "%s: is no folder: move it away", folder);
    else if (found.st_uid != geteuid())
        status = fup_error_set(error, FUP_OWN_FILES,
                               "%s: belongs to another user: use a folder of your own", folder);
    else if (found.st_mode & (S_IWGRP | S_IWOTH))
        status = fup_error_set(error, FUP_OWN_FILES,
                               "%s: others may write to it: run chmod 700 on it", folder);
    return status;
}

enum fup_status
fup_paths_make_folder(const char *folder, struct fup_error *error)
{
    struct fup_arena *arena = fup_arena_new(0);
    char *path = arena ? fup_arena_copy(arena, folder) : NULL;
    enum fup_status status = FUP_OK;
    int why = 0; /* of the first parent that cannot be made: its child only says "no such folder" */

    if (!path)
        status = fup_error_set(error, FUP_NO_MEMORY, "%s: not enough memory", folder);
    for (char *slash = path; status == FUP_OK && slash;) {
        slash = strchr(slash + 1, '/');
        if (slash)
            *slash = '\0';
        if (make_one(path))
            why = 0;
        else if (why == 0)
            why = errno;
        if (why != 0 && !slash)
            status = fup_error_set(error, FUP_OWN_FILES, "%s: %s: make this folder writable",
                                   folder, strerror(why));
        if (slash)
            *slash = '/';
    }
    fup_arena_free(arena);
    return status == FUP_OK ? check_folder(folder, error) : status;
}
