/* indexer/update.h - brings the index up to date with the notmuch database.
 *
 * Work is proportional to what changed: the database's revision tells new and changed messages,
 * `watch` (messages of open cases) and a changing slice of the others are looked up for deletions,
 * which it does not tell. A whole mapping is made when the database's UUID, the window or a query
 * of the config changed; facts whose files are as they were are kept. Messages are read newest
 * first and published in slices, so that a first index is of use before it is complete: nothing
 * that answers a mail is missing before the mail itself is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_INDEXER_UPDATE_H
#define FUP_INDEXER_UPDATE_H

#include "indexer/pool.h"
#include "indexer/progress.h"
#include "store/config.h"
#include "store/paths.h"

struct fup_update_options {
    const struct fup_paths *paths;
    const struct fup_config *config;
    const char *profile; /* notmuch profile, NULL: notmuch's own choice */
    const char *home;    /* for "~/" in `holidays`; NULL: not set */
    fup_instant now;
    fup_instant since;            /* --since; FUP_NO_INSTANT: not given */
    bool full;                    /* read every mail again, make a damaged index anew */
    const char *rules;            /* fup_rules_mark */
    struct fup_pool_options pool; /* without `done` */
    const struct fup_zone *zone;  /* the user's */
    /* of pool.work, made when needed */
    const void *(*make_context)(const struct fup_zone *zone, struct fup_arena *arena);
    struct fup_progress *progress;
};

struct fup_update_result {
    size_t read, placed, dropped, unreadable;
    bool changed; /* something was published that may change rows */
};

/* FUP_OK; FUP_NO_MAIL, FUP_BUSY, FUP_USAGE (a query of the config), FUP_OWN_FILES, FUP_NO_MEMORY.
 * The index keeps its last published state after an error. */
enum fup_status fup_update_run(const struct fup_update_options *options,
                               struct fup_update_result *result,
                               struct fup_error *error) FUP_CHECKED;

#endif
