/* indexer/progress.h - one line on stderr that grows, on a terminal only.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef FUP_INDEXER_PROGRESS_H
#define FUP_INDEXER_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fup_progress {
    bool is_on;
    int64_t shown_at; /* milliseconds */
    bool is_shown;
};

/* `quiet`: never. */
void fup_progress_start(struct fup_progress *progress, bool quiet);
/* Draws at most ten times a second, and not in the first half second. */
void fup_progress_show(struct fup_progress *progress, size_t done, size_t total);
void fup_progress_end(struct fup_progress *progress); /* wipes the line */

#endif
