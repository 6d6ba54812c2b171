/* indexer/pool.h - children that read mail files, so that a mail may kill one of them and no more.
 *
 * The parent opens each file (it is never named to a child), passes the descriptor over a socket
 * and gets one answer. A child that takes longer than the limit is killed; one that dies is
 * replaced, and the file it worked on is tried once more. A file that is in work at two deaths is
 * given up. SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_INDEXER_POOL_H
#define FUP_INDEXER_POOL_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/calendar.h"

struct fup_job {
    const char *path;
    uint32_t kind; /* for the work function */
    int64_t size;  /* filled when it is opened */
    int64_t mtime; /* seconds; filled when it is opened */
    size_t item;   /* the caller's own */
    unsigned deaths;
};

enum fup_outcome {
    FUP_OUTCOME_ANSWER,     /* the child's bytes: still to be distrusted */
    FUP_OUTCOME_UNREADABLE, /* missing, no permission, no regular file, or the child says so */
    FUP_OUTCOME_DEADLY      /* two deaths */
};

/* Runs in a child. Reads `file`, adds its answer; false: it cannot be read. */
typedef bool fup_pool_work(const void *context, const struct fup_job *job, int file,
                           struct fup_buffer *answer);
/* Runs in the parent for each job, in the order in which they end; a status other than FUP_OK ends
 * the run with it. `bytes` is zero-terminated. */
typedef enum fup_status fup_pool_done(void *context, struct fup_job *job, enum fup_outcome outcome,
                                      const char *bytes, size_t len, struct fup_error *error);

struct fup_pool_options {
    size_t children;        /* 0: one per core, at most 8 */
    int limit_milliseconds; /* of wall time a job; 0: 2000 */
    bool (*prepare)(
        const void *context); /* in each child before its limits: libraries' own setup */
    fup_pool_work *work;
    const void *work_context; /* lives in the parent before the start: children have a copy */
    fup_pool_done *done;
    void *done_context;
};

/* Works through all jobs. FUP_OK, what `done` gave, or FUP_NO_MEMORY / FUP_OWN_FILES when no child
 * can be made. */
enum fup_status fup_pool_run(const struct fup_pool_options *options, struct fup_job *jobs,
                             size_t count, struct fup_error *error) FUP_CHECKED;

#endif
