/* store/paths.h - where our own files are. The front end reads the environment and fills this.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_STORE_PATHS_H
#define FUP_STORE_PATHS_H

#include "base/arena.h"

struct fup_paths {
    const char *config;    /* file: $XDG_CONFIG_HOME/followup/config, or --config */
    const char *templates; /* folder: $XDG_CONFIG_HOME/followup/templates */
    const char *cache;     /* folder: $XDG_CACHE_HOME/followup/<profile> */
    const char *index;     /* file: <cache>/index.sqlite */
    const char *summary;   /* file: <cache>/summary */
    const char *rows;      /* file: <cache>/rows */
    const char *decisions; /* folder: $XDG_DATA_HOME/followup/<profile>/decisions */
    const char *runtime;   /* folder: $XDG_RUNTIME_DIR/followup or <cache>/run */
};

struct fup_environment { /* what the front end found; NULL: not set */
    const char *home, *config_home, *cache_home, *data_home, *runtime_dir;
    const char *profile; /* --profile, FOLLOWUP_PROFILE, NOTMUCH_PROFILE, or "default" */
    const char *config;  /* --config */
};

/* FUP_OWN_FILES when there is no home folder at all, FUP_USAGE for a profile with '/' or a leading
 * '.'. */
enum fup_status fup_paths_make(const struct fup_environment *environment, struct fup_arena *arena,
                               struct fup_paths *paths, struct fup_error *error) FUP_CHECKED;
/* Makes a folder and its parents, 0700 whatever the umask; refuses one that another user owns or
 * may write (FUP_OWN_FILES). */
enum fup_status fup_paths_make_folder(const char *folder, struct fup_error *error) FUP_CHECKED;

#endif
