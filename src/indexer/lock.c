/* indexer/lock.c - SPDX-License-Identifier: GPL-3.0-or-later */
#include "indexer/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { STEP_MILLISECONDS = 10 };

static enum fup_status
wait_for(int file, const char *path, int wait_milliseconds, struct fup_error *error)
{
    const struct timespec step = {0, STEP_MILLISECONDS * 1000000L};
    bool locked = flock(file, LOCK_EX | LOCK_NB) == 0;

    for (int waited = 0; !locked && errno == EWOULDBLOCK && waited < wait_milliseconds;
         waited += STEP_MILLISECONDS) {
        (void)nanosleep(&step, NULL);
        locked = flock(file, LOCK_EX | LOCK_NB) == 0;
    }
    if (locked)
        return FUP_OK;
    return errno == EWOULDBLOCK
               ? fup_error_set(error, FUP_BUSY,
                               "index: another update is at work: wait for it, or try again")
               : fup_error_set(error, FUP_OWN_FILES, "%s: %s: use a file system with locks", path,
                               strerror(errno));
}

enum fup_status
fup_lock_take(const struct fup_paths *paths, int wait_milliseconds, int *file,
              struct fup_error *error)
{
    enum fup_status status = fup_paths_make_folder(paths->cache, error);
    char path[4096];

    *file = -1;
    (void)snprintf(path, sizeof path, "%s/lock", paths->cache);
    if (status == FUP_OK) {
        *file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
        if (*file < 0) {
            status = fup_error_set(error, FUP_OWN_FILES, "%s: %s: make the folder writable", path,
                                   strerror(errno));
        } else {
            (void)fchmod(*file, 0600);
            status = wait_for(*file, path, wait_milliseconds, error);
        }
    }
    if (status != FUP_OK && *file >= 0) {
        (void)close(*file);
        *file = -1;
    }
    return status;
}
